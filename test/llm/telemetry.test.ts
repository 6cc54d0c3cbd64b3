import { trace, type Span, type SpanOptions, type TracerProvider } from '@opentelemetry/api'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ModelFault, type LanguageModel, type ModelAnswer } from '../../src/llm/language-model.ts'
import { traced } from '../../src/llm/telemetry.ts'
import { asks, calls, drain } from './support.ts'

interface Recorded {
  readonly name: string
  readonly attributes: Record<string, unknown>
  status: unknown
  ended: number
}

/** A provider that writes spans down. */
let spans: Recorded[]
beforeEach(() => {
  spans = []
  const startSpan = (name: string, { attributes }: SpanOptions = {}): Span => {
    const recorded: Recorded = { name, attributes: { ...attributes }, status: null, ended: 0 }
    spans.push(recorded)
    const span = {
      setAttribute: (key: string, value: unknown) => (recorded.attributes[key] = value),
      setAttributes: (more: object) => Object.assign(recorded.attributes, more),
      setStatus: (status: unknown) => (recorded.status = status),
      end: () => recorded.ended++,
    }
    return span as unknown as Span
  }
  trace.setGlobalTracerProvider({ getTracer: () => ({ startSpan }) } as unknown as TracerProvider)
})
afterEach(() => trace.disable())

const answer: ModelAnswer = {
  text: 'secret words',
  toolCalls: [],
  finish: 'stop',
  usage: { inputTokens: 12, outputTokens: 3, isEstimate: false },
}

const own = (error?: unknown): LanguageModel => ({
  name: 'openai:org/model:free',
  async answer() {
    if (error) throw error
    return answer
  },
  async *stream() {
    yield 'secret words'
    if (error) throw error
    return answer
  },
})

const common = {
  'gen_ai.operation.name': 'chat',
  'gen_ai.provider.name': 'openai',
  'gen_ai.request.model': 'org/model:free',
  'gen_ai.request.max_tokens': 100,
  'aisle.task': 'compose',
}

describe('a trace', () => {
  it('tells names and counts of a call, and no word of it', async () => {
    const model = traced(own())
    expect(model.name).toBe('openai:org/model:free')
    expect(await model.answer(asks('my secret'), calls())).toBe(answer)
    expect((await drain(model.stream(asks('my secret'), calls()))).pieces).toEqual(['secret words'])
    const attributes = {
      ...common,
      'gen_ai.usage.input_tokens': 12,
      'gen_ai.usage.output_tokens': 3,
    }
    const span = { name: 'chat org/model:free', attributes, status: null, ended: 1 }
    expect(spans).toEqual([span, span])
  })

  it('tells the kind of a fault', async () => {
    const fault = new ModelFault('server', 'secret words')
    const model = traced(own(fault))
    await expect(model.answer(asks('x'), calls())).rejects.toBe(fault)
    await expect(drain(model.stream(asks('x'), calls()))).rejects.toBe(fault)
    const span = {
      name: 'chat org/model:free',
      attributes: { ...common, 'error.type': 'server' },
      status: { code: 2 },
      ended: 1,
    }
    expect(spans).toEqual([span, span])
  })

  it('ends when the reader leaves', async () => {
    for await (const _ of traced(own()).stream(asks('x'), calls())) break
    expect(spans).toMatchObject([{ ended: 1, status: null }])
  })

  it('does not call a shopper who left an error', async () => {
    await expect(traced(own('left')).answer(asks('x'), calls())).rejects.toBe('left')
    expect(spans).toMatchObject([
      { ended: 1, status: null, attributes: { 'error.type': 'aborted' } },
    ])
  })
})
