/** A longer array that begins with the old one. */
export function copyInto<Column extends { set(from: Column): void }>(
  next: Column,
  old: Column,
): Column {
  next.set(old)
  return next
}

/** The number of an id, in the order of their first appearance. */
export function indexOf(ids: Map<string, number>, id: string): number {
  const known = ids.get(id)
  if (known !== undefined) return known
  ids.set(id, ids.size)
  return ids.size - 1
}
