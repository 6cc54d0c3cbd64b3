import { TopK } from '../../lib/top-k.ts'

/** Ratings by row, less what is expected: of items by user, or of users by item. */
export interface Residuals {
  /** rows + 1 offsets. */
  readonly starts: Uint32Array
  readonly columns: Int32Array
  readonly values: Float64Array
}

export interface NeighbourParams {
  /** How many neighbours speak at most. */
  readonly neighbours: number
  /** h: a correlation over n common columns counts (n - 1)/(n - 1 + h) of itself. */
  readonly shrinkage: number
  /** Common columns that a pair needs. */
  readonly minSupport: number
}

/** Similar rows of each row, the most similar first, all above 0. */
export interface Neighbours {
  readonly starts: Uint32Array
  readonly rows: Int32Array
  readonly similarities: Float64Array
}

/** Pairs kept in all: 48 MB an array and a half. Up to 2,000 rows this is every pair. */
const mostPairs = 4_000_000
/** Kept of each row at least, in multiples of the neighbours that may speak. */
const leastDepth = 10

/**
 * Shrunk cosine of residuals over the columns that two rows share: of residuals from a baseline their
 * Pearson correlation. Where there are too many
 * pairs to keep, the strongest of each row stay. Cost: Σ over the columns of count².
 *
 * @see Koren (2010), Factor in the Neighbors, equations 2 and 3.
 */
export function findNeighbours(
  byRow: Residuals,
  byColumn: Residuals,
  { neighbours, shrinkage, minSupport }: NeighbourParams,
  tick: (share: number) => void,
): Neighbours {
  const count = byRow.starts.length - 1
  const depth = Math.max(Math.floor(mostPairs / Math.max(count, 1)), neighbours * leastDepth)
  const products = new Float64Array(count)
  const own = new Float64Array(count)
  const others = new Float64Array(count)
  const common = new Uint32Array(count)
  const met = new Int32Array(count)
  const starts = new Uint32Array(count + 1)
  const lists: { ids: Int32Array; scores: Float64Array }[] = []
  for (let row = 0; row < count; row++) {
    if (row % 8 === 0) tick(row / count)
    let size = 0
    for (let at = byRow.starts[row]!; at < byRow.starts[row + 1]!; at++) {
      const column = byRow.columns[at]!
      const residual = byRow.values[at]!
      const square = residual * residual
      for (let to = byColumn.starts[column]!; to < byColumn.starts[column + 1]!; to++) {
        const other = byColumn.columns[to]!
        const theirs = byColumn.values[to]!
        if (common[other]!++ === 0) met[size++] = other
        products[other]! += residual * theirs
        own[other]! += square
        others[other]! += theirs * theirs
      }
    }
    const best = new TopK(Math.min(depth, size))
    for (let at = 0; at < size; at++) {
      const other = met[at]!
      const n = common[other]!
      const length = Math.sqrt(own[other]! * others[other]!)
      const similarity =
        length > 0 ? ((products[other]! / length) * (n - 1)) / (n - 1 + shrinkage) : 0
      if (other !== row && n >= minSupport && similarity > 0) best.push(other, similarity)
      products[other] = own[other] = others[other] = common[other] = 0
    }
    lists.push(best.take())
    starts[row + 1] = starts[row]! + lists[row]!.ids.length
  }
  const rows = new Int32Array(starts[count]!)
  const similarities = new Float64Array(rows.length)
  lists.forEach(({ ids, scores }, row) => {
    rows.set(ids, starts[row])
    similarities.set(scores, starts[row])
  })
  return { starts, rows, similarities }
}

/**
 * A function that tells Σ s·e / Σ s over the `most` neighbours of a row that have a residual e in a
 * column; 0 where none has. Quickest when asked for one column after the other.
 */
export function weighNeighbours(
  { starts, rows, similarities }: Neighbours,
  byColumn: Residuals,
  most: number,
): (row: number, column: number) => number {
  const residuals = new Float64Array(starts.length - 1)
  const marks = new Uint32Array(starts.length - 1)
  let mark = 0
  let current = -1
  return (row, column) => {
    if (column !== current) {
      mark++
      current = column
      for (let at = byColumn.starts[column]!; at < byColumn.starts[column + 1]!; at++) {
        marks[byColumn.columns[at]!] = mark
        residuals[byColumn.columns[at]!] = byColumn.values[at]!
      }
    }
    let sum = 0
    let weights = 0
    let left = most
    for (let at = starts[row]!; at < starts[row + 1]! && left > 0; at++) {
      const other = rows[at]!
      if (marks[other] !== mark) continue
      sum += similarities[at]! * residuals[other]!
      weights += similarities[at]!
      left--
    }
    return weights > 0 ? sum / weights : 0
  }
}
