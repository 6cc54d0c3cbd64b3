import { meanOf } from '../metrics.ts'

/** Users that every candidate is judged by before it may be given up, and more each time after. */
const block = 200
/** Standard errors that a candidate may be behind; beyond, one of a hundred equals would be. */
const patience = 2.58

export interface Raced {
  /** Scores of the users so far, in their order. */
  readonly scores: Float64Array
  /** Whether it was judged by all users. */
  readonly isWhole: boolean
  /** How far it was behind the best on the same users when it was given up; 0 if it was not. */
  readonly behind: number
}

/**
 * Judges a candidate block by block of users and gives it up when it is surely behind the best so far on
 * the same users: a race (Maron & Moore 1994, Hoeffding Races; with paired tests Birattari et al. 2002).
 *
 * @param scoreOf the candidate's score for the n-th user.
 * @param best scores of the best candidate so far, or `null` for the first one.
 */
export function race(
  users: number,
  scoreOf: (n: number) => number,
  best: Float64Array | null,
): Raced {
  const scores = new Float64Array(users)
  for (let n = 0; n < users; n++) {
    scores[n] = scoreOf(n)
    const judged = n + 1
    if (!best || judged % block !== 0 || judged === users) continue
    const behind = meanOf(Float64Array.from({ length: judged }, (_, at) => best[at]! - scores[at]!))
    if (behind.mean > (patience / 1.96) * behind.error)
      return { scores: scores.slice(0, judged), isWhole: false, behind: behind.mean }
  }
  return { scores, isWhole: true, behind: 0 }
}
