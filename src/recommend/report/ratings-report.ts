import type { RatingsComparison, RatingsResult } from '../evaluation/compare-ratings.ts'
import { linearAxis } from './axis.ts'
import { legend } from './frame.ts'
import { html, shortened, type Html } from './html.ts'
import { figureOf, page, table } from './page.ts'
import { linePlot, stripPlot } from './plots.ts'

export interface MeasuredRatings {
  readonly path: string
  readonly users: number
  readonly items: number
  readonly rejected: number
  readonly seed: number
}

/** A page about rating models: errors with intervals, which differences are real, how errors spread. */
export function ratingsReport(
  log: MeasuredRatings,
  comparison: RatingsComparison,
  at: Date,
): string {
  const { models, differences, folds, ratings } = comparison
  const title = `Ratings predicted on ${shortened(log.path.split(/[\\/]/).at(-1)!)}`
  return page(
    title,
    html`<header>
        <h1>${title}</h1>
        <p class="lead">${verdictOf(comparison)}</p>
      </header>
      <h2>How it was measured</h2>
      <p>
        ${ratings.toLocaleString('en')} ratings of ${log.users.toLocaleString('en')} users for
        ${log.items.toLocaleString('en')} items in ${shortened(log.path, 200)}, shuffled (seed
        ${log.seed}) and cut into ${folds} parts; each part is predicted by models fitted on the
        others. A pair of user and item counts once, with its latest rating.
        ${log.rejected > 0 ? `${log.rejected.toLocaleString('en')} rows could not be used.` : ''}
      </p>
      <p>
        Intervals are 95 % with the users as the sample, since the errors of one user are alike. A
        difference is called real when it stands with all pairs looked at together, by 1,000
        bootstrap samples of users (Romano & Wolf 2005).
      </p>
      <h2>Errors</h2>
      ${errorTable(models)} ${differences.length > 0 ? differenceParts(comparison) : null}
      <h2>How errors spread</h2>
      <div class="plots">${spreadFigure(models)}</div>
      <footer>
        Written by Aisle on ${at.toISOString().slice(0, 10)}. Equal logs, settings and seeds give
        equal figures.
      </footer>`,
  )
}

function verdictOf({ models, differences }: RatingsComparison): string {
  const [best] = models
  if (!best) return 'Nothing was measured.'
  const score = `RMSE of ${best.rmse.mean.toFixed(4)} ± ${best.rmse.error.toFixed(4)}`
  if (models.length === 1) return `${best.name} has an ${score}.`
  const open = differences
    .filter(({ first, isReal }) => first === best.name && !isReal)
    .map(({ second }) => second)
  return (
    `${best.name} has the least error, an ${score}. ` +
    (open.length === 0
      ? 'It is ahead of every other model by more than chance.'
      : `Whether it is better than ${open.join(', ')} these ratings do not tell.`)
  )
}

const errorTable = (models: readonly RatingsResult[]): Html =>
  table(
    'Means ± half the 95 % interval; less is better',
    ['Model', 'RMSE', 'MAE', 'RMSE by part', 'Seconds', 'What it is'],
    models.map(({ name, rmse, mae, rmseByFold, fitSeconds, why }, n) => [
      name,
      html`<span class="${n === 0 && models.length > 1 ? 'best' : 'other'}"
          >${rmse.mean.toFixed(4)}</span
        >
        <small>± ${rmse.error.toFixed(4)}</small>`,
      html`${mae.mean.toFixed(4)} <small>± ${mae.error.toFixed(4)}</small>`,
      rmseByFold.map((value) => value.toFixed(4)).join(' '),
      String(fitSeconds),
      html`<span class="why">${why}</span>`,
    ]),
  )

const differenceParts = ({ differences }: RatingsComparison): Html =>
  html`<h2>Which differences are real</h2>
    <figure class="wide">
      <figcaption>Differences of RMSE: below 0 the first has less error</figcaption>
      ${stripPlot(
        {
          id: 'differences',
          title: 'Differences of RMSE between the models',
          description: 'A row a pair, with its 95 % interval; the table below has the numbers.',
        },
        differences.map(({ first, second, mean, low, high, isReal }) => ({
          name: `${first} – ${second}`,
          values: [mean],
          interval: [low, high] as const,
          isStrong: isReal,
        })),
        'Difference of RMSE',
        { hasZero: true },
      )}
    </figure>
    ${table(
      'Paired differences of RMSE',
      ['Pair', 'Difference', '95 % interval', 'Verdict'],
      differences.map(({ first, second, mean, low, high, isReal }) => [
        `${first} – ${second}`,
        mean.toFixed(4),
        `${low.toFixed(4)} to ${high.toFixed(4)}`,
        isReal
          ? html`<span class="tag real">real</span>`
          : html`<span class="tag">may be chance</span>`,
      ]),
    )}`

function spreadFigure(models: readonly RatingsResult[]): Html {
  const series = models.map(({ name }, style) => ({ name, style }))
  const shares = [2, 5, 10]
  const percent = (value: number): string => `${value} %`
  return figureOf(
    'Share of predictions by their error',
    html`${legend(series, false)}
    ${linePlot(
      {
        id: 'errors',
        title: 'Share of predictions whose error is at most a share of the scale',
        description: `A line a model: ${models.map(({ name }) => name).join(', ')}. The higher, the better.`,
      },
      models.map(({ within }, n) => ({
        ...series[n]!,
        points: within.map((share, step) => ({ x: step * 5, y: share * 100 })),
      })),
      {
        x: linearAxis('Error at most, share of the scale', [0, 100], { from: 0, format: percent }),
        y: linearAxis('Predictions', [0, 100], { from: 0, format: percent }),
        hasMarks: false,
      },
    )}`,
    table(
      'Share of predictions within an error',
      ['Model', ...shares.map((step) => `within ${step * 5} % of the scale`)],
      models.map(({ name, within }) => [
        name,
        ...shares.map((step) => `${(within[step]! * 100).toFixed(1)} %`),
      ]),
    ),
  )
}
