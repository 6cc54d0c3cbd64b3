import type { Dimension, FitSituation, Length } from '../domain/fit.ts'
import type { Atom } from './atoms.ts'
import type { Lexicon } from './lexicon.ts'
import { readAmount, readMeasures, type Measures } from './measures.ts'

type Reader = (
  text: string,
  measures: Measures,
  atoms: readonly Atom[],
  lexicon: Lexicon,
) => FitSituation | undefined

/**
 * Where goods are to fit or what they are to work with, in either language. Each reader knows one
 * kind; the special ones come before the plain question of space.
 */
export function readSituation(
  text: string,
  atoms: readonly Atom[],
  lexicon: Lexicon,
): FitSituation | undefined {
  const measures = readMeasures(atoms, lexicon, spaces.test(text) || ways.test(text))
  for (const read of readers) {
    const situation = read(text, measures, atoms, lexicon)
    if (situation) return situation
  }
  return undefined
}

const works =
  /\b(?:work|works|working|compatible|compatibility|pair|pairs|connect|connects|sync|use|used|usable|support|supports|plug|plugs|control|controlled|integrate|integrates|run|play|hook|join|joins)\b|支持|兼容|适配|能用|可以用|能连|可以连|连接|连上|连得上|配对|搭配|配合|接入|能接|可以接|控制|联动|用得了|适用|匹配|好使/

const flight: Reader = (text) =>
  /\b(?:planes?|airplanes?|aeroplanes?|aircraft|flights?|flying|fly|carry-on|carry on|cabin bag\w*|hand luggage|airport security|airlines?)\b|飞机|登机|航班|随身行李|过安检/.test(
    text,
  ) && !/\bon the fly\b/.test(text)
    ? { kind: 'flight' }
    : undefined

const stack: Reader = (text, { sides, unnamed }) => {
  const isStack =
    /\bstack(?:ed|ing|s)?\b|\bon top of (?:the|my|a|our|this|that|your|each)\b.{0,30}\b(?:wash\w*|dryer|machine|other)\b|叠放|叠在|摞|堆叠|(?:放|架|叠)(?:在|到).{0,8}(?:洗衣机|烘干机|干衣机).{0,3}上/
  if (!isStack.test(text)) return undefined
  const width = sides.width ?? unnamed[0]
  return { kind: 'stack', ...(width && { width }), ...(sides.depth && { depth: sides.depth }) }
}

const mount: Reader = (text) => {
  const isMount =
    /\bvesa\b|\b(?:wall[- ]?mounts?|wall[- ]?brackets?|tv brackets?|brackets?|monitor arms?|tv mounts?)\b|挂架|壁挂架|支架|挂墙架|孔距/
  if (!isMount.test(text)) return undefined
  const pattern = patternIn(text)
  const isOwn = /\b(?:my|our|a|an|this|existing|old)\b|我|家里|原来|旧/.test(text)
  const isFit = /\b(?:fit|fits|go|mount|hang)\b|装|挂|放|用/.test(text) || works.test(text)
  if (!pattern && !(isOwn && isFit)) return undefined
  return {
    kind: 'mount',
    upTo: /\b(?:up to|max(?:imum)?)\b|最大|以内/.test(text),
    ...(pattern && { pattern }),
  }
}

/** "400 x 400", "200×200". */
function patternIn(text: string): [number, number] | undefined {
  const found = /(?<!\d)(\d{2,3}) ?(?:mm)? ?(?:x|×|\*|by) ?(\d{2,3})(?!\d)/.exec(text)
  if (!found) return undefined
  const pattern: [number, number] = [Number(found[1]), Number(found[2])]
  return pattern.every((one) => one >= 50 && one <= 900) ? pattern : undefined
}

const usbPower: Reader = (text, _, atoms, lexicon) => {
  if (/\bwireless(?:ly)?\b|无线/.test(text)) return undefined
  const watts = readAmount(atoms, lexicon, 'W')?.value
  const more = watts === undefined ? {} : { watts }
  const byCharger =
    /\bcharg\w*\b.{0,30}\b(?:with|by|from|using|off)\b.{0,30}\b(?:charger|adapter|adaptor|power brick|power bank)\b|\b(?:work|use|compatible)\w*\b.{0,30}\b(?:charger|power adapter)\b|用.{0,14}(?:充电器|充电头)|(?:充电器|充电头).{0,8}(?:能|可以|行)/
  if (byCharger.test(text)) return { kind: 'usb-power', device: 'charger', ...more }
  const device =
    /\b(?:charge|charges|charging|power)\b.{0,40}\b(?:(laptop|notebook|macbook|ultrabook|chromebook|computer)|(phone|iphone|smartphone)|(tablet|ipad))s?\b/.exec(
      text,
    ) ??
    /(?:给|充|为).{0,8}(?:(笔记本|电脑|macbook|轻薄本|游戏本)|(手机|iphone)|(平板|ipad)).{0,8}/.exec(
      text,
    )
  if (!device || !/charg|power|充|供电/.test(text)) return undefined
  return {
    kind: 'usb-power',
    device: device[1] ? 'laptop' : device[2] ? 'phone' : 'tablet',
    ...more,
  }
}

const hdmi: Reader = (text) => {
  const found =
    /\b(ps ?[345]|playstation(?: [345])?|xbox(?: series [xs]| one)?|nintendo switch|switch 2|game consoles?|gaming consoles?|consoles?|blu-?ray(?: player)?|apple tv|chromecast|fire ?stick|roku|set-?top box|hdmi devices?|hdmi sources?)\b|(游戏机|主机|机顶盒|蓝光机|蓝光播放机|电视盒子)/.exec(
      text,
    )
  if (!found) return undefined
  const isJoin = works.test(text) || /\b(?:enough|fit|4k|120)\b|接|连|插|够|玩/.test(text)
  if (!isJoin) return undefined
  const count =
    /(?<!\d)([1-9]|two|three|four) (?:hdmi )?(?:devices|sources|consoles)|([两三四2-9])[台个].{0,6}(?:设备|游戏机|主机|盒子)/.exec(
      text,
    )
  const words: Record<string, number> = { two: 2, three: 3, four: 4, 两: 2, 三: 3, 四: 4 }
  const said = count?.[1] ?? count?.[2]
  return {
    kind: 'hdmi',
    device: deviceName(found[1] ?? found[2]!),
    wants21: /(?<!\d)120 ?(?:hz|fps|赫兹|帧)?(?!\d)|\bhdmi ?2\.1\b|\bvrr\b/.test(text),
    ...(said === undefined ? {} : { count: words[said] ?? Number(said) }),
  }
}

/** How makers write what shoppers type in small letters. */
const deviceName = (said: string): string =>
  ({ ps3: 'PS3', ps4: 'PS4', ps5: 'PS5', 'apple tv': 'Apple TV', roku: 'Roku' })[
    said.replace(/^ps /, 'ps')
  ] ??
  said.replace(/^(?:playstation|xbox|nintendo|chromecast)/, (name) =>
    name.replace(/^./, (letter) => letter.toUpperCase()),
  )

const smartHome: Reader = (text) => {
  const found =
    /\b(alexa|amazon echo|google home|google assistant|homekit|apple home|siri|smartthings|home assistant|matter|zigbee)\b(?! of)|(米家|小爱同学|小爱|天猫精灵|小度|鸿蒙智联|智能家居|智能音箱)/.exec(
      text,
    )
  if (!found || !works.test(text)) return undefined
  if (found[1] === 'matter' && /\b(?:no|doesn't|not|what's the) matter\b/.test(text))
    return undefined
  const said = found[1] ?? found[2]!
  return { kind: 'smart-home', said: said.replace(/\b[a-z]/g, (letter) => letter.toUpperCase()) }
}

const phone: Reader = (text) => {
  if (!works.test(text)) return undefined
  const ios =
    /\b(iphone|ios|ipad|apple(?! (?:pay|music|tv|watch|carplay|pencil|store|home)\b)(?: phone)?)\b|(苹果手机|苹果)(?!支付|音乐|手表)|(?<![a-z])(iphone|ios)(?![a-z])/.exec(
      text,
    )
  if (ios)
    return { kind: 'phone', system: 'ios', said: ios[2] ?? (ios[1] === 'ios' ? 'iOS' : 'iPhone') }
  const android =
    /\b(android|samsung|galaxy|pixel|xiaomi|redmi|oneplus|oppo|vivo)(?: phone| mobile)?\b|(安卓|小米手机|三星手机|oppo|vivo)/.exec(
      text,
    )
  if (!android) return undefined
  const isPhone = /\b(?:phone|mobile|android|galaxy|pixel)\b|手机|安卓/.test(text)
  if (!isPhone) return undefined
  return { kind: 'phone', system: 'android', said: android[2] ?? 'Android' }
}

const wifi: Reader = (text) => {
  if (!works.test(text)) return undefined
  if (!/\bwi-?fi\b|\brouter\b|\d ?ghz|路由器|无线网|wifi/.test(text)) return undefined
  const is5 = /(?<![\d.])5 ?ghz|(?<![\d.])5g (?:wi-?fi|band|网络)|5g频段/.test(text)
  const isOwn =
    /\b(?:my|our|home|existing|old|house)\b|我家|家里|我的|老路由|旧路由/.test(text) ||
    /ghz/.test(text)
  if (!isOwn && !is5) return undefined
  const number = /wi-?fi ?(5|6e|6|7)(?![\d.])/.exec(text)?.[1]
  const standard = is5 ? '5ghz' : number === undefined ? undefined : `wifi-${number}`
  return { kind: 'wifi', ...(standard === undefined ? {} : { standard }) }
}

const countries: readonly (readonly [string, RegExp])[] = [
  [
    'US',
    /\b(?:in|for) the us\b|\busa\b|\bunited states\b|\bamerica\b|\bus (?:plug|outlet|socket|voltage)|美国/,
  ],
  ['CA', /\bcanada\b|加拿大/],
  ['MX', /\bmexico\b|墨西哥/],
  ['HK', /\bhong kong\b|香港/],
  ['TW', /\btaiwan\b|台湾/],
  ['CN', /\bchina\b|\bchinese (?:plug|outlet|socket|voltage)|中国|国内|大陆/],
  ['JP', /\bjapan\b|日本/],
  ['KR', /\bkorea\b|韩国/],
  ['SG', /\bsingapore\b|新加坡/],
  ['GB', /\buk\b|\bbritain\b|\bengland\b|\bscotland\b|\bireland\b|\bunited kingdom\b|英国|英标/],
  [
    'EU',
    /\beurope\b|\beu\b|\bgermany\b|\bfrance\b|\bspain\b|\bitaly\b|\bnetherlands\b|\bpoland\b|欧洲|欧标|德国|法国|西班牙|意大利|荷兰/,
  ],
  ['AU', /\baustralia\b|\bnew zealand\b|澳洲|澳大利亚|新西兰/],
  ['IN', /\bindia\b|印度(?!尼)/],
]

const mains: Reader = (text, _, atoms, lexicon) => {
  if (/\bhdmi\b|\busb\b|type-?c/.test(text)) return undefined
  const country = countries.find(([, words]) => words.test(text))?.[0]
  const volts = readAmount(atoms, lexicon, 'V')?.value
  const isMains =
    /\b(?:voltages?|volts?|wall sockets?|plugs?|outlets?|power sockets?|sockets?|mains|110v|120v|220v|230v|240v)\b|电压|插头|插座|插口|伏/.test(
      text,
    ) || volts !== undefined
  const isUse =
    works.test(text) ||
    /\b(?:fit|fits|right|need|suit|suits|what|which)\b|合适|对吗|需要|多少|什么|插/.test(text)
  if (isMains ? !isUse : country === undefined || !works.test(text)) return undefined
  return {
    kind: 'mains',
    ...(country === undefined ? {} : { country }),
    ...(volts === undefined ? {} : { volts }),
  }
}

const water: Reader = (text) => {
  const isWater =
    /\b(?:water (?:connection|supply|inlet|tap|line|hook-?up|hose|pipe)|drain|drainage|drain hose|waste pipe|plumb(?:ed|ing)?|tap|faucet|inlet hose)\b|上下水|进水管|进水口|排水口|排水管|下水口|下水道|下水|水龙头|接水|水管/
  const isNeed =
    /\b(?:need|needs|require|requires|connect|connected|connection|hook|fit|fits|plumb|plumbed|without|work|works)\b|需要|要不要|要接|接上|能接|要装|要有|必须|不用|没有/
  return isWater.test(text) && isNeed.test(text) ? { kind: 'water' } : undefined
}

const ways =
  /\b(?:doors?|doorways?|door ?frames?|entrances?|hallways?|corridors?|stairs?|stairways?|staircases?|stairwells?|lifts?|elevators?)\b|门|楼梯|楼道|走廊|过道|电梯/

const passage: Reader = (text, { sides, unnamed }) => {
  const place = /\b(?:stair\w*)\b|楼梯/.test(text)
    ? 'stairs'
    : /\b(?:lift|elevator)s?\b|电梯/.test(text)
      ? 'lift'
      : /\b(?:hallway|corridor)s?\b|走廊|过道|楼道/.test(text)
        ? 'corridor'
        : 'door'
  const isThrough =
    /\b(?:through|up|down|past|into|in|via)\b.{0,30}\b(?:doors?|doorways?|door ?frames?|entrances?|hallways?|corridors?|stair\w*|lifts?|elevators?)\b|\b(?:doors?|doorways?|stair\w*|hallways?|corridors?|lifts?|elevators?)\b.{0,60}\b(?:fit|get|go|pass|squeeze|carry|through|up|wide enough)\b/
  const isThroughZh =
    /(?:进|过|搬|抬|穿|通过|上).{0,10}(?:门|楼梯|楼道|走廊|过道|电梯)|(?:门|楼梯|楼道|走廊|过道|电梯).{0,18}(?:进得|进去|进不|能进|能过|过得|过不|搬|抬|够宽|够不够)/
  const isNoWay = /对开门|双开门|单门|开门方式|自动开门|门锁|门板|车门|柜门/
  if (!ways.test(text) || (isNoWay.test(text) && !isThroughZh.test(text.replace(isNoWay, ''))))
    return undefined
  if (!isThrough.test(text) && !isThroughZh.test(text)) return undefined
  // "Can you carry it up the stairs?" asks for a service, not for a size.
  if (
    /\bdeliver\w*\b|\b(?:can|do|does|will|would|could) (?:you|they|someone|somebody|your|the (?:driver|crew|delivery))\b|送货|送上|配送|你们/.test(
      text,
    )
  )
    return undefined
  const width = sides.width ?? unnamed[0]
  const height = sides.height ?? (sides.width ? unnamed[0] : unnamed[1])
  return { kind: 'passage', place, ...(width && { width }), ...(height && { height }) }
}

const fits =
  /\b(?:fit|fits|fitting|squeeze|squeezes|slot|slots|go|goes|slide|slides|stand|stands|sit|sits|room for|(?:enough|sufficient) (?:room|space|clearance)|space for|too (?:wide|tall|high|deep|big|large|bulky|long)|(?:small|narrow|slim|low|short|shallow) enough|put|place|install|installed)\b|放得|放不|放进|放下|放到|能放|可以放|放在|放入|塞|装得|装进|装不|装到|能装|摆得|摆进|摆在|摆不|嵌得|嵌进|嵌入|进得去|进去|够放|够不够|合适|太宽|太高|太深|太大|卡得|容得/

const spaces =
  /\b(?:niche|gap|space|hole|slot|alcove|recess|cavity|cupboard|cabinets?|cabinetry|opening|cut-?out|worktop|work top|counter|counters|countertop|counter top|benchtop|bench|shelf|shelves|shelving|between|kitchen|unit|closet|wardrobe|larder|pantry|under|underneath|below|corner|wall unit|utility room|bathroom|laundry room|balcony|nook)\b|空位|位置|空间|空隙|缝|柜|台面|橱|洞|凹|角落|阳台|卫生间|厨房|格子|预留|尺寸|壁龛|架子|书架|下面|底下|中间/

/** Something goes into the goods, not the goods somewhere: "does a 28 cm plate fit in it?". */
const goesInside =
  /\bfits? (?:in|inside|into) (?:it|this|that|them|there|the (?:first|second|third|last)(?: one)?)\s*[?.]?$|\b(?:pizza|plates?|turkey|chicken|duvet|bedding|bottles?|mugs?|pans?|cups?|clothes|shoes|settings)\b.{0,40}\bfit\b|(?:披萨|盘子|鸡|被子|床单|瓶|锅|杯|衣服|餐具|食物)/

const placeOf = (text: string): (FitSituation & { kind: 'space' })['place'] =>
  /\b(?:wall (?:cabinet|unit|cupboard)s?|(?:upper|overhead|hanging) (?:cabinet|cupboard)s?)\b|吊柜/.test(
    text,
  )
    ? 'wall-cabinet'
    : /\b(?:under|below|beneath|underneath)\b.{0,30}\b(?:worktop|work top|counters?|counter ?top|bench(?:top)?|surface)\b|\b(?:worktop|counter|benchtop)\b.{0,10}\bheight\b|台面(?:下|底下|的?高度)|操作台下|台下/.test(
          text,
        )
      ? 'worktop'
      : /\bon\b.{0,24}\b(?:worktop|work top|counters?|counter ?top|bench(?:top)?)\b|台面上|台面|操作台/.test(
            text,
          )
        ? 'counter'
        : /\bshel(?:f|ves|ving)\b|架子|书架|置物架|格子/.test(text)
          ? 'shelf'
          : 'niche'

const stand: Reader = (text, { sides, unnamed }) => {
  const isOn =
    /\bon(?:to)?\b.{0,30}\b(?:stand|tv unit|tv bench|media unit|media console|sideboard|dresser|desk|table|furniture|lowboard|credenza|chest of drawers)\b|\btv (?:stand|unit|bench|cabinet)\b|电视柜|书桌|桌子|桌上|桌面|斗柜|边柜/
  if (!isOn.test(text) || !(fits.test(text) || works.test(text))) return undefined
  const width = sides.width ?? unnamed[0]
  return { kind: 'stand', ...(width && { width }), ...(sides.depth && { depth: sides.depth }) }
}

const room: Reader = (text, _, atoms, lexicon) => {
  const area = readAmount(atoms, lexicon, 'm2')
  const isEnough =
    /\b(?:enough|suit|suits|suitable|cover|covers|work|works|handle|handles|cool|heat|right|cope|sufficient|do|good|ok|okay|big|strong|powerful|clean|for)\b|够|适合|覆盖|能用|行|管用|可以|带得动|制冷|合适|吗/
  if (!area || area.value < 2 || area.value > 2000 || !isEnough.test(text)) return undefined
  return { kind: 'room', area: Math.round(area.value * 100) / 100, unit: area.unit }
}

const space: Reader = (text, measures) => {
  if (!fits.test(text) || goesInside.test(text)) return undefined
  const hasMeasure = Object.keys(measures.sides).length > 0 || measures.unnamed.length > 0
  // "Does it fit?" on its own is such a question, too; "put it in my cart" is none.
  const isBare =
    /^(?:\w+ ){0,3}(?:it|this|that|they|these|the (?:first|second|third) one) fit\W*$|^(?:这[个款台]|它)?(?:能|可以)?(?:放得下|放得进去|放下|放进去)[吗么]\W*$/.test(
      text,
    )
  if (!hasMeasure && !isBare && !(spaces.test(text) && isStrictFit.test(text))) return undefined
  if (hasMeasure && !spaces.test(text) && !isStrictFit.test(text)) return undefined
  const place = placeOf(text)
  return { kind: 'space', place, ...sidesFor(place, measures) }
}

/** Without a measure only words that are about fitting count, not "put" or "go". */
const isStrictFit =
  /\b(?:fit|fits|fitting|squeeze|slot|slide|room for|(?:enough|sufficient) (?:room|space|clearance)|space for|too (?:wide|tall|high|deep|big|large|bulky|long)|(?:small|narrow|slim|low|short|shallow) enough|go|goes|stand)\b|放得|放不|放进|放下|能放|放入|塞|装得|摆得|摆进|嵌得|嵌进|进得去|够放|够不够放|容得|太宽|太高|太深/

/** Unnamed measures take the sides that nobody named, the deciding one first. */
function sidesFor(
  place: (FitSituation & { kind: 'space' })['place'],
  { sides, unnamed }: Measures,
): Partial<Record<Dimension, Length>> {
  const order: Dimension[] =
    place === 'worktop' || place === 'wall-cabinet'
      ? ['height', 'width', 'depth']
      : place === 'counter' || place === 'shelf'
        ? ['depth', 'width', 'height']
        : ['width', 'height', 'depth']
  const found: Partial<Record<Dimension, Length>> = { ...sides }
  const free = order.filter((side) => found[side] === undefined)
  unnamed.slice(0, free.length).forEach((length, at) => (found[free[at]!] = length))
  return found
}

const readers: readonly Reader[] = [
  flight,
  stack,
  mount,
  usbPower,
  hdmi,
  smartHome,
  phone,
  wifi,
  mains,
  water,
  passage,
  stand,
  room,
  space,
]

/**
 * The situation asked about before with what this message adds: the measure that was missing, or,
 * with `replaces`, another value. `undefined` when the message adds nothing of its kind.
 */
export function completeSituation(
  before: FitSituation,
  text: string,
  atoms: readonly Atom[],
  measures: Measures,
  lexicon: Lexicon,
  replaces: boolean,
): FitSituation | undefined {
  const first = measures.unnamed[0]
  const amount = (unit: string): number | undefined => readAmount(atoms, lexicon, unit)?.value
  const bare = Number(/^\D{0,12}(\d{1,4}(?:\.\d)?)\D{0,6}$/.exec(text)?.[1])
  switch (before.kind) {
    case 'space': {
      const isOpen = !before.width && !before.height && !before.depth
      const sides = sidesFor(before.place, measures)
      if (Object.keys(sides).length === 0 || (!isOpen && !replaces)) return undefined
      return { ...before, ...sides }
    }
    case 'passage':
    case 'stand':
    case 'stack': {
      const width = measures.sides.width ?? first
      if (!width || (before.width && !replaces)) return undefined
      const { depth } = measures.sides
      return before.kind === 'passage'
        ? { ...before, width, ...(measures.sides.height && { height: measures.sides.height }) }
        : { ...before, width, ...(depth && { depth }) }
    }
    case 'mount': {
      const pattern = patternIn(text)
      return pattern && (!before.pattern || replaces) ? { ...before, pattern } : undefined
    }
    case 'usb-power': {
      const watts = amount('W') ?? (bare > 0 ? bare : undefined)
      return watts !== undefined && (before.watts === undefined || replaces)
        ? { ...before, watts }
        : undefined
    }
    case 'mains': {
      const volts = amount('V')
      const country = countries.find(([, words]) => words.test(text))?.[0]
      if (volts === undefined && country === undefined) return undefined
      return {
        kind: 'mains',
        ...(country === undefined ? {} : { country }),
        ...(volts === undefined ? {} : { volts }),
      }
    }
    case 'room': {
      const area = readAmount(atoms, lexicon, 'm2')
      return area && replaces
        ? { kind: 'room', area: Math.round(area.value * 100) / 100, unit: area.unit }
        : undefined
    }
    default:
      return undefined
  }
}
