/** What takes part in a comparison: one call answers query `i`. */
export interface Contestant {
  readonly name: string
  readonly run: (i: number) => unknown
  /** Queries a round; slow ones get fewer. */
  readonly queries: number
}

/** The value that the share `q` of the times stays below. */
export const quantileOf = (times: readonly number[], q: number): number =>
  quantile(
    [...times].sort((a, b) => a - b),
    q,
  )

export const medianOf = (times: readonly number[]): number => quantileOf(times, 0.5)

const quantile = (sorted: readonly number[], q: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))]!

/**
 * Times every query of every contestant, contestants taking turns, and prints the median over rounds
 * of p50 and p99 in ms, and p50 as a multiple of the first one's. Turns cancel what else the machine
 * does meanwhile.
 */
export async function compare(
  title: string,
  contestants: readonly Contestant[],
  notes: Readonly<Record<string, string>> = {},
  rounds = 5,
): Promise<void> {
  const p50s = contestants.map((): number[] => [])
  const p99s = contestants.map((): number[] => [])
  for (const { run, queries } of contestants)
    for (let i = 0; i < Math.min(queries, 100); i++) await run(i)
  for (let round = 0; round < rounds; round++) {
    for (const [c, { run, queries }] of contestants.entries()) {
      const times: number[] = []
      for (let i = 0; i < queries; i++) {
        const start = performance.now()
        const answer = run(i)
        if (answer instanceof Promise) await answer
        times.push(performance.now() - start)
      }
      times.sort((a, b) => a - b)
      p50s[c]!.push(quantile(times, 0.5))
      p99s[c]!.push(quantile(times, 0.99))
    }
  }
  const median = (values: number[]): number =>
    quantile(
      [...values].sort((a, b) => a - b),
      0.5,
    )
  console.log(`\n${title} (${rounds} interleaved rounds)`)
  console.table(
    Object.fromEntries(
      contestants.map(({ name }, c) => [
        name,
        {
          'p50 ms': median(p50s[c]!).toFixed(3),
          'p99 ms': median(p99s[c]!).toFixed(3),
          ratio: median(p50s[c]!.map((value, round) => value / p50s[0]![round]!)).toFixed(2),
          note: notes[name] ?? '',
        },
      ]),
    ),
  )
}
