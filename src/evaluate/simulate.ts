import type { Catalogue } from '../domain/catalogue.ts'
import type { Constraint } from '../domain/need.ts'
import type { ProductCard, Reply } from '../domain/reply.ts'
import { createRandom } from '../lib/random.ts'
import { satisfies } from '../retrieve/constraints.ts'
import { drawGoal, openingOf, verbalise, type Goal } from './shopper.ts'

/** What became of one simulated shopper. */
export interface Outcome {
  readonly seed: number
  readonly goal: Goal
  readonly isSuccess: boolean
  /** Turns to the first product that meets the whole goal; turns taken when there was none. */
  readonly turns: number
  /** Products shown that broke a condition already stated, without saying so. */
  readonly violations: number
  readonly repeatedQuestions: number
  /** Replies that showed nothing although goods that fit exist. */
  readonly deadEnds: number
  readonly transcript: readonly { said: string; shown: readonly string[]; text: string }[]
}

/**
 * One shopper talks until a product meets the goal or patience ends. The shopper states one
 * condition or two at first and the rest turn by turn, answers the assistant's question where the
 * goal has an opinion, says that it does not matter where not, may change the budget after the
 * first answer, and asks for more when all is said.
 */
export async function simulateShopper(
  say: (text: string) => Promise<Reply>,
  catalogue: Catalogue,
  seed: number,
): Promise<Outcome> {
  const goal = drawGoal(catalogue, seed)
  const random = createRandom(seed ^ 0x5eed)
  let musts = [...goal.musts]
  const first = Math.min(musts.length, 1 + random.integer(2))
  let stated = musts.slice(0, first)
  let message = openingOf(goal, stated, catalogue, random)
  const transcript: { said: string; shown: string[]; text: string }[] = []
  const asked: string[] = []
  let violations = 0
  let deadEnds = 0
  let repeatedQuestions = 0
  let mayChange = goal.change !== null

  for (let turn = 1; turn <= goal.patience; turn++) {
    const reply = await say(message)
    transcript.push({
      said: message,
      shown: reply.products.map(({ sku }) => sku),
      text: reply.text,
    })
    const relaxed = new Set(reply.need?.relaxed.map(({ attribute }) => attribute))
    violations += reply.products.filter(
      (card) =>
        !fits(
          card,
          stated.filter(({ attribute }) => !relaxed.has(attribute)),
          goal,
          catalogue,
        ),
    ).length
    if (reply.products.length === 0) deadEnds++
    if (reply.question) {
      if (asked.includes(reply.question.attribute)) repeatedQuestions++
      asked.push(reply.question.attribute)
    }
    const isBought = reply.products.some((card) => fits(card, musts, goal, catalogue))
    if (isBought && !(mayChange && turn === 1))
      return {
        seed,
        goal,
        isSuccess: true,
        turns: turn,
        violations,
        repeatedQuestions,
        deadEnds,
        transcript,
      }

    const open = musts.filter((must) => !stated.includes(must))
    const answer = open.find(({ attribute }) => attribute === reply.question?.attribute)
    if (mayChange && turn === 1) {
      mayChange = false
      musts = musts.map((must) => (must.attribute === goal.change!.attribute ? goal.change! : must))
      stated = musts.filter(
        (must) =>
          must === goal.change || stated.some(({ attribute }) => attribute === must.attribute),
      )
      message = verbalise(goal.change!, catalogue, goal.locale, random)
    } else if (answer ?? open[0]) {
      const next = (answer ?? open[0])!
      stated = [...stated, next]
      message = verbalise(next, catalogue, goal.locale, random)
    } else if (reply.question && random.next() < 0.5)
      message = goal.locale === 'en' ? 'doesn’t matter' : '都可以'
    else message = goal.locale === 'en' ? 'show me more' : '还有别的吗'
  }
  return {
    seed,
    goal,
    isSuccess: false,
    turns: goal.patience,
    violations,
    repeatedQuestions,
    deadEnds,
    transcript,
  }
}

function fits(
  card: ProductCard,
  musts: readonly Constraint[],
  goal: Goal,
  catalogue: Catalogue,
): boolean {
  const doc = catalogue.docBySku.get(card.sku)!
  return (
    catalogue.products[doc]!.category === goal.category &&
    musts.every((must) => satisfies(catalogue, doc, must))
  )
}

/** The figures of a run. */
export function summarise(outcomes: readonly Outcome[]): {
  shoppers: number
  successRate: number
  medianTurns: number
  violations: number
  repeatedQuestions: number
  deadEnds: number
} {
  const turns = outcomes
    .filter(({ isSuccess }) => isSuccess)
    .map((outcome) => outcome.turns)
    .sort((a, b) => a - b)
  const sum = (of: (outcome: Outcome) => number): number =>
    outcomes.reduce((total, one) => total + of(one), 0)
  return {
    shoppers: outcomes.length,
    successRate: turns.length / Math.max(1, outcomes.length),
    medianTurns: turns[Math.floor(turns.length / 2)] ?? 0,
    violations: sum((one) => one.violations),
    repeatedQuestions: sum((one) => one.repeatedQuestions),
    deadEnds: sum((one) => one.deadEnds),
  }
}
