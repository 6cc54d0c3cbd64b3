import { createHash } from 'node:crypto'
import { setImmediate as nextTick } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import * as z from 'zod'
import type { Product, Review } from '../domain/product.ts'
import { Attribute, Category } from '../domain/taxonomy.ts'
import type { Schema } from './schema.ts'

/** Definitions met in feeds that `knowledge/taxonomy` does not know. */
export interface Discovered {
  readonly categories: readonly Category[]
  readonly attributes: readonly Attribute[]
}

const DiscoveredJson = z.object({
  categories: z.array(Category),
  attributes: z.array(Attribute),
})

export interface CatalogueSummary {
  /** Rises with every import. */
  readonly generation: number
  /** Hash of the content: equal hashes are equal catalogues. */
  readonly version: string
  readonly currency: string
  readonly products: number
  readonly reviews: number
  /** `demo` while only the demo catalogue was imported. */
  readonly origin: 'demo' | 'own'
  /** ISO 8601, UTC. */
  readonly importedAt: string
}

export interface CatalogueContent {
  readonly currency: string
  /** The order is the order of `Catalogue.products`. */
  readonly products: readonly Product[]
  readonly reviews: readonly Review[]
  readonly discovered: Discovered
}

export interface StoredCatalogue extends CatalogueContent {
  readonly summary: CatalogueSummary
}

export interface CatalogueStore {
  /** `undefined` while nothing was imported. Cheap. */
  summary(): Promise<CatalogueSummary | undefined>

  /** The whole current catalogue as of one moment, in slices that let other work run between. */
  read(): Promise<StoredCatalogue | undefined>

  /**
   * Makes `content` the catalogue. It is written beside the current one in short transactions, so
   * that a server writing to the same file never waits long, and takes effect by one: readers see
   * the old one or the new one, also after a kill.
   *
   * @throws {Failure} `STORAGE_FULL`, `STORAGE_FAILED`: the current catalogue stays.
   */
  replace(
    content: CatalogueContent,
    options: { origin: 'demo' | 'own'; onProgress?: ((share: number) => void) | undefined },
  ): Promise<CatalogueSummary>

  /**
   * A number that changes when another process has written to the database, so that a running
   * server notices an import. Costs microseconds.
   */
  dataVersion(): Promise<number>
}

/** Rows a transaction: about 20 ms of writing. */
const chunkRows = 500
const sliceRows = 1000

/** `open` gives a second connection for reading as of one moment; the caller's stays free. */
export function createCatalogueStore(
  database: Kysely<Schema>,
  { now, open }: { now: () => string; open: () => Kysely<Schema> },
): CatalogueStore {
  return {
    async summary() {
      const row = await database
        .selectFrom('catalogue')
        .select([
          'generation',
          'version',
          'currency',
          'products',
          'reviews',
          'origin',
          'importedAt',
        ])
        .where('id', '=', 1)
        .executeTakeFirst()
      return row
    },

    async read() {
      const reader = open()
      try {
        return await reader.transaction().execute(async (transaction) => {
          const row = await transaction
            .selectFrom('catalogue')
            .selectAll()
            .where('id', '=', 1)
            .executeTakeFirst()
          if (!row) return undefined
          const { id: _id, discovered, ...summary } = row
          return {
            summary,
            currency: summary.currency,
            products: await readRows<Product>(transaction, 'product', summary.generation),
            reviews: await readRows<Review>(transaction, 'review', summary.generation),
            // Parsed, so that fields newer than the import get their defaults.
            discovered: DiscoveredJson.parse(JSON.parse(discovered)),
          }
        })
      } finally {
        await reader.destroy()
      }
    },

    async replace({ currency, products, reviews, discovered }, { origin, onProgress }) {
      const total = products.length + reviews.length + 1
      let written = 0
      const hash = createHash('sha256')
      const current = await database
        .selectFrom('catalogue')
        .select('generation')
        .where('id', '=', 1)
        .executeTakeFirst()
      // Leftovers of an import that was killed carry higher numbers than the current one.
      await discard(database, (generation) => generation !== current?.generation)
      const generation = (current?.generation ?? 0) + 1

      const write = async (
        table: 'product' | 'review',
        documents: readonly (Product | Review)[],
      ): Promise<void> => {
        for (let from = 0; from < documents.length; from += chunkRows) {
          const rows = documents.slice(from, from + chunkRows).map((value, i) => {
            const document = JSON.stringify(value)
            hash.update(document).update('\n')
            return { generation, position: from + i, sku: value.sku, document }
          })
          await database.transaction().execute(async (transaction) => {
            for (let at = 0; at < rows.length; at += 100)
              await transaction
                .insertInto(table)
                .values(rows.slice(at, at + 100))
                .execute()
          })
          written += rows.length
          onProgress?.(written / total)
          await nextTick()
        }
      }
      try {
        await write('product', products)
        await write('review', reviews)
        const definitions = JSON.stringify(discovered)
        const version = hash.update(definitions).update(currency).digest('hex').slice(0, 32)
        const row = {
          generation,
          version,
          currency,
          products: products.length,
          reviews: reviews.length,
          discovered: definitions,
          origin,
          importedAt: now(),
        }
        await database
          .insertInto('catalogue')
          .values({ id: 1, ...row })
          .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
          .execute()
        onProgress?.(1)
        await discard(database, (other) => other !== generation)
        const { discovered: _definitions, ...summary } = row
        return summary
      } catch (error) {
        // What was written of the new one goes at the next import if it cannot go now.
        await discard(database, (other) => other !== current?.generation).catch(() => undefined)
        throw error
      }
    },

    async dataVersion() {
      const { rows } = await sql<{ data_version: number }>`PRAGMA data_version`.execute(database)
      return rows[0]!.data_version
    },
  }
}

async function readRows<T>(
  reader: Kysely<Schema>,
  table: 'product' | 'review',
  generation: number,
): Promise<T[]> {
  const values: T[] = []
  for (let from = 0; ; from += sliceRows) {
    const rows = await reader
      .selectFrom(table)
      .select('document')
      .where('generation', '=', generation)
      .where('position', '>=', from)
      .where('position', '<', from + sliceRows)
      .orderBy('position')
      .execute()
    for (const { document } of rows) values.push(JSON.parse(document) as T)
    if (rows.length < sliceRows) return values
    await nextTick()
  }
}

/** Deletes the rows of generations that `isOld` holds for, in short transactions. */
async function discard(
  database: Kysely<Schema>,
  isOld: (generation: number) => boolean,
): Promise<void> {
  for (const table of ['product', 'review'] as const) {
    const generations = await database.selectFrom(table).select('generation').distinct().execute()
    for (const { generation } of generations.filter((row) => isOld(row.generation))) {
      for (let from = 0; ; from += chunkRows) {
        const left = await database
          .selectFrom(table)
          .select('position')
          .where('generation', '=', generation)
          .limit(1)
          .executeTakeFirst()
        if (!left) break
        await database
          .deleteFrom(table)
          .where('generation', '=', generation)
          .where('position', '<', from + chunkRows)
          .execute()
        await nextTick()
      }
    }
  }
}
