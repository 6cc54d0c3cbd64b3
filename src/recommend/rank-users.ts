import { countUsers, historyOf, type Interactions } from './interactions.ts'
import type { Recommender } from './model.ts'
import { Orderer } from './order.ts'

/** The list of one user: ids of items, best first, with their scores. */
export interface RankedUser {
  readonly user: string
  readonly items: readonly string[]
  readonly scores: readonly number[]
}

/** Ranks items for users of a log by a fitted model; what they have already is left out. */
export class UserRanker {
  readonly #data: Interactions
  readonly #model: Recommender
  readonly #order: Orderer
  readonly #scores: Float64Array
  readonly #isSeen: Uint8Array
  readonly #users: ReadonlyMap<string, number>
  readonly #items: ReadonlyMap<string, number>

  constructor(data: Interactions, model: Recommender) {
    this.#data = data
    this.#model = model
    this.#order = new Orderer(countUsers(data))
    this.#scores = new Float64Array(data.items.length)
    this.#isSeen = new Uint8Array(data.items.length)
    this.#users = new Map(data.users.map((id, u) => [id, u]))
    this.#items = new Map(data.items.map((id, i) => [id, i]))
  }

  /** The `k` best of all items. A user who is not in the log gets what a newcomer gets. */
  top(user: string, k: number): RankedUser {
    return this.#with(user, (scores, isSeen) => this.#order.top(scores, isSeen, k))
  }

  /**
   * The `k` best of the given items. Those that nobody of the log has stand last, in the order given,
   * with the lowest score.
   */
  among(user: string, candidates: readonly string[], k: number): RankedUser {
    const known = new Set<number>()
    const unknown = new Set<string>()
    for (const id of candidates) {
      const item = this.#items.get(id)
      if (item === undefined) unknown.add(id)
      else known.add(item)
    }
    const ranked = this.#with(user, (scores, isSeen) =>
      Int32Array.from(
        this.#order
          .sort(
            scores,
            [...known].filter((item) => isSeen[item] === 0),
          )
          .slice(0, k),
      ),
    )
    const last = Math.min(0, ranked.scores.at(-1) ?? 0)
    const more = [...unknown].slice(0, k - ranked.items.length)
    return {
      user,
      items: [...ranked.items, ...more],
      scores: [...ranked.scores, ...more.map(() => last)],
    }
  }

  #with(user: string, pick: (scores: Float64Array, isSeen: Uint8Array) => Int32Array): RankedUser {
    const u = this.#users.get(user)
    const history =
      u === undefined ? { items: new Int32Array(), weights: null } : historyOf(this.#data, u)
    this.#model.score(history, this.#scores)
    for (const item of history.items) this.#isSeen[item] = 1
    const picked = pick(this.#scores, this.#isSeen)
    for (const item of history.items) this.#isSeen[item] = 0
    return {
      user,
      items: Array.from(picked, (item) => this.#data.items[item]!),
      scores: Array.from(picked, (item) => this.#scores[item]!),
    }
  }
}
