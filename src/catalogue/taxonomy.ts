import type { Taxonomy } from '../domain/taxonomy.ts'
import type { Discovered } from '../storage/catalogue-store.ts'

export const nothingDiscovered: Discovered = { categories: [], attributes: [] }

/** The shop's taxonomy together with what feeds brought; the shop's word wins on an equal id. */
export function mergeTaxonomy(known: Taxonomy, discovered: Discovered): Taxonomy {
  const categories = new Map(known.categories)
  const attributes = new Map(known.attributes)
  for (const category of discovered.categories)
    if (!categories.has(category.id)) categories.set(category.id, category)
  for (const attribute of discovered.attributes)
    if (!attributes.has(attribute.id)) attributes.set(attribute.id, attribute)
  return { categories, attributes }
}
