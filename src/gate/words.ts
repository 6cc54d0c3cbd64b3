import type { GateReason } from './facts.ts'

/**
 * Words that no model may use of its own accord, by class. All patterns are tried over the
 * normalised sentence in lower case; no alternative of theirs repeats, so each is linear.
 */
const latin = (words: string): string => String.raw`(?<![\p{L}\d])(?:${words})(?![\p{L}\d])`
const pattern = (english: string, chinese: string): RegExp =>
  new RegExp(`${latin(english)}|${chinese}`, 'u')

/** "Frost-free", "feel free", "free of": the word that costs nothing here. */
export const harmlessFree =
  /(?:frost|hands?|bpa|pfoa|pfas|ptfe|hassle|worry|ad|wire|cable|cord|tangle|noise|duty|oil|fat|dust|smoke|glare|flicker|fuss|stress|trouble|mess|bag|lint|odou?r|sugar|gluten|lactose)[- ]free|feel free|free[- ]?standing|free[- ](?:time|space|hand|hands|up|flow|choice|air|moving|weekend|evening|day)s?(?!\p{L})/gu

export const offer = pattern(
  String.raw`free|for nothing|at no (?:extra |additional |further )?(?:cost|charge)|no (?:extra |additional )?charge|on the house|on us|complimentary|gratis|discount(?:s|ed|ing)?|sales?|on[- ]sale|deals?|promos?|promotions?|promotional|coupons?|voucher(?:s)?|promo ?codes?|codes?|cash ?backs?|rebates?|gifts?|giveaways?|freebies?|bonus|bogo|buy (?:one|two|1|2),? get|two for|2 for 1|two[- ]for[- ]one|bundle(?:s|d)?|price[- ]match(?:es|ed|ing)?|match (?:any|the|that|their|your) price|beat any price|clearance|half[- ]?price|half (?:the|its|of the|of its|that|their) (?:price|cost)|half off|percent off|off the (?:price|total|list)|knock(?:ed|ing)? (?:\S+ ){0,2}off|reduced|reduction|markdowns?|marked down|slashed|price (?:drop|cut)s?|drop(?:ped|ping)? (?:the|its|in) price|lower the price|lowered|bargain|steal|special price|specials?|special offers?|offers? (?:ends?|valid|expires?)|(?:an|this|our|the|limited|introductory|exclusive) offer|savings?|you (?:will )?save|save (?:up|an|big|more|money|\$|\d)|loyalty|points|rewards?|credits?|store credit|black friday|cyber monday|prime day|singles'? day|members? (?:get|price|only)|student price|employee price|friends and family|throw in|throw(?:ing|n)? (?:\S+ ){0,3}in|originally|was (?:\$|\d)|used to (?:cost|be)|list price|msrp|rrp|retail price|wholesale|negotiat(?:e|ed|able|ion)|haggle|(?:best|lowest|special|good|great|better|lower) price (?:guarantee|ever|around|anywhere|for you|just for you)|costs? nothing|pay nothing|zero (?:dollars|cost)|for (?:just |only )?(?:a|one) (?:dollar|buck|penny|cent)s?|next to nothing|peanuts|pennies|today only|price (?:is|was) (?:wrong|different)`,
  '打折|折扣|[一二三四五六七八九十\\d]折|优惠|特价|促销|免费|免单|赠品|赠送|附赠|送您|送你|白送|立减|满减|直降|降价|减价|返现|返利|返券|返还|红包|券|半价|买一送|买1送|秒杀|清仓|甩卖|大促|双十一|双11|618|会员价|内部价|员工价|学生价|底价|原价|砍价|议价|还价|让利|抵扣|抵用|积分|补贴|国补|套餐价|打包价|便宜卖|不要钱|零元|价格保护|保价|比价|最低价|全网最低|历史最低|史低|省下|立省|再送|多送|送一|加送|满赠|礼品|好礼|大礼|活动价|限时价|划线价',
)

export const stock = pattern(
  String.raw`stocks?|stocked|restock(?:s|ed|ing)?|re-?stocked|sold out|sell(?:s|ing)? (?:out|fast|quickly)|selling|almost gone|nearly gone|going fast|while (?:stocks?|supplies) last|supplies|last (?:chance|one|ones|few|unit|units|piece|pieces)(?= left| in| remaining|!|$)|last chance|only (?:a )?(?:\S+ )?(?:left|remain\S*)|(?:\S+ )?(?:units?|pieces?|items?) (?:left|remain\S*)|left in (?:stock|our|the) ?\S*|few left|left at this|limited(?:[- ](?:time|stock|edition|quantity|quantities|number|supply|offer))?|hurry|act (?:now|fast|quickly)|order (?:now|today|soon|fast|before)|buy (?:now|today|before)|don't (?:miss|wait)|before it'?s gone|ends? (?:today|tonight|soon|tomorrow|midnight|this|on|in)|expires?|back (?:on|in) (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|stock|january|february|march|april|may|june|july|august|september|october|november|december)|available|availability|unavailable|back ?order(?:ed)?|pre-?orders?|warehouse|inventory|discontinued|coming soon|next (?:week|month|delivery)|everyone is buying|people are (?:looking|viewing)|(?:people|shoppers|others) (?:have )?(?:bought|viewed|ordered)|in demand|high demand|flying off|today|tonight|tomorrow|this week(?:end)?|right now only`,
  '有货|现货|缺货|无货|断货|到货|补货|库存|仅剩|只剩|还剩|剩下|最后一|最后[几0-9]|抢购|抢完|售罄|卖完|卖光|限时|限量|限购|欲购从速|尽快下单|赶快|赶紧|马上下单|手慢|错过|截止|今天|今晚|明天|本周|热卖|热销|预售|停产|下架|即将上市|正在看|人在抢',
)

export const policy = pattern(
  String.raw`deliver(?:y|ies|s|ed|ing)?|shipp?(?:ing|ed|s|ment)?|dispatch(?:ed|es)?|courier|postage|returns?|returned|returnable|refund(?:s|ed|able|ing)?|money[- ]back|exchang(?:e|es|ed|eable)|warrant(?:y|ies)|guarante(?:e|es|ed)|instal?lments?|monthly payments?|pay (?:monthly|later|in|over)|financing|finance|interest[- ]free|apr|deposit|installation (?:service|is|included|by)|(?:free|professional|home) installation|we(?:'ll| will)? install|install(?:ed)? (?:it )?(?:for|by|at)|trade[- ]?ins?|recycl\S+|haul(?:ed)? away|privacy|personal data|gdpr|account|accounts|policy|policies|terms(?: and conditions| of)?|customs|duties|import tax|taxes|tax|vat|age (?:limit|restriction)|over 18|under 18|insur(?:ance|ed)|cooling[- ]off|claim(?:s|ed)? (?:the|a|within|your)|after (?:purchase|your purchase|buying)|within \d+ (?:business |working )?(?:days|hours|weeks|months|years)|business days|working days|per (?:account|customer|household)|customer service will|repairs?|repaired|replac(?:e|ed) (?:it )?(?:for|if|free|within)|replacement (?:is|within|device|unit)|pick(?:ed)? up in|click and collect|pay on|cash on delivery|payment (?:plan|method|terms)s?|after-sales|try (?:it )?(?:at home|for \d+|risk)|trial|risk[- ]free|no questions asked|lifetime|sign[- ]?up|subscription|subscribe|minimum (?:spend|order)|restocking`,
  '送货|配送|发货|快递|物流|运费|包邮|邮费|退货|退换|退款|退回|换货|包换|包退|无理由|保修|质保|联保|三包|维修|安装服务|免安装费|上门|分期|免息|首付|月供|花呗|白条|以旧换新|旧机|回收|隐私|账户|账号|注册|政策|规定|条款|关税|税|发票|保险|售后|试用|退押|押金|定金|订金|最低消费|次日达|当日达|[0-9一两三四五六七八九十]+(?:天|日|个工作日)(?:内|以内|之内|送达|到)|工作日|满十八|未成年',
)

export const commitment = pattern(
  String.raw`promise|promised|promises|guarantee|pledge|swear|vow|legally binding|binding|no takesies|takesies|deal!|it'?s a deal|you(?:'ve| have)? (?:got|have) (?:yourself )?a deal|we have a deal|you have my word|my word|word of honou?r|i (?:hereby )?(?:confirm|agree|accept|certify|commit|undertake|assure)|i can confirm|i(?:'ll| will) make sure|rest assured|agreed|accepted|hereby|in writing|contract|contractual|count on it|no matter what|whatever you say|as you command|your wish is|handshake|shake on|done deal|sold!|locked in|lock in|obligat\S+|entitled|you can hold (?:me|us)|take it to the bank|100 ?% (?:sure|certain)|makes it official`,
  '我保证|我们保证|保证|我承诺|承诺|一言为定|成交|法律效力|法律约束|合同|具有约束|我确认|我同意|说话算数|说到做到|绝无虚言|君子一言|我发誓|以此为准|白纸黑字|签订|违约',
)

const acts =
  'appl(?:y|ied|ying)|add(?:ed|ing)?|reserv(?:e|ed|ing)|order(?:ed|ing)?|refund(?:ed|ing)?|notif(?:y|ied|ying)|forward(?:ed|ing)?|upgrad(?:e|ed|ing)|cancel(?:l?ed|l?ing)?|e-?mail(?:ed|ing)?|sen[dt]|sending|ship(?:ped|ping)?|book(?:ed|ing)?|plac(?:e|ed|ing)|process(?:ed|ing)?|schedul(?:e|ed|ing)|arrang(?:e|ed|ing)|charg(?:e|ed|ing)|credit(?:ed|ing)?|issu(?:e|ed|ing)|updat(?:e|ed|ing)|chang(?:e|ed|ing)|set (?:the|your|up|aside)|hold|held|lock(?:ed|ing)?|call(?:ed|ing)?|phon(?:e|ed|ing)|contact(?:ed|ing)?|escalat(?:e|ed|ing)|transfer(?:r?ed|ring)?|register(?:ed|ing)?|subscrib(?:e|ed|ing)|sav(?:e|ed|ing) (?:your|it|the)|remov(?:e|ed|ing)|delet(?:e|ed|ing)|submit(?:ted|ting)?|fil(?:e|ed|ing)|waiv(?:e|ed|ing)|extend(?:ed|ing)?|activat(?:e|ed|ing)|unlock(?:ed|ing)?|overrid(?:e|den|ing)|overrode|approv(?:e|ed|ing)|authori[sz](?:e|ed|ing)|confirm(?:ed|ing)?|creat(?:e|ed|ing)|open(?:ed|ing)? (?:a|your)|request(?:ed|ing)?|assign(?:ed|ing)?|pass(?:ed|ing)? (?:it|this|that|your|on)|reach(?:ed|ing)? out|complet(?:e|ed|ing)|pa(?:y|id|ying)|purchas(?:e|ed|ing)|bought|deduct(?:ed|ing)?|adjust(?:ed|ing)?|lower(?:ed|ing)?|reduc(?:e|ed|ing)|grant(?:ed|ing)?|spoke|spoken|talked|check(?:ed|ing)? with|ask(?:ed|ing)? (?:my|our|the)|verif(?:y|ied|ying) your|tell (?:my|our|the)|told (?:my|our|the)|deliver(?:ed|ing)?|install(?:ed|ing)?|put (?:it|one|this|that|them) (?:in|on|aside|into)|tweak(?:ed|ing)?|escort\\S*|alert(?:ed|ing)?|log(?:ged|ging)|record(?:ed|ing)'

export const action = pattern(
  String.raw`(?:i|we)(?:'ve|'ll|'m|'re| have| had| will| am| are| can| could| shall| did|'d)?(?: just| already| now| also| gladly| happily| be| been| going to| about to| personally| successfully| gone ahead and| go ahead and| immediately| have| quickly| even| kindly| able to| happy to){0,3} (?:${acts})(?! (?:up|the (?:three|two|options|list)))|let me (?:just |quickly |go ahead and )?(?:${acts})|(?:your|the) (?:order|refund|cart|basket|booking|reservation|return|payment|account|cancellation|request|discount|coupon|code|ticket|complaint|upgrade|item|address)s? (?:is|are|was|were|has|have|will|should|gets?|got)(?: now| been| already| successfully| be| being)* (?:\p{L}+ed|sent|paid|on its way|on the way|in your|complete|ready|active|live|set|placed|done)|(?:has|have) been (?:added|applied|placed|reserved|cancell?ed|refunded|forwarded|notified|sent|shipped|upgraded|charged|activated|confirmed|processed|booked|updated|approved|waived|credited|e-?mailed|escalated|scheduled|submitted|issued)|(?:a|our|my|the|someone|one of our) ?(?:colleagues?|agents?|managers?|team|supervisors?|technicians?|specialists?|staff|representatives?|humans?|people|person|experts?|advisors?|warehouse|support|department|boss)? (?:will|would|has|have|is going to|'ll|can) (?:\S+ ){0,2}?(?:call|contact|e-?mail|reach|phone|get back|ring|visit|write|reply|approve|respond|be in touch|agreed|confirmed|approved|follow)\S*|expect a (?:call|confirmation|reply|message|visit)|you(?:'ll| will) (?:receive|get|hear) (?:an?|your|the|from|it|confirmation)|you have been|you(?:'ve| have) (?:won|received|been)|consider it done|all (?:set|done|sorted)|(?:order|refund|discount|code|coupon|cancellation|payment|upgrade) (?:applied|placed|confirmed|processed|issued|accepted|activated|approved|complete|completed|successful)|done[!:,]|taken care of|on its way|on the way to you|tracking (?:number|code)|order (?:number|no|id|confirmation)|check your (?:e-?mail|inbox|phone)|sent you|waiting in your (?:cart|basket)|in your (?:cart|basket)|credit card|card number|cvv|cvc|iban|bank (?:account|details)|password|passcode|pin code|social security`,
  '我已经|我已|已为[您你]|已经为[您你]|已帮[您你]|已经帮[您你]|帮[您你](?:下单|下了|加入|预留|申请|取消|办|联系|退|改|锁|留|订|升级|通知|提交|安排)|为[您你](?:下单|预留|申请|取消|办理|联系|退款|安排|锁定|预订|升级|提交|转接|登记|开通|调整|改)|给[您你](?:下单|预留|申请|办|退|发了|发送|留|改|调)|替[您你]|(?:订单|退款|申请|优惠|地址|预约|付款|支付|账户|购物车)(?:已|已经|成功)|(?:下单|退款|支付|预订|取消|提交|申请)成功|已(?:下单|确认|取消|退款|发货|加入|提交|通知|转交|升级|预留|申请|生效|安排|添加|处理|发送|联系|报备|登记)|(?:客服|同事|经理|专员|主管|师傅|工作人员|人工)(?:会|将|稍后|马上|已|很快)|稍后会有|会(?:给|跟|与)?[您你](?:打电话|致电|联系|发短信|发邮件|回电)|请查收|请留意|单号|银行卡|信用卡|卡号|密码|验证码|身份证|加入购物车了|放进购物车',
)

export const leak = pattern(
  String.raw`system (?:prompt|message|instructions?)|(?:my|these|the|initial|hidden|secret|following) (?:system )?(?:instructions?|prompt|guidelines|programming|directives?|rules)|instructed|developer (?:message|mode|note)|prompts?|api[- _]?keys?|access tokens?|tokens?|secrets?|canary|credentials?|confidential|internal(?:ly)?(?: (?:note|only|field|price|cost|id|data|memo|use))?|cost price|purchase price|our (?:cost|margin|purchase|markup|profit)|margins?|mark-?up|profits?|wholesale|supplier(?:s)?|other (?:customers?|shoppers?|users?|conversations?)|another (?:customer|shopper|user|conversation)|previous (?:customer|shopper|user)|(?:customer|shopper|user)(?: named| called)? [a-z]+ (?:ordered|bought|paid|lives|asked)|i(?:'m| am) (?:a |an |not a |actually |really |also |only )*(?:human|person|real|man|woman|bot|robot|language model|llm|gpt|claude|employee|sales ?(?:person|man|woman)|people)|real (?:human|person)|human (?:being|agent|here)|my name is|speaking with|chatgpt|openai|gpt|anthropic|claude|gemini|llama|mistral|deepseek|qwen|language model|large language|ignore (?:all|any|previous|prior|the|your)|as an? (?:ai|human)|ai model|training data|trained (?:on|by)|context window|begin|end of|tool calls?|function calls?|json|debug|admin|sudo|root|database|sql|env|config(?:uration)?|roleplay|jailbreak|dan`,
  '系统提示|提示词|我的指令|我的设定|系统指令|指令|开发者|密钥|口令|令牌|内部|机密|保密|成本价|进价|进货价|毛利|利润|利润率|供应商|供货商|其他(?:顾客|客户|用户|会员|买家的)|别的(?:顾客|客户|用户)|另一位(?:顾客|客户|用户)|上一位|我是(?:真人|人类|人工|活人|真正的人|一个人|本店员工|店员|店长|客服人员)|我不是(?:机器人|AI|ai|程序)|大模型|语言模型|训练数据|忽略(?:之前|以上|所有)|数据库|后台数据',
)

/** Statements about goods that no record proves: praise by others, safety, health, origin, blame. */
export const unprovable = pattern(
  String.raw`safe(?:r|st|ly)? (?:for|to|around|with|enough|even)|child[- ]?proof|baby[- ]?safe|pet[- ]?safe|safety|hypoallergenic|allerg\S*|asthma\S*|antibacterial|anti-?bacterial|antimicrobial|kills?|germs?|bacteria|viruses|cures?|heals?|treats?|prevents?|relieves?|medical(?:ly)?|medicine|clinically|clinical|doctors?|dentists?|dermatologist\S*|therapeutic|healthy|healthier|health benefits?|toxic|non-?toxic|toxins?|cancer\S*|radiation|bpa[- ]free|pfas[- ]free|food[- ]safe|fire[- ]?proof|explosion|shock[- ]?proof|indestructible|unbreakable|bullet ?proof|never (?:breaks?|fails?|buy|needs?|overheats?)|won't (?:break|fail|overheat|ever)|lasts? (?:forever|a lifetime|longer than|for (?:years|decades|ever))|award\S*|prize|winner|winning|certifi\S+|approved|accredited|endorse\S*|recommended by|tested by|lab[- ]tested|independent(?:ly)?|patented|organic|vegan|fda|nasa|ce[- ]marked|ul[- ]listed|energy star|iso \d+|best[- ]?sell\S*|bestsellers?|top[- ]?sell\S*|most (?:popular|people|customers|shoppers|buyers|bought|sold|trusted|advanced)|popular|everyone|customers (?:love|say|rave|report|praise|prefer)|people (?:love|say|rave)|reviewers|(?:buyers|users|owners|shoppers) (?:love|say|rave|report|praise|prefer|complain)|experts?|brand[- ]new|new (?:model|version|release|for)|newest|latest|just (?:released|launched)|next[- ]gen\S*|state of the art|made in|manufactured in|assembled in|imported|hand-?made|genuine|refurbish\S*|second[- ]hand|used one|like new|recall\S*|defect\S*|world'?s|in the world|on the market|on earth|of all time|anywhere|in its class|in (?:our|the) (?:whole |entire )?(?:shop|store|range|catalogue|catalog)|we (?:sell|carry|have)(?: ever)?|ever made|number one|no\.? ?1|#1|garbage|rubbish|junk|trash|crap|scam|rip-?off|awful|terrible|horrible|useless|worthless|worst|overpriced|stay away|avoid|don't buy|never buy|do not buy|waste of|inferior|cheap(?:ly)? made|fake|counterfeit|competitors?|other (?:shops?|stores?|brands?|retailers?|sellers?|manufacturers?)|others? (?:are|is|break|fail|fall)|twice as|three times|times (?:as|more|less|faster|quieter|better)|half as|double (?:the|its|that)|triple|amazon|ebay|walmart|costco|best ?buy|megashop|elsewhere`,
  '对(?:婴儿|宝宝|孕妇|宠物|儿童)?(?:无害|安全)|安全无毒|无毒|无害|无辐射|过敏|抗敏|抗菌|杀菌|除菌|灭菌|细菌|病毒|治疗|治愈|预防|缓解|医用|医疗|医生|牙医|临床|保健|养生|延年|致癌|甲醛检测|永不|不会坏|用不坏|终身|一辈子|获奖|大奖|金奖|认证|权威|专利|专家|有机|国标认证|畅销|爆款|销量|最受欢迎|热门|大家都|很多人|都说|口碑|好评如潮|用户反馈|买家(?:都|普遍|反映)|全新|最新|新款|新品|刚上市|升级版|旗舰版|纪念版|产自|产地|原装|进口|德国制造|日本制造|国产|手工|正品|翻新|二手|召回|全球|世界|全国|全网|市面上|市场上|同级|行业|史上|全店|本店最|第一品牌|垃圾|破烂|骗人|太差|很差|最差|烂|别买|不要买|千万别|避雷|踩坑|坑人|智商税|不值|劣质|山寨|假货|竞品|别家|其他品牌|其他店|别的店|翻倍|[两三四五六七八九十数\\d]倍|一半的|淘宝|京东|拼多多|天猫|亚马逊|抖音',
)

/** Openings of a clause that tells of the shopper's wish, or supposes something. */
export const wish =
  /(?<![\p{L}\d])(?:you(?:'d|'ve|'re| are| have| had| would| might| may| also| really| did| do| said| told| mentioned)* (?:wanted|want|need|needed|asked|ask|looking|look for|prefer|preferred|like|mentioned|said|told|care|value|require|after|have in mind|had in mind|plan|hope|hoped|describe|described|set)|your (?:need|needs|wish|wishes|request|requirement|requirements|priority|priorities|question|home|family|kitchen|preference|preferences|list|must-have|must-haves|criteria)|if|whether|unless|in case|should you|for (?:anyone|someone|people|those) who|depends|depending|would you|do you|are you|did you|let me know|tell me|asked for|based on)(?![\p{L}\d])|[您你](?:想要|要的|需要|要求|提到|说过|希望|喜欢|看重|更看重|在意|偏好|打算|之前|刚才|想|要|更想|更喜欢)|如果|若|假如|要是|是否|根据[您你]|按照[您你]|既然[您你]|取决于/gu

/** "It meets your wish for Wi-Fi" tells of the goods after all. */
export const fulfils =
  /(?<![\p{L}])(?:meets?|fulfils?|fulfills?|satisf(?:y|ies)|matches|match|covers?|ticks?|delivers?|provides?|answers?)(?![\p{L}])|满足|符合[您你]/u

/** Says that something is not known, which is true exactly when the record is silent. */
export const unknown =
  /(?:n't|not|no|never|nothing)(?: \p{L}+){0,3} (?:state|stated|states|list|listed|lists|specified|specify|given|give|known|know|mention|mentioned|mentions|say|says|sure|information|info|data|details?|figure|figures)(?![\p{L}])|unknown|unclear|unspecified|unstated|未标明|未注明|没有标|没标|没写|未写|未提供|没有提供|没有说明|没有注明|不清楚|不知道|不确定|未知|没有(?:这项|相关|该|这方面|这个)?(?:信息|数据|资料)/u

/** Says that the assistant cannot do or does not know something. */
export const disclaimer =
  /^(?:(?:but|and|so|unfortunately|sorry|i'm sorry|i am sorry|i'm afraid|please note that|note that|also)[,:]? (?:but )?)*(?:i|we)(?:'m| am| do| can| could|'re| are)?(?: not|n't|not|nnot)(?: \p{L}+){0,2}? (?:give|offer|grant|change|negotiate|promise|see|know|tell|say|confirm|check|place|cancel|add|access|have|able|guess|judge|look|find|speak|make|apply|do|guarantee|invent|allowed)(?![\p{L}])|^(?:抱歉|很抱歉|对不起|不好意思)?[,，]? ?(?:我|我们)(?:暂时|目前|这边|也)?(?:不能|无法|没法|没有权限|无权|不清楚|不知道|查不到|看不到|没有办法|不确定|没有这)/u

/** Takes back what a disclaimer says. */
export const takesBack =
  /(?<!\p{L})(?:but|however|though|although|except|unless|instead|still|anyway|yet|only|until|just this once)(?!\p{L})|[;:]|但|不过|除非|除了|却|只是|可以给|例外/u

/** Marks of program text, tags and pictures; none is prose. */
export const markup =
  /[<>{}\\|^~]|`|!\[|\]\(|\]\[|\[[^\]]*\]:|&[a-z#]|(?:javascript|vbscript|data|file|blob|about|ftp|mailto|tel|event|id|retry) ?:(?! )|on(?:error|load|click|mouse\w*|focus) ?=|\w+\([^)]*\) ?;|\w+ ?= ?["'\w]|document\.|window\.|\$\{|\{\{|<\/|\/>|"\w+" ?:/iu

export const link =
  /https?:?\/|www\.|:\/\/|\/\/|@|(?<![\p{L}\d])[\p{L}\d-]{2,}\.(?:com|net|org|io|co|shop|store|info|biz|example|test|local|dev|app|ai|xyz|top|site|online|cn|uk|de|fr|eu|us|ru|me|tv|ly|gl|cc|in|jp|link|click|club|live|pro|tech|zip|mov|ws|to|tk|ml|gov|edu)(?![\p{L}\d])|(?<![\p{L}])(?:dot|\(dot\)|\[dot\]|点) ?(?:com|net|org|io|co|shop|example|cn|info)(?![\p{L}])|(?<![\p{L}])(?:e-?mail us|call us|phone us|text us|whatsapp|telegram|wechat|hotline|website|web site|url|links?|click (?:here|on|the)|visit (?:us|our|the)|log in at|go to (?:our|the|this)|qr code|scan)(?![\p{L}])|网址|链接|网站|点击|扫码|微信|加我|热线|拨打|致电|邮箱|电话|二维码|公众号|QQ|qq/iu

/** A telephone number, however it is grouped. */
export const phone = /(?<!\d)\+?\d(?:[ .()-]?\d){8,}(?!\d)/

/** Letters set apart to get past a reader of words: "d i s c o u n t". */
export const spelledOut = /(?<![\p{L}\d'])\p{L}(?:[ .\-_*·]\p{L}){2,}(?![\p{L}\d])/u

/** The classes in the order in which they are reported. */
export const classes: readonly (readonly [GateReason, RegExp])[] = [
  ['leak', leak],
  ['commitment', commitment],
  ['action', action],
  ['offer', offer],
  ['policy', policy],
  ['stock', stock],
  ['property', unprovable],
]
