import type { Constraint, Wish } from '../domain/need.ts'
import type { Category, Taxonomy } from '../domain/taxonomy.ts'
import { normalise, singular } from '../lib/text.ts'
import type { Message } from './atoms.ts'
import { isFiller, type Mark } from './marks.ts'

/** What a clause asks for that the lists hold in other words. */
export interface Paraphrased {
  readonly constraints: readonly Constraint[]
  readonly wishes: readonly Wish[]
}

type Sense = { readonly constraint: Constraint } | { readonly wish: Wish }

interface Phrase {
  readonly attribute: string
  readonly sense: Sense
  readonly terms: readonly string[]
}

interface Phrases {
  readonly all: readonly Phrase[]
  readonly rarity: ReadonlyMap<string, number>
}

/** The share of a phrase, by rarity, that a clause must hold to mean the same. */
const nearly = 0.7
/** How much better than any other property's phrase it must be. */
const clearly = 1.15

/**
 * Clauses of which nothing was understood, read by the phrases that they are most like: 刷重了会提醒
 * is near 刷太重会提醒, "tells me if I press too hard" near "warns when pressing hard". Only what
 * goods of the category under discussion have is looked for; what says no is left alone.
 */
export function paraphrased(
  message: Message,
  marks: readonly Mark[],
  category: Category | undefined,
  taxonomy: Taxonomy,
): Paraphrased {
  const found: Paraphrased & { constraints: Constraint[]; wishes: Wish[] } = {
    constraints: [],
    wishes: [],
  }
  if (category === undefined || message.text.length > longest) return found
  for (const clause of clausesOf(message, marks)) {
    const sense = nearest(clause, phrasesOf(category, taxonomy))
    if (!sense) continue
    if ('wish' in sense) found.wishes.push({ ...sense.wish, said: clause })
    else found.constraints.push({ ...sense.constraint, said: clause })
  }
  return found
}

const longest = 300

const saysNo =
  /\b(?:no|not|never|without|don't|dont|doesn't|isn't|cannot|can't|cant)\b|不|没|别|无|除了/

/** The parts between signs (in Chinese between blanks too) in which no mark means anything. */
function clausesOf({ text, atoms }: Message, marks: readonly Mark[]): string[] {
  const parts = /\p{Script=Han}/u.test(text) ? /[^\s,.;:!?…，。；：！？、]+/gu : /[^,.;:!?]+/g
  return [...text.matchAll(parts)].flatMap(({ 0: clause, index }) => {
    const inside = marks.filter(
      ({ from, to }) => atoms[from]!.start >= index && atoms[to - 1]!.end <= index + clause.length,
    )
    const isUnread = inside.every(
      (mark) => mark.word !== undefined || isFiller(mark) || mark.meanings.every(isSmall),
    )
    const words = inside.filter((mark) => mark.word !== undefined && mark.isName !== true)
    return isUnread && words.length > 0 && !saysNo.test(clause) ? [clause] : []
  })
}

const isSmall = ({ kind }: Mark['meanings'][number]): boolean =>
  kind === 'grammar' || kind === 'cue' || kind === 'use'

function nearest(clause: string, { all, rarity }: Phrases): Sense | undefined {
  const said = new Set(termsOf(clause))
  const scored = all.flatMap(({ attribute, sense, terms }) => {
    const shared = terms.filter((term) => said.has(term))
    if (shared.length < 2) return []
    const sum = (list: readonly string[]): number =>
      list.reduce((total, term) => total + rarity.get(term)!, 0)
    return [{ attribute, sense, share: sum(shared) / sum(terms), weight: sum(shared) }]
  })
  const best = scored
    .filter(({ share }) => share >= nearly)
    .toSorted((a, b) => b.share * b.weight - a.share * a.weight)[0]
  if (!best) return undefined
  const rival = scored
    .filter(({ attribute }) => attribute !== best.attribute)
    .reduce((most, { share, weight }) => Math.max(most, share * weight), 0)
  return best.share * best.weight >= rival * clearly ? best.sense : undefined
}

const known = new WeakMap<Category, Phrases>()

function phrasesOf(category: Category, taxonomy: Taxonomy): Phrases {
  const read = known.get(category)
  if (read) return read
  const all: Phrase[] = []
  const add = (attribute: string, phrase: string, sense: Sense): void => {
    const terms = termsOf(phrase)
    if (terms.length >= 2) all.push({ attribute, sense, terms })
  }
  for (const { id } of category.attributes) {
    const definition = taxonomy.attributes.get(id)
    if (!definition || definition.discovered) continue
    const is = (value: string | boolean): Sense => ({
      constraint: { attribute: id, operator: '=', value, strength: 'must' },
    })
    if (definition.type === 'boolean')
      for (const phrase of both(definition.words)) add(id, phrase, is(true))
    for (const value of definition.values)
      for (const phrase of both(value.words)) add(id, phrase, is(value.id))
    for (const { words, direction } of definition.adjectives)
      for (const phrase of both(words))
        add(id, phrase, { wish: { attribute: id, direction, strict: false } })
  }
  const counts = new Map<string, number>()
  for (const { terms } of all)
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
  const rarity = new Map(
    [...counts].map(([term, count]) => [term, Math.log((2 + all.length) / count)]),
  )
  const made = { all, rarity }
  known.set(category, made)
  return made
}

const both = ({ en, zh }: { readonly en: readonly string[]; readonly zh: readonly string[] }) => [
  ...en,
  ...zh,
]

const small = new Set(
  (
    'a an the it its is are be to of in on at for and or with me my i you your that this when if as so do doe can will get ' +
    'have has one thing something any some too very really want need like just up'
  ).split(' '),
)

/** Telling words; of Chinese, pairs of neighbours and single characters that are no particles. */
function termsOf(text: string): string[] {
  const terms = new Set<string>()
  let before = ''
  for (const [run] of normalise(text).matchAll(/[a-z]+(?:'[a-z]+)?|\p{Script=Han}/gu)) {
    if (/[a-z]/.test(run)) {
      const word = stem(singular(run))
      if (!small.has(run) && !small.has(word)) terms.add(word)
      before = ''
      continue
    }
    if (!/[的了吗呢吧啊是我你要能会有和在么那这种个款得能可以]/.test(run)) terms.add(run)
    if (before !== '') terms.add(before + run)
    before = run
  }
  return [...terms]
}

/** "pressing", "pressed" and "press" are one word here. */
const stem = (word: string): string =>
  word.length > 5 ? word.replace(/(?:ing|ed|er|es|s|y|e)$/, '') : word.replace(/s$/, '')
