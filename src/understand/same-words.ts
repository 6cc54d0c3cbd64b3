import { cut, type Atom } from './atoms.ts'

/**
 * The words that may differ between two messages that say the same. Each list was read word by word:
 * what could change a meaning is left out, at the cost of a miss.
 */

/** One spelling for a phrase: singular, lower case, blanks for hyphens and between atoms. */
export const phraseOf = (atoms: readonly Atom[]): string =>
  atoms
    .filter(({ text }) => text !== '-' || atoms.length === 1)
    .map(({ text }) => text)
    .join(' ')

/**
 * Names of the same goods. The taxonomy lists narrower names beside them ("stick blender",
 * "washer dryer", 破壁机), which say more and are no synonyms.
 */
const goods = [
  'washing machine|washer|clothes washer|laundry machine|laundry washer',
  'refrigerator|fridge',
  'television|tv|telly|tv set|television set',
  'vacuum cleaner|vacuum|vac',
  'tumble dryer|tumble drier|dryer|drier|clothes dryer|laundry dryer|drying machine',
  'smartphone|smart phone|phone|mobile phone|cell phone|cellphone|mobile',
  'laptop|laptop computer|notebook|notebook computer',
  'air conditioner|air con|aircon|ac|a/c|air conditioning|ac unit',
  'dishwasher|dish washer|dishwashing machine|dish washing machine',
  'hob|cooktop|cook top|stovetop|stove top',
  'range hood|cooker hood|kitchen hood|extractor hood',
  'hair dryer|hairdryer|hair drier|blow dryer',
  'kettle|electric kettle|water kettle',
  'smartwatch|smart watch',
  'microwave|microwave oven',
  'power bank|powerbank|portable charger|battery bank',
  'coffee machine|coffee maker|coffeemaker',
  'robot vacuum|robot vacuum cleaner|robovac|robotic vacuum|vacuum robot|robot vac',
  'e-reader|ereader|e-book reader|ebook reader|electronic book',
  'air purifier|air cleaner|purifier',
  'air fryer|airfryer|air-fryer',
  'monitor|computer monitor|pc monitor|computer screen|pc screen',
  'soundbar|sound bar',
  'tablet|tablet computer|tablet pc',
  'electric toothbrush|power toothbrush',
  'camera|photo camera',
  'dehumidifier|de-humidifier',
  '洗衣机|家用洗衣机',
  '洗碗机|洗碗器|刷碗机',
  '冰箱|电冰箱|家用冰箱',
  '电视|电视机|彩电',
  '吸尘器|吸尘机|家用吸尘器',
  '烘干机|干衣机|烘衣机',
  '手机|智能手机|移动电话',
  '笔记本|笔记本电脑|笔电|手提电脑',
  '空调|空调机|家用空调|冷气|冷气机',
  '油烟机|抽油烟机|吸油烟机|排油烟机',
  '吹风机|电吹风|电吹风机|吹风筒',
  '电热水壶|热水壶|烧水壶|电水壶',
  '充电宝|移动电源',
  '扫地机器人|扫地机',
  '电饭煲|电饭锅',
  '相机|照相机',
  '显示器|电脑显示器',
  '除湿机|抽湿机|除湿器|抽湿器',
  '空气净化器|净化器|空气净化机',
  '路由器|家用路由器',
  '耳机',
  '微波炉|家用微波炉',
  '熨斗|电熨斗',
]

/** Limits that are the same condition, before and after a figure. */
const limitsBefore = {
  '<=': 'under|below|less than|at most|no more than|not more than|up to|max|maximum|not exceeding|不超过|不高于|低于|最多|至多|少于|别超过|不要超过',
  '>=': 'over|above|more than|at least|no less than|not less than|minimum|至少|最少|起码|不低于|不少于|高于|超过|大于',
  '~': 'around|about|roughly|approximately|approx|大约|大概|差不多',
} as const
const limitsAfter = {
  '<=': 'or less|or under|or below|and under|and below|max|maximum|以下|以内|之内|之下',
  '>=': 'or more|or above|or over|and up|and above|and over|以上',
  '~': 'or so|左右|上下',
} as const

const tableOf = (entries: readonly (readonly [string, string])[]): ReadonlyMap<string, string> =>
  new Map(
    entries.flatMap(([to, list]) =>
      list.split('|').map((one) => [phraseOf(cut(one).atoms), to] as const),
    ),
  )

/** The first name of a group stands for the group. */
export const sameGoods = tableOf(goods.map((list) => [list.split('|')[0]!, list]))
export const sameLimitBefore = tableOf(Object.entries(limitsBefore))
export const sameLimitAfter = tableOf(Object.entries(limitsAfter))

/** Words without a meaning of their own; what stands on both sides of one is not one phrase. */
export const articles: ReadonlySet<string> = new Set('a|an|some|please|pls|?|!'.split('|'))
/** Words that tie what follows to the goods: "for my bungalow". "In" and "on" may tie it to less. */
export const ties: ReadonlySet<string> = new Set(['for'])
/** Whose or which it is, inside such a phrase. */
export const owners: ReadonlySet<string> = new Set('my|our|his|her|their|the'.split('|'))
/** Words that add a property: "with wifi", "quiet and cheap". */
export const adders: ReadonlySet<string> = new Set('with|and|&|带|带有|和'.split('|'))

const openings =
  /^(?:(?:hi|hello|hey)(?: there)?|good (?:morning|afternoon|evening)|你好|您好|嗨|哈喽|请问|please|excuse me)(?![\p{Script=Latin}])[\s,.!、。]*/u
const requests =
  /^(?:(?:i'm|i am|im|we're|we are) (?:currently )?(?:looking|searching|hunting) for|(?:looking|searching) for|(?:i|we) (?:want|need|would like)(?: to (?:buy|get|find|see))?|(?:i'd|we'd) like(?: to (?:buy|get|find|see))?|(?:can|could|would|will) you (?:please )?(?:show|find|recommend|suggest)(?: me| us)?|(?:please )?(?:show|find|get|recommend|suggest)(?: me| us)?|help me (?:find|choose)|in the market for) (?!(?:to|not|no|out|more|less|anything|nothing|something)\b)/
const chineseRequests =
  /^(?:(?:我|我们)?(?:正?在找|想要买?|想买|想找|需要|要买)|(?:请|麻烦)?(?:帮我|给我|帮忙)(?:找|推荐|选|挑)(?:一下)?|(?:求|请)?推荐(?:一下)?)(?![不别没无是求少])(?:一[台个款部])?\s*/
const closings =
  /[\s,.!?、。]*(?:(?<![\p{Script=Latin}])(?:please|pls|plz|thanks(?: a lot| so much)?|thank you(?: very much| so much)?|cheers|thx)|谢谢(?:你|您|了|啦)?|多谢|谢啦|麻烦了|拜托了?|[呀啊哦])[\s,.!?、。]*$/u

/** The normalised message without the courtesies around it; as it is where nothing else is left. */
export function withoutCourtesy(text: string): string {
  let rest = text
  for (let before = ''; before !== rest;) {
    before = rest
    for (const pattern of [openings, requests, chineseRequests, closings]) {
      const shorter = rest.replace(pattern, '').trim()
      if (shorter !== '') rest = shorter
    }
  }
  return rest
}
