import type { Reference } from '../domain/act.ts'
import type { Catalogue } from '../domain/catalogue.ts'
import { shortTitle } from '../lib/short-title.ts'
import { normalise, searchTerms } from '../lib/text.ts'
import { englishWords } from './english.ts'
import { hasCue, type Mark } from './marks.ts'
import type { Wants } from './wanted.ts'

export interface Surroundings {
  readonly catalogue: Catalogue
  /** Goods of the last reply that showed some. */
  readonly shown: readonly string[]
  readonly focus: readonly string[]
  readonly pageSku: string | undefined
  /** Kind of goods under discussion. */
  readonly category?: string | null
}

/** Everything in the message that points at one product or at the goods shown, in order. */
export function findReferences(
  marks: readonly Mark[],
  wants: Wants,
  text: string,
  { catalogue, shown, focus, pageSku, category = null }: Surroundings,
): Reference[] {
  const references: Reference[] = []
  const add = (reference: Reference): void => {
    const key = JSON.stringify(reference)
    if (!references.some((one) => JSON.stringify(one) === key)) references.push(reference)
  }
  for (const sku of skusIn(text, catalogue)) add({ kind: 'sku', sku })
  for (const [position, mark] of marks.entries()) {
    if (shown.length > 0) {
      const ordinal = mark.meanings.find((one) => one.kind === 'ordinal')
      if (ordinal && isOfGoods(marks, position)) add({ kind: 'position', index: ordinal.index })
      const brand = mark.meanings.find((one) => one.kind === 'brand')
      if (brand && isBrandShown(brand.brand) && pointsAt(marks, position))
        add({ kind: 'brand', brand: brand.brand })
      const adjective = mark.meanings.find((one) => one.kind === 'adjective')
      const isOfThese = marks.some((one) => hasCue(one, 'them'))
      if (
        adjective?.kind === 'adjective' &&
        (isTheOne(marks, position) || (isOfThese && adjective.degree === 'superlative'))
      )
        add({
          kind: 'extreme',
          attribute: adjective.attribute,
          direction: adjective.direction,
        })
      if (hasCue(mark, 'them')) add({ kind: 'shown', count: countOf(mark.text) })
    }
    const isIt = hasCue(mark, 'it') || (hasCue(mark, 'question') && mark.text.endsWith(' it'))
    // "The ones with the hose" are a kind, not those on show.
    const isKind = /^the ones$/.test(mark.text)
    if (isIt && !isKind && (focus.length > 0 || shown.length > 0 || pageSku !== undefined)) {
      const isPartOfAnother =
        references.length > 0 || mark.text === 'that' || mark.text === 'the one'
      if (!isPartOfAnother || mark.text !== 'it') add({ kind: 'focus' })
    }
  }
  const titled = marks.some((mark) => hasCue(mark, 'compare'))
    ? titledIn(text, catalogue, shown)
    : []
  const named = titled.length > 1 ? titled : productsNamed(wants, catalogue)
  for (const sku of named) if (wants.models.length > 0 || isOfKind(sku)) add({ kind: 'sku', sku })
  return references

  /** Words that are no names point at goods of the kind that is talked about, if at any. */
  function isOfKind(sku: string): boolean {
    const kind = wants.category ?? category
    return kind === null || catalogue.products[catalogue.docBySku.get(sku) ?? -1]?.category === kind
  }

  function isBrandShown(brand: string): boolean {
    return shown.some(
      (sku) => catalogue.products[catalogue.docBySku.get(sku) ?? -1]?.brand === brand,
    )
  }
}

/** "The third floor", "last time", "it lasts", "kettle first": counts no goods. */
function isOfGoods(marks: readonly Mark[], position: number): boolean {
  const { text } = marks[position]!
  if (text === 'lasts') return false
  const after = marks[position + 1]?.text ?? ''
  if (otherThings.test(after)) return false
  const before = marks[position - 1]
  const isAdverb = text === 'first' && /^(?:$|[.,!;])/.test(after)
  return !(isAdverb && before?.meanings.some(({ kind }) => kind === 'category'))
}

const otherThings =
  /^(?:floor|storey|story|time|times|hand|home|person|child|kid|baby|bedroom|room|bathroom|flat|apartment|job|week|month|year|day|night|thing|of all|summer|winter|christmas|层|楼|次|天|年|季)/

/** "both" and "前两款" point at two, "all three" at three, "them" at all shown. */
const countOf = (text: string): number =>
  /two|both|两/.test(text) ? 2 : /three|三/.test(text) ? 3 : 4

/** "that Nordhavn", "the Nordhavn", "诺德港那款": a brand with a pointing word beside it. */
const pointsAt = (marks: readonly Mark[], position: number): boolean =>
  /^(?:the|that|this|那|那个|这个|那款|这款|那台|这台|那部)$/.test(
    marks[position - 1]?.text ?? '',
  ) || /^(?:那|那个|这个|那款|这款|one|的那个|的那款)$/.test(marks[position + 1]?.text ?? '')

/** "the cheaper one", "便宜的那个": one of those shown, not a wish for cheaper goods. */
const isTheOne = (marks: readonly Mark[], position: number): boolean => {
  const before = marks[position - 1]?.text ?? ''
  const after = marks.slice(position + 1, position + 3).map(({ text }) => text)
  return (
    (before === 'the' && ['one', 'option', 'model'].includes(after[0] ?? '')) ||
    after.some((text) => /^(?:那个|那款|那台)$/.test(text))
  )
}

/** Skus written in the message, whatever wraps them: <DW-1>, "DW-1", #DW-1. */
function skusIn(text: string, catalogue: Catalogue): string[] {
  const found: string[] = []
  for (const [token] of text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}_.-]{2,63}/gu)) {
    const sku = skuIndex(catalogue).get(normalise(token.replace(/[.-]+$/, '')))
    if (sku !== undefined && /\d/.test(sku) && /[-_\p{L}]/u.test(sku)) found.push(sku)
  }
  return found
}

const skuIndexes = new WeakMap<Catalogue, Map<string, string>>()

function skuIndex(catalogue: Catalogue): Map<string, string> {
  let index = skuIndexes.get(catalogue)
  if (!index) {
    index = new Map(catalogue.products.map(({ sku }) => [normalise(sku), sku]))
    skuIndexes.set(catalogue, index)
  }
  return index
}

/** Products whose title, whole or shortened, stands in the message, in its order. */
function titledIn(text: string, catalogue: Catalogue, shown: readonly string[]): string[] {
  const written = normalise(text)
  const found: { title: string; from: number; skus: readonly string[] }[] = []
  for (const [title, skus] of titles(catalogue)) {
    const from = written.indexOf(title)
    if (from >= 0) found.push({ title, from, skus })
  }
  return found
    .filter(({ title }) => !found.some((one) => one.title !== title && one.title.includes(title)))
    .toSorted((a, b) => a.from - b.from)
    .flatMap(({ skus }) => skus.find((sku) => shown.includes(sku)) ?? skus[0] ?? [])
}

const titlesByCatalogue = new WeakMap<Catalogue, Map<string, string[]>>()

function titles(catalogue: Catalogue): ReadonlyMap<string, readonly string[]> {
  let known = titlesByCatalogue.get(catalogue)
  if (!known) {
    known = new Map()
    for (const { sku, title } of catalogue.products)
      for (const one of [title.en, title.zh]) {
        if (one === undefined) continue
        for (const name of new Set([normalise(one), normalise(shortTitle(one))])) {
          if (name.length < 6) continue
          const skus = known.get(name)
          if (skus) skus.push(sku)
          else known.set(name, [sku])
        }
      }
    titlesByCatalogue.set(catalogue, known)
  }
  return known
}

interface TitleIndex {
  /** Title word → docs, ascending; words of more than 60 products are left out. */
  readonly docs: ReadonlyMap<string, readonly number[]>
}

const titleIndexes = new WeakMap<Catalogue, TitleIndex>()

function titleIndex(catalogue: Catalogue): TitleIndex {
  let index = titleIndexes.get(catalogue)
  if (!index) {
    const docs = new Map<string, number[]>()
    for (const [doc, { title }] of catalogue.products.entries())
      for (const word of new Set(searchTerms(`${title.en ?? ''} ${title.zh ?? ''}`))) {
        const list = docs.get(word)
        if (list) list.push(doc)
        else docs.set(word, [doc])
      }
    for (const [word, list] of docs) if (list.length > 60) docs.delete(word)
    index = { docs }
    titleIndexes.set(catalogue, index)
  }
  return index
}

/** Builds what {@link findReferences} looks up, so that the first turn does not pay for it. */
export function prepareReferences(catalogue: Catalogue): void {
  skuIndex(catalogue)
  titleIndex(catalogue)
  titles(catalogue)
}

/**
 * Products that the message names: all its name-like words stand in their titles, and no more than
 * three products have them all. Words that are common in titles name nothing.
 */
function productsNamed(wants: Wants, catalogue: Catalogue): string[] {
  const words = [...wants.models, ...wants.text].flatMap((word) => searchTerms(word))
  const known = words
    .map((word) => titleIndex(catalogue).docs.get(word))
    .filter((docs) => docs !== undefined)
  if (known.length === 0) return []
  // Words of everyday English are in titles, and name no product.
  if (wants.models.length === 0 && words.every((word) => englishWords.has(word))) return []
  const rarest = known.toSorted((a, b) => a.length - b.length)
  let common = rarest[0]!
  for (const docs of rarest.slice(1)) {
    const set = new Set(docs)
    const narrowed = common.filter((doc) => set.has(doc))
    if (narrowed.length > 0) common = narrowed
    else if (common.length <= 3) {
      // Two names in one message ("Stille 60 and Arc 45"): both stand.
      common = [...common, ...docs.slice(0, 3)]
    }
  }
  if (wants.brands.length > 0) {
    const ofBrand = common.filter((doc) => wants.brands.includes(catalogue.products[doc]!.brand))
    if (ofBrand.length > 0) common = ofBrand
  }
  return common.length <= 4 ? common.map((doc) => catalogue.products[doc]!.sku) : []
}

/** True when a pointing word stands alone, as in "tell me more about it". */
export const pointsAtFocus = (references: readonly Reference[]): boolean =>
  references.some(({ kind }) => kind === 'focus')
