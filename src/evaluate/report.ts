import type { ScenarioResult } from './run.ts'

/** How a set of scenarios went, in figures. */
export interface Scorecard {
  readonly scenarios: number
  readonly passed: number
  readonly turns: number
  /** Turns of which everything that was expected held. */
  readonly turnsPassed: number
  /** Passed and all, by tag and by language. */
  readonly byTag: Readonly<Record<string, readonly [passed: number, all: number]>>
  readonly byLocale: Readonly<Record<string, readonly [passed: number, all: number]>>
  /** How many scenarios each check fails in, most first. */
  readonly byCheck: Readonly<Record<string, number>>
  /** Share of replies with goods in which one of them breaks a must that was not named. */
  readonly constraintViolationRate: number
  /** Figures that no claim backs or that differ from the record, in a hundred claims. */
  readonly inventedPerHundredClaims: number
  /** Turns until goods were first shown, and questions asked until then, on average. */
  readonly turnsToGoods: number | null
  readonly questionsPerScenario: number
  readonly degradedTurns: number
  /** Milliseconds a turn. */
  readonly p50: number
  readonly p99: number
}

export function scoreResults(results: readonly ScenarioResult[]): Scorecard {
  const replies = results.flatMap((result) => result.replies)
  const failings = results.flatMap((result) => result.failings)
  const countOf = (...checks: string[]): number =>
    failings.filter(({ check }) => checks.includes(check)).length
  const claims = replies.reduce((sum, reply) => sum + reply.claims.length, 0)
  const withGoods = replies.filter(({ products }) => products.length > 0).length
  const firstGoods = results.flatMap((result) => {
    const at = result.replies.findIndex(({ products }) => products.length > 0)
    return at < 0 ? [] : [at + 1]
  })
  const times = replies
    .map(({ timingsMs }) => Object.values(timingsMs).reduce((sum, ms) => sum + ms, 0))
    .sort((a, b) => a - b)
  return {
    scenarios: results.length,
    passed: results.filter(isPassed).length,
    turns: replies.length,
    turnsPassed: results.reduce((sum, result) => sum + passedTurns(result), 0),
    byTag: tally(results, ({ scenario }) => scenario.tags),
    byLocale: tally(results, ({ scenario }) => [scenario.locale]),
    byCheck: countScenarios(results),
    constraintViolationRate: withGoods === 0 ? 0 : countOf('obeysTheMusts') / withGoods,
    inventedPerHundredClaims:
      claims === 0 ? 0 : (100 * countOf('backsItsNumbers', 'quotesTheRecord')) / claims,
    turnsToGoods: firstGoods.length === 0 ? null : mean(firstGoods),
    questionsPerScenario: mean(
      results.map((result) => result.replies.filter(({ question }) => question !== null).length),
    ),
    degradedTurns: replies.filter(({ engine }) => engine.degraded).length,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
  }
}

export const isPassed = ({ failings }: ScenarioResult): boolean => failings.length === 0

const passedTurns = ({ replies, failings }: ScenarioResult): number =>
  replies.filter((_, at) => !failings.some(({ turn }) => turn === at + 1)).length

function tally(
  results: readonly ScenarioResult[],
  keysOf: (result: ScenarioResult) => readonly string[],
): Record<string, [number, number]> {
  const counts: Record<string, [number, number]> = {}
  for (const result of results)
    for (const key of keysOf(result)) {
      const count = (counts[key] ??= [0, 0])
      if (isPassed(result)) count[0]++
      count[1]++
    }
  return counts
}

function countScenarios(results: readonly ScenarioResult[]): Record<string, number> {
  const counts = new Map<string, number>()
  for (const { failings } of results)
    for (const check of new Set(failings.map((failing) => failing.check)))
      counts.set(check, (counts.get(check) ?? 0) + 1)
  return Object.fromEntries([...counts].sort((a, b) => b[1] - a[1]))
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

/** What failed, for a reader: scenario, turn, message, expected, got. */
export function printFailings({ scenario, failings }: ScenarioResult): string {
  const lines = failings.map(
    ({ turn, said, check, expected, got }) =>
      `  turn ${turn} "${said}"\n    ${check}: expected ${expected}\n    got ${shorten(got)}`,
  )
  return [`✗ ${scenario.name}`, ...lines].join('\n')
}

const shorten = (text: string): string => {
  const line = text.replaceAll('\n', ' ')
  return line.length > 300 ? `${line.slice(0, 300)}…` : line
}

export function printScorecard(score: Scorecard): string {
  const share = ([passed, all]: readonly [number, number]): string => `${passed} of ${all}`
  const rows: [string, string][] = [
    ['passed', share([score.passed, score.scenarios])],
    ...Object.entries(score.byLocale).map(([locale, counts]): [string, string] => [
      `  ${locale}`,
      share(counts),
    ]),
    ['turns', `${score.turnsPassed} of ${score.turns} as expected`],
    ['constraint violations', `${(100 * score.constraintViolationRate).toFixed(1)} % of replies`],
    ['invented figures', `${score.inventedPerHundredClaims.toFixed(2)} in 100 claims`],
    ['turns to goods', score.turnsToGoods?.toFixed(2) ?? 'none shown'],
    ['questions a scenario', score.questionsPerScenario.toFixed(2)],
    ['degraded turns', String(score.degradedTurns)],
    ['milliseconds a turn', `p50 ${score.p50.toFixed(1)}, p99 ${score.p99.toFixed(1)}`],
    ...Object.entries(score.byCheck).map(([check, count]): [string, string] => [
      `fails ${check}`,
      `in ${count}`,
    ]),
  ]
  return rows.map(([label, value]) => `${label.padEnd(26)}${value}`).join('\n')
}
