/** A share of a shopper's interest beside the share that was to be expected. */
export interface LogOdds {
  /** Log-odds of the shrunk share over those of the expected one; above 0: more than expected. */
  readonly strength: number
  /** `strength` in standard errors. */
  readonly certainty: number
}

/** Looks that the expectation counts for: below as many, it says more than the shopper does. */
export const priorLooks = 8

/**
 * How far `count` of `total` looks lies from the share `expected`, shrunk towards it: the log-odds ratio
 * with an informative Dirichlet prior, whose pseudo-counts are the shop's own shares. The expectation is
 * taken as known, since it rests on a whole shop.
 *
 * @param expected strictly between 0 and 1.
 * @see Monroe, Colaresi & Quinn (2008), Fightin' Words, Political Analysis 16, eq. 16 and 20–22.
 */
export function logOdds(count: number, total: number, expected: number): LogOdds {
  const own = count + priorLooks * expected
  const others = total - count + priorLooks * (1 - expected)
  const strength = Math.log(own / others) - Math.log(expected / (1 - expected))
  return { strength, certainty: strength / Math.sqrt(1 / own + 1 / others) }
}
