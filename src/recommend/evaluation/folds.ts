import type { Interactions } from '../interactions.ts'

/** A part of a log to fit on, and what its users chose besides: nothing of that is in `train`. */
export interface Fold {
  /** Only users and items that have a deed in it. */
  readonly train: Interactions
  readonly judged: readonly JudgedUser[]
  /** Users who have something held back and nothing to be known by; they are not judged. */
  readonly newcomers: number
}

/** Somebody whose lists are judged. */
export interface JudgedUser {
  readonly id: string
  /** Index in the training part. */
  readonly user: number
  /**
   * Indexes of the items chosen. One that training does not know has a number below 0 of its own, so
   * that it counts as missed.
   */
  readonly wanted: ReadonlySet<number>
}

/** The unmarked deeds, with users and items numbered anew; -1 where none of theirs is left. */
export interface Kept {
  readonly data: Interactions
  readonly userOf: Int32Array
  readonly itemOf: Int32Array
}

/** Leaves out the marked deeds, and with them users and items that have no other. */
export function keep(data: Interactions, isHeld: Uint8Array): Kept {
  const { users, items, starts, columns, values, times } = data
  const userOf = new Int32Array(users.length).fill(-1)
  const itemOf = new Int32Array(items.length).fill(-1)
  let size = 0
  for (const held of isHeld) size += 1 - held
  const keptUsers: string[] = []
  const keptItems: string[] = []
  const keptStarts = new Uint32Array(users.length + 1)
  const keptColumns = new Int32Array(size)
  const keptValues = new Float32Array(size)
  const keptTimes = times && new Float64Array(size)
  let next = 0
  for (let u = 0; u < users.length; u++) {
    const from = next
    for (let at = starts[u]!; at < starts[u + 1]!; at++) {
      if (isHeld[at] === 1) continue
      const item = columns[at]!
      if (itemOf[item] === -1) itemOf[item] = keptItems.push(items[item]!) - 1
      keptColumns[next] = itemOf[item]!
      keptValues[next] = values[at]!
      if (keptTimes) keptTimes[next] = times[at]!
      next++
    }
    if (next === from) continue
    userOf[u] = keptUsers.push(users[u]!) - 1
    keptStarts[keptUsers.length] = next
  }
  return {
    data: {
      users: keptUsers,
      items: keptItems,
      starts: keptStarts.slice(0, keptUsers.length + 1),
      columns: keptColumns,
      values: keptValues,
      times: keptTimes,
    },
    userOf,
    itemOf,
  }
}

/** The fold that the marks make: 1 is held back, 0 is trained on. */
export function foldOf(data: Interactions, isHeld: Uint8Array): Fold {
  const { data: train, userOf, itemOf } = keep(data, isHeld)
  const judged: JudgedUser[] = []
  let newcomers = 0
  for (let u = 0; u < data.users.length; u++) {
    const wanted = new Set<number>()
    for (let at = data.starts[u]!; at < data.starts[u + 1]!; at++) {
      if (isHeld[at] === 0) continue
      const item = itemOf[data.columns[at]!]!
      wanted.add(item === -1 ? -1 - wanted.size : item)
    }
    if (wanted.size === 0) continue
    if (userOf[u] === -1) newcomers++
    else judged.push({ id: data.users[u]!, user: userOf[u]!, wanted })
  }
  return { train, judged, newcomers }
}

/** A cut that somebody else made: two logs. */
export function givenFold(train: Interactions, test: Interactions): Fold {
  const users = new Map(train.users.map((id, u) => [id, u]))
  const items = new Map(train.items.map((id, i) => [id, i]))
  const judged: JudgedUser[] = []
  let newcomers = 0
  for (const [t, id] of test.users.entries()) {
    const user = users.get(id)
    if (user === undefined) {
      newcomers++
      continue
    }
    const wanted = new Set<number>()
    for (const item of test.columns.subarray(test.starts[t], test.starts[t + 1]))
      wanted.add(items.get(test.items[item]!) ?? -1 - wanted.size)
    judged.push({ id, user, wanted })
  }
  return { train, judged, newcomers }
}
