import type { Candidate } from '../domain/candidate.ts'
import type { Catalogue } from '../domain/catalogue.ts'
import type { Constraint, Need, Relaxation } from '../domain/need.ts'
import type { Bitset } from '../lib/bitset.ts'
import { searchTerms } from '../lib/text.ts'
import { filter, matching, relax, type Loosening } from './constraints.ts'

/** What was found for a need. */
export interface Evidence {
  readonly candidates: readonly Candidate[]
  /** All goods that satisfy the need (after `relaxed`), not only the candidates kept. */
  readonly total: number
  /** Conditions that gave way because nothing satisfied all of them; empty otherwise. */
  readonly relaxed: readonly Relaxation[]
  /** Other conditions that could give way instead, each with the goods it would show. */
  readonly alternatives: readonly {
    readonly relaxed: readonly Relaxation[]
    readonly count: number
  }[]
  /** The need's constraints as searched, uses and relaxation included. */
  readonly constraints: readonly Constraint[]
  /** Words of the need that no product of the shop has: "not carried". */
  readonly unknownWords: readonly string[]
}

/** The full-text and vector search of one catalogue version. */
export type TextSearch = (
  text: string,
  options: { limit: number; allowed?: Bitset },
) => readonly Candidate[] | Promise<readonly Candidate[]>

/** Candidates kept for ranking; enough for every page of "more". */
const mostCandidates = 1500

/**
 * Need → candidates: structured filters first, then the need's words among what is left. When no
 * product satisfies all musts, the one condition that has to move least is loosened and named.
 */
export async function retrieve(
  need: Need,
  catalogue: Catalogue,
  search: TextSearch,
  /** Skus not to be found again: those already shown, when others are asked for. */
  without: ReadonlySet<string> = new Set(),
): Promise<Evidence> {
  const constraints = [...need.constraints, ...implied(need, catalogue)]
  const words = [...need.models, ...need.text]
  const named = filter(catalogue, [], need.category)
  const { docs: namesakes, unknownWords } = narrowByNames(need, catalogue, named)
  const withNames = availableAmong(namesakes, catalogue)
  const query = words.filter((word) => !unknownWords.includes(word)).join(' ')
  if (words.length > 0 && query === '' && need.category === null)
    return { candidates: [], total: 0, relaxed: [], alternatives: [], constraints, unknownWords }

  const fitting = filter(catalogue, constraints, need.category).and(withNames)
  // With all that fit seen, "more" goes on with what comes next.
  for (const sku of without)
    withNames.delete(catalogue.docBySku.get(sku) ?? catalogue.products.length)
  const found = fitting.clone().and(withNames)
  let relaxed: readonly Relaxation[] = []
  let searched: readonly Constraint[] = constraints
  let alternatives: Evidence['alternatives'] = []
  let docs = found
  if (found.isEmpty) {
    const ways = loosen(need, constraints, catalogue, withNames)
    const [least, ...rest] = ways
    if (least) {
      relaxed = least.relaxed
      searched = least.constraints
      docs = least.docs
      alternatives = rest.slice(0, 2).map((way) => ({ relaxed: way.relaxed, count: way.count }))
    }
  }
  if (relaxed.length === 0) docs = narrowByLife(docs, constraints, catalogue)
  const candidates =
    query === ''
      ? [...docs.toDocs()].map((doc) => ({
          doc,
          lexical: 0,
          semantic: 0,
          relevance: 0,
        }))
      : await byWords(query, docs, catalogue, search, need)
  return {
    candidates: candidates.slice(0, mostCandidates),
    total: query === '' ? Math.max(fitting.count(), candidates.length) : candidates.length,
    relaxed,
    alternatives,
    constraints: searched,
    unknownWords,
  }
}

/** Fewer goods than these leave no choice. */
const leastChoice = 3

/**
 * Keeps the goods that suit the shopper's uses and life where enough of them are left: what was
 * asked for a family of five is then big enough for five, and every latte machine froths milk.
 */
function narrowByLife(
  docs: Bitset,
  constraints: readonly Constraint[],
  catalogue: Catalogue,
): Bitset {
  let kept = docs
  for (const constraint of constraints) {
    if (constraint.because === undefined) continue
    const suiting = kept.clone().and(matching(catalogue, constraint))
    if (suiting.count() >= leastChoice) kept = suiting
  }
  return kept
}

/** The least that has to give way; a little more where that shows three goods instead of one. */
function loosen(
  need: Need,
  constraints: readonly Constraint[],
  catalogue: Catalogue,
  within: Bitset,
): Loosening[] {
  const asked = { category: need.category, constraints: [...constraints] }
  const nearest = relax(catalogue, asked, { goods: 1, within })
  const [least] = nearest
  if (!least || least.count >= 3) return nearest
  const [wider] = relax(catalogue, asked, { goods: 3, within })
  const isNear = wider && wider.count > least.count && wider.cost <= least.cost * 1.5 + 0.05
  return isNear ? [wider, ...nearest.slice(1)] : nearest
}

/**
 * What the need's uses and the shopper's life ask of the specs: preferences that carry the id of
 * the use or of the need model. What the shopper said of an attribute overrules them.
 */
export function implied(need: Need, catalogue: Catalogue): Constraint[] {
  const category = catalogue.taxonomy.categories.get(need.category ?? '')
  const isOpen = (attribute: string): boolean =>
    !need.constraints.some((one) => one.attribute === attribute)
  const byLife = (category?.needModels ?? []).flatMap((model): Constraint[] => {
    const fact = need.life[model.fact]
    if (fact === undefined || !isOpen(model.attribute)) return []
    const target = model.base + model.perUnit * fact
    const { low, high, attribute } = model
    return [
      {
        attribute,
        ...(high === undefined
          ? { operator: '>=', value: target * low }
          : { operator: 'between', value: [target * low, target * high] }),
        strength: 'prefer',
        because: `model:${model.id}`,
      },
    ]
  })
  const reckoned = new Set(byLife.map(({ attribute }) => attribute))
  const byUse = (category?.uses ?? [])
    .filter(({ id }) => need.uses.includes(id))
    .flatMap(({ id, implies }) =>
      implies
        .filter(({ attribute }) => isOpen(attribute) && !reckoned.has(attribute))
        .map(({ attribute, operator, value }) => ({
          attribute,
          operator,
          value,
          strength: 'prefer' as const,
          because: id,
        })),
    )
  return [...byLife, ...byUse]
}

/** Goods that can be had, unless none of them can. */
function availableAmong(docs: Bitset, catalogue: Catalogue): Bitset {
  const available = docs.clone()
  for (const doc of docs.toDocs())
    if (catalogue.products[doc]!.availability === 'out_of_stock') available.delete(doc)
  return available.isEmpty ? docs : available
}

const titleTerms = new WeakMap<Catalogue, readonly ReadonlySet<string>[]>()

const termsOf = (catalogue: Catalogue): readonly ReadonlySet<string>[] => {
  let terms = titleTerms.get(catalogue)
  if (!terms) {
    terms = catalogue.products.map(
      ({ title, brand }) => new Set(searchTerms(`${title.en ?? ''} ${title.zh ?? ''} ${brand}`)),
    )
    titleTerms.set(catalogue, terms)
  }
  return terms
}

/** Builds what name matching looks up, so that the first turn does not pay for it. */
export const prepareNames = (catalogue: Catalogue): void => void termsOf(catalogue)

/**
 * Keeps the goods whose title has every word of the model names: asked for "galaxy s24", a phone
 * of another name is no answer, and a version that was not named ("S24 Ultra") only when there is
 * no other. Names and words that no product has are reported instead of used.
 */
function narrowByNames(
  need: Need,
  catalogue: Catalogue,
  allowed: Bitset,
): { docs: Bitset; unknownWords: string[] } {
  const terms = termsOf(catalogue)
  const unknownWords: string[] = []
  const having = (docs: Bitset, wanted: readonly string[]): Bitset => {
    const kept = docs.clone()
    for (const doc of docs.toDocs()) if (!hasName(terms[doc]!, wanted)) kept.delete(doc)
    return kept
  }
  let docs = allowed.clone()
  for (const name of need.models) {
    const wanted = searchTerms(name)
    const named = having(docs, wanted)
    if (!named.isEmpty) {
      docs = withoutOtherVersions(named, wanted, catalogue)
      continue
    }
    unknownWords.push(name)
    // "S24 FE" is not sold, the S24 is: what is known of the name still narrows.
    for (const term of wanted) {
      const partly = having(docs, [term])
      if (!partly.isEmpty) docs = partly
    }
  }
  for (const word of need.text) {
    const wanted = searchTerms(word)
    // A figure with its unit ("1tb") that no attribute took tells goods apart as a name does.
    if (/\d/.test(word)) {
      const figured = having(docs, wanted)
      if (!figured.isEmpty) docs = figured
    }
    const isSold = catalogue.products.some((_, doc) => wanted.some((term) => terms[doc]!.has(term)))
    if (!isSold) unknownWords.push(word)
  }
  return { docs, unknownWords }
}

/**
 * True when a title has every word of a name, also where one of them writes letters and digits
 * together and the other apart: "RTX 4070" and "RTX4070".
 */
export function hasName(title: ReadonlySet<string>, wanted: readonly string[]): boolean {
  return wanted.every((term, at) => {
    if (title.has(term)) return true
    const before = wanted[at - 1]
    const after = wanted[at + 1]
    if (before !== undefined && title.has(before + term)) return true
    if (after !== undefined && title.has(term + after)) return true
    const parts = term.match(/[a-z]+|\d+/g) ?? []
    return parts.length === 2 && parts.every((part) => title.has(part))
  })
}

const versionWords = new Set(
  'ultra plus pro max mini lite air fe se xl super ti slim neo edge fold flip'.split(' '),
)

/** Drops goods whose title goes on with a version word right after the name. */
function withoutOtherVersions(
  docs: Bitset,
  wanted: readonly string[],
  catalogue: Catalogue,
): Bitset {
  const last = wanted.at(-1)!
  if (!/\d/.test(last) || last.endsWith('plus')) return docs
  const plain = docs.clone()
  for (const doc of docs.toDocs()) {
    const { title } = catalogue.products[doc]!
    const words = searchTerms(title.en ?? title.zh ?? '')
    const after = words[words.indexOf(last) + 1]
    if (after !== undefined && (versionWords.has(after) || after === `${last}plus`))
      plain.delete(doc)
  }
  return plain.isEmpty ? docs : plain
}

async function byWords(
  query: string,
  docs: Bitset,
  catalogue: Catalogue,
  search: TextSearch,
  need: Need,
): Promise<Candidate[]> {
  const found = await search(query, { limit: mostCandidates, allowed: docs })
  const hits = found.filter(({ lexical, semantic }) => lexical > 0 || semantic > 0.35)
  if (hits.length > 0) return hits
  // The words say nothing about these goods; with a category known they are still an answer.
  return need.category === null
    ? []
    : [...docs.toDocs()].map((doc) => ({
        doc,
        lexical: 0,
        semantic: 0,
        relevance: 0,
      }))
}
