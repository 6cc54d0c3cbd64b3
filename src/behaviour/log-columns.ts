/** Names that a column of a log goes by; the first is ours. */
const columns = {
  user: ['user', 'user_id', 'userid', 'shopper', 'shopperid', 'customer', 'visitorid'],
  item: ['item', 'item_id', 'itemid', 'sku', 'product', 'product_id'],
  type: ['type', 'event', 'event_type', 'action'],
  rating: ['rating', 'value', 'weight'],
  timestamp: ['timestamp', 'time', 'date', 'occurredat', 'event_time'],
} as const

export type LogColumns = Readonly<Record<keyof typeof columns, number>>

/** Where each column stands in a header, in any order and case; -1 where it is missing. */
export function findColumns(header: readonly string[]): LogColumns {
  const names = header.map((name) => name.trim().toLowerCase())
  const placeOf = (known: readonly string[]): number =>
    known.map((name) => names.indexOf(name)).find((at) => at >= 0) ?? -1
  return {
    user: placeOf(columns.user),
    item: placeOf(columns.item),
    type: placeOf(columns.type),
    rating: placeOf(columns.rating),
    timestamp: placeOf(columns.timestamp),
  }
}
