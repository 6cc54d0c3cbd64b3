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
const create = () =>
  guard(new OpenAiModel({ model: 'gpt-test', apiKey: 'k', baseUrl: server.url }), {
    firstTokenMs: 600,
    stallMs: 600,
    callMs: 2_000,
  })

const orFault = (work: Promise<unknown>): Promise<unknown> =>
  work.catch((error: unknown) => error as unknown)

describe('a saboteur', () => {
  it.each(sabotageModes)(
    '%s ends in an answer or a fault, in time and with whole text',
    async (mode) => {
      server.setCharacter(`saboteur:${mode}`)
      const start = performance.now()
      const results = await Promise.all([
        orFault(create().answer(asks('Which kettle is quiet?', { tools: [tool] }), calls())),
        orFault(create().answer(asks('Which kettle is quiet?'), calls())),
        orFault(drain(create().stream(asks('哪款水壶安静?'), calls()))),
      ])
      expect(performance.now() - start).toBeLessThan(3_000)
      if (process.env['SHOW'])
        console.log(
          mode,
          results.map((r) =>
            r instanceof Error
              ? `${(r as ModelFault).kind}: ${r.message}`
              : JSON.stringify(r).slice(0, 150),
          ),
        )
      for (const result of results) {
        if (result instanceof Error) expect(result).toBeInstanceOf(ModelFault)
        else expect(JSON.stringify(result)).not.toContain('\uFFFD')
      }
    },
  )
})
