import type { History, Interactions } from './interactions.ts'

/** Plain settings of a model: numbers by name. */
export type Params = Readonly<Record<string, number>>

/** A fitted model as plain data, for disk and for other threads. */
export interface ModelState {
  readonly model: string
  readonly params: Params
  /** Numbers of items that the model was fitted on. */
  readonly items: number
  readonly arrays: Readonly<Record<string, Float32Array | Float64Array | Int32Array | Uint32Array>>
  /** The models that a blend is made of. */
  readonly parts?: readonly ModelState[]
}

/** A fitted model: scores every item for what one shopper did. Higher is better. */
export interface Recommender {
  /**
   * Writes a score for each item into `into`, whose length is the number of items. Items of the
   * history get a score like any other; to leave them out is the caller's business. An empty
   * history gives all zeros where the model has nothing to say without one.
   */
  score(history: History, into: Float64Array): void
  /**
   * What each deed of the history adds to the score of `item`: one number a deed. Their sum is the
   * score, so that a sentence made of it can be checked. Absent where a score is no sum: `occlude` then
   * tells what a deed does.
   */
  contributions?(history: History, item: number): Float64Array
  state(): ModelState
}

export interface FitOptions {
  readonly seed: number
  /** Ends the work with the signal's reason. */
  readonly signal?: AbortSignal | undefined
  /** From 0 to 1, often enough for a progress bar. */
  readonly onProgress?: ((share: number) => void) | undefined
}

/** Cost of a fit on one core, estimated before it starts. */
export interface Cost {
  readonly seconds: number
  readonly bytes: number
}

/**
 * A kind of model. Equal data, parameters and seeds give equal models to the bit. `fit` is plain
 * arithmetic without pause: it runs in a worker thread where somebody waits for other things.
 */
export interface ModelKind {
  readonly name: string
  /** Whether the order of a history's deeds says something to it. */
  readonly usesOrder: boolean
  readonly defaults: Params
  /**
   * Parameters that only the score reads: a fit with one value of theirs, saved and loaded with
   * another, is a fit with the other. @default none
   */
  readonly scoreParams?: readonly string[]
  /** Parameters worth trying on this data, the likeliest first; weight and regularisation jointly. */
  grid(data: Interactions): readonly Params[]
  cost(data: Interactions, params: Params): Cost
  fit(data: Interactions, params: Params, options: FitOptions): Recommender
  load(state: ModelState): Recommender
}
