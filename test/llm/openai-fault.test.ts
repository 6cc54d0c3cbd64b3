import { describe, expect, it } from 'vitest'
import { OpenAiModel } from '../../src/llm/openai.ts'
import { ask, faultOf, server, useServer } from './openai-support.ts'
import {
  asks,
  calls,
  chunk,
  event,
  failsWith,
  json,
  open,
  sse,
  startModelServer,
  type Handler,
} from './support.ts'

useServer()

describe('a fault of OpenAI', () => {
  it.each<[number, Record<string, unknown>, string]>([
    [400, { code: 'context_length_exceeded' }, 'overflow'],
    [400, { message: "This model's maximum context length is 8192 tokens" }, 'overflow'],
    [400, { param: 'response_format' }, 'unsupported'],
    [400, { message: 'tools are not supported' }, 'unsupported'],
    [400, { code: 'model_not_found' }, 'no-model'],
    [400, { message: 'image_url is only supported by certain models.' }, 'no-pictures'],
    [404, { message: 'No endpoints found that support image input' }, 'no-pictures'],
    [400, { message: 'At most 0 image(s) may be provided in one request.' }, 'no-pictures'],
    [400, { message: 'This model does not support images' }, 'no-pictures'],
    [422, { message: 'unknown variant `image_url`, expected `text`' }, 'no-pictures'],
    [500, { message: 'image input is not supported - hint: …' }, 'no-pictures'],
    [400, { message: 'Invalid image data' }, 'unsupported'],
    [400, { message: 'This model does not support image formats other than PNG' }, 'unsupported'],
    [400, { message: 'The image type is not supported' }, 'unsupported'],
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
    expect((await faultOf(ask(failsWith(status, error)))).kind).toBe(kind)
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
    [
      'nothing',
      'garbled: The answer broke off',
      (response) => (open(response) as undefined) ?? void response.end(),
    ],
    [
      'broken JSON',
      'garbled: openai:gpt-test sent broken JSON',
      (response) => {
        open(response)
        response.end('data: {"choices":[{"del\n\n')
      },
    ],
    [
      'half a JSON body',
      'garbled: openai:gpt-test sent broken JSON',
      (response) =>
        response.writeHead(200, { 'content-type': 'application/json' }).end('{"choices":[{"mes'),
    ],
    [
      'only comments',
      'garbled: The answer broke off',
      (response) => (open(response) as undefined) ?? void response.end(': a\n\n: b\n\n'),
    ],
    [
      'a stream that stops before it said why',
      'garbled: The answer broke off',
      (response) => {
        open(response)
        response.end(event(chunk({ content: 'Hi' })))
      },
    ],
    [
      'a stream cut inside a character',
      'garbled: The answer is not UTF-8',
      (response) => {
        open(response)
        const bytes = Buffer.from(event(chunk({ content: '€' })))
        response.end(bytes.subarray(0, bytes.indexOf('€') + 2))
      },
    ],
    [
      'bytes that are no UTF-8',
      'garbled: The answer is not UTF-8',
      (response) => {
        open(response)
        response.end(Buffer.from(`data: {"choices":[{"delta":{"content":"\xff"}}]}\n\n`, 'latin1'))
      },
    ],
    ['no choices', 'garbled: The answer broke off', (response) => sse(response, [{ choices: [] }])],
    [
      'choices of the wrong type',
      'garbled: The answer holds a chunk of the wrong shape',
      (response) => sse(response, [{ choices: 'many' }]),
    ],
    [
      'null',
      'garbled: The answer holds a chunk of the wrong shape',
      (response) => sse(response, [null]),
    ],
    [
      'null content',
      'garbled: The answer is empty',
      (response) => sse(response, [chunk({ content: null }, 'stop')]),
    ],
    [
      'content as a list',
      'garbled: The answer holds a chunk of the wrong shape',
      (response) => sse(response, [chunk({ content: [] }, 'stop')]),
    ],
    [
      'a tool call at index 1e9',
      'garbled: The answer holds a chunk of the wrong shape',
      (response) => sse(response, [chunk({ tool_calls: [{ index: 1e9 }] }, 'tool_calls')]),
    ],
    [
      'twenty-one tool calls',
      'garbled: The answer calls more than 20 tools',
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
      'garbled: The answer gives a tool more than 16384',
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
      'garbled: The answer calls a tool without a proper name',
      (response) => sse(response, [chunk({ tool_calls: [{ index: 0, id: 'a' }] }, 'tool_calls')]),
    ],
  ])('%s is %s', async (_, kind, handler) => {
    const fault = await faultOf(ask(handler))
    expect(`${fault.kind}: ${fault.message}`).toContain(kind)
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
