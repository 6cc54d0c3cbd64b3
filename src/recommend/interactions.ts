import { copyInto, indexOf } from '../lib/columns.ts'

/** One row of a log: who did what with which item. */
export interface Interaction {
  readonly user: string
  readonly item: string
  /** A rating, or how much the deed weighs. @default 1 */
  readonly value?: number | undefined
  /** Any number that orders one user's deeds. */
  readonly time?: number | undefined
}

/**
 * Users × items, compressed by row: the deeds of user `u` stand at `starts[u]` … `starts[u + 1] - 1`.
 * A pair occurs once, at its latest time with its latest value. With times a row runs from the oldest
 * to the newest, else in the order given.
 */
export interface Interactions {
  readonly users: readonly string[]
  readonly items: readonly string[]
  /** users + 1 offsets. */
  readonly starts: Uint32Array
  /** Indexes of items. */
  readonly columns: Int32Array
  /** A value a deed; all 1 where the log told none. */
  readonly values: Float32Array
  /** A time a deed; `null` where the log told none, or the same throughout. */
  readonly times: Float64Array | null
}

/** What one shopper did, oldest first. */
export interface History {
  readonly items: Int32Array
  /** A weight a deed; `null`: all 1. */
  readonly weights: Float32Array | null
}

/**
 * Ids become indexes in the order of their first appearance. Memory: about 60 bytes a row while it
 * collects, whatever the rows hold beside the ids.
 */
export function collect(rows: Iterable<Interaction>): Interactions {
  const collector = new Collector()
  for (const row of rows) collector.add(row)
  return collector.finish()
}

/** Takes rows one by one, for logs that are read as a stream. */
export class Collector {
  readonly #users = new Map<string, number>()
  readonly #items = new Map<string, number>()
  #size = 0
  #rows = new Int32Array(1024)
  #columns = new Int32Array(1024)
  #values = new Float32Array(1024)
  #times = new Float64Array(1024)
  #isTimed = true

  add({ user, item, value = 1, time }: Interaction): void {
    if (this.#size === this.#rows.length) this.#grow()
    const at = this.#size++
    this.#rows[at] = indexOf(this.#users, user)
    this.#columns[at] = indexOf(this.#items, item)
    this.#values[at] = value
    this.#times[at] = time ?? 0
    if (time === undefined) this.#isTimed = false
  }

  #grow(): void {
    const length = this.#rows.length * 2
    this.#rows = copyInto(new Int32Array(length), this.#rows)
    this.#columns = copyInto(new Int32Array(length), this.#columns)
    this.#values = copyInto(new Float32Array(length), this.#values)
    this.#times = copyInto(new Float64Array(length), this.#times)
  }

  finish(): Interactions {
    const size = this.#size
    const users = [...this.#users.keys()]
    const items = [...this.#items.keys()]
    const times = this.#times
    const isOrdered = this.#isTimed && times.subarray(0, size).some((time) => time !== times[0])
    const { bounds, places } = groupByUser(this.#rows.subarray(0, size), users.length)
    // The last deed with an item counts: a walk from the end meets it first.
    const lastUser = new Int32Array(items.length).fill(-1)
    const kept = new Uint32Array(size)
    const starts = new Uint32Array(users.length + 1)
    let total = 0
    for (let u = 0; u < users.length; u++) {
      const own = places.subarray(bounds[u]!, bounds[u + 1]!)
      if (isOrdered) own.sort((a, b) => times[a]! - times[b]! || a - b)
      const from = total
      for (let n = own.length - 1; n >= 0; n--) {
        const item = this.#columns[own[n]!]!
        if (lastUser[item] === u) continue
        lastUser[item] = u
        kept[total++] = own[n]!
      }
      kept.subarray(from, total).reverse()
      starts[u + 1] = total
    }
    const final = kept.subarray(0, total)
    return {
      users,
      items,
      starts,
      columns: Int32Array.from(final, (at) => this.#columns[at]!),
      values: Float32Array.from(final, (at) => this.#values[at]!),
      times: isOrdered ? Float64Array.from(final, (at) => times[at]!) : null,
    }
  }
}

/** Places of the rows by user, in their order: a counting sort. @param rows the user of each row. */
export function groupByUser(
  rows: Int32Array,
  users: number,
): { bounds: Uint32Array; places: Uint32Array } {
  const bounds = new Uint32Array(users + 1)
  for (const user of rows) bounds[user + 1]!++
  for (let u = 0; u < users; u++) bounds[u + 1]! += bounds[u]!
  const next = bounds.slice()
  const places = new Uint32Array(rows.length)
  rows.forEach((user, at) => (places[next[user]!++] = at))
  return { bounds, places }
}

/** The deeds of user `u`, without weights. */
export const historyOf = ({ starts, columns }: Interactions, u: number): History => ({
  items: columns.subarray(starts[u]!, starts[u + 1]!),
  weights: null,
})

/** How many users each item has. */
export function countUsers({ items, columns }: Interactions): Uint32Array {
  const counts = new Uint32Array(items.length)
  for (const column of columns) counts[column]!++
  return counts
}

/** The same matrix by items: the users of item `i`, ascending, with the values. */
export interface ByItem {
  /** items + 1 offsets. */
  readonly starts: Uint32Array
  /** Indexes of users. */
  readonly rows: Int32Array
  readonly values: Float32Array
}

export function byItem(data: Interactions): ByItem {
  const { users, items, starts: from, columns, values } = data
  const starts = new Uint32Array(items.length + 1)
  for (const column of columns) starts[column + 1]!++
  for (let i = 0; i < items.length; i++) starts[i + 1]! += starts[i]!
  const next = starts.slice()
  const rows = new Int32Array(columns.length)
  const turned = new Float32Array(columns.length)
  for (let u = 0; u < users.length; u++)
    for (let at = from[u]!; at < from[u + 1]!; at++) {
      const to = next[columns[at]!]!++
      rows[to] = u
      turned[to] = values[at]!
    }
  return { starts, rows, values: turned }
}
