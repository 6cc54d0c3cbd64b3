import { describe, expect, it } from 'vitest'
import { ask, create, server, useServer } from './openai-support.ts'
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
  type Handler,
} from './support.ts'

useServer()

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
    expect(pieces).toEqual(['a', '🫖b'])
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

  it('gives every tool call an id of its own', async () => {
    const { toolCalls } = await ask((response) =>
      sse(response, [
        chunk({
          tool_calls: [0, 1, 2].map((index) => ({ index, id: 'same', function: { name: 'look' } })),
        }),
        chunk({}, 'tool_calls'),
      ]),
    )
    expect(toolCalls.map(({ id }) => id)).toEqual(['same', 'call_1', 'call_2'])
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
