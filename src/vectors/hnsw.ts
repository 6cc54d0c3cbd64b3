import type { HNSWLib } from '@langchain/community/vectorstores/hnswlib'
import type { EmbeddingsInterface } from '@langchain/core/embeddings'
import { Bitset } from '../lib/bitset.ts'
import { createRandom } from '../lib/random.ts'
import { scan, type Neighbours, type VectorTable } from './exact.ts'

/** How many candidates a search keeps open; hnswlib's own 10 finds little more than half. */
const leastEf = 128
const mostEf = 1024
/** The share of the true ten nearest that a search has to find. */
const wantedRecall = 0.98

/** Why HNSWLib cannot be used here, and what to do about it. */
export class HnswUnavailable extends Error {
  override readonly name = 'HnswUnavailable'
}

/**
 * LangChain's HNSWLib class.
 *
 * @throws {HnswUnavailable} when hnswlib-node is not installed or was not built.
 */
async function hnswClass(): Promise<typeof HNSWLib> {
  try {
    await import('hnswlib-node')
    return (await import('@langchain/community/vectorstores/hnswlib')).HNSWLib
  } catch (cause) {
    const { code, message } = cause as { code?: string; message: string }
    const missing = code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND'
    const unbuilt = message.includes('Could not locate the bindings file')
    const cure = missing ? 'npm install hnswlib-node' : 'npm rebuild hnswlib-node'
    const what = missing
      ? 'hnswlib-node is not installed'
      : unbuilt
        ? 'hnswlib-node is not built'
        : `hnswlib-node does not load (${message.split('\n')[0]})`
    throw new HnswUnavailable(`${what}; search is exact instead. For the graph: ${cure}`, { cause })
  }
}

/** Why there can be no graph here, with the cure; `null` where there can. */
export const whyNoGraph = (): Promise<string | null> =>
  hnswClass().then(
    () => null,
    (error: Error) => error.message,
  )

/** An empty store for vectors of unit length. @throws {HnswUnavailable} */
export async function createHnsw(
  embeddings: EmbeddingsInterface,
  dimensions: number,
): Promise<HNSWLib> {
  const Store = await hnswClass()
  return new Store(embeddings, { space: 'cosine', numDimensions: dimensions })
}

/** A saved store; `ef` has to be set again, it is not saved. @throws {HnswUnavailable} */
export async function loadHnsw(
  directory: string,
  embeddings: EmbeddingsInterface,
): Promise<HNSWLib> {
  return (await hnswClass()).load(directory, embeddings)
}

/** The `limit` rows nearest to the query by the graph, among `allowed` where given. */
export function searchHnsw(
  store: HNSWLib,
  query: Float32Array,
  limit: number,
  ef: number,
  allowed?: Bitset,
): Neighbours {
  const count = store.index.getCurrentCount()
  store.index.setEf(Math.max(ef, limit))
  const { neighbors, distances } = store.index.searchKnn(
    Array.from(query),
    Math.min(limit, count),
    allowed ? (row) => allowed.has(row) : undefined,
  )
  return {
    rows: Int32Array.from(neighbors),
    similarities: Float64Array.from(distances, (distance) => 1 - distance),
  }
}

/**
 * The smallest ef from 128 up, doubling, at which the graph finds 98 % of the true ten nearest of
 * sampled rows of its own; 1024 at most. Seeded.
 */
export function chooseEf(store: HNSWLib, table: VectorTable, samples = 100): number {
  const random = createRandom(1)
  const queries = Array.from({ length: Math.min(samples, table.count) }, () => {
    const row = random.integer(table.count)
    return table.values.slice(row * table.dimensions, (row + 1) * table.dimensions)
  })
  const truth = queries.map((query) => scan(table, query, 10).similarities)
  for (let ef = leastEf; ef < mostEf; ef *= 2) {
    let hits = 0
    let wanted = 0
    queries.forEach((query, i) => {
      // Counted by similarity, so that equal vectors stand in for each other.
      const worst = (truth[i]!.at(-1) ?? 0) - 1e-5
      wanted += truth[i]!.length
      for (const similarity of searchHnsw(store, query, 10, ef).similarities)
        if (similarity >= worst) hits++
    })
    if (hits >= wantedRecall * wanted) return ef
  }
  return mostEf
}
