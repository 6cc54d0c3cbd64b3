import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'

export const knowledgeDir = fileURLToPath(new URL('..', import.meta.url))

/**
 * The taxonomy as the shop reads it: which attributes a category has, their range and decimals.
 * @returns {{attributes: Map<string, any>, categories: Map<string, any>}}
 */
export function readTaxonomy() {
  const dir = join(knowledgeDir, 'taxonomy')
  const file = JSON.parse(readFileSync(join(dir, 'attributes.json'), 'utf8'))
  const attributes = new Map(
    (Array.isArray(file) ? file : file.attributes).map((one) => [one.id, one]),
  )
  const categories = new Map()
  for (const name of readdirSync(join(dir, 'categories')).sort()) {
    if (!name.endsWith('.json')) continue
    const category = JSON.parse(readFileSync(join(dir, 'categories', name), 'utf8'))
    categories.set(category.id, category)
  }
  return { attributes, categories }
}
