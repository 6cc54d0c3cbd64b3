import {
  ModelFault,
  type LanguageModel,
  type ModelAnswer,
  type ModelRequest,
} from '../../src/llm/language-model.ts'

export type FakeAnswer = string | Error | Partial<ModelAnswer>

/** A model in this process that says what `reply` gives for each request; it remembers them all. */
export function createFakeModel(
  reply: (request: ModelRequest) => FakeAnswer,
): LanguageModel & { readonly requests: ModelRequest[] } {
  const requests: ModelRequest[] = []
  const usage = { inputTokens: 10, outputTokens: 5, isEstimate: true }
  const next = (request: ModelRequest): ModelAnswer => {
    requests.push(request)
    const given = reply(request)
    if (given instanceof Error) throw given
    const rest: Partial<ModelAnswer> = typeof given === 'string' ? { text: given } : given
    return { text: '', toolCalls: [], usage, finish: 'stop', ...rest }
  }
  return {
    name: 'fake:model',
    requests,
    answer: (request) => Promise.resolve().then(() => next(request)),
    async *stream(request) {
      const { text, finish } = next(request)
      for (const piece of text.match(/[^]{1,7}/gu) ?? []) yield piece
      return { usage, finish }
    },
  }
}

export const outage = (): ModelFault => new ModelFault('server', 'the endpoint answered 500')

/** What a model says for goods of one kind, with more of the need where given. */
export const needAnswer = (category: string, more: Record<string, unknown> = {}): string =>
  JSON.stringify({
    language: 'en',
    acts: [
      {
        kind: 'need',
        category,
        constraints: [],
        wishes: [],
        uses: [],
        people: null,
        roomSquareMetres: null,
        viewingMetres: null,
        words: [],
        models: [],
        ...more,
      },
    ],
  })
