import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { findJsonObject } from '../../src/llm/json-text.ts'
import {
  ModelFault,
  type LanguageModel,
  type ModelAnswer,
  type ModelRequest,
} from '../../src/llm/language-model.ts'
import { OpenAiModel } from '../../src/llm/openai.ts'
import { askForJson } from '../../src/llm/structured.ts'
import { asks, calls, failsWith, says, sse, startModelServer } from './support.ts'

const schema = z.strictObject({
  count: z.int(),
  extra: z.record(z.string(), z.unknown()).optional(),
})
const shape = { name: 'thing', schema, jsonSchema: { type: 'object', title: 'Thing' } }

/** A model that gives these answers in turn, and keeps what it was asked. */
function answering(...texts: (string | ModelFault)[]) {
  const requests: ModelRequest[] = []
  const model: LanguageModel = {
    name: 'own:model',
    async answer(request): Promise<ModelAnswer> {
      const text = texts[requests.push(request) - 1]
      if (text === undefined) throw new RangeError('asked too often')
      if (text instanceof ModelFault) throw text
      const usage = { inputTokens: 3, outputTokens: 2, isEstimate: false }
      return { text, toolCalls: [], finish: text === '' ? 'refusal' : 'stop', usage }
    },
    stream: () => expect.fail('streamed'),
  }
  return { model, requests, ask: () => askForJson(model, asks('how many'), shape, calls()) }
}

const unsupported = new ModelFault('unsupported', 'no')

describe('an answer in JSON', () => {
  it('is asked for by schema first, and checked', async () => {
    const { ask, requests } = answering('{"count": 2}')
    expect(await ask()).toEqual({
      value: { count: 2 },
      usage: { inputTokens: 3, outputTokens: 2, isEstimate: false },
      mode: 'schema',
      repaired: false,
    })
    expect(requests[0]!.json).toEqual({ mode: 'schema', name: 'thing', schema: shape.jsonSchema })
    expect(requests[0]!.messages).toEqual(asks('how many').messages)
  })

  it('falls back to the JSON mode and the prompt, and remembers it', async () => {
    const { ask, requests } = answering(unsupported, unsupported, '{"count":1}', '{"count":2}')
    expect(await ask()).toMatchObject({ mode: 'prompt', value: { count: 1 } })
    expect(await ask()).toMatchObject({ mode: 'prompt', value: { count: 2 } })
    expect(requests.map(({ json }) => json!.mode)).toEqual(['schema', 'object', 'prompt', 'prompt'])
    expect(requests[1]!.messages[0]).toMatchObject({
      role: 'system',
      content: expect.stringContaining('{"type":"object","title":"Thing"}'),
    })
  })

  it('puts its demand into the system message that is there', async () => {
    const { model, requests } = answering(unsupported, '{"count":1}')
    const messages = [
      { role: 'system', content: 'Rules.' },
      { role: 'user', content: 'how many' },
    ] as const
    await askForJson(model, asks('', { messages }), shape, calls())
    expect(requests[1]!.messages).toHaveLength(2)
    expect(requests[1]!.messages[0]!.content).toMatch(/^Rules\.\n\nAnswer with one JSON object/)
  })

  it('throws "unsupported" when not even the prompt is taken', async () => {
    const { ask, requests } = answering(unsupported, unsupported, unsupported)
    await expect(ask()).rejects.toBe(unsupported)
    expect(requests).toHaveLength(3)
  })

  it.each(['server', 'timeout', 'overflow'] as const)('passes on %s at once', async (kind) => {
    const { ask, requests } = answering(new ModelFault(kind, 'x'))
    await expect(ask()).rejects.toMatchObject({ kind })
    expect(requests).toHaveLength(1)
  })

  it('is given back once with what is wrong', async () => {
    const { ask, requests } = answering('{"count":"many"}', 'Sorry! {"count":4}')
    expect(await ask()).toEqual({
      value: { count: 4 },
      usage: { inputTokens: 6, outputTokens: 4, isEstimate: false },
      mode: 'schema',
      repaired: true,
    })
    const [, theirs, ours] = requests[1]!.messages
    expect(theirs).toEqual({ role: 'assistant', content: '{"count":"many"}', toolCalls: [] })
    expect(ours!.role).toBe('user')
    expect(ours!.content).toMatch(/expected (?:number|int), received string[\s\S]*count/)
  })

  it('is garbled when it is wrong twice', async () => {
    const { ask, requests } = answering('no idea', '{"count":')
    await expect(ask()).rejects.toMatchObject({ kind: 'garbled' })
    expect(requests).toHaveLength(2)
    expect(requests[1]!.messages.at(-1)!.content).toContain('holds no JSON object')
  })

  it('is not asked for again when the model refuses', async () => {
    const { ask, requests } = answering('')
    await expect(ask()).rejects.toMatchObject({ kind: 'garbled' })
    expect(requests).toHaveLength(1)
  })

  it('gets no foreign prototype', async () => {
    const { ask } = answering(
      '{"count":1,"__proto__":{"admin":true},"extra":{"__proto__":{"a":1}}}',
    )
    const { value } = await ask()
    expect((value as { admin?: boolean }).admin).toBeUndefined()
    expect((value.extra as { a?: number }).a).toBeUndefined()
    expect(Object.getPrototypeOf(value.extra)).toBe(Object.prototype)
    expect(({} as { admin?: boolean }).admin).toBeUndefined()
  })

  it('works over real HTTP with an endpoint that knows no schema', async () => {
    const server = await startModelServer()
    server.answerWith((response, body) => {
      const format = body['response_format'] as { type: string } | undefined
      if (format?.type === 'json_schema')
        return failsWith(400, { message: "response_format 'json_schema' is not supported" })(
          response,
        )
      return sse(response, says('```json\n{"cou', 'nt": 5}\n```'))
    })
    const model = new OpenAiModel({ model: 'm', apiKey: 'k', baseUrl: server.url })
    expect(await askForJson(model, asks('x'), shape, calls())).toMatchObject({
      value: { count: 5 },
      mode: 'object',
    })
    await server.close()
  })
})

describe('the first JSON object of a text', () => {
  it.each<[string, unknown]>([
    ['{"a":1}', { a: 1 }],
    ['```json\n{"a":1}\n```', { a: 1 }],
    ['Sure {thing}! Here: {"a":"}{\\"["} and {"b":2}', { a: '}{"[' }],
    ['{"a":[{"b":[1]}]} {', { a: [{ b: [1] }] }],
    ['{ broken {"a":1}', { a: 1 }],
    ['\uFEFF{"a":"静音"}', { a: '静音' }],
  ])('of %j is found', (text, value) => {
    expect(findJsonObject(text)).toEqual({ ok: true, value })
  })

  it.each<[string, RegExp]>([
    ['', /no JSON object/],
    ['[1,2]', /no JSON object/],
    ['{"a":1', /not closed/],
    ["{'a':1}", /not valid/],
    [`${'{"a":'.repeat(33)}1${'}'.repeat(33)}`, /deeper than 32/],
    [`{"a":${'['.repeat(60_000)}`, /deeper than 32/],
    [`{"a":"${'静'.repeat(22_000)}"}`, /larger than 65536/],
  ])('of %.20j is refused', (text, reason) => {
    expect(findJsonObject(text)).toEqual({ ok: false, reason: expect.stringMatching(reason) })
  })

  it('is as deep as 32 levels', () => {
    expect(findJsonObject(`${'{"a":'.repeat(32)}1${'}'.repeat(32)}`).ok).toBe(true)
  })

  it('is sought quickly in the worst text', () => {
    const start = performance.now()
    for (const unit of ['{', '{}x', '{"', '{a}', '{\\'])
      findJsonObject(unit.repeat(60_000 / unit.length))
    expect(performance.now() - start).toBeLessThan(1_000)
  })
})
