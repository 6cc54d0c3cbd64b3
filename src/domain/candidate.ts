/** A product found for a need, unordered, with what each leg of retrieval says of it. */
export interface Candidate {
  /** Position in `Catalogue.products`. */
  readonly doc: number
  /** BM25 score over the need's words, 0 when not hit. */
  readonly lexical: number
  /** Cosine similarity to the need's words, -1 to 1; 0 when not asked. */
  readonly semantic: number
  /** Fused retrieval score, 0 to 1 within one retrieval. */
  readonly relevance: number
}
