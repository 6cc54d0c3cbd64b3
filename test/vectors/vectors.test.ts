import { describe, expect, it } from 'vitest'
import { Bitset } from '../../src/lib/bitset.ts'
import { createRandom } from '../../src/lib/random.ts'
import { toUnit } from '../../src/lib/vector.ts'
import { ExactVectors, scan, type VectorTable } from '../../src/vectors/exact.ts'
import { createHnsw, loadHnsw, whyNoGraph } from '../../src/vectors/hnsw.ts'
import { openVectors } from '../../src/vectors/vectors.ts'
import { compass, describeVectorStore } from '../contracts/vector-store.ts'

const noGraph = (await whyNoGraph()) ?? undefined

describeVectorStore('exact', {
  create: async (embeddings) => new ExactVectors(embeddings),
  load: (directory, embeddings) => ExactVectors.load(directory, embeddings),
})

describeVectorStore(
  'hnsw',
  {
    create: (embeddings) => createHnsw(embeddings, 2),
    load: (directory, embeddings) => loadHnsw(directory, embeddings),
  },
  noGraph,
)

/** Vectors near a space of few dimensions, as texts have them. */
function lowRank(count: number, dimensions: number, rank: number, seed: number): VectorTable {
  const random = createRandom(seed)
  const basis = Float32Array.from({ length: rank * dimensions }, () => random.gaussian())
  const values = new Float32Array(count * dimensions)
  for (let row = 0; row < count; row++) {
    const at = row * dimensions
    for (let r = 0; r < rank; r++) {
      const share = random.gaussian()
      for (let j = 0; j < dimensions; j++) values[at + j]! += share * basis[r * dimensions + j]!
    }
    for (let j = 0; j < dimensions; j++) values[at + j]! += 0.3 * random.gaussian()
    toUnit(values.subarray(at, at + dimensions))
  }
  return { count, dimensions, values }
}

describe('openVectors', () => {
  const table = lowRank(5000, 32, 12, 1)
  const labels = Array.from({ length: table.count }, (_, i) => ({ sku: `s${i}`, text: `t${i}` }))
  const options = { embeddings: compass, table, labels }

  it('reports progress to the end and lets other work in', async () => {
    const reports: number[] = []
    let ticks = 0
    const ticking = setInterval(() => ticks++, 0)
    await openVectors(options, (done) => reports.push(done))
    clearInterval(ticking)
    if (noGraph) return
    expect(reports.at(-1)).toBe(table.count)
    expect(ticks).toBeGreaterThan(3)
  })

  it('finds at least 98 of 100 true neighbours', async () => {
    const vectors = await openVectors(options)
    expect(vectors.kind === 'hnsw' || vectors.reason?.includes('npm')).toBe(true)
    let hits = 0
    for (let row = 0; row < 100; row++) {
      const query = table.values.slice(row * 32 * 40, row * 32 * 40 + 32)
      const truth = new Set(scan(table, query, 10).rows)
      for (const found of vectors.nearest(query, 10).rows) if (truth.has(found)) hits++
    }
    expect(hits).toBeGreaterThanOrEqual(980)
  })

  it('scores few allowed rows exactly and never leaves them', async () => {
    const vectors = await openVectors(options)
    for (const every of [2, 50, 1000]) {
      const allowed = Bitset.of(
        table.count,
        Array.from({ length: Math.ceil(table.count / every) }, (_, i) => i * every),
      )
      const query = table.values.slice(320, 352)
      const found = vectors.nearest(query, 10, allowed)
      for (const row of found.rows) expect(row % every).toBe(0)
      if (every > 1) expect([...found.rows]).toEqual([...scan(table, query, 10, allowed).rows])
    }
  })

  it('searches exactly when asked to', async () => {
    const vectors = await openVectors({ ...options, prefer: 'exact' })
    expect(vectors.kind).toBe('exact')
    const [first] = await vectors.store.similaritySearchVectorWithScore(
      Array.from(table.values.slice(0, 32)),
      1,
    )
    expect(first![0].metadata).toEqual({ doc: 0, sku: 's0' })
  })
})
