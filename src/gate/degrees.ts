import type { Catalogue } from '../domain/catalogue.ts'
import type { Meaning } from '../understand/lexicon.ts'
import type { Piece, Reading } from './reading.ts'

/** A statement of more, less or most. */
export interface DegreeClaim {
  readonly at: number
  /** Attributes that the word may speak of; it holds if it holds for one that the goods have. */
  readonly attributes: readonly string[]
  readonly direction: 'lower' | 'higher'
  readonly degree: 'plain' | 'comparative' | 'superlative' | 'equal'
  readonly text: string
}

type Direction = DegreeClaim['direction']

const opposite = (direction: Direction): Direction => (direction === 'lower' ? 'higher' : 'lower')

const weights = ['weight', 'weightGrams']
const sizes = ['capacity', 'loadCapacity', 'screenSize', 'placeSettings', 'binCapacity', 'waterTank', 'tankCapacity', 'width', 'height', 'depth']
const noise = ['noiseLevel']
const spans = ['batteryLife', 'batteryMinutes', 'batteryDays', 'batteryCapacity', 'batteryShots']
const forces = ['power', 'suctionPower', 'chargePower', 'pressure', 'coolingPower', 'airflow', 'speakersPower', 'motorSpeed', 'steamOutput', 'processorTier']
const paces = ['speed', 'chargePower', 'fastCharging', 'boilTime', 'heatUpTime', 'refreshRate', 'responseTime', 'processorTier']

/** Stems of comparing words that the taxonomy does not have: attributes and which way they point. */
const stems: Readonly<Record<string, readonly [readonly string[], Direction]>> = {
  heav: [weights, 'higher'],
  light: [weights, 'lower'],
  loud: [noise, 'higher'],
  nois: [noise, 'higher'],
  quiet: [noise, 'lower'],
  silent: [noise, 'lower'],
  cheap: [['price'], 'lower'],
  pric: [['price'], 'higher'],
  dear: [['price'], 'higher'],
  cost: [['price'], 'higher'],
  wid: [['width'], 'higher'],
  narrow: [['width'], 'lower'],
  slim: [['width', 'depth'], 'lower'],
  tall: [['height'], 'higher'],
  short: [['height'], 'lower'],
  deep: [['depth'], 'higher'],
  thin: [['depth'], 'lower'],
  thick: [['depth'], 'higher'],
  shallow: [['depth'], 'lower'],
  big: [sizes, 'higher'],
  bigg: [sizes, 'higher'],
  larg: [sizes, 'higher'],
  room: [sizes, 'higher'],
  small: [sizes, 'lower'],
  compact: [sizes, 'lower'],
  bright: [['brightness'], 'higher'],
  dim: [['brightness'], 'lower'],
  dimm: [['brightness'], 'lower'],
  strong: [forces, 'higher'],
  weak: [forces, 'lower'],
  fast: [paces, 'higher'],
  slow: [paces, 'lower'],
  sharp: [['resolution'], 'higher'],
  hott: [['maxTemperature'], 'higher'],
  hot: [['maxTemperature'], 'higher'],
}

/** Words of quantity that need an attribute beside them. */
const bare: Readonly<Record<string, readonly [Direction, DegreeClaim['degree']]>> = {
  higher: ['higher', 'comparative'],
  lower: ['lower', 'comparative'],
  more: ['higher', 'comparative'],
  less: ['lower', 'comparative'],
  fewer: ['lower', 'comparative'],
  longer: ['higher', 'comparative'],
  shorter: ['lower', 'comparative'],
  greater: ['higher', 'comparative'],
  bigger: ['higher', 'comparative'],
  larger: ['higher', 'comparative'],
  smaller: ['lower', 'comparative'],
  highest: ['higher', 'superlative'],
  lowest: ['lower', 'superlative'],
  most: ['higher', 'superlative'],
  least: ['lower', 'superlative'],
  fewest: ['lower', 'superlative'],
  longest: ['higher', 'superlative'],
  shortest: ['lower', 'superlative'],
  biggest: ['higher', 'superlative'],
  largest: ['higher', 'superlative'],
  smallest: ['lower', 'superlative'],
}

const chinese: Readonly<Record<string, readonly [readonly string[], Direction]>> = {
  便宜: [['price'], 'lower'],
  实惠: [['price'], 'lower'],
  贵: [['price'], 'higher'],
  安静: [noise, 'lower'],
  静音: [noise, 'lower'],
  吵: [noise, 'higher'],
  轻: [weights, 'lower'],
  重: [weights, 'higher'],
  沉: [weights, 'higher'],
  宽: [['width'], 'higher'],
  窄: [['width'], 'lower'],
  高: [['height'], 'higher'],
  矮: [['height'], 'lower'],
  深: [['depth'], 'higher'],
  薄: [['depth'], 'lower'],
  厚: [['depth'], 'higher'],
  大: [sizes, 'higher'],
  小: [sizes, 'lower'],
  亮: [['brightness'], 'higher'],
  暗: [['brightness'], 'lower'],
  省电: [['energyPerYear'], 'lower'],
  节能: [['energyPerYear'], 'lower'],
  费电: [['energyPerYear'], 'higher'],
  省水: [['waterUse'], 'lower'],
  费水: [['waterUse'], 'higher'],
  快: [paces, 'higher'],
  慢: [paces, 'lower'],
  强: [forces, 'higher'],
  弱: [forces, 'lower'],
}

const chineseDirection: Readonly<Record<string, Direction>> = {
  大: 'higher', 高: 'higher', 长: 'higher', 多: 'higher', 强: 'higher', 快: 'higher', 宽: 'higher', 重: 'higher', 久: 'higher', 亮: 'higher', 深: 'higher',
  小: 'lower', 低: 'lower', 短: 'lower', 少: 'lower', 弱: 'lower', 轻: 'lower', 窄: 'lower', 慢: 'lower', 薄: 'lower', 浅: 'lower',
}

/** All statements of degree in a sentence. */
export function degreesOf(reading: Reading, catalogue: Catalogue): DegreeClaim[] {
  const claims = [...fromPieces(reading), ...fromEnglish(reading, catalogue), ...fromChinese(reading, catalogue)]
  const claimed = new Set<number>()
  return claims.filter(({ at, degree }) => {
    if (degree === 'plain') return true
    if (claimed.has(at)) return false
    claimed.add(at)
    return true
  })
}

const degreeOfPiece = ({ meanings }: Piece): Extract<Meaning, { kind: 'adjective' }>[] =>
  meanings.filter((one) => one.kind === 'adjective')

function fromPieces(reading: Reading): DegreeClaim[] {
  return reading.pieces.flatMap((piece) => {
    const found = degreeOfPiece(piece)
    const first = found[0]
    if (!first) return []
    const { atoms, text } = reading.clean.message
    const before = text.slice(Math.max(0, atoms[piece.from]!.start - 14), atoms[piece.from]!.start)
    let { degree, direction }: { degree: DegreeClaim['degree']; direction: Direction } = first
    const same = found.filter((one) => one.direction === direction)
    // "More affordable" is one phrase; a comparative that only ends in -er is one by itself.
    if (degree === 'plain' && /比[^,.]*$/.test(text.slice(0, atoms[piece.from]!.start)) && /\p{Script=Han}/u.test(piece.text)) degree = 'comparative'
    if (/(?:^|[^\p{L}])not as $|(?:^|[^\p{L}])not so $|没有[^,.]{0,24}$|不如[^,.]{0,24}$|没那么 ?$|不那么$/u.test(before) && degree === 'plain' && /not (?:as|so) |不如|没有|那么/.test(before)) {
      degree = 'comparative'
      direction = opposite(direction)
    } else if (/(?:^|[^\p{L}])less $/u.test(before)) {
      degree = 'comparative'
      direction = opposite(direction)
    } else if (/(?:^|[^\p{L}])least $/u.test(before)) {
      degree = 'superlative'
      direction = opposite(direction)
    } else if (/(?:^|[^\p{L}])as $/u.test(before) && /^ as(?!\p{L})/u.test(text.slice(atoms[piece.to - 1]!.end))) degree = 'equal'
    else if (/(?:^|[^\p{L}])(?:not|no|n't) (?:any )?$|不(?:会)?$/u.test(before) && degree !== 'plain') direction = opposite(direction)
    return [{ at: piece.from, attributes: [...new Set(same.map(({ attribute }) => attribute))], direction, degree, text: piece.text }]
  })
}

/** Attributes of the nearest phrase that names one, within four atoms after or two before `at`. */
function besides(reading: Reading, from: number, to: number, catalogue: Catalogue): string[] | undefined {
  const naming = (piece: Piece): string[] =>
    piece.meanings.flatMap((one) =>
      one.kind === 'attribute' && catalogue.taxonomy.attributes.get(one.attribute)?.type === 'number' ? [one.attribute] : [])
  const after = reading.pieces.find((one) => one.from >= to && one.from - to <= 3 && naming(one).length > 0)
  const before = reading.pieces.findLast((one) => one.to <= from && from - one.to <= 4 && naming(one).length > 0)
  const found = after ?? before
  return found && [...naming(found), ...ownWords(found.text)]
}

const ownWords = (text: string): string[] => (/rating|评分/.test(text) ? ['rating'] : /price|价/.test(text) ? ['price'] : [])

function fromEnglish(reading: Reading, catalogue: Catalogue): DegreeClaim[] {
  const { atoms, text } = reading.clean.message
  const known = new Set(reading.pieces.filter((one) => degreeOfPiece(one).some(({ degree }) => degree !== 'plain')).map(({ from }) => from))
  const claims: DegreeClaim[] = []
  for (const [at, { raw, kind }] of atoms.entries()) {
    if (kind !== 'word' || known.has(at)) continue
    const quantity = Object.hasOwn(bare, raw) ? bare[raw] : undefined
    if (quantity) {
      const rest = text.slice(atoms[at]!.end, atoms[at]!.end + 20)
      const isPrice = /^ (?:highly )?(?:in |of a )?(?:price|money)|^ (?:to buy|for (?:the|it))/.test(rest) || /(?:cost|costs|pay|priced) (?:\p{L}+ )?$/u.test(text.slice(0, atoms[at]!.start))
      const isRating = /^ (?:customer |average |user )?(?:rating|score|rated|reviews)/.test(rest)
      const attributes = isRating ? ['rating'] : isPrice ? ['price'] : besides(reading, at, at + 1, catalogue)
      if (attributes) claims.push({ at, attributes, direction: quantity[0], degree: quantity[1], text: raw })
      else if (/^(?:bigg|larg|small)/.test(raw)) claims.push({ at, attributes: sizes, direction: quantity[0], degree: quantity[1], text: raw })
      continue
    }
    const form = /^(.{3,}?)(i?er|i?est)$/.exec(raw)
    const stem = form ? stems[form[1]!] : undefined
    if (!form || !stem || !Object.hasOwn(stems, form[1]!)) continue
    claims.push({ at, attributes: stem[0], direction: stem[1], degree: form[2]!.endsWith('est') ? 'superlative' : 'comparative', text: raw })
  }
  return claims
}

const more = /(更|最|较|比较)(为|加)?(便宜|实惠|安静|静音|省电|节能|费电|省水|费水|[大小高低长短多少强弱快慢宽窄轻重久亮暗深浅薄厚贵吵沉矮])/gu

function fromChinese(reading: Reading, catalogue: Catalogue): DegreeClaim[] {
  const { message } = reading.clean
  const claims: DegreeClaim[] = []
  for (const match of message.text.matchAll(more)) {
    const at = message.atoms.findIndex(({ start }) => start >= match.index)
    const word = match[3]!
    const near = besides(reading, at, at + [...match[0]].length, catalogue)
    const direction = chineseDirection[word]
    const degree = match[1] === '最' ? 'superlative' : 'comparative'
    const before = message.text.slice(Math.max(0, match.index - 8), match.index)
    const isRating = /评分|评价|打分/.test(before)
    const isPrice = /价格|售价|价位|价钱/.test(before)
    if (direction && (near || isRating || isPrice)) claims.push({ at, attributes: isRating ? ['rating'] : isPrice ? ['price'] : near!, direction, degree, text: match[0] })
    else if (Object.hasOwn(chinese, word)) claims.push({ at, attributes: chinese[word]![0], direction: chinese[word]![1], degree, text: match[0] })
  }
  const plain = message.text.matchAll(/比[^,.;]{1,60}?(便宜|贵|安静|省电|费电|省水|[轻重宽窄高矮大小])(?=了|一些|一点|些|点|[\d$ ,.]|$)/gu)
  for (const match of plain) {
    const word = match[1]!
    const offset = match.index + match[0].length - word.length
    const at = message.atoms.findIndex(({ start }) => start >= offset)
    const near = besides(reading, at, at + 1, catalogue)
    const direction = chineseDirection[word]
    if (near && direction) claims.push({ at, attributes: near, direction, degree: 'comparative', text: word })
    else claims.push({ at, attributes: chinese[word]![0], direction: chinese[word]![1], degree: 'comparative', text: word })
  }
  return claims
}
