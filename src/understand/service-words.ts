import { callsRubbish } from './words.ts'

/**
 * The words by which shoppers talk to a service desk, in both languages: what is to be done, and
 * to what. Phrases are separated by "|"; a verb with "*" stands for all its English forms. Nouns
 * stand in the singular, as atoms do.
 */
export const serviceWords = {
  // Actions.
  cancel:
    'cancel*|cancellation|call off|revoke*|annul*|abort*|取消|撤销|不想要了|不要了|别发了|不买了|撤单|退订单',
  unwanted:
    "don't want|dont want|do not want|no longer want|no longer need|don't need|dont need|do not need|can't afford|cant afford|cannot afford|no longer afford|can no longer pay|can't pay for|cant pay for|cannot pay for|changed my mind|regret|not use|don't use|dont use|do not use|no longer use|don't make use|dont make use|ain't using|aint using|don't wanna use|dont wanna use|付不起|不用了|不再用|不想用",
  delete:
    'delete*|deletion|remove*|removal|close*|closure|closing|terminate*|termination|erase*|deactivate*|deactivation|get rid of|shut down|注销|删除|删掉|销户|关闭|停用',
  change:
    'change*|modify*|modification|edit*|update*|correct*|correction|amend*|amendment|alter*|alteration|adjust*|rectify*|fix*|replace*|swap*|switch*|修改|更改|更正|更新|变更|改一下|改成|改到|改下|编辑|换成|换个|换一个|改|换',
  edit: 'change*|modify*|modification|edit*|update*|correct*|correction|amend*|alter*|adjust*|rectify*|fix*|修改|更改|更正|更新|变更|改一下|改下|编辑|改|换',
  switch:
    'switch*|swap*|use*|using|upgrade*|downgrade*|change to|changing to|change user|changing user|change account|move to|moving to|go to|log into another|切换|升级|降级|换到|换成|转成|转为|改用|换个账号|使用',
  add: '加一个|加个|add*|include*|insert*|missed|forgot to add|加|加上|添加|增加|补|多加',
  track:
    "track*|trace*|locate*|where is|where my order|where my parcel|where my package|where my delivery|where my stuff|where are|where did|follow*|status|eta|estimated time|arrival time|whereabout|progress|is on it's way|on its way|on the way|shipped yet|been shipped|dispatched|查|查询|跟踪|追踪|到哪|进度|状态|发货了|发货没|发出|什么情况|怎么还没|还没到|在哪",
  late: "hasn't arrived|hasnt arrived|has not arrived|not arrived|didn't arrive|not received|haven't received|havent received|never arrived|never came|is late|delayed|overdue|missing|没收到|还没到|没到|迟到|延误|一直没|怎么还没",
  see: 'see*|seeing|check*|view*|find*|finding|show*|look*|take a look|browse*|consult*|search*|locate*|where is|查|查看|看|看看|看一下|找|找不到|在哪|核对',
  get: 'get|getting|got|download*|obtain*|receive*|send*|sending|mail*|email*|e-mail*|print*|issue me|provide*|give me|need a copy|copy of|request*|reissue*|resend*|开|开具|开一张|下载|打印|发给我|发我|补开|补发|要一张|索取|寄给我|获取|拿到|怎么要',
  create:
    'create*|creation|open*|opening|register|registering|registered|sign up|signing up|signed up|set up|setting up|join*|new|another|enroll*|注册|开通|开户|创建|新建|申请|办|开个|建个|加入',
  enter:
    "set up|setting up|set*|setting|enter*|submit*|submitting|add*|put in|put*|register*|save*|store*|new|another|secondary|second|different|additional|isn't valid|isnt valid|not valid|invalid|valid|accept*|添加|新增|增加|填写|设置|录入|保存|新的收货|加一个|多一个|另一个|另外一个|无效",
  wrong: 'wrong|mistake|incorrect|outdated|old|typo|moved|move house|moving|填错|写错|错了|搬家',
  recover:
    'recover*|recovery|retrieve*|retrieval|reset*|restore*|restoration|forgot|forget|forgotten|lost|lose|remember*|unlock*|change*|set a new|recuperate*|找回|重置|忘记|忘了|忘|丢了|恢复|修改|改|记不得|不记得|想不起',
  report: 'report*|notify*|notifying|inform*|tell you about|flag*|反映|报告|反馈|上报',
  problem:
    "problem|issue|error|trouble|difficulty|fail*|failure|failed|can't|cant|cannot|can not|unable|couldn't|won't|wont|doesn't work|doesnt work|not working|not work|isn't working|isnt working|not go through|didn't go through|declined|rejected|refused|bug|glitch|stuck|wrong|invalid|charged twice|double charged|charged two times|twice|问题|失败|错误|报错|不了|不成功|没成功|被拒|异常|出错|不能|无法|没反应|扣了两次|重复扣款|扣款|多扣|扣了|故障|付不了",
  expect:
    "expect*|wait*|waiting|status|track*|trace*|processed|process*|update|anything new|news|where is|when will i|when will my|when do i|when am i|hasn't|hasnt|has not|still not|haven't|havent|not received|didn't receive|where are|follow|current|progress|arrive*|due|check on|没到账|到账|什么时候|进度|到哪|状态|等|还没|没收到|几天了|多少天了|怎么还|查|处理好|到了吗",
  circumstance:
    'in which case|in what case|which case|what case|in which situation|in what situation|what situation|which situation|under which circumstance|under what circumstance|circumstance|policy|guarantee|condition|term|rule|how long|how do refund|how do your refund|how does|eligible|when can i|allowed to|reimbursable|refundable|政策|规定|条件|规则|什么情况|哪些情况|能不能|可以退|可不可以|多久|几天内|怎么算|怎么退款|流程|支持退款',
  talk: 'talk*|speak*|speaking|chat*|chatting|contact*|reach*|call*|phone|ring|get in touch|getting in touch|in touch|connect*|transfer|put me through|need|want|get me|give me|联系|找|转|接|打电话|沟通|说话|聊|要|叫|接通',
  hours:
    'hour|what time|at what time|opening time|open|available|availability|number|phone|telephone|mail|email|e-mail|contact detail|when can i|when is|when are|toll free|free phone|working time|几点|时间|电话|号码|邮箱|上班|下班|在线吗|几号|工作时间|营业',
  leave:
    'leave*|leaving|left|write*|writing|submit*|submitting|send*|sending|give*|giving|post*|posting|share*|sharing|make|add|where can i|publish*|place to|写|发表|留|提交|提|给个|给你们|发布|晒|怎么评',
  file: 'file*|filing|make|making|lodge*|lodging|submit*|submitting|raise|raising|place|against|have a|register|issue a|提|提出|发起',
  /** Hides the verbs in it: "have got to", "could I get some help". */
  how: 'got to|get some help|get help|get any help|get assistance|get some assistance|get information|how|what do i|where do i|where can|where could|help|assistance|want|wanna|need|possible|could i|can i|i would like|know|trying|try|怎么|如何|怎样|流程',

  // Objects.
  order:
    'order|purchase|ordered|purchased|bought|order number|订单|单子|这单|那单|下的单|包裹|快递|买的东西',
  refund:
    'refund*|refunding|reimburse*|reimbursement|reimbursing|rebate*|rebating|compensation|compensate*|restitution|restitute*|money back|return my money|money return|give my money|退款|退钱|钱退|退我钱|退回来的钱|返款|赔偿|赔钱|补偿',
  invoice:
    'invoice|bill|receipt|billing document|tax document|发票|收据|账单|票据|开票|专票|普票|抬头',
  account:
    'account|profile|user|login|log in|membership|member|user name|username|账号|账户|帐号|帐户|会员|用户',
  data: 'info|information|data|detail|name|phone number|email address|e-mail address|personal|setting|资料|信息|手机号|绑定|昵称|邮箱|姓名',
  level:
    'free|freemium|premium|pro|gold|platinum|standard|silver|plus|vip|business|basic|黄金|白金|铂金|普通|高级|钻石|企业',
  password:
    'password|passwort|pwd|passcode|access key|access code|pass code|user key|profile key|account key|login key|credential|pin code|pass word|密码|口令',
  key: 'pin|key|pass|code',
  payment:
    'payment|pay|paying|my card|credit card|debit card|bank card|bank transfer|make a transfer|make transfer|transfer|wallet|checkout|check out|paypal|付款|支付|刷卡|微信|支付宝|信用卡|银行卡|扣款|扣了|扣了两次|重复扣款|多扣',
  method:
    'method|option|modality|mode|means|way|type of|form of|kind of|accept*|accepted|allow*|allowed|available|paypal|visa|mastercard|credit card|debit card|apple pay|google pay|cash on delivery|how can i pay|how do i pay|how to pay|can i pay|方式|方法|哪些|支持|可以用|能用|微信|支付宝|货到付款|怎么付|怎么支付|怎样付',
  address: 'address|shipping detail|delivery detail|收货地址|地址|收件地址|收货人|寄到哪|送货地址',
  delivery:
    'delivery|shipping|shipment|ship*|shipping|deliver*|delivering|dispatch*|courier|postage|mail order|配送|送货|快递|发货|物流|运费|邮寄|寄|送到|送达',
  parcel:
    'package|parcel|item|product|article|good|stuff|order|purchase|delivery|shipment|商品|货|东西|产品|包裹|快递|订单',
  time: 'when will i|when will my|when do i|when am i|how long|how soon|when|how many day|how much time|period|delivery time|time frame|timeframe|how fast|how quick|how quickly|多久|多长时间|几天|什么时候|何时|多快|时效|哪天',
  arrive:
    'arrive*|arriving|arrival|coming|receive*|get here|reach me|deliver*|be here|到|送到|收到|到货|送达',
  take: 'take*|taking|expect*|come|last|period|time|delivery time|需要|要',
  fee: 'fee|charge|penalty|cost|fine|手续费|费用|违约金|扣费|扣钱|罚款|收费|要钱',
  ending:
    'cancel*|cancelling|canceling|cancellation|terminate*|termination|withdraw*|withdrawal|early exit|exit|取消|解约|解除|终止',
  newsletter:
    'newsletter|news letter|unsubscribe*|email subscription|stop emailing|stop sending me email|stop sending me your email|stop sending email|mailing list|marketing email|promotional email|promotion email|marketing mail|promotional mail|订阅|邮件推送|推广邮件|促销邮件|促销短信|电子报|广告邮件|别再给我发邮件|别给我发|通讯邮件|退订',
  review:
    'review|feedback|comment|opinion|rating|suggestion|testimonial|评价|评论|意见|建议|反馈|晒单|好评|差评',
  complaint: 'complaint|claim|reclamation|complain*|complaining|投诉|举报|差劲|索赔',
  unhappy: `unhappy|not happy|dissatisfied|not satisfied|unsatisfied|bad experience|terrible|awful|horrible|unacceptable|disgusting|disappointed|furious|angry|worst|太差|失望|气死|不满|差劲|${callsRubbish}|坑人|骗子|生气|受不了`,
  desk: 'customer service|customer support|customer assistance|customer care|support team|service team|help desk|helpdesk|support service|support line|hotline|service hotline|after sale service|客服|售后|客户服务|服务热线|热线',
  agent:
    'agent|human|person|someone|somebody|operator|representative|rep|assistant|live agent|real person|human being|staff|manager|supervisor|advisor|adviser|employee|人工|真人|工作人员|专员|经理|主管',
  registration:
    'registration|signup|sign-up|sign up|register|registering|registered|signing up|注册',
  enrolment: 'registration|signup|sign-up',
} as const satisfies Record<string, string>

export type ServiceWord = keyof typeof serviceWords
