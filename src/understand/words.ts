/**
 * The closed classes of both languages: words that say how a thing is wanted, not what. Each tag
 * lists phrases separated by "|". Latin words stand in the singular, as atoms do.
 */
export const grammar = {
  /** Before a number: an upper limit. */
  'at-most':
    'under|below|nothing above|nothing over|nothing beyond|nothing more than|go over|going over|goes over|spend over|spent over|spending over|spend more than|spent more than|less than|fewer than|lower than|at most|no more than|not more than|not over|not above|not exceeding|up to|max|maximum|max of|maximum of|within|cheaper than|smaller than|quieter than|lighter than|narrower than|no louder than|no wider than|no taller than|no heavier than|no deeper than|<|<=|≤|不超过|不高于|不大于|不多于|不要超过|别超过|低于|最多|至多|小于|少于|不到|顶多|便宜过',
  /** Before a number: a lower limit. */
  'at-least':
    'over|above|more than|at least|no less than|not less than|no fewer than|minimum|minimum of|min|bigger than|larger than|greater than|higher than|>|>=|≥|starting from|starting at|至少|最少|起码|不低于|不少于|不小于|大于|高于|多于|超过|高过',
  /** After a number: an upper limit. */
  'or-less':
    'tops|or less|or under|or below|or lower|or cheaper|or fewer|or smaller|or quieter|or narrower|and under|and below|and less|max|maximum|top|at most|or so max|以下|以内|之内|之下|封顶|内|或以下|及以下|或更低|或更少|以里|别超|别超过|不能超|不要超|顶天',
  /** After a number: a lower limit. */
  'or-more':
    'or more|or above|or over|or higher|or larger|or bigger|or better|and up|and above|and over|and more|plus|minimum|at least|以上|起|起步|或以上|及以上|或更高|或更多|往上|之上|+',
  about:
    'around|about|roughly|approximately|approx|circa|ca|nearly|close to|somewhere around|in the region of|~|大约|大概|差不多|约|接近',
  'about-after': 'or so|ish|or thereabout|左右|上下|上下浮动|出头',
  between: 'between|from|介于|在',
  to: 'to|-|–|—|~|and|through|至|到',
  not: "not|no|neither|without|except|except for|excluding|exclude|anything but|any but|don't want|do not want|not from|not by|not a|not an|avoid|avoiding|other than|apart from|rather not|hate|dislike|don't like|do not like|nothing from|never|isn't|aren't|非|不要|不想要|我不要|别要|不想买|别给我|除了|除|除去|不含|不带|没有|不喜欢|讨厌|不考虑|排除|避开|不是|别|无|不",
  /** Says that something may be missing, which excludes nothing. */
  needless:
    "don't need|do not need|doesn't need|no need for|no need|needn't have|不需要|不用|无需|用不着",
  'not-after': '也不要|也不考虑|都不要|除外|以外|之外|不要|就算了|不考虑|免谈',
  soft: "preferably|prefer|preferred|i'd prefer|would prefer|ideally|if possible|would be nice|nice to have|would like|hopefully|bonus|optional|maybe with|最好|尽量|希望|优先|偏好|如果可以|可以的话|能有更好|最好是|尽可能",
  hard: 'must|must have|must be|has to|have to|need to have|absolutely|definitely|essential|required|mandatory|必须|一定要|务必|必需|硬性',
  most: 'most|the most|最|最最',
  more: 'more|更|更加|再',
  least: 'least|the least',
  less: 'less',
  'a-bit': '一点|一些|点儿|一点儿|些|点',
  too: 'too|so|very|really|super|that|太|很|非常|这么|那么|特别',
  or: 'or|nor|或|或者|或是|还是|/',
  and: '带|带有|要带|自带|带着|and|&|also|plus|with|和|跟|与|及|还要|并且|而且|、',
  but: 'but|however|though|although|但|但是|不过|可是|只是',
  budget: 'budget|price|cost|spend|spending|price range|pay|预算|价格|价位|价钱|价|花|售价',
  dollar: '$|usd|dollar|buck|us$|元|块|块钱|美元|美金|刀|us dollar',
  'foreign-money': '€|£|¥|eur|euro|gbp|pound sterling|rmb|cny|yuan|quid|人民币|欧元|英镑|港币|日元',
  wide: 'wide|width|across|宽',
  tall: 'tall|high|height|高',
  deep: 'deep|depth|深|厚',
  /** Words that belong to no meaning of their own. */
  filler:
    "比|相比|比起|w|u|ur|im|dont|pls|plz|coz|cos|bc|cuz|tbh|lol|obv|gonna|wanna|hm|hmm|tho|rn|atm|lil|kinda|i|a|an|the|is|am|are|be|me|my|we|our|you|your|for|of|in|on|at|it|its|this|that|please|pls|want|need|needs|looking|look|find|get|buy|buying|purchase|search|show|recommend|suggest|some|any|something|one|thing|product|item|good|great|nice|best|new|can|could|would|should|will|do|doe|does|have|has|with|by|from|i'm|i'd|i'll|it's|what|which|there|to|help|hi|hello|hey|than|as|and|so|just|also|model|brand|make|made|like|really|very|option|kind|type|sort|got|who|us|them|these|those|then|if|let|let's|go|going|much|many|about|our|us|ok|okay|well|currently|available|stock|sell|store|shop|carry|offer|home|house|use|us|something|anything|someone|person|wife|husband|mum|mom|dad|mother|father|friend|place|room|apartment|choose|select|pick|ideal|suitable|total|only|still|now|need|deal|within|or|not|buy|cost|give|tell|know|think|see|say|mean|work|try|size|lot|bit|way|time|day|year|people|money|quality|feature|function|spec|我|你|您|我们|的|了|是|在|想|要|想要|买|看|看看|找|个|台|款|部|一|一个|一台|一款|有|吗|呢|吧|啊|请|帮|帮我|给|给我|推荐|推荐一下|可以|能|能不能|有没有|什么|哪|哪个|哪款|哪些|怎么|怎样|好|好的|比较|一下|需要|用|家用|家里|东西|产品|商品|牌子|品牌|牌|型号|功能|适合|么|嘛|呀|哦|那|这|就|都|也|还|又|再|来|去|上|下|里|会|得|把|对|以|为|买个|求|请问|介绍|选|挑|不错|那种|那个|这个|种|型|类|新|些|点|左右|款式|合适|多|少|大家|大小|大学|小时|小孩|小朋友|高兴|多大|长度|现在|一般|主要|不是有|不是说有|电视柜|电视墙|几|套|把|只|件|双|部|条|张|辆",
} as const satisfies Record<string, string>

export type GrammarTag = keyof typeof grammar

/** 垃圾 as an insult; by itself it is also what a dust bin holds. */
export const callsRubbish =
  '太垃圾|真垃圾|很垃圾|什么垃圾|垃圾服务|垃圾产品|垃圾东西|垃圾货|垃圾店|都是垃圾'

/** Cues that a message does something other than state a need. Same notation. */
export const cues = {
  person:
    'human|real person|real human|live agent|agent|representative|speak to someone|talk to someone|talk to a person|speak to a person|customer service|customer support|support team|operator|call me|phone number|someone real|staff|manager|supervisor|人工|真人|客服|转人工|人工服务|人工客服|找人|工作人员|打电话|联系你们|投诉电话|经理',
  identity:
    "r u a robot|r u a bot|are u a bot|are u a robot|u a bot|r u human|r u real|are u human|are u real|are you a bot|are you a robot|talking to a robot|chatting with a robot|is this a robot|is this a bot|are you human|are you real|are you a real person|are you an ai|are you ai|who are you|what are you|what's your name|what is your name|am i talking to a human|你是谁|你是机器人|你是真人|你是人|你是不是机器人|你叫什么|你是人工吗|你是ai",
  ability:
    'what can you do|how can you help|what do you do|how do you work|help me|can you help|你能做什么|你会什么|你可以做什么|怎么用你|能帮我什么',
  greet:
    'hi|hello|hey|hi there|hello there|good morning|good afternoon|good evening|good day|greeting|howdy|hiya|你好|您好|嗨|哈喽|在吗|早上好|下午好|晚上好|早|hello你好|在不在|有人吗',
  thank:
    'thank you|thank|thanks|thx|cheers|much appreciated|appreciate it|great help|谢谢|多谢|感谢|谢了|谢啦|辛苦了|太好了谢谢',
  bye: "bye|goodbye|see you|see ya|that's all|that is all|good night|take care|i'm done|再见|拜拜|回头见|先这样|就这样吧|不聊了|晚安",
  compare:
    "哪个好|哪个更好|compare|comparison|comparing|vs|versus|difference|diff|diffrence|next to each other|what's different|whats different|differ|how do they differ|side by side|which is better|which one is better|what's better|差在哪|差哪|差别|差多少|差距|哪不一样|哪里不一样|有什么不一样|有啥不一样|啥区别|对比|比一比|对比一下|比较一下|区别|差别|有何不同|哪个好|哪个更好|哪款更好|哪台更好|不同|差异|pk|比比|和什么区别",
  more: 'similar|similar one|like this|like this one|alternative|类似的|相似的|同类|more|show more|more option|show me more|any other|anything else|something else|what else|other option|other one|others|another one|different one|next|more choice|see more|suggest more|more suggestion|换一批|还有吗|还有别的吗|还有其他的吗|更多|别的|其他的|其它的|再推荐几个|换几个|再来几个|还有什么|看看别的|多推荐',
  skip: "skip|doesn't matter|don't care|no preference|i don't know|don't know|not sure|whatever|any|either|anything|both|no idea|up to you|doesn't really matter|无所谓|随便|都行|都可以|不知道|不清楚|不确定|没要求|跳过|你定|看着办|没关系|不限",
  advise:
    'which would you|which one would you|which should i|which one should i|what would you|what do you recommend|which do you recommend|your pick|your favorite|your favourite|help me decide|help me choose|which is the best|which one is best|which is best|best one|your recommendation|which one|you recommend|你推荐哪个|你选哪个|哪个最好|哪款最好|选哪个|选哪款|买哪个|帮我选|帮我决定|你觉得哪个|你建议|哪个值得买|哪个适合',
  details:
    'tell me about|what about|详细说说|说说|tell me more|tell me more about|more about|more detail|details|detail|more info|more information|详细介绍|介绍一下|详细说说|详细信息|具体介绍|多介绍',
  which:
    'which|which one|which of these|which of them|which of those|哪个|哪款|哪台|哪一个|哪一款|哪种',
  withdraw:
    "forget|forget about|ignore|drop|remove|never mind|nevermind|no longer|scrap|cancel|without limit|no limit|doesn't matter any|lift|忘了|忽略|去掉|取消|不管|不限|无所谓|没关系|不用管|算了|删掉|撤销|不在乎|不重要",
  'start-over':
    'start over|start again|reset|new search|from scratch|forget everything|clear everything|begin again|重新开始|重来|重新来|从头开始|全部取消|清空|重置',
  correct:
    'i meant|i mean|actually|sorry i meant|measured wrong|got that wrong|typo|make it|change it to|change to|rather|instead|no wait|correction|我是说|我的意思是|改成|换成|应该是|说错了|量错了|搞错了|记错了|打错了|写错了|看错了|不对|改为|还是要',
  haggle:
    '% off|percent off|打个折|打八折|打九折|打个八折|打个九折|八折|九折|discount|coupon|promo code|voucher|better price|lower price|cheaper for me|give it to me for|can you do it for|do anything about the price|do something about the price|deal for me|best price|lowest price you can|bargain|negotiate|price off|percent off|打折|优惠|折扣|优惠券|能便宜吗|能便宜点吗|能不能便宜|可以便宜吗|可以便宜点吗|便宜点卖|少点|砍价|还价|最低价|返现|满减|促销码|送我',
  complain: `stupid|idiot|dumb|moron|傻|笨|蠢|白痴|智障|没用|废物|complain|complaint|terrible|awful|horrible|unacceptable|disappointed|disappointing|angry|furious|useless|rubbish|worst|ridiculous|scam|fraud|sue|lawyer|legal action|投诉|差评|太差|${callsRubbish}|垃圾质量|骗子|气死|失望|不满|坑人|起诉|律师|消协|什么破|烂`,
  order:
    "my order|order status|where is my order|track my order|order number|track my package|my package|my parcel|my delivery|cancel my order|change my order|when will it arrive|hasn't arrived|not arrived|我的订单|订单|查物流|物流|快递到哪|我的快递|我的包裹|什么时候到货|发货了吗|取消订单|修改订单|没收到",
  cart: 'cart|my basket|the basket|in basket|to basket|shopping basket|checkout|check out|add to cart|add it to|put it in|购物车|加购|加入购物车|结账|结算|下单|清空购物车',
  guide:
    'what is a|what is an|what is|what does|what do|mean|meaning|stand for|explain|how do i choose|how to choose|how should i choose|what should i look for|what to look for|what matters|buying guide|tips for|how many|how much|how big|what size|which size|do i need|should i get|is it worth|worth it|difference between|how often|how long do|how do i clean|care for|什么是|是什么|什么意思|是什么意思|怎么选|如何选|怎么挑|如何挑选|注意什么|要注意|看什么|多大合适|多大的|需要多大|多少升|多少公斤|几公斤|选多大|值得|有必要|区别是|怎么保养|怎么清洁|怎么清洗|解释',
  question:
    '?|?|吗|呢|么|how|what|which|is it|is the|does it|do they|can it|will it|has it|多少|多大|多重|多高|多宽|多深|多久|几个|是不是|有没有|能不能|会不会|可以吗|支持吗|怎么样|如何',
  'price-question':
    "how much is|how much are|how much does|how much do|what does it cost|what's the price|what is the price|price of|how expensive|多少钱|什么价|价格多少|卖多少|怎么卖|多贵",
  'stock-question':
    'in stock|available|availability|do you have it|is it available|sold out|out of stock|有货|现货|有没有货|库存|缺货|卖完',
  'review-question':
    'review|people say|customer say|buyer say|user say|rated|rating|feedback|opinion|complaint about|problem with|issue with|评价|评论|口碑|买家|用户怎么说|缺点|优点|好不好用|好用吗|怎么样|质量怎么样|有什么问题',
  'all-goods':
    'what do you sell|what do you have|what product|which product do you|what category|which category|product range|what kind of product|what else do you sell|你们卖什么|有什么产品|卖哪些|都有什么|有哪些产品|经营什么|有什么品类',
  'all-brands':
    'which brand|what brand|brand do you|brand you|list of brand|有哪些品牌|什么牌子|哪些牌子|有什么牌子|哪些品牌|什么品牌',
  count: 'how many|how many different|number of|多少款|多少种|几款|几种|多少台|有多少',
  yes: 'yes|yep|yeah|yup|sure|of course|correct|right|exactly|ok|okay|sounds good|perfect|是|是的|对|对的|没错|好|好的|可以|行|嗯|没问题|当然',
  no: 'no|nope|nah|no thanks|no thank you|not really|none|neither|不|不是|不用|不用了|不要|没有|都不要|都不行|都不喜欢|不喜欢',
  'dislike-shown':
    "don't like these|don't like any|don't like them|none of these|none of them|not these|都不喜欢|都不行|一个都不|这些都不",
  it: 'it|this|that|this one|that one|the one|this product|this model|它|这个|那个|这款|那款|这台|那台|该产品|此款',
  them: 'them|they|these|those|the two|both|the three|all of them|all three|these two|the first two|first two|the first three|the top two|它们|这两个|这几个|这些|那些|两个|这两款|这三款|三个|这几款|前两个|前两款|前三款|前三个|两款|两台',
  'out-of-scope':
    'weather|stock market|bitcoin|president|election|recipe|poem|joke|song|movie star|football score|homework|essay|translate|capital of|python code|write code|horoscope|politics|religion|天气|股票|比特币|总统|选举|菜谱|写诗|笑话|唱歌|作业|论文|翻译|写代码|星座|政治|宗教',
} as const satisfies Record<string, string>

export type CueTag = keyof typeof cues

/** Ordinals that point at the goods shown: "the second one", "第二个", "the last". */
export const ordinals: readonly (readonly [number, string])[] = [
  [
    0,
    'first|first one|1st|number one|number 1|option 1|top one|第一个|第一款|第一台|第1个|第1款|第一种|第一|头一个|一号',
  ],
  [
    1,
    'second|second one|2nd|number two|number 2|option 2|middle one|第二个|第二款|第二台|第2个|第2款|第二种|第二|二号',
  ],
  [
    2,
    'third|third one|3rd|number three|number 3|option 3|第三个|第三款|第三台|第3个|第3款|第三种|第三|三号',
  ],
  [3, 'fourth|fourth one|4th|number four|number 4|option 4|第四个|第四款|第4个|第四'],
  [4, 'fifth|fifth one|5th|number five|第五个|第五款|第5个|第五'],
  [-1, 'last|last one|the last|最后一个|最后一款|最后那个'],
]

/** Degree words for what every product has: price, rating and popularity. */
export const commonAdjectives: readonly {
  attribute: string
  direction: 'lower' | 'higher'
  words: string
}[] = [
  {
    attribute: 'price',
    direction: 'lower',
    words:
      'cheap|affordable|inexpensive|low cost|low price|budget friendly|economical|good value|value for money|lowest price|lowest priced|low priced|bargain|便宜|实惠|划算|低价|平价|经济|性价比高|高性价比|性价比|入门|价格低',
  },
  {
    attribute: 'price',
    direction: 'higher',
    words:
      'expensive|premium|high end|high-end|luxury|top of the line|flagship|dear|pricey|costly|highest price|贵|高端|高档|旗舰|顶级|豪华',
  },
  {
    attribute: 'rating',
    direction: 'higher',
    words:
      'best rating|highest rating|best rated|top rated|评分最高|best rated|top rated|highest rated|well reviewed|best reviewed|good review|great review|highly rated|well rated|better rated|好评|评分高|评价好|口碑好|好评多|评分最高|评价最好',
  },
  {
    attribute: 'popularity',
    direction: 'higher',
    words:
      'popular|best selling|bestselling|best seller|bestseller|most bought|热门|畅销|销量高|爆款|热卖|卖得好|销量最好|人气',
  },
]
