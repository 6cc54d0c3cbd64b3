import type { TurnFacts } from './facts.ts'
import type { Mention, Piece, Reading } from './reading.ts'

/**
 * Goods that a statement is about: each group must bear it out, by any of its docs. `undefined`
 * when nobody can tell.
 */
export type Subject = readonly (readonly number[])[] | undefined

const plural =
  /(?<!\p{L})(?:both|all|they|these|those|them|each|every one|either|neither)(?!\p{L})|都|均|两款|两台|它们|这几款|这些|三款/u

/** The goods of a sentence that names none: what the last one spoke of, or the only one shown. */
export function impliedSubject(
  reading: Reading,
  facts: TurnFacts,
  last: readonly number[],
): Subject {
  const { text } = reading.clean.message
  const pointed = pointedAt(reading, facts, last)
  if (pointed) return pointed
  if (plural.test(text)) {
    const many = last.length > 1 ? last : facts.docs
    return many.length > 0 ? many.map((doc) => [doc]) : undefined
  }
  if (last.length > 0) return [last]
  return facts.docs.length === 1 ? [facts.docs] : undefined
}

/** "The first one", 第二款, "the other": goods by their place in the reply. */
function pointedAt(reading: Reading, { docs }: TurnFacts, last: readonly number[]): Subject {
  const { text } = reading.clean.message
  if (/(?<!\p{L})the former(?!\p{L})|前者/u.test(text) && last.length > 1) return [[last[0]!]]
  if (/(?<!\p{L})the latter(?!\p{L})|后者/u.test(text) && last.length > 1) return [[last.at(-1)!]]
  if (
    /(?<!\p{L})the other(?: one)?(?!\p{L})|另一款|另一台|另外一款/u.test(text) &&
    last.length === 1 &&
    docs.length === 2
  )
    return [docs.filter((doc) => doc !== last[0])]
  const groups = reading.pieces.flatMap(({ from, meanings }) => {
    const ordinal = meanings.find((one) => one.kind === 'ordinal')
    if (ordinal?.kind !== 'ordinal') return []
    if (from === 0 && reading.clean.message.atoms[1]?.text === ',') return []
    const doc = docs.at(ordinal.index)
    return doc === undefined ? [] : [[doc]]
  })
  return groups.length > 0 ? groups : undefined
}

/** The goods that what stands at `at` is about, among those that the sentence names. */
export function subjectAt(reading: Reading, at: number, implied: Subject): Subject {
  const { mentions } = reading
  if (mentions.length === 0) return implied
  const before = mentions.filter((one) => one.to <= at && !one.isObject)
  const after = mentions.filter((one) => one.from >= at)
  // "At 45 dB it is quieter than the X": what is compared against does not weigh here.
  const isAllObjects = mentions.every((one) => one.isObject)
  if (isAllObjects && implied && mentions.every((one) => one.to > at || at - one.to > 2))
    return implied
  const nearest = before.at(-1) ?? after.find((one) => !one.isObject) ?? mentions[0]!
  const group = joinedWith(reading, nearest)
  const object = mentions.findLast((one) => one.isObject && one.to <= at)
  // "than the X built-in dishwasher": the rest of its title goes with the name.
  if (object && isTitleUpTo(reading, object.to, at)) return [object.docs]
  if (
    object &&
    at - object.to <= 2 &&
    !reading.pieces.some(({ from }) => from >= object.to && from < at)
  )
    return group.length === 1 ? [[...group[0]!, ...object.docs]] : group
  return group
}

function isTitleUpTo({ pieces }: Reading, from: number, at: number): boolean {
  let to = from
  const isTitle = ({ meanings }: Piece): boolean =>
    meanings.some(({ kind }) => kind === 'value' || kind === 'attribute' || kind === 'category') &&
    !meanings.some(({ kind }) => kind === 'adjective')
  for (const piece of pieces) if (piece.from === to && to < at && isTitle(piece)) to = piece.to
  return to === at && pieces.some((piece) => piece.from === at && isTitle(piece))
}

/** "The X and the Y": names that stand together share what is said of them. */
function joinedWith({ mentions, clean }: Reading, one: Mention): (readonly number[])[] {
  const position = mentions.indexOf(one)
  let first = position
  let last = position
  const isJoined = (left: Mention, right: Mention): boolean => {
    const between = clean.message.text
      .slice(clean.message.atoms[left.to - 1]!.end, clean.message.atoms[right.from]!.start)
      .replace(/[*"]/g, '')
    return (
      !left.isObject &&
      /^\s*(?:,|and|or|和|与|跟|、|以及|还有|及|, and)\s*(?:the )?\s*$/.test(between)
    )
  }
  while (first > 0 && isJoined(mentions[first - 1]!, mentions[first]!)) first--
  while (last + 1 < mentions.length && isJoined(mentions[last]!, mentions[last + 1]!)) last++
  return mentions.slice(first, last + 1).map(({ docs }) => docs)
}

/** Goods compared against: named after "than", or all others that are shown. */
export function objectsOf(
  reading: Reading,
  subject: readonly number[],
  facts: TurnFacts,
  last: readonly number[],
): readonly number[] {
  const named = reading.mentions.filter(({ isObject }) => isObject).flatMap(({ docs }) => docs)
  if (named.length > 0) return named
  const others = (docs: readonly number[]): number[] => docs.filter((doc) => !subject.includes(doc))
  const inSentence = others(reading.mentions.flatMap(({ docs }) => docs))
  if (inSentence.length > 0) return inSentence
  const before = others(last)
  if (before.length > 0 && reading.mentions.length > 0) return before
  return others(facts.docs)
}
