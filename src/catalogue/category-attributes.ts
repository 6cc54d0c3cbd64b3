import type { Product } from '../domain/product.ts'
import type { Category, CategoryAttribute } from '../domain/taxonomy.ts'

/** Share of a category's goods that must state an attribute for it to be the category's. */
const minShare = 0.25
/** Attributes a discovered category has at most; the most widely stated ones. */
const maxAttributes = 24
/** A discovered attribute matters at most so much: nobody has said that it does. */
const maxImportance = 0.5

/**
 * Gives discovered categories the attributes that their goods state, importance by how many do.
 * Importance stays below that of the taxonomy's deciding attributes.
 */
export function withStatedAttributes(
  categories: readonly Category[],
  products: readonly Product[],
): Category[] {
  const byCategory = new Map<string, { goods: number; stated: Map<string, number> }>()
  for (const { id } of categories) byCategory.set(id, { goods: 0, stated: new Map() })
  for (const { category, specs } of products) {
    const entry = byCategory.get(category)
    if (!entry) continue
    entry.goods++
    for (const id in specs)
      if (specs[id] !== null) entry.stated.set(id, (entry.stated.get(id) ?? 0) + 1)
  }
  return categories.flatMap((category) => {
    const { goods, stated } = byCategory.get(category.id)!
    if (goods === 0) return []
    const attributes: CategoryAttribute[] = [...stated]
      .filter(([, count]) => count >= minShare * goods)
      .toSorted((a, b) => b[1] - a[1])
      .slice(0, maxAttributes)
      .map(([id, count]) => ({
        id,
        importance: Math.round((maxImportance * count * 100) / goods) / 100,
      }))
    return [{ ...category, attributes }]
  })
}
