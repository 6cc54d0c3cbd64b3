import { createGzip } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ModelFault, type ModelRequest } from '../../src/llm/language-model.ts'
import { OpenAiModel } from '../../src/llm/openai.ts'
import { describeLanguageModel } from '../contracts/language-model.ts'
import {
  asks,
  calls,
  chunk,
  counted,
  drain,
  event,
  failsWith,
  json,
  open,
  says,
  sse,
  startModelServer,
  type Handler,
  type ModelServer,
} from './support.ts'

let server: ModelServer
beforeAll(async () => {
  server = await startModelServer()
})
afterAll(() => server.close())

const create = (more: { maxResponseBytes?: number } = {}) =>
  new OpenAiModel({ model: 'gpt-test', apiKey: 'sk-key', baseUrl: server.url, ...more })

/** The answer of a new model to one request. */
const ask = (handler: Handler, request: ModelRequest = asks('Which kettle?')) => {
  server.answerWith(handler)
  return create().answer(request, calls())
}

const faultOf = async (work: Promise<unknown>): Promise<ModelFault> => {
  const error: unknown = await work.then(
    (value) => expect.fail(`answered ${JSON.stringify(value)}`),
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(ModelFault)
  return error as ModelFault
}

const kindOf = async (handler: Handler): Promise<string> => (await faultOf(ask(handler))).kind

describeLanguageModel('openai', async () => {
  const own = await startModelServer()
  const model = () => new OpenAiModel({ model: 'm', apiKey: 'sk-very-secret', baseUrl: own.url })
  return {
    async says(...pieces) {
      own.answerWith((response) => sse(response, says(...pieces)))
      return model()
    },
    async callsTool(name, given) {
      const text = JSON.stringify(given)
      own.answerWith((response) =>
        sse(response, [
          chunk({ tool_calls: [{ index: 0, id: 'call_1', function: { name, arguments: '' } }] }),
          chunk({ tool_calls: [{ index: 0, function: { arguments: text.slice(0, 4) } }] }),
          chunk({ tool_calls: [{ index: 0, function: { arguments: text.slice(4) } }] }),
          chunk({}, 'tool_calls'),
        ]),
      )
      return model()
    },
    async hangs() {
      own.answerWith(() => {})
      return model()
    },
    async fails(secret) {
      own.answerWith(failsWith(401, { message: `Incorrect API key ${secret}`, code: secret }))
      return model()
    },
    close: () => own.close(),
  }
})

describe('a request to OpenAI', () => {
  it('says everything in its words', async () => {
    const request: ModelRequest = {
      task: 'understand',
      messages: [
        { role: 'system', content: 'rules' },
        {
          role: 'user',
          content: [
            { kind: 'text', text: 'what is this' },
            { kind: 'image', dataUrl: 'data:image/png;base64,AA==' },
          ],
        },
        { role: 'assistant', content: '', toolCalls: [{ id: 'x', name: 'look', arguments: '{}' }] },
        { role: 'tool', toolCallId: 'x', content: 'found' },
        { role: 'assistant', content: 'a kettle', toolCalls: [] },
      ],
      maxTokens: 77,
      json: { mode: 'schema', name: 'acts', schema: { type: 'object' } },
      tools: [{ name: 'look', description: 'd', parameters: { type: 'object' } }],
    }
    await ask((response) => sse(response, says('ok')), request)
    expect(server.headers[0]!.authorization).toBe('Bearer sk-key')
    expect(server.requests).toEqual([
      {
        model: 'gpt-test',
        stream: true,
        stream_options: { include_usage: true },
        max_completion_tokens: 77,
        response_format: {
          type: 'json_schema',
          json_schema: { name: 'acts', schema: { type: 'object' }, strict: true },
        },
        tools: [
          {
            type: 'function',
            function: {
              name: 'look',
              description: 'd',
              parameters: { type: 'object' },
              strict: true,
            },
          },
        ],
        messages: [
          { role: 'system', content: 'rules' },
          {
            role: 'user',
            content: [
              { type: 'text', text: 'what is this' },
              { type: 'image_url', image_url: { url: 'data:image/png;base64,AA==' } },
            ],
          },
          {
            role: 'assistant',
            content: null,
            tool_calls: [
              { id: 'x', type: 'function', function: { name: 'look', arguments: '{}' } },
            ],
          },
          { role: 'tool', tool_call_id: 'x', content: 'found' },
          { role: 'assistant', content: 'a kettle' },
        ],
      },
    ])
  })

  it('asks for JSON as an object, or by the prompt alone', async () => {
    const acts = { name: 'acts', schema: {} }
    const handler: Handler = (response) => sse(response, says('{}'))
    await ask(handler, asks('x', { json: { ...acts, mode: 'object' } }))
    expect(server.requests[0]).toMatchObject({ response_format: { type: 'json_object' } })
    await ask(handler, asks('x', { json: { ...acts, mode: 'prompt' } }))
    expect(server.requests[0]).not.toHaveProperty('response_format')
  })

  it('leaves out what the endpoint does not know, from then on', async () => {
    server.answerWith((response, body) => {
      if ('max_completion_tokens' in body)
        return failsWith(400, { param: 'max_completion_tokens' })(response)
      if ('stream_options' in body)
        return failsWith(422, { message: 'stream_options: extra fields not permitted' })(response)
      return sse(response, says('ok').slice(0, 2))
    })
    const model = create()
    const { usage } = await model.answer(asks('hello'), calls())
    expect(usage).toEqual({ inputTokens: 2, outputTokens: 1, isEstimate: true })
    expect(server.requests).toHaveLength(3)
    await model.answer(asks('hello'), calls())
    expect(server.requests).toHaveLength(4)
    expect(server.requests[3]).toMatchObject({ max_tokens: 100 })
  })

  it('does not learn from a refusal that leaving out did not cure', async () => {
    server.answerWith(failsWith(400, { message: 'max_completion_tokens is too large' }))
    const model = create()
    expect((await faultOf(model.answer(asks('x'), calls()))).kind).toBe('unsupported')
    server.answerWith((response) => sse(response, says('ok')))
    await model.answer(asks('x'), calls())
    expect(server.requests[0]).toHaveProperty('max_completion_tokens')
  })
})

describe('an answer from OpenAI', () => {
  it('is counted by the endpoint', async () => {
    const { usage } = await ask((response) => sse(response, says('Hi')))
    expect(usage).toEqual({ inputTokens: 10, outputTokens: 5, isEstimate: false })
  })

  it('is estimated when the count is nonsense', async () => {
    const { usage } = await ask((response) =>
      sse(response, [chunk({ content: 'eight ch' }), chunk({}, 'stop'), counted(-3, 5)]),
    )
    expect(usage).toEqual({ inputTokens: 4, outputTokens: 2, isEstimate: true })
  })

  it('is whole wherever its bytes are cut', async () => {
    const text = 'Preis 1.299 € 静音 👩‍👩‍👧 done'
    const bytes = Buffer.from(
      `\uFEFF: hello\r\n\r\n${[...says(text.slice(0, 14), text.slice(14))].map((one) => event(one).replaceAll('\n', '\r\n')).join('')}data: [DONE]\r\n\r\n`,
    )
    for (let cut = 1; cut < bytes.length; cut += 7) {
      const { pieces } = await drain(
        (server.answerWith(async (response) => {
          open(response)
          response.write(bytes.subarray(0, cut))
          await new Promise((resolve) => setImmediate(resolve))
          response.end(bytes.subarray(cut))
        }),
        create()).stream(asks('x'), calls()),
      )
      expect(pieces.join('')).toBe(text)
    }
  })

  it('joins the halves of a character that came in two chunks', async () => {
    server.answerWith((response) => {
      open(response)
      response.end(
        `data: {"choices":[{"delta":{"content":"a\\ud83e"}}]}\n\ndata: {"choices":[{"delta":{"content":"\\uded6b\\ud83e"}}]}\n\n${event(chunk({}, 'stop'))}`,
      )
    })
    const { pieces } = await drain(create().stream(asks('x'), calls()))
    expect(pieces).toEqual(['a', '🫖b', '\uFFFD'])
  })

  it('may lack [DONE] once it has said why it ended', async () => {
    const { text } = await ask((response) => {
      open(response)
      response.end([chunk({ content: 'Hi' }), chunk({}, 'length')].map(event).join(''))
    })
    expect(text).toBe('Hi')
  })

  it('may come whole from an endpoint that does not stream', async () => {
    const message = {
      role: 'assistant',
      content: 'Hi',
      tool_calls: [
        { id: 'a', type: 'function', function: { name: 'one', arguments: '{"a":1}' } },
        { id: 'b', type: 'function', function: { name: 'two', arguments: '{}' } },
      ],
    }
    const answer = await ask((response) =>
      json(response, 200, {
        choices: [{ index: 0, message, finish_reason: 'stop' }],
        usage: { prompt_tokens: 3, completion_tokens: 4 },
      }),
    )
    expect(answer).toEqual({
      text: 'Hi',
      finish: 'tools',
      usage: { inputTokens: 3, outputTokens: 4, isEstimate: false },
      toolCalls: [
        { id: 'a', name: 'one', arguments: '{"a":1}' },
        { id: 'b', name: 'two', arguments: '{}' },
      ],
    })
  })

  it('takes the first of several choices', async () => {
    const { text } = await ask((response) =>
      sse(response, [
        {
          choices: [
            { index: 1, delta: { content: 'B' } },
            { index: 0, delta: { content: 'A' } },
          ],
        },
        chunk({}, 'stop'),
      ]),
    )
    expect(text).toBe('A')
  })

  it('puts tool calls in the order of their index', async () => {
    const { toolCalls } = await ask((response) =>
      sse(response, [
        chunk({ tool_calls: [{ index: 5, function: { name: 'late', arguments: '{}' } }] }),
        chunk({ tool_calls: [{ index: 1, id: 'e', function: { name: 'early', arguments: '' } }] }),
        chunk({}, 'tool_calls'),
      ]),
    )
    expect(toolCalls).toEqual([
      { id: 'e', name: 'early', arguments: '' },
      { id: 'call_5', name: 'late', arguments: '{}' },
    ])
  })

  it('streams no tool calls', async () => {
    server.answerWith((response) =>
      sse(response, [
        chunk({ content: 'Hm', tool_calls: [{ index: 0, function: { name: 'look' } }] }),
        chunk({}, 'tool_calls'),
      ]),
    )
    const { pieces, finish } = await drain(create().stream(asks('x'), calls()))
    expect(pieces).toEqual(['Hm'])
    expect(finish).toBe('tools')
  })

  it.each<[string, Handler]>([
    ['content_filter', (response) => sse(response, [chunk({}, 'content_filter')])],
    ['the refusal field', (response) => sse(response, [chunk({ refusal: 'No' }, 'stop')])],
    ['a 400 of Azure', failsWith(400, { code: 'content_filter' })],
  ])('is a refusal by %s', async (_, handler) => {
    const answer = await ask(handler)
    expect(answer.finish).toBe('refusal')
    expect(answer.text).toBe('')
  })
})

describe('a fault of OpenAI', () => {
  it.each<[number, Record<string, unknown>, string]>([
    [400, { code: 'context_length_exceeded' }, 'overflow'],
    [400, { message: "This model's maximum context length is 8192 tokens" }, 'overflow'],
    [400, { param: 'response_format' }, 'unsupported'],
    [400, { message: 'tools are not supported' }, 'unsupported'],
    [400, { code: 'model_not_found' }, 'no-model'],
    [401, {}, 'bad-key'],
    [403, {}, 'bad-key'],
    [404, {}, 'no-model'],
    [408, {}, 'timeout'],
    [413, {}, 'overflow'],
    [429, {}, 'rate-limited'],
    [500, {}, 'server'],
    [502, {}, 'server'],
    [503, {}, 'server'],
  ])('%i %j is %s', async (status, error, kind) => {
    expect(await kindOf(failsWith(status, error))).toBe(kind)
    expect(server.requests).toHaveLength(1)
  })

  it.each<[string, string, Handler]>([
    ['a web page of a proxy', 'server', (response) => response.writeHead(502).end('<html>')],
    [
      'a web page instead of a model',
      'unreachable',
      (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>'),
    ],
    ['a reset', 'unreachable', (response) => void response.destroy()],
    [
      'a redirect',
      'unreachable',
      (response) => response.writeHead(307, { location: '/v1/elsewhere' }).end(),
    ],
    ['an error as 200', 'server', (response) => json(response, 200, { error: { message: 'x' } })],
    [
      'an error event',
      'rate-limited',
      (response) =>
        sse(response, [chunk({ content: 'Hi' }), { error: { code: 'rate_limit_exceeded' } }]),
    ],
    ['nothing', 'garbled', (response) => (open(response) as undefined) ?? void response.end()],
    [
      'broken JSON',
      'garbled',
      (response) => {
        open(response)
        response.end('data: {"choices":[{"del\n\n')
      },
    ],
    [
      'half a JSON body',
      'garbled',
      (response) =>
        response.writeHead(200, { 'content-type': 'application/json' }).end('{"choices":[{"mes'),
    ],
    [
      'only comments',
      'garbled',
      (response) => (open(response) as undefined) ?? void response.end(': a\n\n: b\n\n'),
    ],
    [
      'a stream that stops before it said why',
      'garbled',
      (response) => {
        open(response)
        response.end(event(chunk({ content: 'Hi' })))
      },
    ],
    [
      'a stream cut inside a character',
      'garbled',
      (response) => {
        open(response)
        response.end(Buffer.from(event(chunk({ content: '€' }))).subarray(0, 60))
      },
    ],
    [
      'bytes that are no UTF-8',
      'garbled',
      (response) => {
        open(response)
        response.end(Buffer.from(`data: {"choices":[{"delta":{"content":"\xff"}}]}\n\n`, 'latin1'))
      },
    ],
    ['no choices', 'garbled', (response) => sse(response, [{ choices: [] }])],
    ['choices of the wrong type', 'garbled', (response) => sse(response, [{ choices: 'many' }])],
    ['null', 'garbled', (response) => sse(response, [null])],
    ['null content', 'garbled', (response) => sse(response, [chunk({ content: null }, 'stop')])],
    ['content as a list', 'garbled', (response) => sse(response, [chunk({ content: [] }, 'stop')])],
    [
      'a tool call at index 1e9',
      'garbled',
      (response) => sse(response, [chunk({ tool_calls: [{ index: 1e9 }] }, 'tool_calls')]),
    ],
    [
      'twenty-one tool calls',
      'garbled',
      (response) =>
        sse(response, [
          chunk(
            {
              tool_calls: Array.from({ length: 21 }, (_, index) => ({
                index,
                function: { name: 'look' },
              })),
            },
            'tool_calls',
          ),
        ]),
    ],
    [
      'endless arguments',
      'garbled',
      (response) =>
        sse(response, [
          ...Array.from({ length: 17 }, () =>
            chunk({
              tool_calls: [{ index: 0, function: { name: 'look', arguments: 'x'.repeat(1024) } }],
            }),
          ),
          chunk({}, 'tool_calls'),
        ]),
    ],
    [
      'a tool without a name',
      'garbled',
      (response) => sse(response, [chunk({ tool_calls: [{ index: 0, id: 'a' }] }, 'tool_calls')]),
    ],
  ])('%s is %s', async (_, kind, handler) => {
    expect(await kindOf(handler)).toBe(kind)
    expect(server.requests).toHaveLength(1)
  })

  it('is "unreachable" where nobody listens, and says why', async () => {
    const other = await startModelServer()
    await other.close()
    const model = new OpenAiModel({ model: 'm', apiKey: 'k', baseUrl: other.url })
    const fault = await faultOf(model.answer(asks('x'), calls()))
    expect(fault.kind).toBe('unreachable')
    expect(fault.message).toBe('openai:m cannot be reached (ECONNREFUSED)')
  })

  it.each([
    [{ 'retry-after': '3' }, 3_000],
    [{ 'retry-after': '0.5' }, 500],
    [{ 'retry-after': '3', 'retry-after-ms': '250' }, 250],
    [{ 'retry-after': '-9' }, 0],
    [{ 'retry-after': 'soon' }, undefined],
    [{ 'retry-after': '1e999' }, undefined],
    [{ 'retry-after': '99999999999' }, 86_400_000],
  ])('tells how long to wait by %j', async (headers, expected) => {
    const fault = await faultOf(ask(failsWith(429, {}, headers as Record<string, string>)))
    expect(fault.retryAfterMs).toBe(expected)
  })

  it('tells how long to wait by a date', async () => {
    const date = new Date(Date.now() + 20_000).toUTCString()
    const fault = await faultOf(ask(failsWith(503, {}, { 'retry-after': date })))
    expect(fault.retryAfterMs).toBeGreaterThan(17_000)
    expect(fault.retryAfterMs).toBeLessThanOrEqual(20_000)
  })

  it('holds neither the key nor what was said', async () => {
    const fault = await faultOf(
      ask(
        failsWith(400, { message: 'Bad: sk-key my address is 5 Elm St', code: 'sk-key' }),
        asks('x'),
      ),
    )
    expect(fault.message).toBe(
      'openai:gpt-test answered 400: it does not take a part of the request',
    )
    expect(fault.cause).toBeUndefined()
  })
})

describe('a large answer', () => {
  it('is cut off, also as one line', async () => {
    server.answerWith((response) => {
      open(response)
      response.end(`data: ${'x'.repeat(5_000)}`)
    })
    const fault = await faultOf(create({ maxResponseBytes: 4_096 }).answer(asks('x'), calls()))
    expect(fault.kind).toBe('garbled')
    expect(fault.message).toBe('The answer is larger than 4096 bytes')
  })

  it('that is packed small does not fill the memory, and its connection is closed', async () => {
    let unpacked = 0
    server.answerWith((response) => {
      response.writeHead(200, {
        'content-type': 'text/event-stream',
        'content-encoding': 'gzip',
      })
      const gzip = createGzip()
      gzip.pipe(response)
      const zeros = Buffer.alloc(1024 * 1024)
      const more = (): void => {
        if (response.destroyed || unpacked >= 1024) return void gzip.end()
        unpacked++
        gzip.write(zeros, more)
      }
      more()
    })
    const before = process.memoryUsage().rss
    const fault = await faultOf(create().answer(asks('x'), calls()))
    expect(fault.kind).toBe('garbled')
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024)
    await expect.poll(() => server.broken()).toBe(1)
    expect(unpacked).toBeLessThan(1024)
  })
})

describe('a reader that leaves', () => {
  it('closes the connection and takes its listener off the signal', async () => {
    server.answerWith((response) => {
      open(response)
      response.write(event(chunk({ content: 'Hi' })))
    })
    const { signal } = new AbortController()
    let listeners = 0
    const add = signal.addEventListener.bind(signal)
    const remove = signal.removeEventListener.bind(signal)
    signal.addEventListener = (...given: Parameters<typeof add>) => (listeners++, add(...given))
    signal.removeEventListener = (...given: Parameters<typeof remove>) => (
      listeners--,
      remove(...given)
    )
    for await (const piece of create().stream(asks('x'), { signal })) {
      expect(piece).toBe('Hi')
      break
    }
    expect(listeners).toBe(0)
    await expect.poll(() => server.broken()).toBe(1)
  })
})
