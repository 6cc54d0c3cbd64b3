import type { Catalogue } from '../domain/catalogue.ts'
import { emptyNeed } from '../domain/need.ts'
import { pickEvenly } from '../lib/pick-evenly.ts'
import { createRandom, drawToFront } from '../lib/random.ts'
import type { Distributions } from '../rank/columns.ts'
import { computePriors } from '../rank/priors.ts'
import { rank } from '../rank/rank.ts'
import { learnable, typedWeights, type Learnable, type Weights } from '../rank/weights.ts'
import type { Held } from '../recommend/auto.ts'
import { historyOf } from '../recommend/interactions.ts'
import { mostJudges } from '../recommend/judge-models.ts'
import { ChoiceCollector, join, type Choices } from '../recommend/learn/choices.ts'
import { fitLogit, likelihoodsOf } from '../recommend/learn/conditional-logit.ts'
import { meanOf } from '../recommend/metrics.ts'
import { interestOf, leaningsOfLog } from './leanings.ts'
import { tasteReader } from './read-taste.ts'

/** Weights with what they rest on. */
export interface LearntWeights {
  readonly weights: Record<Learnable, number>
  /** Deeds that spoke. */
  readonly choices: number
  /** Mean log-likelihood of a choice that the weights had not seen, and by the typed weights. */
  readonly fit: number
  readonly typedFit: number
}

/** Deeds below which the typed weights stay. */
const fewest = 100
/** How far a gain has to lie above its 95 % interval: three standard errors. */
const surely = 3 / 1.96
/** Goods of the kind that a deed is a choice among; more are sampled, which leaves the weights right. */
const mostAlternatives = 60
/** Spread of a weight around the typed one before anything is seen, as a share of it. */
const doubt = 0.5
/** How decidedly the typed weights are taken to be followed where nobody follows them. */
const leastScale = 1
/** A weight may become so many times the typed one: what is shown is clicked, and shown again then. */
const mostGrowth = 3

/** The part of a score that a weight belongs to. */
const attributes: Record<Learnable, string> = {
  rating: 'rating',
  popularity: 'popularity',
  price: 'value',
  taste: 'taste',
  brand: 'brand-leaning',
  priceHabit: 'price-leaning',
  specs: 'spec-leaning',
  group: 'group',
  quality: 'quality',
}

/**
 * How much what nobody asked for counts (rating, popularity, price, taste, leanings and quality), learnt
 * from what shoppers took: each deed held back is a choice among the goods of its kind, judged by the very
 * parts that the ranking judges by. A conditional logit around the typed weights, so that few deeds move
 * them little; their sum stays that of the typed ones, since what is asked for in words has to keep its
 * own weight beside them. Taken only where weights learnt from one half of the shoppers clearly foresee
 * the other half better than the typed ones do at their best.
 *
 * @returns `null` where there is too little, or nothing clearly better.
 * @see McFadden (1978), Modelling the choice of residential location: sampled alternatives.
 */
export function learnWeights(
  held: Held,
  catalogue: Catalogue,
  distributions: Distributions,
  seed = 1,
): LearntWeights | null {
  const halves = choicesOf(held, catalogue, distributions, seed)
  const choices = halves.reduce((sum, { chosen }) => sum + chosen.length, 0)
  if (choices < fewest) return null
  const fits = halves.map((own, at) => {
    const other = halves[1 - at]!
    const scale = scaleOf(other)
    return {
      learnt: likelihoodsOf(own, fitAround(scale, other)),
      typed: likelihoodsOf(
        own,
        typed.map((one) => scale * one),
      ),
    }
  })
  const learnt = fits.flatMap((one) => [...one.learnt])
  const before = fits.flatMap((one) => [...one.typed])
  const gain = meanOf(learnt.map((value, at) => value - before[at]!))
  if (gain.mean <= surely * gain.error) return null
  const all = join(halves)
  const weights = fitAround(scaleOf(all), all)
  const share = sumOf(typed) / sumOf(weights)
  return {
    weights: Object.fromEntries(
      learnable.map((name, k) => [name, Math.min(mostGrowth * typed[k]!, share * weights[k]!)]),
    ) as Record<Learnable, number>,
    choices,
    fit: meanOf(learnt).mean,
    typedFit: meanOf(before).mean,
  }
}

/** Learnt weights in place of the typed ones. */
export const withLearnt = (learnt: Partial<Record<Learnable, number>> | undefined): Weights => ({
  ...typedWeights,
  ...learnt,
})

const typed = Float64Array.from(learnable, (name) => typedWeights[name])

/** How decidedly the typed weights are followed: by one number a choice, their sum. */
function scaleOf(choices: Choices): number {
  const { width, features } = choices
  const sums = new Float32Array(features.length / width)
  for (let row = 0; row < sums.length; row++)
    for (let k = 0; k < width; k++) sums[row]! += typed[k]! * features[row * width + k]!
  const { weights } = fitLogit(
    { ...choices, width: 1, features: sums },
    { precision: 0.01, isNonNegative: true },
  )
  return weights[0]!
}

function fitAround(scale: number, choices: Choices): Float64Array {
  const prior = typed.map((one) => Math.max(scale, leastScale) * one)
  const precision = prior.map((one) => 1 / (doubt * one) ** 2)
  return fitLogit(choices, { prior, precision, isNonNegative: true }).weights
}

const sumOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0)

/** The deeds held back as choices, in two halves of shoppers. */
function choicesOf(
  { model, split: { train, held } }: Held,
  catalogue: Catalogue,
  distributions: Distributions,
  seed: number,
): Choices[] {
  const random = createRandom(seed)
  const halves = [new ChoiceCollector(learnable.length), new ChoiceCollector(learnable.length)]
  // What was held back must not count towards the popularity that foresees it.
  const priors = computePriors(catalogue, interestOf(train))
  const read = tasteReader(model, train.items, catalogue)
  const leaningsOf = leaningsOfLog(train, catalogue, seed)
  for (const [n, [user, wanted]] of pickEvenly([...held], mostJudges).entries()) {
    const history = historyOf(train, user).items
    const owned = new Set(Array.from(history, (item) => train.items[item]))
    const leanings = leaningsOf(user)
    const own = read(history, { out: new Set(), avoided: new Set(), leanings: () => leanings })
    for (const item of wanted) {
      const taken = catalogue.docBySku.get(train.items[item]!)
      if (taken === undefined) continue
      const { category } = catalogue.products[taken]!
      const rivals = [...(catalogue.docsByCategory.get(category) ?? [])].filter(
        (doc) => doc !== taken && !owned.has(catalogue.products[doc]!.sku),
      )
      if (rivals.length === 0) continue
      const sampled = Math.min(rivals.length, mostAlternatives - 1)
      drawToFront(rivals, sampled, random)
      const docs = [taken, ...rivals.slice(0, sampled)]
      const ranked = rank(
        docs.map((doc) => ({ doc, lexical: 0, semantic: 0, relevance: 0 })),
        { ...emptyNeed, category },
        { catalogue, priors, distributions, own, satisfies: () => true },
      )
      const choices = halves[n % 2]!
      for (const { parts } of ranked) {
        const row = choices.add()
        learnable.forEach((name, k) => {
          const part = parts.find(({ attribute }) => attribute === attributes[name])
          const trust = name === 'taste' ? own.confidence : 1
          row[k] = part ? part.value * trust : 0
        })
      }
      choices.choose(ranked.findIndex(({ doc }) => doc === taken))
    }
  }
  return halves.map((one) => one.finish())
}
