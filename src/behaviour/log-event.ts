import { createHash } from 'node:crypto'
import type { EventRecord } from '../storage/events.ts'
import type { LogColumns } from './log-columns.ts'

type Type = EventRecord['type']

/** Types of deeds as logs call them; all but searches, which have no goods. */
const types: ReadonlyMap<string, Type> = new Map(
  Object.entries({
    view: ['view', 'pageview', 'detail'],
    click: ['click'],
    cart: ['cart', 'addtocart', 'add_to_cart', 'add-to-cart'],
    purchase: ['purchase', 'transaction', 'buy', 'order'],
    rate: ['rate', 'rating', 'review'],
    dismiss: ['dismiss', 'hide'],
  } satisfies Partial<Record<Type, string[]>>).flatMap(([type, names]) =>
    names.map((name) => [name, type as Type]),
  ),
)

/** What rows without a type may be taken for. */
export const loggedTypes: readonly Type[] = ['view', 'click', 'cart', 'purchase', 'rate', 'dismiss']

/** As `POST /v1/events` allows. */
const longestId = 128

export interface RowOptions {
  /** Of rows without a type; by default a rating where there is a column for it, else a view. */
  readonly type?: Type | undefined
  /** ISO 8601 of rows without a time. */
  readonly undated: string
}

/**
 * A row of a log as an event, or why it is none. Equal rows give equal `eventId`s on every machine and
 * at every time, so that a log may be brought in twice.
 */
export function readRow(
  cells: readonly string[],
  at: LogColumns,
  { type: told, undated }: RowOptions,
): EventRecord | string {
  const cell = (place: number): string => (place < 0 ? '' : (cells[place] ?? '').trim())
  const shopperId = cell(at.user)
  const sku = cell(at.item)
  for (const [what, id] of [
    ['user', shopperId],
    ['item', sku],
  ] as const) {
    if (id === '') return `no ${what}`
    if (id.length > longestId) return `${what} is longer than ${longestId} characters`
  }
  const named = cell(at.type)
  const type =
    named === ''
      ? (told ?? (at.rating < 0 || at.type >= 0 ? 'view' : 'rate'))
      : types.get(named.toLowerCase())
  if (type === undefined) return `"${named.slice(0, 40)}" is no type of deed`
  const rating = cell(at.rating)
  const value = rating === '' ? undefined : Number(rating)
  if (value === undefined ? type === 'rate' : !Number.isFinite(value))
    return value === undefined ? 'no rating' : `"${rating.slice(0, 40)}" is no rating`
  const time = cell(at.timestamp)
  const occurredAt = at.timestamp < 0 ? null : readTime(time)
  if (occurredAt === undefined) return `"${time.slice(0, 40)}" is no time`
  return {
    eventId: idOf([shopperId, sku, type, value ?? null, occurredAt], occurredAt),
    shopperId,
    type,
    sku,
    ...(value !== undefined && { value }),
    occurredAt: occurredAt ?? undated,
  }
}

/** The time leads, so that a log in order of time is stored page by page instead of all over the table. */
const idOf = (parts: readonly (string | number | null)[], time: string | null): string =>
  `log-${time ?? ''}-${createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 24)}`

const isoPattern =
  /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(Z|UTC|[+-]\d\d:?\d\d)?)?$/i

/**
 * ISO 8601 UTC of a time: ISO 8601 itself (UTC where it names no zone, whatever zone the machine is
 * in), or seconds, milliseconds or microseconds since 1970, told by their size.
 */
export function readTime(text: string): string | undefined {
  const iso = isoPattern.exec(text)
  const ms = iso ? parseIso(iso) : text === '' ? NaN : fromNumber(Number(text))
  const date = new Date(ms)
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString()
}

function parseIso([, day, time = '00:00', zone = 'Z']: RegExpExecArray): number {
  const offset = /^[+-]\d{4}$/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone
  return Date.parse(`${day}T${time}${/^utc$/i.test(offset) ? 'Z' : offset.toUpperCase()}`)
}

/** Seconds reach the year 5138 below 1e11; milliseconds begin there with 1973. */
const fromNumber = (time: number): number =>
  Math.abs(time) < 1e11 ? time * 1000 : Math.abs(time) < 1e14 ? time : time / 1000
