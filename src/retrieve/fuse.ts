import { setTimeout as sleep } from 'node:timers/promises'
import type { Candidate } from '../domain/candidate.ts'
import type { Bitset } from '../lib/bitset.ts'
import { TopK } from '../lib/top-k.ts'
import { dotAt, toUnit } from '../lib/vector.ts'
import { searchLexical } from './lexical.ts'
import { readQuery, shareHeld } from './query.ts'
import type { SearchIndex } from './search-index.ts'

/** One leg's answer: scores by document. */
export type Leg = ReadonlyMap<number, number>

export interface WeightedLeg {
  readonly scores: Leg
  readonly weight: number
}

/**
 * The weighted sum of scores, each leg divided by its best one, so that 1 is the best of a leg;
 * negative scores count as 0. The order of legs does not matter.
 */
export function fuseWeighted(legs: readonly WeightedLeg[]): Map<number, number> {
  const fused = new Map<number, number>()
  for (const { scores, weight } of legs) {
    let best = 0
    for (const score of scores.values()) if (score > best) best = score
    if (best === 0) continue
    for (const [doc, score] of scores)
      fused.set(doc, (fused.get(doc) ?? 0) + (weight * Math.max(score, 0)) / best)
  }
  return fused
}

/**
 * Reciprocal rank fusion: the sum of weight / (k + rank), rank from 1, equal scores by document.
 *
 * @see Cormack, Clarke & Büttcher (2009), Reciprocal Rank Fusion outperforms Condorcet.
 */
export function fuseByRank(legs: readonly WeightedLeg[], k = 60): Map<number, number> {
  const fused = new Map<number, number>()
  for (const { scores, weight } of legs) {
    const ranked = [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0])
    ranked.forEach(([doc], i) => fused.set(doc, (fused.get(doc) ?? 0) + weight / (k + i + 1)))
  }
  return fused
}

export interface SearchOptions {
  /** Candidates wanted. @default 100 */
  readonly limit?: number
  /** The documents to look among: what satisfies the constraints. */
  readonly allowed?: Bitset | undefined
  /** How long to wait for the query's embedding before going on without. @default 500 */
  readonly embeddingDeadlineMs?: number
}

/** How the legs are weighed, chosen where judged queries are flat (`aisle evaluate search`). */
export interface FusionWeights {
  readonly lexical: number
  /** Times the share of the query's words that the best hit by words lacks. */
  readonly semantic: number
  /** For being of the kind that the query's head noun names, times the share of the other words. */
  readonly category: number
  /** `rrf` fuses lexical and semantic by rank instead of by score. */
  readonly by: 'score' | 'rank'
}

export const fusionWeights: FusionWeights = {
  lexical: 1,
  semantic: 0.5,
  category: 1,
  by: 'score',
}

/** Documents each leg brings at least, so that fusion has something to choose from. */
const leastDepth = 200

/**
 * The products that answer `text` best, best first; ties by document. Full text and embeddings each
 * bring theirs; those of the kind that the head noun names come before accessories for it.
 *
 * `relevance` is 0 to 1, 1 for a product that is best by every leg. Empty text, or text without a
 * known word, finds nothing. Without embeddings in time the words alone decide.
 */
export async function search(
  index: SearchIndex,
  text: string,
  { limit = 100, allowed, embeddingDeadlineMs = 500 }: SearchOptions = {},
  weights: FusionWeights = fusionWeights,
): Promise<Candidate[]> {
  const query = readQuery(index.lexicon, index.lexical, text)
  const depth = Math.max(limit * 2, leastDepth)
  const hits = searchLexical(index.lexical, query.terms, { limit: depth, allowed })
  const lexical = new Map<number, number>()
  hits.docs.forEach((doc, i) => lexical.set(doc, hits.scores[i]!))

  const semantic = new Map<number, number>()
  // Where the best hit holds every word asked for, meaning has nothing to add to the words.
  const coverage =
    hits.docs.length === 0 ? 0 : shareHeld(query.informative, index.lexical, hits.docs[0]!)
  const weight = weights.semantic * (1 - coverage)
  if (weight > 0.01 && query.typed.length > 0) {
    const vector = await queryVector(index, text, embeddingDeadlineMs)
    if (vector) {
      const { rows, similarities } = index.vectors.nearest(vector, depth, allowed)
      rows.forEach((doc, i) => semantic.set(doc, similarities[i]!))
      const { values, dimensions } = index.vectors.table
      for (const doc of lexical.keys())
        if (!semantic.has(doc))
          semantic.set(doc, dotAt(values, doc * dimensions, vector, 0, dimensions))
    }
  }

  const legs = [
    { scores: lexical, weight: weights.lexical },
    { scores: semantic, weight },
  ]
  const fused = weights.by === 'score' ? fuseWeighted(legs) : fuseByRank(legs)
  let most = 0
  for (const score of fused.values()) if (score > most) most = score
  if (weights.by === 'score') most = Math.max(most, weights.lexical)
  const kinds = new Set(query.categories)
  const best = new TopK(Math.min(limit, fused.size))
  const total = 1 + (kinds.size > 0 ? weights.category : 0)
  for (const [doc, score] of fused) {
    const isKind = kinds.has(index.catalogue.products[doc]!.category) && !index.accessories.has(doc)
    const kind = isKind ? weights.category * shareHeld(query.modifiers, index.lexical, doc) : 0
    best.push(doc, (score / most + kind) / total)
  }
  const { ids, scores } = best.take()
  return Array.from(ids, (doc, i) => ({
    doc,
    lexical: lexical.get(doc) ?? 0,
    semantic: semantic.get(doc) ?? 0,
    relevance: scores[i]!,
  }))
}

/** The unit vector of the query; `undefined` when there is none in time. */
async function queryVector(
  { embeddings, vectors }: SearchIndex,
  text: string,
  deadlineMs: number,
): Promise<Float32Array | undefined> {
  const done = new AbortController()
  const deadline = sleep(deadlineMs, undefined, { signal: done.signal, ref: false })
  try {
    const numbers = await Promise.race([embeddings.embedQuery(text), deadline])
    if (!numbers || numbers.length !== vectors.table.dimensions) return undefined
    const vector = toUnit(Float32Array.from(numbers))
    return vector.some((value) => value !== 0) ? vector : undefined
  } catch {
    return undefined
  } finally {
    done.abort()
  }
}
