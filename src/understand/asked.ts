import type { Passage } from '../domain/passage.ts'
import type { Locale } from '../domain/text.ts'
import { informativeTerms } from '../lib/question-terms.ts'
import { normalise, searchTerms, singular } from '../lib/text.ts'

/** A passage and how much a question is like one that it is known to answer. */
export interface AskedLike {
  readonly passage: Passage
  /** Cosine of the two questions, 0 to 1. */
  readonly likeness: number
}

/** From here on two questions ask the same thing of one topic. */
export const sameQuestion = 0.45
/** From here on they are the same but for a particle. */
const wordForWord = 0.9

interface Question {
  readonly passage: Passage
  readonly terms: readonly string[]
  readonly length: number
  /** What is searched for, to see that not only the small words are the same. */
  readonly words: ReadonlySet<string>
}

interface Questions {
  readonly all: readonly Question[]
  /** Term → the questions that hold it. */
  readonly holding: ReadonlyMap<string, readonly number[]>
  readonly rarity: ReadonlyMap<string, number>
}

/**
 * The policies whose known questions (heading and `asks`) are most like `text`, best first, each
 * once. Unlike a search for words this hears what the small words ask: "when can you deliver" is no
 * "do you deliver upstairs". Words and pairs of neighbours, weighed by rarity (tf-idf cosine).
 */
export function askedLike(
  passages: readonly Passage[],
  text: string,
  { locale, topic }: { readonly locale: Locale; readonly topic?: string | undefined },
): AskedLike[] {
  const { all, holding, rarity } = questionsOf(passages, locale)
  const asked = new Set(termsOf(text))
  const own = lengthOf([...asked], rarity)
  const telling = informativeTerms(text, locale)
  const products = new Map<number, number>()
  for (const term of asked)
    for (const at of holding.get(term) ?? [])
      products.set(at, (products.get(at) ?? 0) + rarity.get(term)! ** 2)
  const best = new Map<Passage, number>()
  for (const [at, product] of products) {
    const { passage, length, words } = all[at]!
    if (topic !== undefined && passage.topic !== topic) continue
    const likeness = product / (length * own || 1)
    if (likeness <= (best.get(passage) ?? 0)) continue
    const shared = telling.filter((term) => words.has(term)).length
    // "What do you sell" is built like many questions, and asks for none of them; 能退吗 has small words
    // alone, and asks for just what is written so.
    const isSame = likeness >= wordForWord
    if (topic === undefined && !isSame && shared * 2 <= telling.length) continue
    best.set(passage, likeness)
  }
  return [...best]
    .map(([passage, likeness]) => ({ passage, likeness }))
    .toSorted((a, b) => b.likeness - a.likeness)
}

const known = new WeakMap<readonly Passage[], Map<Locale, Questions>>()

function questionsOf(passages: readonly Passage[], locale: Locale): Questions {
  const read = known.get(passages) ?? new Map<Locale, Questions>()
  known.set(passages, read)
  const found = read.get(locale)
  if (found) return found
  const written = passages
    .filter((one) => one.kind === 'policy' && one.locale === locale)
    .flatMap((passage) =>
      [passage.heading, ...passage.asks].map((text) => ({
        passage,
        terms: termsOf(text),
        words: new Set(searchTerms(text)),
      })),
    )
  const counts = new Map<string, number>()
  for (const { terms } of written)
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
  const rarity = new Map(
    [...counts].map(([term, count]) => [term, Math.log((1 + written.length) / count)]),
  )
  const holding = new Map<string, number[]>()
  written.forEach(({ terms }, at) => {
    for (const term of terms) {
      const list = holding.get(term)
      if (list) list.push(at)
      else holding.set(term, [at])
    }
  })
  const made = {
    holding,
    all: written.map((one) => ({ ...one, length: lengthOf(one.terms, rarity) })),
    rarity,
  }
  read.set(locale, made)
  return made
}

/** What no question holds weighs as the rarest of words. */
const lengthOf = (terms: readonly string[], rarity: ReadonlyMap<string, number>): number => {
  const rarest = Math.log(1 + rarity.size) / 2
  return Math.sqrt(terms.reduce((sum, term) => sum + (rarity.get(term) ?? rarest) ** 2, 0))
}

/** Words and their neighbours; of Chinese, characters and pairs. */
function termsOf(text: string): string[] {
  const terms = new Set<string>()
  let before = ''
  for (const [run] of normalise(text).matchAll(/[a-z]+(?:'[a-z]+)?|\d+|\p{Script=Han}/gu)) {
    const word = singular(run.replace(/'s$/, ''))
    terms.add(word)
    if (before !== '') terms.add(`${before} ${word}`)
    before = word
  }
  return [...terms]
}
