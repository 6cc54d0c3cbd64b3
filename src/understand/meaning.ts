import type { Category, Taxonomy } from '../domain/taxonomy.ts'
import type { Meaning } from './lexicon.ts'
import type { Mark } from './marks.ts'

export const kindRank = [
  'category',
  'brand',
  'value',
  'use',
  'adjective',
  'attribute',
  'grammar',
] as const

/** The meaning that counts in this category: its own before the common one. */
export function chooseMeaning(
  mark: Mark,
  category: Category | undefined,
  taxonomy: Taxonomy,
): Meaning | undefined {
  // Without a category only what many kinds of goods have can be meant: a colour, not a blender's kind.
  const own = (id: string): boolean =>
    category?.attributes.some((one) => one.id === id) ?? isCommon(id, taxonomy)
  // The screen of the laptop that is talked about is no monitor.
  const isProperty = mark.meanings.some(
    (one) =>
      one.kind === 'attribute' && category?.attributes.some(({ id }) => id === one.attribute),
  )
  const usable = mark.meanings.filter((one) => {
    switch (one.kind) {
      case 'category':
        return !(isProperty && one.category !== category?.id)
      case 'use':
        return category !== undefined && one.category === category.id
      case 'adjective':
        return one.category === undefined
          ? builtIn.has(one.attribute) || own(one.attribute)
          : one.category === category?.id
      case 'value':
      case 'attribute':
        return own(one.attribute)
      default:
        return true
    }
  })
  let best: Meaning | undefined
  let bestRank = Infinity
  for (const meaning of usable) {
    const rank = kindRank.indexOf(meaning.kind as (typeof kindRank)[number])
    if (rank < 0) continue
    const fit = rank - specificity(meaning, taxonomy)
    if (fit < bestRank) {
      best = meaning
      bestRank = fit
    }
  }
  return best
}

/**
 * Below one, so that it only decides between meanings of a kind: a category's own adjective before
 * the common one, and of two values with one name ("stainless steel": a material and a colour) that
 * of the attribute which fewer categories have.
 */
function specificity(meaning: Meaning, taxonomy: Taxonomy): number {
  if (meaning.kind === 'adjective') return meaning.category === undefined ? 0 : 0.5
  if (meaning.kind !== 'value') return 0
  return 0.5 / (1 + (attributeCounts(taxonomy).get(meaning.attribute) ?? 0))
}

const countsByTaxonomy = new WeakMap<Taxonomy, ReadonlyMap<string, number>>()

/** Attribute id → how many known categories have it. */
function attributeCounts(taxonomy: Taxonomy): ReadonlyMap<string, number> {
  let counts = countsByTaxonomy.get(taxonomy)
  if (!counts) {
    const fresh = new Map<string, number>()
    for (const { attributes, discovered } of taxonomy.categories.values())
      if (!discovered) for (const { id } of attributes) fresh.set(id, (fresh.get(id) ?? 0) + 1)
    counts = fresh
    countsByTaxonomy.set(taxonomy, counts)
  }
  return counts
}

/** True for attributes of at least four known categories. */
export const isCommon = (id: string, taxonomy: Taxonomy): boolean =>
  (attributeCounts(taxonomy).get(id) ?? 0) >= 4

export const builtIn = new Set(['price', 'rating', 'popularity'])

/** True when the mark names a property, only not one of this category. */
export const isForeign = ({ meanings }: Mark): boolean =>
  meanings.some(({ kind }) => ['value', 'attribute', 'use', 'adjective'].includes(kind)) &&
  !meanings.some(({ kind }) => kind === 'cue' || kind === 'grammar' || kind === 'policy')
