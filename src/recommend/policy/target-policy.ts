import { spreadOf } from '../blend.ts'
import { countUsers, historyOf, type Interactions } from '../interactions.ts'
import type { Recommender } from '../model.ts'
import { Orderer } from '../order.ts'

/** How scores become chances: the best item always, or the better the likelier. */
export type PolicyKind = 'greedy' | 'softmax'
export const policyKinds = ['greedy', 'softmax'] as const satisfies readonly PolicyKind[]

export interface PolicyOptions {
  readonly kind: PolicyKind
  /** Of `softmax`, above 0: chance ∝ exp(score / (σ · temperature)). @default 0.5 */
  readonly temperature?: number
}

/** A ranker as a policy: what chance it would give each of some items to be the one that is shown. */
export class TargetPolicy {
  readonly #data: Interactions
  readonly #model: Recommender
  readonly #order: Orderer
  readonly #options: PolicyOptions
  readonly #scores: Float64Array
  readonly #users: ReadonlyMap<string, number>
  readonly #items: ReadonlyMap<string, number>

  constructor(data: Interactions, model: Recommender, options: PolicyOptions) {
    if (!((options.temperature ?? 1) > 0))
      throw new RangeError(`The temperature must be above 0, not ${options.temperature}`)
    this.#data = data
    this.#model = model
    this.#order = new Orderer(countUsers(data))
    this.#options = options
    this.#scores = new Float64Array(data.items.length)
    this.#users = new Map(data.users.map((id, u) => [id, u]))
    this.#items = new Map(data.items.map((id, i) => [id, i]))
  }

  /**
   * Chances in the order of the candidates; their sum is 1. Somebody unknown gets what a newcomer gets.
   * Candidates that the log of the model does not know stand behind all others: no chance if greedy,
   * that of the worst known one in a softmax. If none is known all are alike.
   */
  chances(user: string | undefined, candidates: readonly string[]): Float64Array {
    const u = user === undefined ? undefined : this.#users.get(user)
    const history =
      u === undefined ? { items: new Int32Array(), weights: null } : historyOf(this.#data, u)
    this.#model.score(history, this.#scores)
    const known = candidates.flatMap((id) => this.#items.get(id) ?? [])
    if (known.length === 0) return new Float64Array(candidates.length).fill(1 / candidates.length)
    return this.#options.kind === 'greedy'
      ? this.#greedy(candidates, known)
      : this.#softmax(candidates, known)
  }

  #greedy(candidates: readonly string[], known: readonly number[]): Float64Array {
    const best = known.reduce((one, other) =>
      this.#order.compare(this.#scores, other, one) < 0 ? other : one,
    )
    const id = this.#data.items[best]!
    return Float64Array.from(candidates, (candidate) => Number(candidate === id))
  }

  #softmax(candidates: readonly string[], known: readonly number[]): Float64Array {
    const own = Float64Array.from(known, (item) => this.#scores[item]!)
    const spread = spreadOf(own)
    const most = own.reduce((a, b) => Math.max(a, b))
    const least = own.reduce((a, b) => Math.min(a, b))
    const steepness = spread > 0 ? 1 / (spread * (this.#options.temperature ?? 0.5)) : 0
    const chances = Float64Array.from(candidates, (id) => {
      const item = this.#items.get(id)
      const score = item === undefined ? least : this.#scores[item]!
      return Math.exp((score - most) * steepness)
    })
    const total = chances.reduce((sum, chance) => sum + chance, 0)
    return chances.map((chance) => chance / total)
  }
}
