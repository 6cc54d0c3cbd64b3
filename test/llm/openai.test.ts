import { createGzip } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { type ModelRequest } from '../../src/llm/language-model.ts'
import { OpenAiModel } from '../../src/llm/openai.ts'
import { describeLanguageModel } from '../contracts/language-model.ts'
import { ask, create, faultOf, server, useServer } from './openai-support.ts'
import {
  asks,
  calls,
  chunk,
  event,
  failsWith,
  open,
  says,
  sse,
  startModelServer,
  type Handler,
} from './support.ts'

useServer()

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
