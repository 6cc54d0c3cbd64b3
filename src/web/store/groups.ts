import type { ProductList } from '../../http/contract.ts'
import type { StoreStrings } from './texts.ts'

export type CategoryCount = ProductList['facets']['category'][number]
type Group = keyof StoreStrings['groups']

/** How the shop's shelves are ordered; categories it does not know stand under `other`. */
const shelves: Record<Group, readonly string[]> = {
  'large-appliances': [
    'refrigerator',
    'freezer',
    'dishwasher',
    'washing-machine',
    'tumble-dryer',
    'oven',
    'hob',
    'range-hood',
  ],
  kitchen: ['microwave', 'air-fryer', 'coffee-machine', 'kettle', 'blender', 'rice-cooker'],
  cleaning: ['vacuum-cleaner', 'robot-vacuum', 'steam-iron'],
  climate: ['air-conditioner', 'air-purifier', 'dehumidifier', 'fan'],
  'personal-care': ['hair-dryer', 'electric-toothbrush'],
  computing: ['laptop', 'monitor', 'tablet', 'router', 'e-reader'],
  entertainment: ['television', 'soundbar', 'speaker', 'headphones'],
  gadgets: ['smartphone', 'smartwatch', 'camera', 'power-bank'],
  other: [],
}

export function groupCategories(
  categories: readonly CategoryCount[],
): { readonly group: Group; readonly categories: readonly CategoryCount[] }[] {
  const known = new Map(categories.map((category) => [category.value, category]))
  const groups = (Object.keys(shelves) as Group[]).map((group) => ({
    group,
    categories: shelves[group].flatMap((id) => {
      const category = known.get(id)
      known.delete(id)
      return category ? [category] : []
    }),
  }))
  const rest = [...known.values()]
  return groups
    .map((entry) => (entry.group === 'other' ? { ...entry, categories: rest } : entry))
    .filter((entry) => entry.categories.length > 0)
}
