import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { guard } from '../../src/llm/guarded.ts'
import { ModelFault } from '../../src/llm/language-model.ts'
import { OpenAiModel } from '../../src/llm/openai.ts'
import {
  sabotageModes,
  startScriptedModel,
  type ScriptedModel,
} from '../support/scripted-model/server.ts'
import { asks, calls, drain } from './support.ts'

let server: ScriptedModel
beforeAll(async () => {
  server = await startScriptedModel()
})
afterAll(() => server.close())

const tool = {
  name: 'look',
  description: 'Looks',
  parameters: { type: 'object', properties: {}, required: [], additionalProperties: false },
}

/** A guarded model of its own, so that no breaker is open. */
const create = (mode: string) =>
  guard(new OpenAiModel({ model: `saboteur:${mode}`, apiKey: 'k', baseUrl: server.url }), {
    firstTokenMs: 400,
    stallMs: 400,
    callMs: 1_000,
  })

const orFault = (work: Promise<unknown>): Promise<unknown> =>
  work.catch((error: unknown) => error as unknown)

describe('a saboteur', () => {
  it.concurrent.each(sabotageModes)(
    '%s ends in a whole answer or a fault, in time',
    async (mode) => {
      const start = performance.now()
      const model = create(mode)
      const results = [
        await orFault(model.answer(asks('Which kettle is quiet?', { tools: [tool] }), calls())),
        await orFault(drain(model.stream(asks('哪款水壶安静?'), calls()))),
      ]
      expect(performance.now() - start).toBeLessThan(5_000)
      for (const result of results) {
        if (result instanceof Error) expect(result).toBeInstanceOf(ModelFault)
        else expect(JSON.stringify(result)).not.toMatch(/\uFFFD|\\\\ud[89a-f]/)
      }
    },
  )
})
