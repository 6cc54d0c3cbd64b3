import type { Metric, RankerComparison, RankerResult } from '../evaluation/compare-rankers.ts'
import type { CurveMetric } from '../evaluation/measure.ts'
import { linearAxis, logAxis } from './axis.ts'
import { legend, type Series } from './frame.ts'
import { html, type Html } from './html.ts'
import { metricWords } from './metric-words.ts'
import { figureOf, table } from './page.ts'
import { linePlot, scatterPlot, stripPlot, type Line } from './plots.ts'

const seriesOf = (models: readonly RankerResult[]): Series[] =>
  models.map(({ name }, style) => ({ name, style }))

const listOf = (names: readonly string[]): string => names.join(', ')

/** NDCG, recall and precision by the length of the list, and precision against recall. */
export function curveFigures({ models }: RankerComparison): Html[] {
  const lengths = models[0]?.curves.map(({ length }) => length) ?? []
  const series = seriesOf(models)
  const byLength = (metric: CurveMetric): Html => {
    const { label } = metricWords[metric]
    const lines: Line[] = models.map(({ curves }, n) => ({
      ...series[n]!,
      points: curves.map((point) => ({
        x: point.length,
        y: point[metric].mean,
        error: point[metric].error,
      })),
    }))
    const highs = lines.flatMap(({ points }) => points.map(({ y, error }) => y + error!))
    return figureOf(
      `${label} by length of the list`,
      html`${legend(series)}
      ${linePlot(
        {
          id: `by-length-${metric}`,
          title: `${label} by length of the list`,
          description: `Lines of ${listOf(models.map(({ name }) => name))} over lists of ${lengths.join(', ')} items, with bands of their 95 % intervals.`,
        },
        lines,
        { x: logAxis('Items in the list', lengths), y: linearAxis(label, highs, { from: 0 }) },
      )}`,
      table(
        `${label} ± half the 95 % interval`,
        ['Model', ...lengths.map(String)],
        models.map(({ name, curves }) => [
          name,
          ...curves.map(
            (point) => `${point[metric].mean.toFixed(4)} ± ${point[metric].error.toFixed(4)}`,
          ),
        ]),
      ),
    )
  }
  const trade: Line[] = models.map(({ curves }, n) => ({
    ...series[n]!,
    points: curves.map(({ recall, precision }) => ({ x: recall.mean, y: precision.mean })),
  }))
  const points = trade.flatMap((line) => line.points)
  return [
    byLength('ndcg'),
    byLength('recall'),
    byLength('precision'),
    figureOf(
      'Precision against recall',
      html`${legend(series)}
      ${linePlot(
        {
          id: 'precision-recall',
          title: 'Precision against recall',
          description: `A line a model; its marks are lists of ${lengths.join(', ')} items from left to right.`,
        },
        trade,
        {
          x: linearAxis(
            'Recall',
            points.map(({ x }) => x),
            { from: 0 },
          ),
          y: linearAxis(
            'Precision',
            points.map(({ y }) => y),
            { from: 0 },
          ),
        },
      )}`,
      table(
        'Precision at recall',
        ['Model', ...lengths.map((length) => `${length} items`)],
        models.map(({ name, curves }) => [
          name,
          ...curves.map(
            ({ recall, precision }) => `${precision.mean.toFixed(4)} at ${recall.mean.toFixed(4)}`,
          ),
        ]),
      ),
      `The marks are lists of ${lengths.join(', ')} items, from left to right.`,
    ),
  ]
}

/** Accuracy against coverage, novelty and popularity, and how places are shared out among items. */
export function shareFigures({ models, k, logLorenz }: RankerComparison): Html[] {
  const series = seriesOf(models)
  const against = (metric: Metric, unit: string): Html => {
    const { label } = metricWords[metric]
    const spots = models.map(({ name, scores }, style) => ({
      name,
      style,
      x: scores[metric].mean,
      xError: scores[metric].error,
      y: scores.ndcg.mean,
      yError: scores.ndcg.error,
    }))
    const ends = (of: (spot: (typeof spots)[number]) => readonly [number, number]): number[] =>
      spots.flatMap((spot) => [of(spot)[0] - of(spot)[1], of(spot)[0] + of(spot)[1]])
    return figureOf(
      `Accuracy against ${label.toLowerCase()}`,
      html`${legend(series)}
      ${scatterPlot(
        {
          id: `accuracy-${metric}`,
          title: `NDCG at ${k} against ${label.toLowerCase()}`,
          description: `One mark a model with its intervals: ${models
            .map(
              ({ name, scores }) =>
                `${name} ${scores[metric].mean.toFixed(3)}, NDCG ${scores.ndcg.mean.toFixed(4)}`,
            )
            .join('; ')}.`,
        },
        spots,
        linearAxis(
          `${label}${unit}`,
          ends(({ x, xError }) => [x, xError]),
        ),
        linearAxis(
          `NDCG@${k}`,
          ends(({ y, yError }) => [y, yError]),
        ),
      )}`,
      table(
        `${label} and NDCG@${k}, means ± half the 95 % interval`,
        ['Model', label, `NDCG@${k}`],
        models.map(({ name, scores }) => [
          name,
          `${scores[metric].mean.toFixed(4)} ± ${scores[metric].error.toFixed(4)}`,
          `${scores.ndcg.mean.toFixed(4)} ± ${scores.ndcg.error.toFixed(4)}`,
        ]),
      ),
    )
  }
  return [
    against('coverage', ', share of the items'),
    against('novelty', ', bits'),
    against('popularityLift', ''),
    lorenzFigure(models, logLorenz),
  ]
}

function lorenzFigure(models: readonly RankerResult[], logLorenz: readonly number[]): Html {
  const pointsOf = (curve: readonly number[]) =>
    curve.map((y, n) => ({ x: (n / (curve.length - 1)) * 100, y: y * 100 }))
  const log = { name: 'the log itself', style: -1 }
  const series = [...seriesOf(models), log]
  const percent = (value: number): string => `${value} %`
  const quarters = [0.5, 0.8, 0.9, 0.98]
  const at = (curve: readonly number[], share: number): string =>
    `${((1 - curve[Math.round(share * (curve.length - 1))]!) * 100).toFixed(1)} %`
  return figureOf(
    'How places are shared out among items',
    html`${legend(series, false)}
    ${linePlot(
      {
        id: 'lorenz',
        title: 'Lorenz curves of recommendations and of the log',
        description:
          'Which share of all places the rarest items have. The lower a line, the fewer items have most of the places.',
      },
      [
        ...models.map(({ lorenz }, n) => ({ ...series[n]!, points: pointsOf(lorenz) })),
        { ...log, points: pointsOf(logLorenz) },
      ],
      {
        x: linearAxis('Items, the rarest first', [0, 100], { from: 0, format: percent }),
        y: linearAxis('Share of all places', [0, 100], { from: 0, format: percent }),
        hasMarks: false,
      },
    )}`,
    table(
      'Share of all places that the most frequent items have',
      ['Of', ...quarters.map((share) => `top ${Math.round((1 - share) * 100)} %`)],
      [
        ...models.map(({ name, lorenz }) => ({ name, curve: lorenz })),
        { name: log.name, curve: logLorenz },
      ].map(({ name, curve }) => [name, ...quarters.map((share) => at(curve, share))]),
    ),
    'The lower a line, the more of all places go to few items. Grey is what people chose.',
  )
}

/** Which differences are real. */
export function differenceFigure({ differences, k }: RankerComparison): Html | null {
  if (differences.length === 0) return null
  const words = (isReal: boolean): Html =>
    isReal ? html`<span class="tag real">real</span>` : html`<span class="tag">may be chance</span>`
  return html`<h2>Which differences are real</h2>
    <p>
      Differences of NDCG@${k} on the same users. The intervals are 95 % each, by 1,000 bootstrap
      samples of users; a difference is called real when it also stands with all pairs of the table
      looked at together (Romano & Wolf 2005).
    </p>
    <figure class="wide">
      <figcaption>Differences of NDCG@${k}, the better model first</figcaption>
      ${stripPlot(
        {
          id: 'differences',
          title: `Differences of NDCG at ${k} between the models`,
          description: 'A row a pair, with its 95 % interval; the table below has the numbers.',
        },
        differences.slice(0, mostPairs).map(({ first, second, mean, low, high, isReal }) => ({
          name: `${first} – ${second}`,
          values: [mean],
          interval: [low, high] as const,
          isStrong: isReal,
        })),
        `Difference of NDCG@${k}`,
        { hasZero: true },
      )}
    </figure>
    ${table(
      'Paired differences',
      ['Pair', 'Difference', '95 % interval', 'Verdict'],
      differences.map(({ first, second, mean, low, high, isReal }) => [
        `${first} – ${second}`,
        signed(mean),
        `${signed(low)} to ${signed(high)}`,
        words(isReal),
      ]),
    )}`
}

/** Pairs that the strip draws; the table has more. */
const mostPairs = 28

const signed = (value: number): string => (value < 0 ? '−' : '+') + Math.abs(value).toFixed(4)
