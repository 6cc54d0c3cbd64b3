import { createRandom } from '../lib/random.ts'
import { normalise, singular } from '../lib/text.ts'

/** What a message is about, as far as its words tell. */
export interface Subject {
  /** The likeliest kind of goods, and its share among all kinds, 0 to 1. */
  readonly category: string | null
  readonly certainty: number
  /** The kind that comes second, and its share. */
  readonly rival: { readonly category: string; readonly certainty: number } | null
  /** The likeliest topic of the service desk, and its share among all that is the shop's. */
  readonly desk: { readonly topic: string; readonly certainty: number } | null
  /** ln of the odds that this is a shop's business; 0 where nothing in the message tells. */
  readonly shopOdds: number
}

/** Reads the subject of messages that need not name it. */
export interface Subjects {
  of(text: string): Subject
}

/** Classes of sayings beside the kinds of goods: shop talk of no kind, and talk of other things. */
export const shopClass = 'shop'
export const outsideClass = 'outside'
/** What a service desk hears; `policy-returns` is what the shop's policy on returns answers. */
const isDesk = (name: string): boolean => /^(?:policy-.+|complaint|person)$/.test(name)

const passes = 3
const outsideShare = 0.3
const step = 0.5
const decay = 1e-5

/** A saying, or a mere word of a kind of goods, which weighs less. */
export interface Saying {
  readonly text: string
  readonly class: string
  readonly weight: number
}

/** Features of a saying with their values, the bias among them. */
interface Input {
  readonly ids: Int32Array
  readonly values: Float64Array
}

/**
 * Learns from sayings which words speak for which class: multinomial logistic regression over words,
 * word beginnings and neighbours (tf-idf of length 1), fitted by AdaGrad (Duchi et al. 2011) in an
 * order of a fixed seed. The classes of a shop weigh the same, whatever the number of their sayings.
 */
export function trainSubjects(sayings: readonly Saying[]): Subjects {
  const classes = [...new Set(sayings.map((saying) => saying.class))].toSorted()
  const outside = classes.indexOf(outsideClass)
  const general = classes.indexOf(shopClass)
  const width = classes.length
  const features = new Map<string, number>()
  const counts: number[] = []
  const read = sayings.map((saying) => {
    const ids = featuresOf(saying.text).map((name) => {
      const id = features.get(name) ?? features.size
      if (id === features.size) features.set(name, id)
      counts[id] = (counts[id] ?? 0) + 1
      return id
    })
    return { label: classes.indexOf(saying.class), weight: saying.weight, ids }
  })
  const rarity = counts.map((count) => Math.log((1 + sayings.length) / (1 + count)) + 1)
  const bias = features.size
  const total = new Float64Array(width)
  for (const { label, weight } of read) total[label]! += weight
  const data = read.map(({ label, weight, ids }) => ({
    label,
    weight: (weight * sayings.length * shareOf(label)) / total[label]!,
    input: inputOf(ids),
  }))

  /** What is no shop's business is one class against all of a shop's. */
  function shareOf(label: number): number {
    if (outside < 0) return 1 / width
    return label === outside ? outsideShare : (1 - outsideShare) / (width - 1)
  }

  const weights = new Float32Array((features.size + 1) * width)
  const squares = new Float32Array(weights.length).fill(1e-3)
  const probabilities = new Float64Array(width)
  const random = createRandom(7)
  for (let pass = 0; pass < passes; pass++) {
    shuffle(data, random)
    for (const { label, weight, input } of data) {
      score(input, probabilities)
      for (let k = 0; k < width; k++) {
        const error = weight * (probabilities[k]! - (k === label ? 1 : 0))
        if (Math.abs(error) < 1e-4) continue
        for (let n = 0; n < input.ids.length; n++) {
          const at = input.ids[n]! * width + k
          const slope = error * input.values[n]! + decay * weights[at]!
          squares[at]! += slope * slope
          weights[at]! -= (step * slope) / Math.sqrt(squares[at]!)
        }
      }
    }
  }

  function inputOf(ids: readonly number[]): Input {
    const length = Math.sqrt(ids.reduce((sum, id) => sum + rarity[id]! ** 2, 0)) || 1
    return {
      ids: Int32Array.from([...ids, bias]),
      values: Float64Array.from([...ids.map((id) => rarity[id]! / length), 0.3]),
    }
  }

  /** Probabilities of the classes. */
  function score({ ids, values }: Input, into: Float64Array): void {
    into.fill(0)
    for (let n = 0; n < ids.length; n++)
      for (let k = 0, at = ids[n]! * width; k < width; k++, at++)
        into[k]! += weights[at]! * values[n]!
    const most = into.reduce((a, b) => Math.max(a, b), -Infinity)
    let sum = 0
    for (let k = 0; k < width; k++) sum += into[k] = Math.exp(into[k]! - most)
    for (let k = 0; k < width; k++) into[k]! /= sum
  }

  return {
    of(text) {
      const ids = featuresOf(text).flatMap((name) => features.get(name) ?? [])
      if (ids.length === 0)
        return { category: null, certainty: 0, rival: null, desk: null, shopOdds: 0 }
      const found = new Float64Array(width)
      score(inputOf(ids), found)
      const kinds = classes
        .map((category, k) => ({ category, k, certainty: found[k]! }))
        .filter(({ k, category }) => k !== outside && k !== general && !isDesk(category))
      const goods = Math.max(
        kinds.reduce((sum, { certainty }) => sum + certainty, 0),
        1e-9,
      )
      const [best, second] = kinds
        .toSorted((a, b) => b.certainty - a.certainty)
        .map(({ category, certainty }) => ({ category, certainty: certainty / goods }))
      const other = outside < 0 ? 0 : found[outside]!
      const [desk] = classes
        .map((topic, k) => ({ topic, certainty: found[k]! / Math.max(1 - other, 1e-9) }))
        .filter(({ topic }) => isDesk(topic))
        .toSorted((a, b) => b.certainty - a.certainty)
      return {
        category: best?.category ?? null,
        certainty: best?.certainty ?? 0,
        rival: second ?? null,
        desk: desk ?? null,
        shopOdds: Math.log((1 - other + 1e-6) / (other + 1e-6)),
      }
    },
  }
}

/** Words, the beginnings of long ones, and pairs of neighbours; of Chinese, characters and pairs. */
function featuresOf(text: string): string[] {
  const names = new Set<string>()
  let before = ''
  for (const [run] of normalise(text).matchAll(/[a-z]+(?:'[a-z]+)?|\d+|\p{Script=Han}+/gu)) {
    if (/\p{Script=Han}/u.test(run)) {
      const characters = [...run]
      characters.forEach((character, i) => {
        names.add(character)
        if (i > 0) names.add(characters[i - 1]! + character)
        if (i > 1) names.add(characters[i - 2]! + characters[i - 1]! + character)
      })
      before = ''
      continue
    }
    const word = /^\d/.test(run) ? '0'.repeat(run.length) : singular(run.replace(/'.*$/, ''))
    names.add(word)
    if (word.length > 5) names.add(`${word.slice(0, 5)}-`)
    if (before !== '') names.add(`${before} ${word}`)
    before = word
  }
  return [...names]
}

function shuffle<T>(items: T[], random: { integer(below: number): number }): void {
  for (let i = items.length - 1; i > 0; i--) {
    const j = random.integer(i + 1)
    ;[items[i], items[j]] = [items[j]!, items[i]!]
  }
}
