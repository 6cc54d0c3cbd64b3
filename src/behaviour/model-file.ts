import { open, readFile } from 'node:fs/promises'
import { pack, unpack, unpackMeta, type PackedArray } from '../lib/binary.ts'
import { loadModel } from '../recommend/kinds.ts'
import type { ModelState, Recommender } from '../recommend/model.ts'
import type { Judgement } from './judge-ranker.ts'
import type { LearntWeights } from './learn-weights.ts'
import { listVersions, versionInUse, type Version } from './model-versions.ts'

/** What a ranker was fitted on, and by whom. */
export interface TrainedOn {
  /** `server`: by itself; `command`: by `aisle train`. */
  readonly by: 'server' | 'command'
  /** Stored events at that time; 0 where it learnt from a file. */
  readonly events: number
  /** What was left of them after cleaning, a pair of shopper and goods once. */
  readonly deeds: number
  readonly shoppers: number
  readonly products: number
  /** Time of the latest deed, as the log tells times; `null` without times. */
  readonly until: number | null
  readonly seconds: number
}

/** What is known of a ranker beside its numbers. */
export interface RankerNotes {
  /** What it is and why, in words. */
  readonly why: string
  /** ISO 8601, UTC. */
  readonly trainedAt: string
  /** Missing in files of earlier versions of Aisle. */
  readonly trainedOn?: TrainedOn | undefined
  /** How much what nobody asked for counts, where shoppers' choices tell; else as typed. */
  readonly weights?: LearntWeights['weights'] | undefined
  /** How it did beside the ranker before it; missing where that could not be told. */
  readonly judgement?: Judgement | undefined
}

/** A trained ranker as it lies on disk. */
export interface TrainedRanker extends RankerNotes {
  readonly model: Recommender
  /** Skus by the model's indexes. */
  readonly items: readonly string[]
  /** Deeds with each of them in the log it was fitted on; `null` where the file does not tell. */
  readonly deeds: Uint32Array | null
}

const format = 1
/** Beside the arrays of the models, which begin with a number. */
const deedsName = 'deeds'

interface Meta extends RankerNotes {
  readonly format: number
  readonly items: readonly string[]
  readonly states: readonly Omit<ModelState, 'arrays' | 'parts'>[]
}

type Packable = RankerNotes & {
  readonly state: ModelState
  readonly items: readonly string[]
  readonly deeds?: Uint32Array | undefined
}

/** A ranker as the bytes of its file. */
export function packRanker({ state, items, deeds, ...notes }: Packable): Uint8Array {
  const states = flatten(state)
  const arrays: Record<string, PackedArray> = {}
  states.forEach((one, at) => {
    for (const [name, array] of Object.entries(one.arrays)) arrays[`${at}.${name}`] = array
  })
  if (deeds) arrays[deedsName] = deeds
  const meta: Meta = {
    format,
    ...notes,
    items,
    states: states.map(({ model, params, items: size }) => ({ model, params, items: size })),
  }
  return pack(meta, arrays)
}

/** The ranker that counts; `null` without one. @throws {RangeError} when the file is damaged. */
export async function loadRanker(dataDir: string): Promise<TrainedRanker | null> {
  const current = await versionInUse(dataDir)
  if (current === undefined) return null
  const { meta, arrays } = await readRanker(current)
  const { states, items } = meta
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
  const deeds = arrays[deedsName]
  return {
    ...notesOf(meta),
    model: loadModel({ ...first, parts: rest }),
    items,
    deeds: deeds instanceof Uint32Array ? deeds : null,
  }
}

/** A version with its notes; `null` where its file cannot be read. */
export type NotedVersion = Version & { readonly notes: RankerNotes | null }

/** All versions on disk with their notes, oldest first. */
export async function listRankers(dataDir: string): Promise<NotedVersion[]> {
  const versions = await listVersions(dataDir)
  return Promise.all(
    versions.map(async (version) => {
      try {
        return { ...version, notes: await readNotes(version) }
      } catch {
        return { ...version, notes: null }
      }
    }),
  )
}

async function readRanker({
  path,
}: Version): Promise<{ meta: Meta; arrays: Record<string, PackedArray> }> {
  const { meta, arrays } = unpack(await readFile(path))
  if ((meta as Meta).format !== format)
    throw new RangeError('the ranker was written by another version')
  return { meta: meta as Meta, arrays }
}

/** The head of the file alone: the numbers behind it may be many megabytes. */
async function readNotes({ path }: Version): Promise<RankerNotes> {
  const file = await open(path)
  try {
    const meta = await unpackMeta(async (at, length) => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at)
      return buffer.subarray(0, bytesRead)
    })
    return notesOf(meta as Meta)
  } finally {
    await file.close()
  }
}

const notesOf = ({ why, trainedAt, trainedOn, weights, judgement }: Meta): RankerNotes => ({
  why,
  trainedAt,
  trainedOn,
  weights,
  judgement,
})

/** A blend and its parts, one level deep. */
const flatten = (state: ModelState): ModelState[] => [state, ...(state.parts ?? [])]
