import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { readAlsParams } from '../../src/recommend/factors/als-params.ts'
import { createAls } from '../../src/recommend/factors/als-sweeps.ts'
import type { Interactions } from '../../src/recommend/interactions.ts'
import { medianOf } from './measure.ts'

const run = promisify(execFile)
const factors = 64
const sweeps = 4
const rounds = 5

/** Prints the seconds of each sweep after the first, which warms the caches. */
const rival = `
import sys, time, numpy as np, scipy.sparse as sp
from implicit.cpu.als import AlternatingLeastSquares
folder, users, items, factors, sweeps = sys.argv[1], *map(int, sys.argv[2:])
starts = np.fromfile(folder + '/starts', np.uint32).astype(np.int32)
columns = np.fromfile(folder + '/columns', np.int32)
log = sp.csr_matrix((np.ones(len(columns), np.float32), columns, starts), shape=(users, items))
model = AlternatingLeastSquares(factors=factors, iterations=sweeps, num_threads=1, random_state=1)
times = []
model.fit(log, show_progress=False, callback=lambda sweep, seconds, *_: times.append(seconds))
print(*times[1:])
`

/**
 * A sweep of implicit ALS of 64 factors beside the library `implicit` (Cython, conjugate gradients),
 * one thread each, taking turns; the best sweep of each turn counts.
 */
export async function besideImplicit(data: Interactions): Promise<void> {
  const python = process.env['PYTHON'] ?? 'python3'
  const missing = await run(python, ['-c', 'import implicit']).then(
    () => null,
    () => `${python} has no module implicit: set PYTHON to one that has (pip install implicit)`,
  )
  const folder = await mkdtemp(join(tmpdir(), 'aisle-bench-'))
  const ours: number[] = []
  const theirs: number[] = []
  try {
    await writeFile(join(folder, 'starts'), data.starts)
    await writeFile(join(folder, 'columns'), data.columns)
    for (let round = 0; round < rounds; round++) {
      ours.push(bestSweep(data))
      if (missing === null) theirs.push(await bestRival(python, folder, data))
    }
  } finally {
    await rm(folder, { recursive: true })
  }
  console.log(
    `\nALS of ${factors} factors, seconds a sweep on one core (median of ${rounds} turns)`,
  )
  console.table([
    {
      aisle: medianOf(ours).toFixed(3),
      implicit: missing ?? medianOf(theirs).toFixed(3),
      'aisle / implicit':
        missing === null ? medianOf(ours.map((one, n) => one / theirs[n]!)).toFixed(2) : '',
    },
  ])
}

function bestSweep(data: Interactions): number {
  const als = createAls(data, readAlsParams({ factors, sweeps }), 1)
  let best = Infinity
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const start = performance.now()
    als.solveUsers()
    als.solveItems()
    if (sweep > 0) best = Math.min(best, (performance.now() - start) / 1000)
  }
  return best
}

async function bestRival(python: string, folder: string, data: Interactions): Promise<number> {
  const sizes = [data.users.length, data.items.length, factors, sweeps].map(String)
  const { stdout } = await run(python, ['-c', rival, folder, ...sizes], {
    env: { ...process.env, OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1', MKL_NUM_THREADS: '1' },
  })
  return Math.min(...stdout.trim().split(/\s+/).map(Number))
}
