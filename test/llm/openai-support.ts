import { afterAll, beforeAll, expect } from 'vitest'
import { ModelFault, type ModelAnswer, type ModelRequest } from '../../src/llm/language-model.ts'
import { OpenAiModel } from '../../src/llm/openai.ts'
import { asks, calls, startModelServer, type Handler, type ModelServer } from './support.ts'

/** An endpoint for the tests of a file; there before the first of them. */
export let server: ModelServer

export function useServer(): void {
  beforeAll(async () => {
    server = await startModelServer()
  })
  afterAll(() => server.close())
}

export const create = (more: { maxResponseBytes?: number } = {}): OpenAiModel =>
  new OpenAiModel({ model: 'gpt-test', apiKey: 'sk-key', baseUrl: server.url, ...more })

/** The answer of a new model to one request. */
export function ask(
  handler: Handler,
  request: ModelRequest = asks('Which kettle?'),
): Promise<ModelAnswer> {
  server.answerWith(handler)
  return create().answer(request, calls())
}

export async function faultOf(work: Promise<unknown>): Promise<ModelFault> {
  const error: unknown = await work.then(
    (value) => expect.fail(`answered ${JSON.stringify(value)}`),
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(ModelFault)
  return error as ModelFault
}
