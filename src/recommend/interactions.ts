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

/** Ids become indexes in the order of their first appearance. */
export function collect(rows: Iterable<Interaction>): Interactions {
  const users = new Map<string, number>()
  const items = new Map<string, number>()
  const latest: Map<number, { value: number; time: number }>[] = []
  let isTimed = true
  let first: number | undefined
  let isOrdered = false
  for (const { user, item, value = 1, time } of rows) {
    const u = indexOf(users, user)
    const i = indexOf(items, item)
    if (time === undefined) isTimed = false
    else {
      first ??= time
      if (time !== first) isOrdered = true
    }
    const own = (latest[u] ??= new Map())
    const before = own.get(i)
    if (before && time !== undefined && before.time > time) continue
    // The latest deed stands last, also where nobody told the time.
    if (before) own.delete(i)
    own.set(i, { value, time: time ?? 0 })
  }
  const starts = new Uint32Array(latest.length + 1)
  latest.forEach((own, u) => (starts[u + 1] = starts[u]! + own.size))
  const total = starts[latest.length]!
  const columns = new Int32Array(total)
  const values = new Float32Array(total)
  const times = isTimed && isOrdered ? new Float64Array(total) : null
  latest.forEach((own, u) => {
    const row = [...own]
    if (times) row.sort(([, a], [, b]) => a.time - b.time)
    row.forEach(([i, { value, time }], at) => {
      columns[starts[u]! + at] = i
      values[starts[u]! + at] = value
      if (times) times[starts[u]! + at] = time
    })
  })
  return { users: [...users.keys()], items: [...items.keys()], starts, columns, values, times }
}

function indexOf(ids: Map<string, number>, id: string): number {
  const known = ids.get(id)
  if (known !== undefined) return known
  ids.set(id, ids.size)
  return ids.size - 1
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
