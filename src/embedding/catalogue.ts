import { pack, unpack } from '../lib/binary.ts'
import { rightSingularVectors, type SparseMatrix } from '../lib/linear-algebra.ts'
import { isCjk, searchTerms } from '../lib/text.ts'
import { toUnit } from '../lib/vector.ts'
import type { EmbeddingModel } from './embedding-model.ts'

export interface TrainingOptions {
  /** Stands in the model's id: the version of the catalogue the texts are from. */
  readonly version: string
  /** Length of the vectors; fewer where there are fewer texts. @default 128 */
  readonly dimensions?: number
  /** @default 1 */
  readonly seed?: number
}

/** Weight of a character trigram beside a whole word's 1: it decides only where the word is new. */
const trigramWeight = 0.35
/** Weight of the first line, which names the product. */
const nameWeight = 2.5
/** Most terms kept, the most frequent first: bounds memory at 40,000 × 128 × 4 B = 20 MB. */
const mostTerms = 40_000

/**
 * Embeddings learnt from the catalogue's own words, without any network (latent semantic analysis,
 * Deerwester et al. 1990): words that stand with the same words come to lie together.
 *
 * A text's vector is the sum of its terms' vectors, each weighted by rarity, at unit length. Terms
 * are words, pairs of Chinese characters, and character trigrams of the first line, so that
 * "dishwahser" lies near "dishwasher". A text without a known term has the zero vector.
 */
export class CatalogueEmbeddings implements EmbeddingModel {
  readonly id: string
  readonly dimensions: number
  readonly #terms: ReadonlyMap<string, number>
  readonly #rarity: Float32Array
  /** terms × dimensions, row-major. */
  readonly #vectors: Float32Array

  constructor(
    id: string,
    dimensions: number,
    terms: ReadonlyMap<string, number>,
    rarity: Float32Array,
    vectors: Float32Array,
  ) {
    this.id = id
    this.dimensions = dimensions
    this.#terms = terms
    this.#rarity = rarity
    this.#vectors = vectors
  }

  /** The unit vector of a text; about 20 µs for a query. */
  vectorOf(text: string): Float32Array {
    const vector = new Float32Array(this.dimensions)
    for (const [term, count] of countTerms(text)) {
      const id = this.#terms.get(term)
      if (id === undefined) continue
      const weight = damp(count) * this.#rarity[id]!
      const from = id * this.dimensions
      for (let j = 0; j < vector.length; j++) vector[j]! += weight * this.#vectors[from + j]!
    }
    return toUnit(vector)
  }

  async embedQuery(text: string): Promise<number[]> {
    return Array.from(this.vectorOf(text))
  }

  async embedDocuments(texts: string[]): Promise<number[][]> {
    return texts.map((text) => Array.from(this.vectorOf(text)))
  }

  /** The model as one block of bytes. */
  toBytes(): Uint8Array {
    const words = new TextEncoder().encode([...this.#terms.keys()].join('\n'))
    return pack(
      { id: this.id, dimensions: this.dimensions },
      { words, rarity: this.#rarity, vectors: this.#vectors },
    )
  }

  /** @throws {RangeError} when the block is not a whole model. */
  static fromBytes(bytes: Uint8Array): CatalogueEmbeddings {
    const { meta, arrays } = unpack(bytes)
    const { id, dimensions } = meta as { id: string; dimensions: number }
    const terms = new Map<string, number>()
    const words = new TextDecoder().decode(arrays['words'] as Uint8Array)
    if (words !== '') for (const word of words.split('\n')) terms.set(word, terms.size)
    const vectors = arrays['vectors'] as Float32Array
    if (vectors.length !== terms.size * dimensions)
      throw new RangeError('catalogue embeddings: vectors and terms do not match')
    return new CatalogueEmbeddings(id, dimensions, terms, arrays['rarity'] as Float32Array, vectors)
  }
}

/**
 * Learns embeddings from one text a product. The first line of a text names the product and counts
 * most. Equal texts and seeds give equal vectors. 20,000 texts take some seconds; other work gets a
 * turn about every 50 ms.
 */
export async function trainCatalogueEmbeddings(
  texts: readonly string[],
  { version, dimensions = 128, seed = 1 }: TrainingOptions,
): Promise<CatalogueEmbeddings> {
  const holding = new Map<string, number>()
  const counted = texts.map((text) => {
    const counts = countTerms(text)
    for (const term of counts.keys()) holding.set(term, (holding.get(term) ?? 0) + 1)
    return counts
  })
  const fewest = texts.length < 50 ? 1 : 2
  const kept = [...holding]
    .filter(([, count]) => count >= fewest)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, mostTerms)
  const terms = new Map(kept.map(([term], i) => [term, i]))
  const rarity = Float32Array.from(kept, ([, count]) =>
    Math.log((texts.length + 1) / (count + 0.5)),
  )

  const matrix = toMatrix(counted, terms, rarity)
  const { vectors, rank } = await rightSingularVectors(matrix, { rank: dimensions, seed })
  const id = `catalogue:lsa-1:${rank}:${version}`
  return new CatalogueEmbeddings(id, rank, terms, rarity, vectors)
}

/** One row a text, of unit length, so that a long text pulls no harder than a short one. */
function toMatrix(
  counted: readonly ReadonlyMap<string, number>[],
  terms: ReadonlyMap<string, number>,
  rarity: Float32Array,
): SparseMatrix {
  const rowStarts = new Uint32Array(counted.length + 1)
  counted.forEach((counts, row) => {
    let known = 0
    for (const term of counts.keys()) if (terms.has(term)) known++
    rowStarts[row + 1] = rowStarts[row]! + known
  })
  const indices = new Uint32Array(rowStarts[counted.length]!)
  const values = new Float32Array(indices.length)
  counted.forEach((counts, row) => {
    let at = rowStarts[row]!
    for (const [term, count] of counts) {
      const id = terms.get(term)
      if (id === undefined) continue
      indices[at] = id
      values[at++] = damp(count) * rarity[id]!
    }
    toUnit(values.subarray(rowStarts[row]!, at))
  })
  return { rows: counted.length, columns: terms.size, rowStarts, indices, values }
}

/** A weight grows as the square root of how often a term occurs. */
const damp = (count: number): number => Math.sqrt(count)

/** The terms of a text and how much of each there is. Trigrams are kept apart by a leading `~`. */
function countTerms(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  const add = (term: string, count: number): void => {
    counts.set(term, (counts.get(term) ?? 0) + count)
  }
  const [name = '', ...rest] = text.split('\n')
  for (const term of searchTerms(name)) {
    add(term, nameWeight)
    if (isCjk(term) || term.length < 3) continue
    const framed = `#${term}#`
    for (let i = 0; i + 3 <= framed.length; i++)
      add(`~${framed.slice(i, i + 3)}`, nameWeight * trigramWeight ** 2)
  }
  for (const line of rest) for (const term of searchTerms(line)) add(term, 1)
  return counts
}
