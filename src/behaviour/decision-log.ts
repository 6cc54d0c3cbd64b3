import { openSource, readLines } from '../catalogue/source.ts'
import { Failure } from '../domain/failure.ts'

/** One decision of a live policy: what it showed, with what chance, and what came of it. */
export interface Decision {
  readonly line: number
  /** Whom it was shown to; `undefined` for somebody unknown. */
  readonly user: string | undefined
  readonly shown: string
  /** Chance that `shown` had to be shown then, above 0, at most 1. */
  readonly propensity: number
  readonly reward: number
  /** What could have been shown, `shown` among it, each once; `undefined`: all items. */
  readonly candidates: readonly string[] | undefined
}

/**
 * Reads decisions, one JSON object a line, plain or gzip:
 *
 *     {"user":"u1","shown":"sku-7","propensity":0.2,"reward":1,"candidates":["sku-7","sku-9"]}
 *
 * A line that does not hold what it must ends the reading: an estimate from the decisions that happen
 * to be whole would be of another policy.
 *
 * @throws {Failure} `FEED_UNREADABLE` with the line and what is wrong in it.
 */
export async function* readDecisions(path: string): AsyncGenerator<Decision> {
  const source = await openSource(path)
  for await (const entry of readLines(source.chunks)) {
    const refuse = (what: string): Failure =>
      new Failure('FEED_UNREADABLE', `${path}:${entry.line}: ${what}`)
    if (!('text' in entry)) throw refuse(`the line is ${entry.reason}.`)
    let read: unknown
    try {
      read = JSON.parse(entry.text)
    } catch {
      throw refuse('this is no JSON. Write one object a line.')
    }
    yield decisionOf(read, entry.line, refuse)
  }
}

const isId = (id: unknown): id is string | number =>
  (typeof id === 'string' && id !== '') || typeof id === 'number'

function decisionOf(read: unknown, line: number, refuse: (what: string) => Failure): Decision {
  if (typeof read !== 'object' || read === null || Array.isArray(read))
    throw refuse('this is no object {"user":…,"shown":…,"propensity":…,"reward":…}.')
  const { user, shown, propensity, reward, candidates } = read as Record<string, unknown>
  if (!isId(shown)) throw refuse('"shown" must be the id of the one item that was shown.')
  if (user !== undefined && user !== null && !isId(user)) throw refuse('"user" is no id.')
  if (typeof propensity !== 'number' || !(propensity > 0 && propensity <= 1))
    throw refuse(
      '"propensity" must be the chance with which the item was shown, above 0 and at most 1. Without it no estimate is possible: log it when the decision is made.',
    )
  if (typeof reward !== 'number' || !Number.isFinite(reward))
    throw refuse('"reward" must be a number, such as 1 for a purchase and 0 for none.')
  if (candidates === undefined)
    return { line, user: idOf(user), shown: String(shown), propensity, reward, candidates }
  if (!Array.isArray(candidates) || !candidates.every(isId))
    throw refuse('"candidates" must be a list of ids.')
  const ids = [...new Set(candidates.map(String))]
  if (!ids.includes(String(shown))) throw refuse('"candidates" does not hold what was shown.')
  return { line, user: idOf(user), shown: String(shown), propensity, reward, candidates: ids }
}

const idOf = (user: unknown): string | undefined =>
  user === undefined || user === null ? undefined : String(user as string | number)
