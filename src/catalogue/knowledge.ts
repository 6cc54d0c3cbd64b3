import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import * as z from 'zod'
import type { Brand } from '../domain/catalogue.ts'
import { Failure } from '../domain/failure.ts'
import { Attribute, Category, type Taxonomy } from '../domain/taxonomy.ts'
import { LocalText } from '../domain/text.ts'
import { unitOf } from '../lib/units.ts'

/** The parts of `shop.json` that the catalogue needs; whoever needs more reads `shop` whole. */
const Shop = z.looseObject({
  name: z.union([z.string(), LocalText]).optional(),
  currency: z.string().regex(/^[A-Z]{3}$/),
})
export type Shop = z.infer<typeof Shop>

const BrandEntry = z.object({
  name: z.string().min(1),
  words: z
    .union([
      z.array(z.string()),
      z
        .record(z.string(), z.array(z.string()))
        .transform((byLocale) => Object.values(byLocale).flat()),
    ])
    .default([]),
})

/** What the shop knows before any product is there. */
export interface Knowledge {
  readonly dir: string
  readonly taxonomy: Taxonomy
  readonly shop: Shop
  readonly brands: readonly Brand[]
  /** Hash of taxonomy and brands: an index built under another one is stale. */
  readonly fingerprint: string
}

/** Attributes every product has by itself; constraints may name them, specs may not. */
export const builtInAttributes: ReadonlySet<string> = new Set([
  'price',
  'brand',
  'availability',
  'rating',
  'category',
  'popularity',
])

/**
 * Reads and checks `taxonomy/`, `shop.json` and `catalogue/brands.json` of a knowledge directory.
 * A missing `shop.json` means US dollars, a missing brand list none.
 *
 * @throws {Failure} `KNOWLEDGE_INVALID` listing every fault with its file and path.
 */
export function readKnowledge(knowledgeDir: string): Knowledge {
  const faults: string[] = []
  const hash = createHash('sha256')

  const read = <T>(file: string, schema: z.ZodType<T>): T | undefined => {
    const shown = relative(knowledgeDir, file)
    let text: string
    try {
      text = readFileSync(file, 'utf8')
      hash.update(text)
      const parsed = schema.safeParse(JSON.parse(text))
      if (parsed.success) return parsed.data
      for (const { path, message } of parsed.error.issues)
        faults.push(`${shown}: ${path.join('.') || '(top)'}: ${message}`)
    } catch (error) {
      faults.push(`${shown}: ${error instanceof Error ? error.message : String(error)}`)
    }
    return undefined
  }

  const attributes = new Map<string, Attribute>()
  const attributesFile = join(knowledgeDir, 'taxonomy', 'attributes.json')
  const listOf = z.union([
    z.array(Attribute),
    z.object({ attributes: z.array(Attribute) }).transform((file) => file.attributes),
  ])
  for (const attribute of read(attributesFile, listOf) ?? []) {
    const where = `taxonomy/attributes.json: ${attribute.id}`
    if (attributes.has(attribute.id)) faults.push(`${where}: stands there twice`)
    if (builtInAttributes.has(attribute.id)) faults.push(`${where}: the id is taken by Aisle`)
    for (const unit of [attribute.unit, ...attribute.feedNames.map((name) => name.unit)])
      if (unit !== undefined && !unitOf(unit)) faults.push(`${where}: unknown unit "${unit}"`)
    if ((attribute.type === 'enum' || attribute.type === 'list') && attribute.values.length === 0)
      faults.push(`${where}: type "${attribute.type}" needs values`)
    attributes.set(attribute.id, attribute)
  }

  const categories = new Map<string, Category>()
  const categoriesDir = join(knowledgeDir, 'taxonomy', 'categories')
  const files = existsSync(categoriesDir)
    ? readdirSync(categoriesDir)
        .filter((name) => name.endsWith('.json'))
        .toSorted()
    : []
  if (files.length === 0) faults.push('taxonomy/categories: holds no .json file')
  for (const name of files) {
    const category = read(join(categoriesDir, name), Category)
    if (!category) continue
    const where = `taxonomy/categories/${name}`
    if (categories.has(category.id)) faults.push(`${where}: id "${category.id}" is taken`)
    const named = [
      ...category.attributes.map(({ id }, i) => [`attributes.${i}`, id] as const),
      ...category.adjectives.map(({ attribute }, i) => [`adjectives.${i}`, attribute] as const),
      ...category.needModels.map(({ attribute }, i) => [`needModels.${i}`, attribute] as const),
      ...category.uses.flatMap((use, i) =>
        use.implies.map(({ attribute }, j) => [`uses.${i}.implies.${j}`, attribute] as const),
      ),
    ]
    for (const [path, id] of named)
      if (!attributes.has(id) && !builtInAttributes.has(id))
        faults.push(`${where}: ${path}: unknown attribute "${id}"`)
    categories.set(category.id, category)
  }

  const shopFile = join(knowledgeDir, 'shop.json')
  const shop = existsSync(shopFile) ? read(shopFile, Shop) : { currency: 'USD' }
  const brandsFile = join(knowledgeDir, 'catalogue', 'brands.json')
  const brandList = z.union([
    z.array(BrandEntry),
    z.object({ brands: z.array(BrandEntry) }).transform((file) => file.brands),
  ])
  const brands = existsSync(brandsFile) ? read(brandsFile, brandList) : []

  if (faults.length > 0)
    throw new Failure(
      'KNOWLEDGE_INVALID',
      `${faults.length} fault(s) in ${knowledgeDir}:\n${faults.map((line) => `  ${line}`).join('\n')}`,
      { details: { faults } },
    )
  return {
    dir: knowledgeDir,
    taxonomy: { categories, attributes },
    shop: shop ?? { currency: 'USD' },
    brands: brands ?? [],
    fingerprint: hash.digest('hex').slice(0, 16),
  }
}
