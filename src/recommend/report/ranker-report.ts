import type { RankerComparison, RankerResult } from '../evaluation/compare-rankers.ts'
import { html, shortened, type Html } from './html.ts'
import { accuracyMetrics, characterMetrics, metricWords } from './metric-words.ts'
import { page, table } from './page.ts'
import { curveFigures, differenceFigure, shareFigures } from './ranker-figures.ts'
import { trialFigures } from './trial-figures.ts'

/** The log that was measured on, and how it was cut. */
export interface MeasuredLog {
  readonly path: string
  readonly users: number
  readonly items: number
  readonly interactions: number
  readonly hasTimes: boolean
  /** Rows that could not be used. */
  readonly rejected: number
  readonly seed: number
  /** In words. */
  readonly split: string
  /** What makes two items unlike. */
  readonly diversity: 'co-occurrence' | 'features'
}

/**
 * A page about a comparison: what was measured and how, tables with intervals, which differences are
 * real, plots. It stands alone and needs no script; whatever comes from the log is escaped.
 */
export function rankerReport(log: MeasuredLog, comparison: RankerComparison, at: Date): string {
  const { models, k } = comparison
  const title = `Rankers measured on ${shortened(log.path.split(/[\\/]/).at(-1)!)}`
  return page(
    title,
    html`<header>
        <h1>${title}</h1>
        <p class="lead">${verdictOf(comparison)}</p>
        ${factsOf(log, comparison)}
      </header>
      <h2>How it was measured</h2>
      ${methodOf(log, comparison)}
      <h2>What the lists hit</h2>
      ${scoreTable(`Accuracy at k = ${k}, means over users ± half the 95 % interval; the best in green`, accuracyMetrics, models, true)}
      ${differenceFigure(comparison)}
      <h2>By length of the list</h2>
      <div class="plots">${curveFigures(comparison)}</div>
      <h2>What the lists are like</h2>
      ${scoreTable(`First ${k} places, means ± half the 95 % interval`, characterMetrics, models, false)}
      <div class="plots">${shareFigures(comparison)}</div>
      <h2>What is shown most</h2>
      <div class="plots">${models.map(topTable)}</div>
      <h2>How the models were chosen</h2>
      ${table(
        'What each model is, and how long it took to choose and fit',
        ['Model', 'Seconds', 'What it is'],
        models.map(({ name, fitSeconds, why }) => [
          name,
          String(fitSeconds),
          html`<span class="why">${why}</span>`,
        ]),
      )}
      ${trialFigures(models, k)}
      <h2>What the figures mean</h2>
      ${table(
        'Definitions',
        ['Metric', 'Meaning'],
        [...accuracyMetrics, ...characterMetrics].map((name) => [
          metricWords[name].label,
          html`<span class="why">${metricWords[name].meaning}</span>`,
        ]),
      )}
      <footer>
        Written by Aisle on ${at.toISOString().slice(0, 10)}. Equal logs, settings and seeds give
        equal figures.
      </footer>`,
  )
}

/** The best model, and which of the others could as well be it. */
function verdictOf({ models, differences, k, users }: RankerComparison): string {
  const [best] = models
  if (!best) return 'Nothing was measured.'
  const { mean, error } = best.scores.ndcg
  const score = `NDCG@${k} of ${mean.toFixed(4)} ± ${error.toFixed(4)} over ${users.toLocaleString('en')} users`
  if (models.length === 1) return `${best.name} has an ${score}.`
  const open = differences
    .filter(({ first, isReal }) => first === best.name && !isReal)
    .map(({ second }) => second)
  return (
    `${best.name} is ahead, with an ${score}. ` +
    (open.length === 0
      ? 'It is ahead of every other model by more than chance.'
      : `Whether it is better than ${open.join(', ')} these users do not tell.`)
  )
}

function factsOf(log: MeasuredLog, { users, folds, k }: RankerComparison): Html {
  const facts: readonly (readonly [string, string])[] = [
    ['Interactions', log.interactions.toLocaleString('en')],
    ['Users', log.users.toLocaleString('en')],
    ['Items', log.items.toLocaleString('en')],
    ['Users judged', users.toLocaleString('en')],
    ['Folds', String(folds)],
    ['Length of the lists', String(k)],
    ['Seed', String(log.seed)],
  ]
  return html`<dl class="facts">
    ${facts.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`
}

const methodOf = (log: MeasuredLog, { newcomers, k }: RankerComparison): Html =>
  html`<p>Split ${log.split}. A pair of user and item counts once, at its latest time.</p>
    <p>
      Each model ranks all items of the training part for each user; what the user has already is
      left out. No candidates are sampled. Models without given settings choose their own on a
      further cut of the training part, by NDCG@${k}, and are then fitted on the whole of it;
      nothing held back is seen by them.
    </p>
    <p>
      Intervals of means are 95 %, by the normal approximation over users; those of coverage and
      Gini by a jackknife over twenty groups of users. Items are unlike by
      ${log.diversity === 'features' ? 'what the catalogue says of them' : 'the users they do not share (1 - cosine)'}.
      ${newcomers > 0 ? `${newcomers.toLocaleString('en')} users have nothing in training and were not judged. ` : ''}
      ${log.rejected > 0 ? `${log.rejected.toLocaleString('en')} rows of the log could not be used.` : ''}
    </p>`

function scoreTable(
  caption: string,
  metrics: readonly (keyof RankerResult['scores'])[],
  models: readonly RankerResult[],
  hasBest: boolean,
): Html {
  const most = metrics.map((name) => Math.max(...models.map(({ scores }) => scores[name].mean)))
  return table(
    caption,
    ['Model', ...metrics.map((name) => metricWords[name].label)],
    models.map(({ name, scores }) => [
      name,
      ...metrics.map((metric, at) => {
        const { mean, error } = scores[metric]
        const isBest = hasBest && models.length > 1 && mean === most[at]
        return html`<span class="${isBest ? 'best' : 'other'}">${mean.toFixed(4)}</span>
          <small>± ${error.toFixed(4)}</small>`
      }),
    ]),
  )
}

const topTable = ({ name, topItems }: RankerResult): Html =>
  table(
    `${name}: items in most lists`,
    ['Item', 'Lists with it', 'Users who have it'],
    topItems.map(({ item, shown, had }) => [
      html`<bdi>${shortened(item)}</bdi>`,
      `${(shown * 100).toFixed(1)} %`,
      `${(had * 100).toFixed(1)} %`,
    ]),
  )
