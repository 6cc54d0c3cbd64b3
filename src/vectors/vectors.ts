import { Document } from '@langchain/core/documents'
import type { HNSWLib } from '@langchain/community/vectorstores/hnswlib'
import type { VectorStore } from '@langchain/core/vectorstores'
import type { EmbeddingsInterface } from '@langchain/core/embeddings'
import { Bitset } from '../lib/bitset.ts'
import { ExactVectors, scan, type Neighbours, type VectorTable } from './exact.ts'
import { chooseEf, createHnsw, HnswUnavailable, loadHnsw, searchHnsw } from './hnsw.ts'

/** The vectors of all products: row = doc number. */
export interface Vectors {
  readonly kind: 'hnsw' | 'exact'
  /** Why the search is exact where a graph was wanted, with the cure; `null` where it is not. */
  readonly reason: string | null
  /** LangChain's store over the same vectors; documents carry `metadata.doc` and `.sku`. */
  readonly store: VectorStore
  readonly table: VectorTable
  /** Breadth of the graph search; 0 where exact. */
  readonly ef: number
  /**
   * The nearest rows to a unit vector among `allowed`, nearest first. Few allowed rows are scored
   * exactly, because a graph search that passes over most of what it meets is slow and loses some.
   */
  nearest(query: Float32Array, limit: number, allowed?: Bitset): Neighbours
  /** Writes the graph into a folder; an exact search has nothing to write. */
  save(directory: string): Promise<void>
}

/** What stands with each vector in the LangChain store. */
export interface VectorLabel {
  readonly sku: string
  readonly text: string
}

export interface VectorOptions {
  readonly embeddings: EmbeddingsInterface
  readonly table: VectorTable
  readonly labels: readonly VectorLabel[]
  /** Exact search although a graph could be had. @default 'hnsw' */
  readonly prefer?: 'hnsw' | 'exact'
}

/** Up to this many allowed rows are scored one by one. */
const fewRows = 4000
/** Rows added to a graph before other work gets a turn: about 50 ms. */
const rowsABreath = 200

/** Opens vectors: a graph where hnswlib-node loads, else exact search with the reason. */
export async function openVectors(
  options: VectorOptions,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<Vectors> {
  const { table, labels, embeddings } = options
  if (options.prefer === 'exact' || table.count === 0) return exactVectors(options, null)
  try {
    const store = await createHnsw(embeddings, table.dimensions)
    for (let from = 0; from < table.count; from += rowsABreath) {
      const rows = Array.from(
        { length: Math.min(rowsABreath, table.count - from) },
        (_, i) => from + i,
      )
      await store.addVectors(
        rows.map((row) => Array.from(rowOf(table, row))),
        rows.map((row) => toDocument(labels[row]!, row)),
      )
      onProgress(Math.min(from + rowsABreath, table.count), table.count)
      await new Promise((resolve) => setImmediate(resolve))
    }
    return hnswVectors(store, table, chooseEf(store, table))
  } catch (error) {
    if (error instanceof HnswUnavailable) return exactVectors(options, error.message)
    throw error
  }
}

/** Opens vectors whose graph was saved in `directory` with breadth `ef`. */
export async function reopenVectors(
  options: VectorOptions,
  directory: string,
  ef: number,
): Promise<Vectors> {
  if (options.prefer === 'exact') return exactVectors(options, null)
  try {
    const store = await loadHnsw(directory, options.embeddings)
    if (store.index.getCurrentCount() !== options.table.count)
      throw new RangeError(`${directory}: the graph holds another number of vectors`)
    return hnswVectors(store, options.table, ef)
  } catch (error) {
    if (error instanceof HnswUnavailable) return exactVectors(options, error.message)
    throw error
  }
}

function hnswVectors(store: HNSWLib, table: VectorTable, ef: number): Vectors {
  return {
    kind: 'hnsw',
    reason: null,
    store,
    table,
    ef,
    nearest(query, limit, allowed) {
      const few = allowed ? allowed.count() < fewRows : table.count <= limit * 4
      if (few) return scan(table, query, limit, allowed)
      return searchHnsw(store, query, limit, ef, allowed)
    },
    save: (directory) => store.save(directory),
  }
}

async function exactVectors(
  { embeddings, table, labels }: VectorOptions,
  reason: string | null,
): Promise<Vectors> {
  const store = ExactVectors.over(embeddings, table, labels.map(toDocument))
  return {
    kind: 'exact',
    reason,
    store,
    table,
    ef: 0,
    nearest: (query, limit, allowed) => scan(table, query, limit, allowed),
    save: async () => {},
  }
}

const toDocument = ({ sku, text }: VectorLabel, doc: number): Document =>
  new Document({ pageContent: text, metadata: { doc, sku } })

const rowOf = ({ values, dimensions }: VectorTable, row: number): Float32Array =>
  values.subarray(row * dimensions, (row + 1) * dimensions)

export { whyNoGraph } from './hnsw.ts'
