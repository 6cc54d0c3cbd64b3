import type { Catalogue } from '../domain/catalogue.ts'
import type { Reply } from '../domain/reply.ts'
import { problemsOf, type Moment, type Problem } from './checks.ts'
import { brokenInvariants } from './invariants.ts'
import type { Scenario } from './scenario.ts'
import type { Talk } from './talk.ts'

/** A problem and where in the conversation it is. */
export interface Failing extends Problem {
  /** From 1. */
  readonly turn: number
  readonly said: string
}

export interface ScenarioResult {
  readonly scenario: Scenario
  readonly replies: readonly Reply[]
  readonly failings: readonly Failing[]
}

/**
 * Replays a scenario with `talk` and looks at every reply: what the scenario expects, and what
 * holds of every reply. The conversation goes on after a failing, so that one fault does not hide
 * the next.
 */
export async function runScenario(
  scenario: Scenario,
  talk: Talk,
  catalogue: Catalogue,
): Promise<ScenarioResult> {
  const replies: Reply[] = []
  const failings: Failing[] = []
  for (const [index, { say, page, locale, expect }] of scenario.turns.entries()) {
    let reply: Reply
    try {
      reply = await talk.say(say, page ?? scenario.page ?? null)
    } catch (error) {
      // A turn that breaks is the assistant's fault, and no reason to leave the rest unmeasured.
      failings.push({ turn: index + 1, said: say, ...asProblem(error) })
      break
    }
    const moment: Moment = {
      said: say,
      locale: expect.locale ?? locale ?? scenario.locale,
      reply,
      earlier: [...replies],
      catalogue,
    }
    const problems = [
      ...problemsOf(moment, expect),
      ...brokenInvariants(moment),
      ...(expect.suggestionsWork ? await brokenSuggestions(reply, talk) : []),
    ]
    failings.push(...problems.map((problem) => ({ turn: index + 1, said: say, ...problem })))
    replies.push(reply)
  }
  return { scenario, replies, failings }
}

const asProblem = (error: unknown): Problem => ({
  check: 'answers',
  expected: 'a reply',
  got: error instanceof Error ? (error.stack ?? error.message) : String(error),
})

/** Quick replies that the assistant does not understand itself. */
async function brokenSuggestions(reply: Reply, talk: Talk): Promise<Problem[]> {
  const problems: Problem[] = []
  if (reply.suggestions.length === 0)
    problems.push({ check: 'suggestionsWork', expected: 'suggestions', got: 'none' })
  for (const suggestion of reply.suggestions) {
    const { act, products, text } = await talk.fork().say(suggestion)
    if (act === 'clarify' && products.length === 0)
      problems.push({ check: 'suggestionsWork', expected: `"${suggestion}" works`, got: text })
  }
  return problems
}
