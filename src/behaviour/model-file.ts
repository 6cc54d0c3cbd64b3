import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pack, unpack, type PackedArray } from '../lib/binary.ts'
import { loadModel } from '../recommend/kinds.ts'
import type { ModelState, Recommender } from '../recommend/model.ts'

/** A trained ranker as it lies on disk. */
export interface TrainedRanker {
  readonly model: Recommender
  /** Skus by the model's indexes. */
  readonly items: readonly string[]
  /** What it is and why, in words. */
  readonly why: string
  /** ISO 8601, UTC. */
  readonly trainedAt: string
}

/** Versions that are kept to go back to. */
const keptVersions = 5
const namePattern = /^ranker-(\d+)\.bin$/
const format = 1

interface Meta {
  readonly format: number
  readonly why: string
  readonly trainedAt: string
  readonly items: readonly string[]
  readonly states: readonly Omit<ModelState, 'arrays' | 'parts'>[]
}

/**
 * Writes a ranker as the newest version, whole or not at all: the file gets its name once it is on
 * disk. @returns its version.
 */
export async function saveRanker(
  dataDir: string,
  ranker: Omit<TrainedRanker, 'model'> & { readonly state: ModelState },
): Promise<number> {
  const folder = join(dataDir, 'models')
  await mkdir(folder, { recursive: true })
  const versions = await versionsIn(folder)
  const version = (versions.at(-1) ?? 0) + 1
  const states = flatten(ranker.state)
  const arrays: Record<string, PackedArray> = {}
  states.forEach((state, at) => {
    for (const [name, array] of Object.entries(state.arrays)) arrays[`${at}.${name}`] = array
  })
  const { why, trainedAt, items } = ranker
  const meta: Meta = {
    format,
    why,
    trainedAt,
    items,
    states: states.map(({ model, params, items: size }) => ({ model, params, items: size })),
  }
  const path = join(folder, `ranker-${version}.bin`)
  const file = await open(`${path}.new`, 'w')
  try {
    await file.writeFile(pack(meta, arrays))
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(`${path}.new`, path)
  for (const old of versions.slice(0, Math.max(0, versions.length + 1 - keptVersions)))
    await rm(join(folder, `ranker-${old}.bin`), { force: true })
  return version
}

/** Number of the newest ranker; 0 without one. */
export const newestVersion = async (dataDir: string): Promise<number> =>
  (await versionsIn(join(dataDir, 'models'))).at(-1) ?? 0

/** The newest ranker; `null` without one. @throws {RangeError} when the file is damaged. */
export async function loadRanker(dataDir: string): Promise<TrainedRanker | null> {
  const folder = join(dataDir, 'models')
  const newest = (await versionsIn(folder)).at(-1)
  if (newest === undefined) return null
  const { meta, arrays } = unpack(await readFile(join(folder, `ranker-${newest}.bin`)))
  const { format: written, states, items, why, trainedAt } = meta as Meta
  if (written !== format) throw new RangeError('the ranker was written by another version')
  const parts = states.map((state, at): ModelState => {
    const own = Object.entries(arrays).filter(([name]) => name.startsWith(`${at}.`))
    return {
      ...state,
      arrays: Object.fromEntries(
        own.map(([name, array]) => [name.slice(name.indexOf('.') + 1), array]),
      ) as ModelState['arrays'],
    }
  })
  const [first, ...rest] = parts
  if (!first) throw new RangeError('the ranker holds no model')
  return { model: loadModel({ ...first, parts: rest }), items, why, trainedAt }
}

/** Takes the newest version away, so that the one before it counts. @returns what counts now. */
export async function rollBack(dataDir: string): Promise<number | null> {
  const folder = join(dataDir, 'models')
  const versions = await versionsIn(folder)
  const newest = versions.at(-1)
  if (newest === undefined) return null
  await rm(join(folder, `ranker-${newest}.bin`))
  return versions.at(-2) ?? null
}

async function versionsIn(folder: string): Promise<number[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  return names
    .flatMap((name) => Number(namePattern.exec(name)?.[1] ?? NaN) || [])
    .toSorted((a, b) => a - b)
}

/** A blend and its parts, one level deep. */
const flatten = (state: ModelState): ModelState[] => [state, ...(state.parts ?? [])]
