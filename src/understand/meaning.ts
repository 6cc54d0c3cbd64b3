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
  const usable = mark.meanings.filter((one) => {
    switch (one.kind) {
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
    const specific = meaning.kind === 'adjective' && meaning.category !== undefined ? -0.5 : 0
    if (rank >= 0 && rank + specific < bestRank) {
      best = meaning
      bestRank = rank + specific
    }
  }
  return best
}

export const commonAttributes = new WeakMap<Taxonomy, ReadonlySet<string>>()

/** True for attributes of at least four known categories. */
export function isCommon(id: string, taxonomy: Taxonomy): boolean {
  let common = commonAttributes.get(taxonomy)
  if (!common) {
    const counts = new Map<string, number>()
    for (const { attributes, discovered } of taxonomy.categories.values())
      if (!discovered)
        for (const { id: own } of attributes) counts.set(own, (counts.get(own) ?? 0) + 1)
    common = new Set([...counts].filter(([, count]) => count >= 4).map(([own]) => own))
    commonAttributes.set(taxonomy, common)
  }
  return common.has(id)
}

export const builtIn = new Set(['price', 'rating', 'popularity'])

/** True when the mark names a property, only not one of this category. */
export const isForeign = ({ meanings }: Mark): boolean =>
  meanings.some(({ kind }) => ['value', 'attribute', 'use', 'adjective'].includes(kind)) &&
  !meanings.some(({ kind }) => kind === 'cue' || kind === 'grammar' || kind === 'policy')
