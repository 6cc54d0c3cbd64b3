import type { InteractionLog } from '../behaviour/interaction-log.ts'
import type { Metric, RankerComparison } from '../recommend/evaluation/compare-rankers.ts'
import type { MeasuredLog } from '../recommend/report/ranker-report.ts'

const accuracy: readonly Metric[] = ['ndcg', 'recall', 'precision', 'f1', 'hitRate', 'mrr', 'map']
const character: readonly Metric[] = ['coverage', 'gini', 'popularityLift', 'novelty', 'diversity']

/** A comparison for a terminal: tables with intervals, then which differences are real. */
export function* printComparison(
  measured: MeasuredLog,
  { k, users, newcomers, models, differences }: RankerComparison,
  log: Pick<InteractionLog, 'examples'>,
): Iterable<string> {
  yield `${measured.interactions} interactions of ${measured.users} users with ${measured.items} items`
  if (measured.rejected > 0) {
    yield `${measured.rejected} rows left out:`
    for (const { line, reason } of log.examples.slice(0, 5)) yield `  line ${line}: ${reason}`
  }
  yield `split ${measured.split}`
  yield `${users} users judged${newcomers > 0 ? `, ${newcomers} left out who have no deed in training` : ''}; all items ranked, seen ones out`
  for (const metrics of [accuracy, character]) {
    yield ''
    yield* table([
      ['', ...metrics.map((name) => (metrics === accuracy ? `${name}@${k}` : name))],
      ...models.map(({ name, scores }) => [
        name,
        ...metrics.map(
          (metric) => `${scores[metric].mean.toFixed(4)} ±${scores[metric].error.toFixed(4)}`,
        ),
      ]),
    ])
  }
  yield ''
  for (const { name, why, fitSeconds, f1OfMeans } of models)
    yield `${name}: ${why}; F1 of the mean precision and recall ${f1OfMeans.toFixed(4)}; ${fitSeconds} s`
  if (differences.length === 0) return
  yield ''
  yield `Differences of NDCG@${k} on the same users, with 95 % intervals:`
  yield* table(
    differences.map(({ first, second, mean, low, high, isReal }) => [
      `  ${first} less ${second}`,
      `${signed(mean)} (${signed(low)} to ${signed(high)})`,
      isReal ? 'real' : 'may be chance',
    ]),
  )
}

const signed = (value: number): string => (value < 0 ? '' : '+') + value.toFixed(4)

/** Columns as wide as their widest cell. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]!.length)))
  return rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at]!))
      .join('  ')
      .trimEnd(),
  )
}
