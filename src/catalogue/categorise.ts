import type { Attribute, Category, Taxonomy } from '../domain/taxonomy.ts'
import { searchTerms } from '../lib/text.ts'
import { chooseLevels } from './category-paths.ts'
import { alternativesOf, indexCategories, toPhrase, type CategoryMatch } from './category-words.ts'
import type { Draft } from './draft.ts'
import { toCategoryId, toFeedName } from './feed-name.ts'
import type { BrandFinder } from './learn-brands.ts'
import { NaiveBayes } from './naive-bayes.ts'
import { toKey } from './spec-values.ts'
import { headNouns, headNounsBeforeFigure, phraseAfterModel } from './title-phrases.ts'

/** A draft with the file it came from. */
export interface SourcedDraft {
  readonly file: string
  readonly draft: Draft
}

export interface Categorised {
  /** Category id of every draft, in order. */
  readonly ids: readonly string[]
  /** Categories met here that the taxonomy lacks. */
  readonly discovered: readonly Category[]
}

/** Id of the category of goods whose kind could not be told. */
export const otherCategory = 'other'

/** Goods with the same head noun that make it a category of its own. */
const minHeads = 4
/** Goods whose stated phrase ends on a noun for that noun to bind the guess. */
const minEndings = 3
/** Log odds by which the likeliest category must lead; each step is a factor e. */
const minMargin = 3

/**
 * Finds every draft's category: the one it states, the level of its feed path, the phrase behind
 * the model's name, the product type among its specs; else the category that goods with the same
 * words and spec names have (naive Bayes over those found so far); else the noun its name ends on.
 * Phrases become a category of the taxonomy where they name one, else a discovered one.
 */
export function categorise(
  sourced: readonly SourcedDraft[],
  taxonomy: Taxonomy,
  brands: BrandFinder,
): Categorised {
  const known = indexCategories(taxonomy)
  const phrases = statedPhrases(sourced, brands, known)
  guessPhrases(sourced, phrases, known, taxonomy.attributes)

  const groups = new Map<string, number[]>()
  phrases.forEach((phrase, i) => {
    if (phrase === undefined) return
    const group = groups.get(phrase)
    if (group) group.push(i)
    else groups.set(phrase, [i])
  })
  const discovered = new Map<string, Category>()
  const idOf = new Map<string, string>()
  for (const [phrase, members] of groups) {
    const drafts = members.map((i) => sourced[i]!.draft)
    const match = matchOf(phrase, known, drafts, taxonomy.attributes)
    if (match) {
      idOf.set(phrase, match.id)
      continue
    }
    const category = discover(phrase)
    if (category.id === '') continue
    const taken = discovered.get(category.id)
    if (!taken && !taxonomy.categories.has(category.id)) discovered.set(category.id, category)
    idOf.set(phrase, category.id)
  }
  let other = false
  const ids = sourced.map(({ draft }, i) => {
    const stated = draft.category
    if (stated !== null && taxonomy.categories.has(stated)) return stated
    const phrase = phrases[i]
    const id = phrase === undefined ? undefined : idOf.get(phrase)
    if (id === undefined) other = true
    return id ?? otherCategory
  })
  if (other && !taxonomy.categories.has(otherCategory))
    discovered.set(otherCategory, {
      ...discover(otherCategory),
      label: { en: 'Other', zh: '其他' },
      plural: 'other goods',
      words: { en: [], zh: [] },
    })
  return { ids, discovered: [...discovered.values()] }
}

/** What each draft says by itself, as a phrase. */
function statedPhrases(
  sourced: readonly SourcedDraft[],
  brands: BrandFinder,
  known: ReadonlyMap<string, CategoryMatch>,
): (string | undefined)[] {
  const withPath = sourced.filter(({ draft }) => draft.path.length > 0)
  const levels = chooseLevels(
    withPath.map(({ draft, file }) => ({ path: draft.path, file })),
    brands.isBrand,
    known,
  )
  return sourced.map(({ draft }) => {
    if (draft.category !== null) return toPhrase(draft.category)
    const level = levels.get(draft.path.join(' > '))
    const stated = level ?? phraseAfterModel(draft) ?? productType(draft)
    const phrase = stated === undefined ? '' : toPhrase(stated)
    return phrase === '' || noKind.test(phrase) ? undefined : phrase
  })
}

/** What feeds write where they know no kind. */
const noKind =
  /^(?:not categorized|other|others|misc|miscellaneous|uncategorized|black|portable|component|blank)$/

function productType({ rawSpecs }: Draft): string | undefined {
  const spec = rawSpecs.find(({ name }) => name === 'product type')
  return typeof spec?.value === 'string' && /\p{L}{2}/u.test(spec.value) ? spec.value : undefined
}

/** Fills the gaps of `phrases` from goods that are alike. */
function guessPhrases(
  sourced: readonly SourcedDraft[],
  phrases: (string | undefined)[],
  known: ReadonlyMap<string, CategoryMatch>,
  attributes: ReadonlyMap<string, Attribute>,
): void {
  const unknown = sourced.flatMap((_, i) => (phrases[i] === undefined ? [i] : []))
  if (unknown.length === 0) return
  const bayes = new NaiveBayes()
  const stated = new Set<string>()
  const heads = new Map<string, number>()
  const headsOf = sourced.map(({ draft }) => headNouns(nameOf(draft)).map(toPhrase))
  sourced.forEach(({ draft }, i) => {
    const phrase = phrases[i]
    if (phrase === undefined) {
      for (const head of headsOf[i]!) heads.set(head, (heads.get(head) ?? 0) + 1)
      return
    }
    stated.add(phrase)
    bayes.learn(featuresOf(draft, headsOf[i]!), phrase)
  })
  const endings = new Map<string, number>()
  for (const phrase of phrases)
    if (phrase !== undefined) {
      const ending = lastWord(phrase)
      endings.set(ending, (endings.get(ending) ?? 0) + 1)
    }
  const isKind = (noun: string): boolean => (endings.get(toPhrase(noun)) ?? 0) >= minEndings
  const isNamed = (head: string): boolean => stated.has(head) || known.has(toKey(head))
  for (const i of unknown) {
    const { draft } = sourced[i]!
    const early = headNounsBeforeFigure(nameOf(draft), isKind).map(toPhrase)
    const own = early.length > 0 ? early : headsOf[i]!
    const named = own.find((head) => head.includes(' ') && isNamed(head))
    if (named !== undefined) {
      phrases[i] = named
      continue
    }
    // "Dubbing cable" is some kind of cable, whatever else its title resembles.
    const noun = own.at(-1)
    const isEnding = noun !== undefined && isKind(noun)
    const guess = bayes.guess(
      featuresOf(draft, own),
      isEnding ? (label) => lastWord(label) === noun : undefined,
    )
    const match = guess && known.get(toKey(guess.label))
    const isCredible =
      match === undefined
        ? guess !== undefined && hasEvidence(draft, guess)
        : own.some((head) => known.get(toKey(head))?.category === match.category) ||
          hasSpecsOf(match.category, [draft], attributes, false)
    const sure = (margin: number): string | undefined =>
      guess && guess.known >= 2 && guess.margin >= margin && isCredible ? guess.label : undefined
    phrases[i] =
      (isEnding ? (own.find(isNamed) ?? sure(0)) : undefined) ??
      sure(minMargin) ??
      own.find(isNamed) ??
      sure(minMargin / 2) ??
      own.find((head) => head.includes(' ') && heads.get(head)! >= minHeads) ??
      own.find((head) => heads.get(head)! >= minHeads) ??
      sure(1)
  }
}

/** A guess needs specs to rest on, a word of its own in the title, or a lead beyond doubt. */
function hasEvidence(draft: Draft, guess: { label: string; margin: number }): boolean {
  if (draft.rawSpecs.length >= 2 || guess.margin >= 3 * minMargin) return true
  const title = new Set(searchTerms(draft.title.en ?? draft.title.zh ?? ''))
  return searchTerms(guess.label).some((word) => title.has(word))
}

const lastWord = (phrase: string): string => phrase.slice(phrase.lastIndexOf(' ') + 1)

/** The model's name where it is words, else the title; without the brand. */
function nameOf({ title, model, brand }: Draft): string {
  const text = title.en ?? title.zh ?? ''
  const name = model !== null && /[a-z]{3}/.test(model) ? model : text
  return brand && name.toLowerCase().startsWith(`${brand.toLowerCase()} `)
    ? name.slice(brand.length + 1)
    : name
}

/** Words of the title without figures and brand, its head nouns, its specs. */
function featuresOf(draft: Draft, heads: readonly string[]): string[] {
  const features: string[] = []
  const brand = new Set(searchTerms(draft.brand ?? ''))
  for (const term of searchTerms(draft.title.en ?? draft.title.zh ?? ''))
    if (term.length > 1 && !/\d/.test(term) && !brand.has(term)) features.push(term)
  for (const head of heads) features.push(`head ${head}`)
  for (const { name, value } of draft.rawSpecs) {
    features.push(`spec ${name}`)
    if (typeof value === 'string' && value.length <= 24 && !/\d/.test(value))
      features.push(`spec ${name} ${value}`)
  }
  return features
}

/**
 * The category that a phrase names. A shopper's word ("notebook", "computer") is trusted only when
 * the goods have the specs of the category, so far as the feed has specs at all.
 */
function matchOf(
  phrase: string,
  known: ReadonlyMap<string, CategoryMatch>,
  drafts: readonly Draft[],
  attributes: ReadonlyMap<string, Attribute>,
): Category | undefined {
  for (const alternative of alternativesOf(phrase)) {
    const match = known.get(toKey(alternative))
    if (!match) continue
    if (match.exact || match.category.discovered || hasSpecsOf(match.category, drafts, attributes))
      return match.category
  }
  return undefined
}

/** Share of a group's goods that must state an attribute for it to count as theirs. */
const statedBy = 0.3
/** Share of a category's deciding attributes that must be theirs. */
const decidingShare = 0.6

function hasSpecsOf(
  category: Category,
  drafts: readonly Draft[],
  attributes: ReadonlyMap<string, Attribute>,
  /** The answer where no draft states specs. */
  whenUnstated = true,
): boolean {
  const withSpecs = drafts.filter(({ rawSpecs }) => rawSpecs.length >= 5)
  if (withSpecs.length === 0) return whenUnstated
  const counts = new Map<string, number>()
  for (const { rawSpecs } of withSpecs)
    for (const { name } of rawSpecs) {
      const key = toFeedName(name)
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  const deciding = category.attributes.filter(({ importance }) => importance >= 0.7)
  const theirs = deciding.filter(({ id }) =>
    attributes
      .get(id)
      ?.feedNames.some(({ name }) => (counts.get(name) ?? 0) >= statedBy * withSpecs.length),
  )
  return theirs.length >= decidingShare * deciding.length
}

/** A category made from a feed's phrase. */
function discover(phrase: string): Category {
  const names = alternativesOf(phrase.replace(/\s+/g, ' '))
  const label = phrase[0]!.toUpperCase() + phrase.slice(1)
  return {
    id: toCategoryId(phrase),
    group: 'other',
    label: { en: label },
    plural: toPlural(names[0]!),
    words: {
      en: [...new Set(names.flatMap((name) => [name, toKey(name), toPlural(name)]))],
      zh: [],
    },
    signs: { en: [], zh: [] },
    attributes: [],
    adjectives: [],
    uses: [],
    needModels: [],
    goesWith: [],
    discovered: true,
  }
}

/** "battery" → "batteries", "fuse box" → "fuse boxes", "memory" → "memory". */
function toPlural(noun: string): string {
  if (/(?:paper|media|memory|storage|software|equipment|cooling|s)$/.test(noun)) return noun
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`
  if (/(?:x|ch|sh|z)$/.test(noun)) return `${noun}es`
  return `${noun}s`
}
