import type { Catalogue } from '../domain/catalogue.ts'
import { Failure } from '../domain/failure.ts'
import type { Product, Review } from '../domain/product.ts'
import type { Attribute, Category } from '../domain/taxonomy.ts'
import type { StoredCatalogue } from '../storage/catalogue-store.ts'
import { takeLock } from '../storage/lock.ts'
import type { Storage } from '../storage/open-storage.ts'
import { catalogueVersion, readCatalogue } from './assemble.ts'
import { AttributeRegistry } from './attribute-registry.ts'
import { categorise } from './categorise.ts'
import { withStatedAttributes } from './category-attributes.ts'
import { indexCategories } from './category-words.ts'
import type { FormatName } from './formats/format.ts'
import type { Knowledge } from './knowledge.ts'
import { learnBrands } from './learn-brands.ts'
import type { Mapping } from './mapping.ts'
import { readFeed, type Feed, type Rejection } from './read-feed.ts'
import { rawSpecsOf, settlePrice, settleProduct } from './settle.ts'
import { mergeTaxonomy } from './taxonomy.ts'

export interface ImportOptions {
  readonly storage: Storage
  readonly knowledge: Knowledge
  /** @default 'auto' */
  readonly format?: FormatName | 'auto' | undefined
  readonly mapping?: Mapping | undefined
  /** Currency of amounts that name none, ISO 4217; default the catalogue's, else the shop's. */
  readonly currency?: string | undefined
  /** Drops the products that the files do not hold. */
  readonly replace?: boolean | undefined
  /** Reads and checks everything and changes nothing. */
  readonly dryRun?: boolean | undefined
  /** `demo` marks the goods as ones that the next import of own goods replaces. @default 'own' */
  readonly origin?: 'demo' | 'own' | undefined
  /** Builds what is derived from a catalogue, such as indexes, once the new one is in place. */
  readonly afterSwap?: ((catalogue: Catalogue) => Promise<void>) | undefined
}

export interface ImportProgress {
  readonly stage: 'read' | 'settle' | 'write' | 'index'
  /** 0 to 1 within the stage. */
  readonly share: number
  readonly file?: string
}

export interface ImportReport {
  /** Products that were not there before. */
  readonly accepted: number
  /** Products that were there and have changed. */
  readonly updated: number
  readonly unchanged: number
  /** Products that are gone: by `replace`, or because the demo goods made way. */
  readonly removed: number
  readonly rejected: readonly Rejection[]
  /** Products and reviews of the catalogue after the import. */
  readonly products: number
  readonly reviews: number
  readonly currency: string
  /** Version of the catalogue after the import; `null` for a dry run. */
  readonly version: string | null
  readonly replacedDemo: boolean
  readonly dryRun: boolean
}

/**
 * Brings feed files into the catalogue: reads every row, finds brand, category and specs, and makes
 * the result the catalogue at once or not at all. Products are known by their sku: those in the
 * files are added or updated, the others stay, unless `replace` is given or only demo goods are
 * there. One import at a time a data directory.
 *
 * @throws {Failure} `CATALOGUE_EMPTY` when not one row could be used, with the first reasons;
 *   `FEED_UNREADABLE`, `DATA_DIR_LOCKED`, `STORAGE_FULL`, `STORAGE_FAILED`. Nothing has changed then.
 */
export async function importFiles(
  files: readonly string[],
  options: ImportOptions,
  onProgress: (progress: ImportProgress) => void = () => undefined,
): Promise<ImportReport> {
  if (options.dryRun) return importLocked(files, options, onProgress)
  const lock = await takeLock(options.storage.dataDir, 'import')
  try {
    return await importLocked(files, options, onProgress)
  } finally {
    lock.release()
  }
}

async function importLocked(
  files: readonly string[],
  options: ImportOptions,
  onProgress: (progress: ImportProgress) => void,
): Promise<ImportReport> {
  const { storage, knowledge, format = 'auto', mapping, origin = 'own' } = options
  const feeds: Feed[] = []
  const formatOptions = {
    taxonomy: knowledge.taxonomy,
    mapping,
    decimal: mapping?.decimal === 'auto' ? undefined : mapping?.decimal,
  }
  for (const file of files)
    feeds.push(
      await readFeed(file, format, formatOptions, (share) =>
        onProgress({ stage: 'read', share, file }),
      ),
    )

  const current = await storage.catalogues.read()
  const replacedDemo = current?.summary.origin === 'demo' && origin === 'own'
  const kept = options.replace || replacedDemo ? undefined : current
  onProgress({ stage: 'settle', share: 0 })
  const settled = settleFeeds(feeds, kept, options)
  const merged = mergeProducts(settled, current, kept)
  const rejected = [...settled.rejected]
  const reviews = mergeReviews(feeds, kept, merged.products, rejected)
  onProgress({ stage: 'settle', share: 1 })

  const usable = settled.products.length + feeds.reduce((sum, feed) => sum + feed.reviews.length, 0)
  if (usable === 0 || merged.products.length === 0) throw nothingUsable(files, rejected)
  const report = {
    ...merged.counts,
    rejected,
    products: merged.products.length,
    reviews: reviews.length,
    currency: settled.currency,
    replacedDemo,
    dryRun: options.dryRun === true,
  }
  if (options.dryRun) return { ...report, version: null }

  const summary = await storage.catalogues.replace(
    {
      currency: settled.currency,
      products: merged.products,
      reviews,
      discovered: {
        categories: withStatedAttributes(settled.categories, merged.products),
        attributes: usedAttributes(settled.attributes, merged.products),
      },
    },
    { origin, onProgress: (share) => onProgress({ stage: 'write', share }) },
  )
  if (options.afterSwap) {
    onProgress({ stage: 'index', share: 0 })
    const catalogue = await readCatalogue(storage, knowledge)
    if (catalogue) await options.afterSwap(catalogue)
    onProgress({ stage: 'index', share: 1 })
  }
  return { ...report, version: catalogueVersion(summary.version, knowledge) }
}

interface Settled {
  readonly currency: string
  readonly products: readonly Product[]
  readonly categories: readonly Category[]
  readonly attributes: readonly Attribute[]
  readonly rejected: readonly Rejection[]
}

/** Drafts → products, with what had to be discovered for them. */
function settleFeeds(
  feeds: readonly Feed[],
  kept: StoredCatalogue | undefined,
  { knowledge, currency: wanted }: ImportOptions,
): Settled {
  const rejected = feeds.flatMap((feed) => feed.rejected)
  const sourced = feeds.flatMap(({ file, drafts, decimal }) =>
    drafts.map((draft) => ({ file, draft, decimal })),
  )
  const currency =
    kept?.currency ??
    wanted ??
    sourced.find(({ draft }) => draft.currency !== null)?.draft.currency ??
    knowledge.shop.currency
  if (kept && wanted !== undefined && wanted !== kept.currency)
    throw new Failure(
      'FEED_UNREADABLE',
      `The catalogue is in ${kept.currency}, --currency says ${wanted}. Use --replace to change the currency.`,
    )

  // Money first, so that rows without a price do not teach categories.
  const priced = sourced.flatMap((entry) => {
    const price = settlePrice(entry.draft, entry.decimal, currency)
    if (typeof price === 'number') return [{ ...entry, price }]
    rejected.push({ file: entry.file, line: entry.draft.line, reason: price.reason })
    return []
  })

  const earlier = kept?.discovered ?? { categories: [], attributes: [] }
  const before = mergeTaxonomy(knowledge.taxonomy, earlier)
  const known = indexCategories(before)
  const brands = learnBrands(
    priced.map(({ draft }) => draft),
    knowledge.brands,
    (word) => known.has(word),
  )
  const { ids, discovered } = categorise(priced, before, brands)
  const categories = [...earlier.categories, ...discovered]
  const taxonomy = mergeTaxonomy(knowledge.taxonomy, { ...earlier, categories })

  const registry = new AttributeRegistry(taxonomy, earlier.attributes)
  priced.forEach(({ draft }, i) =>
    registry.sight(rawSpecsOf(draft, taxonomy), taxonomy.categories.get(ids[i]!)),
  )
  registry.settle()
  const products = priced.map(({ draft, decimal, price }, i) =>
    settleProduct(
      draft,
      price,
      {
        category: ids[i]!,
        brand: draft.brand ?? brands.brandOf(draft.title.en ?? draft.title.zh ?? '', draft.path),
        currency,
        decimal,
      },
      taxonomy,
      registry,
    ),
  )
  return { currency, products, categories, attributes: registry.discovered(), rejected }
}

/** The products kept, in their order, with the new ones in place or behind; and what changed. */
function mergeProducts(
  { products }: Settled,
  current: StoredCatalogue | undefined,
  kept: StoredCatalogue | undefined,
): {
  products: Product[]
  counts: { accepted: number; updated: number; unchanged: number; removed: number }
} {
  const before = new Map(current?.products.map((product) => [product.sku, product]))
  const after = new Map(kept?.products.map((product) => [product.sku, product]))
  for (const product of products) after.set(product.sku, product)
  const counts = { accepted: 0, updated: 0, unchanged: 0, removed: 0 }
  for (const sku of new Set(products.map((product) => product.sku))) {
    const old = before.get(sku)
    if (!old) counts.accepted++
    else if (JSON.stringify(old) === JSON.stringify(after.get(sku))) counts.unchanged++
    else counts.updated++
  }
  for (const sku of before.keys()) if (!after.has(sku)) counts.removed++
  return { products: [...after.values()], counts }
}

/** Reviews by id; those of products that are not there are rejected or go with their product. */
function mergeReviews(
  feeds: readonly Feed[],
  kept: StoredCatalogue | undefined,
  products: readonly Product[],
  rejected: Rejection[],
): Review[] {
  const skus = new Set(products.map(({ sku }) => sku))
  const reviews = new Map<string, Review>()
  for (const review of kept?.reviews ?? []) if (skus.has(review.sku)) reviews.set(review.id, review)
  for (const { file, reviews: own } of feeds)
    for (const { line, review } of own) {
      if (skus.has(review.sku)) reviews.set(review.id, review)
      else rejected.push({ file, line, reason: `review of "${review.sku}", which is not sold` })
    }
  return [...reviews.values()]
}

function usedAttributes(
  attributes: readonly Attribute[],
  products: readonly Product[],
): Attribute[] {
  const used = new Set<string>()
  for (const { specs } of products) for (const id in specs) used.add(id)
  return attributes.filter(({ id }) => used.has(id))
}

/** Reasons named in the message. */
const maxReasons = 5

function nothingUsable(files: readonly string[], rejected: readonly Rejection[]): Failure {
  const reasons = rejected
    .slice(0, maxReasons)
    .map(({ file, line, reason }) => `  ${file}:${line}: ${reason}`)
  return new Failure(
    'CATALOGUE_EMPTY',
    [`Not one usable row in ${files.join(', ')}; nothing was changed.`, ...reasons].join('\n'),
    { details: { rejected: rejected.length } },
  )
}
