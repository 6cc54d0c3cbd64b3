import { readFile } from 'node:fs/promises'
import { InvalidArgumentError } from 'commander'
import { aboutItems } from '../behaviour/about-items.ts'
import { Failure } from '../domain/failure.ts'
import {
  fitRanker,
  type AboutItems,
  type FittedRanker,
  type RankerRequest,
} from '../recommend/fit-ranker.ts'
import type { Interactions } from '../recommend/interactions.ts'
import type { Params } from '../recommend/model.ts'
import { fitBySearch } from '../recommend/search/fit-by-search.ts'
import type { SplitName } from '../recommend/evaluation/splits.ts'
import type { Open } from './ask.ts'

/** Options of `evaluate ranker` as they are typed. */
export interface RankerOptions {
  log?: string
  split: SplitName
  folds: number
  share: number
  train?: string
  targets?: string
  /** One name, or several with commas between. */
  model: string
  k: number
  run?: string
  candidates?: string
  test?: string
  params?: string
  search?: number
  diversity: 'co-occurrence' | 'features'
  report?: string
  seed: number
  json?: boolean
  dataDir?: string
}

/** Models that are made of what items are. */
export const needsCatalogue = (name: string): boolean =>
  ['content', 'embedding', 'graph'].includes(name)

/** What the catalogue says about the items. @throws {Failure} when it knows none of them. */
export async function aboutItemsOf(
  items: readonly string[],
  open: Open,
  dataDir: string | undefined,
): Promise<Required<AboutItems>> {
  const engine = await open(dataDir)
  try {
    const { catalogue } = engine.shop()
    if (!items.some((item) => catalogue.docBySku.has(item)))
      throw new Failure(
        'CATALOGUE_EMPTY',
        'What items are is asked of the catalogue, and it knows none of these. Import them first: npx aisle import FILE',
      )
    return await aboutItems(catalogue)
  } finally {
    await engine.close()
  }
}

const wrongParams = new Failure(
  'REQUEST_INVALID',
  '--params is not a JSON object of numbers. Write for example --params \'{"lambda":100}\', and for several models --params \'{"ease":{"lambda":100}}\'.',
)

/** Settings of one model. @throws {Failure} `REQUEST_INVALID` when they are no numbers. */
export function readParams(source: string): Params {
  const read = readObject(source)
  if (!Object.values(read).every((value) => Number.isFinite(value))) throw wrongParams
  return read as Params
}

/**
 * Settings by the names of models: those of one model alone, or an object of them.
 *
 * @throws {Failure} `REQUEST_INVALID` when they are no numbers, or for a model that is not asked for.
 */
export function readParamsByModel(source: string, models: readonly string[]): Map<string, Params> {
  const read = readObject(source)
  const isNested = Object.values(read).some((value) => typeof value === 'object')
  if (!isNested && models.length === 1) return new Map([[models[0]!, readParams(source)]])
  return new Map(
    Object.entries(read).map(([name, own]) => {
      if (!models.includes(name)) throw wrongParams
      return [name, readParams(JSON.stringify(own))]
    }),
  )
}

function readObject(source: string): object {
  let read: unknown
  try {
    read = JSON.parse(source)
  } catch {
    throw wrongParams
  }
  if (typeof read !== 'object' || read === null || Array.isArray(read)) throw wrongParams
  return read
}

/**
 * As `fitRanker`, or with `draws` by a search for settings; what a model does not take is the caller's
 * fault then, not the program's.
 *
 * @throws {Failure} `REQUEST_INVALID`
 */
export function fitAsTold(
  data: Interactions,
  name: string,
  request: RankerRequest,
  draws?: number,
): FittedRanker {
  try {
    return draws === undefined || request.params
      ? fitRanker(data, name, request)
      : fitBySearch(data, name, request, draws)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new Failure('REQUEST_INVALID', `${name} cannot be fitted: ${error.message}.`, {
      cause: error,
    })
  }
}

/** The text of a file. @throws {Failure} `FEED_UNREADABLE` when it cannot be read. */
export async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new Failure('FEED_UNREADABLE', `${path} cannot be read (${code}).`, { cause: error })
  }
}

/** Names with commas between, each one of `known`. */
export const parseNames =
  (known: readonly string[]) =>
  (text: string): string => {
    const names = text.split(',').map((name) => name.trim())
    const strange = names.find((name) => !known.includes(name))
    if (strange !== undefined)
      throw new InvalidArgumentError(`"${strange}" is none of ${known.join(', ')}`)
    if (new Set(names).size < names.length) throw new InvalidArgumentError('names one twice')
    return names.join(',')
  }

export function parseSeed(text: string): number {
  const seed = Number(text)
  if (!Number.isInteger(seed) || text.trim() === '')
    throw new InvalidArgumentError('must be a whole number')
  return seed
}

export function parseShare(text: string): number {
  const share = Number(text)
  if (!(share > 0 && share < 1)) throw new InvalidArgumentError('must be between 0 and 1')
  return share
}
