import type { Catalogue } from '../domain/catalogue.ts'
import type { Meaning } from '../understand/lexicon.ts'
import {
  bare,
  chinese,
  chineseDirection,
  noise,
  sizes,
  stems,
  type Direction,
} from './degree-words.ts'
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

const opposite = (direction: Direction): Direction => (direction === 'lower' ? 'higher' : 'lower')

/** The statements of degree in a sentence, each in all the ways that its word can be meant. */
export function degreesOf(reading: Reading, catalogue: Catalogue): (readonly DegreeClaim[])[] {
  const byPlace = new Map<number, DegreeClaim[]>()
  for (const claim of [
    ...fromPieces(reading),
    ...fromEnglish(reading, catalogue),
    ...fromChinese(reading, catalogue),
  ]) {
    const own = byPlace.get(claim.at)
    // The taxonomy's "loud" is of loudspeakers.
    const isNoise = claim.attributes === noise && claim.text.startsWith('loud')
    if (!own || isNoise) byPlace.set(claim.at, [claim])
    else if (own[0]!.degree === claim.degree) own.push(claim)
  }
  return [...byPlace.values()]
}

const degreeOfPiece = ({ meanings }: Piece): Extract<Meaning, { kind: 'adjective' }>[] =>
  meanings.filter((one) => one.kind === 'adjective')

function fromPieces(reading: Reading): DegreeClaim[] {
  return reading.pieces.flatMap((piece) => {
    const found = degreeOfPiece(piece)
    const first = found[0]
    if (!first) return []
    if (reading.figures.some(({ from, to }) => from <= piece.from && piece.from < to)) return []
    const { atoms, text } = reading.clean.message
    const hasObject = reading.mentions.some((one) => one.isObject && one.to <= piece.from)
    const before = text.slice(Math.max(0, atoms[piece.from]!.start - 14), atoms[piece.from]!.start)
    if (first.degree === 'plain' && /(?:^|[^\p{L}])how $|多 ?$/u.test(before)) return []
    if (first.degree === 'plain' && /^\p{Script=Han}$/u.test(piece.text) && !hasObject) return []
    let { degree, direction }: { degree: DegreeClaim['degree']; direction: Direction } = first
    const same = found.filter((one) => one.direction === direction)
    // "More affordable" is one phrase; a comparative that only ends in -er is one by itself.
    if (
      degree === 'plain' &&
      /比[^,.]*$/.test(text.slice(0, atoms[piece.from]!.start)) &&
      /\p{Script=Han}/u.test(piece.text)
    )
      degree = 'comparative'
    if (
      /(?:^|[^\p{L}])not as $|(?:^|[^\p{L}])not so $|没有[^,.]{0,24}$|不如[^,.]{0,24}$|没那么 ?$|不那么$/u.test(
        before,
      ) &&
      degree === 'plain' &&
      /not (?:as|so) |不如|没有|那么/.test(before)
    ) {
      degree = 'comparative'
      direction = opposite(direction)
    } else if (/(?:^|[^\p{L}])less $/u.test(before)) {
      degree = 'comparative'
      direction = opposite(direction)
    } else if (/(?:^|[^\p{L}])least $/u.test(before)) {
      degree = 'superlative'
      direction = opposite(direction)
    } else if (
      /(?:^|[^\p{L}])as $/u.test(before) &&
      /^ as(?!\p{L})/u.test(text.slice(atoms[piece.to - 1]!.end))
    )
      degree = 'equal'
    else if (
      /(?:^|[^\p{L}])(?:not|no|n't) (?:any )?$|不(?:会)?$/u.test(before) &&
      degree !== 'plain'
    )
      direction = opposite(direction)
    return [
      {
        at: piece.from,
        attributes: [...new Set(same.map(({ attribute }) => attribute))],
        direction,
        degree,
        text: piece.text,
      },
    ]
  })
}

/** Attributes of the nearest phrase that names one, within four atoms after or two before `at`. */
function besides(
  reading: Reading,
  from: number,
  to: number,
  catalogue: Catalogue,
): string[] | undefined {
  const naming = (piece: Piece): string[] =>
    piece.meanings.flatMap((one) =>
      one.kind === 'attribute' &&
      catalogue.taxonomy.attributes.get(one.attribute)?.type === 'number'
        ? [one.attribute]
        : [],
    )
  const after = reading.pieces.find(
    (one) => one.from >= to && one.from - to <= 3 && naming(one).length > 0,
  )
  const before = reading.pieces.findLast(
    (one) => one.to <= from && from - one.to <= 4 && naming(one).length > 0,
  )
  const found = after ?? before
  return found && [...naming(found), ...ownWords(found.text)]
}

/** 噪音比X更低: the attribute may stand before what is compared against. */
function earlier(reading: Reading, at: number, catalogue: Catalogue): string[] | undefined {
  const object = reading.mentions.findLast((one) => one.isObject && one.to <= at)
  return object && besides(reading, object.from - 1, object.to, catalogue)
}

const ownWords = (text: string): string[] =>
  /rating|评分/.test(text) ? ['rating'] : /price|价/.test(text) ? ['price'] : []

function fromEnglish(reading: Reading, catalogue: Catalogue): DegreeClaim[] {
  const { atoms, text } = reading.clean.message
  const claims: DegreeClaim[] = []
  for (const [at, { raw, kind }] of atoms.entries()) {
    if (kind !== 'word') continue
    const quantity = Object.hasOwn(bare, raw) ? bare[raw] : undefined
    if (quantity) {
      const rest = text.slice(atoms[at]!.end, atoms[at]!.end + 20)
      const isPrice =
        /^ (?:highly )?(?:in |of a )?(?:price|money)|^ (?:to buy|for (?:the|it))/.test(rest) ||
        /(?:cost|costs|pay|priced) (?:\p{L}+ )?$/u.test(text.slice(0, atoms[at]!.start))
      const isRating = /^ (?:customer |average |user )?(?:rating|score|rated|reviews)/.test(rest)
      const attributes = isRating
        ? ['rating']
        : isPrice
          ? ['price']
          : besides(reading, at, at + 1, catalogue)
      if (attributes)
        claims.push({ at, attributes, direction: quantity[0], degree: quantity[1], text: raw })
      else if (/^(?:bigg|larg|small)/.test(raw))
        claims.push({
          at,
          attributes: sizes,
          direction: quantity[0],
          degree: quantity[1],
          text: raw,
        })
      continue
    }
    const form = /^(.{3,}?)(i?er|i?est)$/.exec(raw)
    const stem = form ? stems[form[1]!] : undefined
    if (!form || !stem || !Object.hasOwn(stems, form[1]!)) continue
    claims.push({
      at,
      attributes: stem[0],
      direction: stem[1],
      degree: form[2]!.endsWith('est') ? 'superlative' : 'comparative',
      text: raw,
    })
  }
  return claims
}

const more =
  /(更|最|较|比较)(为|加)?(便宜|实惠|安静|静音|省电|节能|费电|省水|费水|[大小高低长短多少强弱快慢宽窄轻重久亮暗深浅薄厚贵吵沉矮])/gu

function fromChinese(reading: Reading, catalogue: Catalogue): DegreeClaim[] {
  const { message } = reading.clean
  const claims: DegreeClaim[] = []
  for (const match of message.text.matchAll(more)) {
    const at = message.atoms.findIndex(({ start }) => start >= match.index)
    const word = match[3]!
    const near =
      besides(reading, at, at + [...match[0]].length, catalogue) ?? earlier(reading, at, catalogue)
    const direction = chineseDirection[word]
    const degree = match[1] === '最' ? 'superlative' : 'comparative'
    const before = message.text.slice(Math.max(0, match.index - 8), match.index)
    const isRating = /评分|评价|打分/.test(before)
    const isPrice = /价格|售价|价位|价钱/.test(before)
    if (direction && (near || isRating || isPrice))
      claims.push({
        at,
        attributes: isRating ? ['rating'] : isPrice ? ['price'] : near!,
        direction,
        degree,
        text: match[0],
      })
    else if (Object.hasOwn(chinese, word))
      claims.push({
        at,
        attributes: chinese[word]![0],
        direction: chinese[word]![1],
        degree,
        text: match[0],
      })
  }
  const plain = message.text.matchAll(
    /比[^,.;]{1,60}?(便宜|贵|安静|省电|费电|省水|[轻重宽窄高矮大小])(?=了|一些|一点|些|点|[\d$ ,.]|$)/gu,
  )
  for (const match of plain) {
    const word = match[1]!
    const offset = match.index + match[0].length - word.length
    const at = message.atoms.findIndex(({ start }) => start >= offset)
    const near = besides(reading, at, at + 1, catalogue)
    const direction = chineseDirection[word]
    if (near && direction)
      claims.push({ at, attributes: near, direction, degree: 'comparative', text: word })
    else
      claims.push({
        at,
        attributes: chinese[word]![0],
        direction: chinese[word]![1],
        degree: 'comparative',
        text: word,
      })
  }
  return claims
}
