import { fitsOf, mixOf, type AutoOptions, type Choice, type Trial, type Tried } from './auto.ts'
import { blend } from './blend.ts'
import { countUsers, historyOf, type Interactions } from './interactions.ts'
import { ChoiceCollector, join, type Choices } from './learn/choices.ts'
import { fitLogit } from './learn/conditional-logit.ts'
import { userJudge, type Cut } from './judge-models.ts'
import { meanOf } from './metrics.ts'
import type { Recommender } from './model.ts'
import { hybrid } from './models/hybrid.ts'
import { createRecall, recallWidth } from './recall.ts'

/** How firmly weights are believed to be 0 before anything is seen: 1 / variance. */
const precision = 1

/**
 * A ranker learnt over what several models recall: for each deed held back, the item that was taken is a
 * choice among all that was recalled for its shopper, and a conditional logit weighs what the models say.
 * Judged in two halves, each ranked by weights learnt from the other, beside the blend that would have
 * been taken instead.
 *
 * Boosted trees over the same features (LightGBM 4.6, lambdarank and xendcg, 4 to 31 leaves) did no
 * better on Amazon Games: with a few thousand choices they learn them by heart.
 *
 * @param tried what each kind did on the cuts.
 */
export function fitHybrid(
  data: Interactions,
  { cuts, winners, trials: tried, leftOut }: Tried,
  { seed, k = 20, signal, onProgress }: AutoOptions,
): Choice {
  onProgress?.('learning what each model is worth', 0.9)
  const partsOn = fitsOf(winners)
  const taken = choicesOf(cuts, partsOn)
  const [halves, weights] = [taken.map(weigh), weigh(join(taken))]
  const trials: Trial[] = [...tried]
  const { mix } = mixOf(winners, cuts, k, trials)
  trials.sort((one, other) => other.ndcg - one.ndcg)
  const ahead: number[] = []
  const own: number[] = []
  cuts.forEach((cut, n) => {
    const parts = partsOn(n)
    const users = usersOf(cut)
    const learnt = halves.map((half) => hybrid(parts, half, users))
    const rival = blend(
      mix.map(([at, weight]) => ({ model: parts[at]!, weight })),
      users.length,
    )
    const judge = userJudge(cut.split.train, k, cut.order)
    cut.judges.forEach((user, at) => {
      const wanted = cut.split.held.get(user)!
      const ndcg = judge(user, wanted, learnt[1 - (at % 2)]!)
      own.push(ndcg)
      ahead.push(ndcg - judge(user, wanted, rival))
    })
  })

  onProgress?.('fitting on everything', 0.96)
  const parts = winners.map(({ kind, params }) => kind.fit(data, params, { seed, signal }))
  const { mean, error } = meanOf(ahead)
  return {
    model: hybrid(parts, weights, Float64Array.from(countUsers(data))),
    why:
      `${winners.map(({ kind }) => kind.name).join(', ')}, weighed by what shoppers took: ` +
      `NDCG@${k} ${meanOf(own).mean.toFixed(4)} on deeds held back; ` +
      `${mean < 0 ? 'behind' : 'ahead of'} the best blend by ${Math.abs(mean).toFixed(4)} ± ${error.toFixed(4)}`,
    trials,
    leftOut,
    held: { model: hybrid(partsOn(0), weights, usersOf(cuts[0]!)), split: cuts[0]!.split },
  }
}

const usersOf = ({ split }: Cut): Float64Array => Float64Array.from(countUsers(split.train))

const weigh = (choices: Choices): Float64Array => fitLogit(choices, { precision }).weights

/** What the judges of the cuts took of what was recalled for them: those of even places, and of odd. */
function choicesOf(
  cuts: readonly Cut[],
  partsOn: (cut: number) => readonly Recommender[],
): readonly [Choices, Choices] {
  const width = recallWidth(partsOn(0).length)
  const [even, odd] = [new ChoiceCollector(width), new ChoiceCollector(width)]
  cuts.forEach((cut, n) => {
    const { train, held } = cut.split
    const recall = createRecall(partsOn(n), usersOf(cut))
    cut.judges.forEach((user, at) => {
      const choices = at % 2 === 0 ? even : odd
      const history = historyOf(train, user)
      const wanted = held.get(user)!
      const owned = new Set(history.items)
      const { items, features } = recall(history)
      for (const taken of wanted) {
        if (!items.includes(taken) || owned.has(taken)) continue
        let place = 0
        let row = 0
        items.forEach((item, r) => {
          // Others of the same shopper are no worse than this one, and what they have is out.
          if (owned.has(item) || (item !== taken && wanted.has(item))) return
          choices.add().set(features.subarray(r * width, (r + 1) * width))
          if (item === taken) place = row
          row++
        })
        choices.choose(place)
      }
    })
  })
  return [even.finish(), odd.finish()]
}
