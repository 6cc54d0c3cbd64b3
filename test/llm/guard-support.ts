import {
  ModelFault,
  type LanguageModel,
  type ModelAnswer,
  type ModelCall,
  type ModelFaultKind,
} from '../../src/llm/language-model.ts'
import { asks, calls, type FakeClock } from './support.ts'

export const usage = { inputTokens: 10, outputTokens: 5, isEstimate: false }
export const answer: ModelAnswer = { text: 'Hi', toolCalls: [], usage, finish: 'stop' }

/** A model that does what the test says, and counts how often it was asked. */
export class ScriptedModel implements LanguageModel {
  readonly name = 'own:model'
  asked = 0
  act: (call: ModelCall, time: number) => Promise<ModelAnswer> = async () => answer
  pieces: (call: ModelCall, time: number) => AsyncGenerator<string, ModelAnswer> =
    async function* () {
      yield 'Hi'
      return answer
    }

  answer(_: unknown, call: ModelCall) {
    return this.act(call, ++this.asked)
  }

  stream(_: unknown, call: ModelCall) {
    return this.pieces(call, ++this.asked)
  }
}

export const fault = (kind: ModelFaultKind, retryAfterMs?: number) =>
  new ModelFault(kind, kind, { retryAfterMs })
export const fails = (kind: ModelFaultKind, retryAfterMs?: number) => async () => {
  throw fault(kind, retryAfterMs)
}
export const forever = () => new Promise<never>(() => {})
export const outcome = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'ok',
    (error: unknown) => (error instanceof ModelFault ? error.kind : error),
  )

/** Asks again and again, without time for a retry in between. */
export async function askTimes(
  clock: FakeClock,
  guarded: LanguageModel,
  times: number,
): Promise<unknown[]> {
  const outcomes: unknown[] = []
  for (let i = 0; i < times; i++) {
    const work = outcome(guarded.answer(asks('x'), calls()))
    await clock.pass(0)
    await clock.pass(600)
    outcomes.push(await work)
  }
  return outcomes
}
