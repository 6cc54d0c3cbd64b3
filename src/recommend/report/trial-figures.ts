import type { RankerResult } from '../evaluation/compare-rankers.ts'
import { html, type Html } from './html.ts'
import { table } from './page.ts'
import { stripPlot, type StripRow } from './plots.ts'

/** Kinds that a strip draws, and trials that a table lists: the best. */
const mostKinds = 16
const mostTrials = 60

/** What the models tried before they were fitted: one picture for a model of many kinds, one for the rest. */
export function trialFigures(models: readonly RankerResult[], k: number): Html[] {
  const isOfMany = ({ trials }: RankerResult): boolean =>
    new Set(trials.map(({ name }) => name)).size > 1
  const many = models.filter(isOfMany)
  const rest = models.filter((model) => !isOfMany(model) && model.trials.length > 1)
  return [
    ...many.map((model) => {
      const byKind = new Map<string, number[]>()
      for (const { name, ndcg } of model.trials)
        byKind.set(name, [...(byKind.get(name) ?? []), ndcg])
      return trialFigure(
        `${model.name}: ${model.trials.length} trials, a row a kind or blend, the best first`,
        `trials-${model.name}`,
        [...byKind].map(([name, values], n) => ({ name, values, isStrong: n === 0 })),
        [model],
        k,
      )
    }),
    ...(rest.length === 0
      ? []
      : [
          trialFigure(
            'Settings tried, a row a model',
            'trials-single',
            rest.map(({ name, trials }) => ({
              name,
              values: trials.map(({ ndcg }) => ndcg),
              isStrong: true,
            })),
            rest,
            k,
          ),
        ]),
  ]
}

function trialFigure(
  caption: string,
  id: string,
  rows: readonly StripRow[],
  models: readonly RankerResult[],
  k: number,
): Html {
  const label = `NDCG@${k} on deeds held back of the training part`
  const trials = models.flatMap((model) => model.trials)
  const left = models
    .flatMap(({ leftOut }) => leftOut.map(({ name, reason }) => `${name}, ${reason}`))
    .join('; ')
  const shown = trials.slice(0, mostTrials)
  return html`<figure class="wide">
    <figcaption>${caption}</figcaption>
    ${stripPlot(
      {
        id,
        title: caption,
        description: `A dot for each of ${trials.length} settings, by ${label}.`,
      },
      rows.slice(0, mostKinds),
      label,
    )}
    ${left ? html`<p class="note">Left out: ${left}.</p>` : null}
    <details>
      <summary>Numbers</summary>
      ${table(
        shown.length < trials.length
          ? `The first ${shown.length} of ${trials.length}`
          : 'All trials',
        ['Kind', `NDCG@${k}`, 'Settings'],
        shown.map(({ name, ndcg, params }) => [
          name,
          ndcg.toFixed(4),
          Object.entries(params)
            .map(([key, value]) => `${key} ${Number(value.toPrecision(4))}`)
            .join(', '),
        ]),
      )}
    </details>
  </figure>`
}
