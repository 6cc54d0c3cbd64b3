import { Document } from '@langchain/core/documents'
import type { EmbeddingsInterface } from '@langchain/core/embeddings'
import { createRandom } from '../../src/lib/random.ts'
import { toUnit } from '../../src/lib/vector.ts'
import { scan, type VectorTable } from '../../src/vectors/exact.ts'
import { createHnsw, whyNoGraph } from '../../src/vectors/hnsw.ts'
import { openVectors } from '../../src/vectors/vectors.ts'
import { compare } from './measure.ts'

const none: EmbeddingsInterface = { embedQuery: async () => [], embedDocuments: async () => [] }

/** The ten nearest of 20,000 vectors of 128 numbers near a space of 48, as texts have them. */
export async function bench(): Promise<void> {
  const table = lowRank(20_200, 128, 48)
  const indexed: VectorTable = {
    count: 20_000,
    dimensions: 128,
    values: table.values.subarray(0, 20_000 * 128),
  }
  const queries = Array.from({ length: 200 }, (_, i) =>
    table.values.slice((20_000 + i) * 128, (20_001 + i) * 128),
  )
  const truth = queries.map((query) => new Set(scan(indexed, query, 10).rows))
  const recall = (answers: readonly ArrayLike<number>[]): string => {
    let hits = 0
    answers.forEach((rows, i) => {
      for (const row of Array.from(rows)) if (truth[i]!.has(row)) hits++
    })
    return `recall@10 ${(hits / (10 * queries.length)).toFixed(4)}`
  }

  const reason = await whyNoGraph()
  if (reason !== null) {
    console.log(reason)
    return
  }
  let start = performance.now()
  const ours = await openVectors({
    embeddings: none,
    table: indexed,
    labels: Array.from({ length: indexed.count }, (_, i) => ({ sku: `s${i}`, text: '' })),
  })
  const build = performance.now() - start
  start = performance.now()
  const stock = await createHnsw(none, 128)
  await stock.addVectors(
    Array.from({ length: indexed.count }, (_, row) =>
      Array.from(indexed.values.subarray(row * 128, row * 128 + 128)),
    ),
    Array.from(
      { length: indexed.count },
      (_, doc) => new Document({ pageContent: '', metadata: { doc } }),
    ),
  )
  const stockBuild = performance.now() - start
  const askStock = async (query: Float32Array): Promise<number[]> =>
    (await stock.similaritySearchVectorWithScore(Array.from(query), 10)).map(
      ([{ metadata }]) => metadata['doc'] as number,
    )
  const stockRows: number[][] = []
  for (const query of queries) stockRows.push(await askStock(query))

  await compare(
    '20,000 × 128, 10 nearest',
    [
      { name: 'aisle hnsw', run: (i) => ours.nearest(queries[i]!, 10), queries: 200 },
      { name: 'LangChain HNSWLib', run: (i) => askStock(queries[i]!), queries: 200 },
      { name: 'exact', run: (i) => scan(indexed, queries[i]!, 10), queries: 200 },
    ],
    {
      'aisle hnsw': `${recall(queries.map((query) => ours.nearest(query, 10).rows))}, ef ${ours.ef}, built in ${(build / 1000).toFixed(1)} s`,
      'LangChain HNSWLib': `${recall(stockRows)}, ef 10, built in ${(stockBuild / 1000).toFixed(1)} s`,
      exact: recall(queries.map((query) => scan(indexed, query, 10).rows)),
    },
  )
}

function lowRank(count: number, dimensions: number, rank: number): VectorTable {
  const random = createRandom(1)
  const basis = Float32Array.from({ length: rank * dimensions }, () => random.gaussian())
  const values = new Float32Array(count * dimensions)
  for (let row = 0; row < count; row++) {
    const vector = values.subarray(row * dimensions, (row + 1) * dimensions)
    for (let r = 0; r < rank; r++) {
      const share = random.gaussian()
      for (let j = 0; j < dimensions; j++) vector[j]! += share * basis[r * dimensions + j]!
    }
    for (let j = 0; j < dimensions; j++) vector[j]! += random.gaussian()
    toUnit(vector)
  }
  return { count, dimensions, values }
}
