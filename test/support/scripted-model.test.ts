import OpenAI, { APIError } from 'openai'
import { describe, expect, it } from 'vitest'
import { ModelActs } from '../../src/understand/model-acts.ts'
import { compose, understand } from './scripted-model/examples.ts'
import { dataOf, post } from './scripted-model/raw-client.ts'
import { startForTest } from './scripted-model/start-for-test.ts'

async function read(stream: AsyncIterable<OpenAI.ChatCompletionChunk>) {
  let text = ''
  let last: OpenAI.ChatCompletionChunk | undefined
  for await (const chunk of stream) {
    text += chunk.choices[0]?.delta.content ?? ''
    last = chunk
  }
  return { text, last: last! }
}

describe('the truthful model', () => {
  it('reads messages by key words into the schema that it is asked for', async () => {
    const { client } = await startForTest()
    const ask = async (message: string): Promise<ModelActs> => {
      const { choices } = await client.chat.completions.create({
        model: 'truthful',
        ...understand(message),
      })
      return ModelActs.parse(JSON.parse(choices[0]!.message.content!))
    }
    expect(await ask('quiet dishwasher under 600, not from Nordhavn')).toMatchObject({
      language: 'en',
      acts: [
        {
          kind: 'need',
          category: 'dishwasher',
          constraints: [
            { attribute: 'price', operator: '<=', value: 600 },
            { attribute: 'brand', operator: 'not-in', value: ['Nordhavn'] },
          ],
          wishes: [{ attribute: 'noiseLevel', direction: 'lower' }],
        },
      ],
    })
    expect(await ask('你好，空气炸锅500以内')).toMatchObject({
      language: 'zh',
      acts: [{ kind: 'greet' }, { kind: 'need', category: 'air-fryer' }],
    })
    expect((await ask('xyzzy')).acts).toEqual([{ kind: 'unclear' }])
  })

  it('words the facts of the request with their slots, in the language named', async () => {
    const { client } = await startForTest()
    const say = async (language: string): Promise<string> =>
      (await client.chat.completions.create({ model: 'any', ...compose(language) })).choices[0]!
        .message.content!
    expect(await say('English')).toBe(
      '{p1.name} costs {p1.price}. Noise 42 dB. What speaks for it: 42 dB is quiet. {p2.name} costs {p2.price}.',
    )
    expect(await say('Chinese (simplified)')).toContain('{p2.name}的价格是{p2.price}。')
  })

  it('streams the same text with its usage, also when cut at random bytes', async () => {
    const { server, client } = await startForTest({ randomCuts: true })
    const body = { model: 'm', ...compose('Chinese') }
    const whole = await client.chat.completions.create(body)
    const { text, last } = await read(
      await client.chat.completions.create({
        ...body,
        stream: true,
        stream_options: { include_usage: true },
      }),
    )
    expect(text).toBe(whole.choices[0]!.message.content)
    expect(last.usage).toEqual(whole.usage)
    expect(last.usage!.total_tokens).toBe(last.usage!.prompt_tokens + last.usage!.completion_tokens)

    const raw = await post(`${server.url}/chat/completions`, { ...body, stream: true })
    const bounds = raw.pieces.reduce<number[]>(
      (sums, one) => [...sums, (sums.at(-1) ?? 0) + one],
      [],
    )
    const isInside = (at: number): boolean => (raw.bytes[at] ?? 0) >> 6 === 0b10
    expect(raw.pieces.length).toBeGreaterThan(dataOf(raw.text).length)
    expect(bounds.filter(isInside).length).toBeGreaterThan(0)
  })

  it('looks once with a tool, then answers', async () => {
    const { client } = await startForTest()
    const tools = [
      {
        type: 'function' as const,
        function: {
          name: 'search_products',
          strict: true,
          parameters: {
            type: 'object',
            properties: { query: { type: 'string' }, limit: { type: 'integer', minimum: 1 } },
            required: ['query', 'limit'],
            additionalProperties: false,
          },
        },
      },
    ]
    const messages: OpenAI.ChatCompletionMessageParam[] = [{ role: 'user', content: 'a kettle' }]
    const first = await client.chat.completions.create({ model: 'm', messages, tools })
    const { message, finish_reason } = first.choices[0]!
    expect(finish_reason).toBe('tool_calls')
    const toolCall = message.tool_calls![0] as OpenAI.ChatCompletionMessageFunctionToolCall
    expect(toolCall.function.name).toBe('search_products')
    expect(JSON.parse(toolCall.function.arguments)).toEqual({ query: 'a kettle', limit: 1 })

    const runner = client.chat.completions.stream({ model: 'm', messages, tools })
    const streamed = (await runner.finalMessage()).tool_calls![0]!
    expect(streamed).toMatchObject({ function: toolCall.function })

    const answered = await client.chat.completions.create({
      model: 'm',
      tools,
      messages: [
        ...messages,
        message,
        { role: 'tool', tool_call_id: toolCall.id, content: 'p1.name = Kettle' },
      ],
    })
    expect(answered.choices[0]).toMatchObject({
      finish_reason: 'stop',
      message: { content: expect.any(String) },
    })
  })

  it('keeps to json_object, and ends with length at the token limit', async () => {
    const { client } = await startForTest()
    const { choices } = await client.chat.completions.create({
      model: 'm',
      messages: [{ role: 'user', content: 'Answer in JSON.' }],
      response_format: { type: 'json_object' },
    })
    expect(JSON.parse(choices[0]!.message.content!)).toHaveProperty('text')
    const cut = await client.chat.completions.create({
      model: 'm',
      ...compose('English'),
      max_completion_tokens: 3,
    })
    expect(cut.choices[0]).toMatchObject({
      finish_reason: 'length',
      message: { content: '{p1.name} costs ' },
    })
  })
})

describe('embeddings', () => {
  it('are unit vectors of 256 numbers that bring like texts together', async () => {
    const { client } = await startForTest()
    const input = ['a quiet dishwasher', 'quiet dishwashers', '4K television']
    const floats = await client.embeddings.create({ model: 'e', input, encoding_format: 'float' })
    // The client asks for base64 where nothing else is said, and decodes it.
    const decoded = await client.embeddings.create({ model: 'e', input })
    const [first, second, third] = floats.data.map(({ embedding }) => embedding)
    expect(decoded.data.map(({ embedding }) => [...embedding])).toEqual([first, second, third])
    const dot = (a: number[], b: number[]): number => a.reduce((sum, x, i) => sum + x * b[i]!, 0)
    expect(first).toHaveLength(256)
    expect(dot(first!, first!)).toBeCloseTo(1, 5)
    expect(dot(first!, second!)).toBeGreaterThan(dot(first!, third!) + 0.3)
    const short = await client.embeddings.create({ model: 'e', input: 'x', dimensions: 8 })
    expect(short.data[0]!.embedding).toHaveLength(8)
  })
})

describe('the door', () => {
  it('knows its key and its models', async () => {
    const { server, client } = await startForTest({ apiKey: 'right', models: ['m1'] })
    await expect(client.models.list()).rejects.toMatchObject({
      status: 401,
      code: 'invalid_api_key',
    })
    const known = new OpenAI({ apiKey: 'right', baseURL: server.url, maxRetries: 0 })
    expect((await known.models.list()).data.map(({ id }) => id)).toEqual(['m1'])
    expect((await known.models.retrieve('m1')).id).toBe('m1')
    for (const asked of [
      known.models.retrieve('m2'),
      known.chat.completions.create({ model: 'm2', ...compose('en') }),
      known.embeddings.create({ model: 'm2', input: 'x' }),
    ])
      await expect(asked).rejects.toMatchObject({ status: 404, code: 'model_not_found' })
  })

  it('refuses prompts longer than the context', async () => {
    const { client } = await startForTest({ contextTokens: 50 })
    await expect(
      client.chat.completions.create({
        model: 'm',
        messages: [{ role: 'user', content: 'word '.repeat(100) }],
      }),
    ).rejects.toMatchObject({ status: 400, code: 'context_length_exceeded' })
  })

  const user = { role: 'user', content: 'hi' }
  const toolCalls = (id: string) => ({
    role: 'assistant',
    tool_calls: [{ id, type: 'function', function: { name: 'f', arguments: '{}' } }],
  })
  const schemaOf = (schema: object) => ({
    response_format: { type: 'json_schema', json_schema: { name: 'a', strict: true, schema } },
  })
  const strictly = (a: object) =>
    schemaOf({ type: 'object', properties: { a }, required: ['a'], additionalProperties: false })
  const bad: Record<string, object> = {
    'unknown key': { messages: [user], temprature: 1 },
    'no messages': { messages: [] },
    'unknown role': { messages: [{ role: 'shopper', content: 'hi' }] },
    'content part': { messages: [{ role: 'user', content: [{ type: 'txt', text: 'hi' }] }] },
    'picture of a system message': {
      messages: [
        { role: 'system', content: [{ type: 'image_url', image_url: { url: 'https://a' } }] },
      ],
    },
    'picture by a bare path': {
      messages: [{ role: 'user', content: [{ type: 'image_url', image_url: { url: '/etc' } }] }],
    },
    'empty assistant': { messages: [{ role: 'assistant' }] },
    'orphan tool message': { messages: [user, { role: 'tool', tool_call_id: 'a', content: '' }] },
    'wrong tool_call_id': {
      messages: [user, toolCalls('a'), { role: 'tool', tool_call_id: 'b', content: '' }],
    },
    'unanswered tool call': { messages: [toolCalls('a'), user] },
    'unanswered tool call at the end': { messages: [user, toolCalls('a')] },
    'name with a blank': { messages: [{ ...user, name: 'a b' }] },
    'temperature out of range': { messages: [user], temperature: 2.1 },
    'five stops': { messages: [user], stop: ['a', 'b', 'c', 'd', 'e'] },
    'no tokens': { messages: [user], max_tokens: 0 },
    'stream_options without stream': { messages: [user], stream_options: { include_usage: true } },
    'tool_choice without tools': { messages: [user], tool_choice: 'auto' },
    'tool name': { messages: [user], tools: [{ type: 'function', function: { name: 'a.b' } }] },
    'json_object without the word': { messages: [user], response_format: { type: 'json_object' } },
    'open strict schema': { messages: [user], ...schemaOf({ type: 'object', properties: {} }) },
    'optional property in a strict schema': {
      messages: [user],
      ...schemaOf({
        type: 'object',
        properties: { a: { type: 'string' } },
        required: [],
        additionalProperties: false,
      }),
    },
    'strict schema with oneOf': { messages: [user], ...strictly({ oneOf: [{ type: 'string' }] }) },
    'strict schema with maxLength': {
      messages: [user],
      ...strictly({ type: 'string', maxLength: 9 }),
    },
  }
  it.each(Object.entries(bad))('refuses a bad body: %s', async (_, body) => {
    const { server } = await startForTest()
    const answer = await post(`${server.url}/chat/completions`, { model: 'm', ...body })
    expect(answer.status).toBe(400)
    expect(JSON.parse(answer.text).error).toMatchObject({
      type: 'invalid_request_error',
      message: expect.any(String),
    })
    expect(server.requests.at(-1)!.faults.length).toBeGreaterThan(0)
  })

  it('refuses what is no JSON, and remembers every request', async () => {
    const { server, client } = await startForTest()
    expect((await post(`${server.url}/chat/completions`, '{"a":')).status).toBe(400)
    await client.chat.completions.create({ model: 'liar', ...compose('en') })
    expect(server.requests).toMatchObject([
      { body: '{"a":', faults: [expect.any(String)], character: null },
      { path: '/v1/chat/completions', body: { model: 'liar' }, faults: [], character: 'liar' },
    ])
  })

  it('waits as it is told, and lets go of clients that go', async () => {
    const { server } = await startForTest({ latencyMs: 80, tokensPerSecond: 50 })
    const body = { model: 'm', stream: true, ...compose('en') }
    const answer = await post(`${server.url}/chat/completions`, body)
    expect(answer.headMs).toBeGreaterThan(75)
    expect(answer.ms).toBeGreaterThan(80 + dataOf(answer.text).length * 18)
    await post(`${server.url}/chat/completions`, body, { mostMs: 120 })
    await expect.poll(() => server.openConnections()).toBe(0)
  })
})

describe('characters', () => {
  it('are set for all, and named by a model for one request', async () => {
    const { server, client } = await startForTest()
    server.setCharacter('saboteur:server-error')
    const ask = (name: string) => client.chat.completions.create({ model: name, ...compose('en') })
    await expect(ask('m')).rejects.toBeInstanceOf(APIError)
    expect((await ask('truthful')).model).toBe('truthful')
    await expect(ask('saboteur:unheard-of')).rejects.toMatchObject({ status: 404 })
    expect(() => server.setCharacter('saint' as 'liar')).toThrow(RangeError)
    expect(server.requests.map(({ character }) => character)).toEqual([
      'saboteur:server-error',
      'truthful',
      null,
    ])
  })
})
