import { expect } from 'vitest'
import {
  type Check,
  bodyOf,
  choicesOf,
  finish,
  indexes,
  isTrue,
  message,
  messageOf,
  stream,
  streamed,
  toolArguments,
  tools,
  usage,
  whole,
} from './check.ts'
import { dataOf } from './raw-client.ts'
import type { bodySabotage } from './sabotage-body.ts'
import type { streamSabotage } from './sabotage-stream.ts'
import type { toolSabotage } from './sabotage-tools.ts'

/** What a client sees of sabotage of bodies, streams and calls of tools. */
export const answerChecks = {
  'malformed-json': whole(/^\{choices: \[\{/),
  'truncated-json': async (ask) => {
    const answer = await ask()
    expect(answer.end).toBe('whole')
    expect(answer.text).toContain('"choices"')
    expect(() => bodyOf(answer)).toThrow(SyntaxError)
    expect((await ask(streamed)).text).not.toContain('[DONE]')
  },
  'empty-body': whole(''),
  'null-body': whole('null'),
  'array-body': whole('[1, 2, 3]'),
  'html-body': whole(/^<html>/),
  'wrong-content-type': async (ask) => {
    const answer = await ask()
    expect(answer.headers['content-type']).toBe('image/png')
    isTrue(answer)
  },
  'byte-order-mark': whole(/^\ufeff\{"id"/),
  'deep-nesting': whole(/^\{"extra":\[{100000}\]{100000},/),
  'prototype-keys': whole(/^\{"__proto__":\{"polluted":true\},"constructor":/),
  'duplicate-keys': whole(/"choices":\[.*"choices":null\}$/),
  'invalid-utf8': async (ask) => {
    const answer = await ask()
    expect(answer.bytes.includes(Buffer.from([0xff, 0xc3, 0x28, 0xf8]))).toBe(true)
    isTrue(answer)
  },
  'lone-surrogates': message({ content: 'It is \ud83d good \ude00.' }),
  'control-characters': message({ content: 'It \u0000is\u001b[31m \u202egood\u202c.' }),
  'empty-choices': async (ask) => expect(bodyOf(await ask()).choices).toEqual([]),
  'no-choices': async (ask) => expect(bodyOf(await ask())).not.toHaveProperty('choices'),
  'duplicate-choices': async (ask) =>
    expect(bodyOf(await ask()).choices.map(({ index }) => index)).toEqual([0, 0]),
  'null-content': async (ask) => {
    expect(messageOf(await ask())).toMatchObject({ content: null })
    expect(choicesOf(await ask(streamed)).filter(({ delta }) => delta.content)).toEqual([])
  },
  'empty-content': message({ content: '' }),
  'content-array': async (ask) => {
    expect(messageOf(await ask()).content).toEqual([{ type: 'text', text: 'It is good.' }])
    expect(choicesOf(await ask(streamed)).some(({ delta }) => Array.isArray(delta.content))).toBe(
      true,
    )
  },
  'content-number': message({ content: 42 }),
  'role-missing': async (ask) => {
    expect(messageOf(await ask())).not.toHaveProperty('role')
    expect((await ask(streamed)).text).not.toContain('"role"')
  },
  'role-user': message({ role: 'user' }),
  refusal: async (ask) => {
    expect(messageOf(await ask())).toMatchObject({ content: null, refusal: /sorry/ })
    expect(choicesOf(await ask(streamed)).some(({ delta }) => delta.refusal)).toBe(true)
  },
  'finish-length': finish('length'),
  'finish-content-filter': finish('content_filter'),
  'finish-unknown': finish('meltdown'),
  'other-model': async (ask) => expect(bodyOf(await ask()).model).toBe('gpt-2-small'),
  'negative-usage': usage(-1000),
  'huge-usage': usage(1e308),
  'text-usage': usage('many'),
  'no-usage': async (ask) => {
    expect(bodyOf(await ask())).not.toHaveProperty('usage')
    expect((await ask(streamed)).text).not.toContain('"usage"')
  },

  'error-event': async (ask) => {
    isTrue(await ask())
    const answer = await ask(streamed)
    const data = dataOf(answer.text)
    expect(data).toHaveLength(22)
    expect(JSON.parse(data.at(-1)!)).toMatchObject({ error: { type: 'server_error' } })
    expect(answer.text).not.toContain('[DONE]')
  },
  'no-blank-lines': stream(/\}\ndata: \{/, /\n\n/),
  'garbage-lines': stream(/%%% 0xDEADBEEF/),
  'garbage-event': stream(/^data: \{"choices":\[\{"delta"$/m),
  'event-not-object': stream(/^data: 7\n\ndata: null\n\ndata: \[\]$/m),
  'missing-done': stream(/"finish_reason":"stop"/, /\[DONE\]/),
  'missing-finish': stream(/"finish_reason":null/, /\[DONE\]|"finish_reason":"/),
  'after-done': stream(/\[DONE\]\n\ndata: \{/),
  crlf: stream(/\}\r\n\r\n/, /[^\r]\n/),
  'cr-only': stream(/\}\r\r/, /\n/),
  'comments-only': stream(/^(?:: keep-alive\n\n)+$/),
  'comments-between': stream(/: keep-alive\n\ndata: \[DONE\]/),
  'multi-line-data': stream(/^data: \{.*\ndata: ,"choices".*\n\n/),
  'no-space': stream(/^data:\{/, /^data: /m),
  'huge-line': async (ask) => {
    const answer = await ask(streamed)
    expect(answer.end).toBe('whole')
    expect(answer.bytes.length).toBeGreaterThan(2 ** 26)
    expect(answer.bytes.indexOf('\n')).toBeGreaterThan(2 ** 26)
  },
  'endless-output': async (ask) => {
    for (const extra of [{}, streamed])
      expect(await ask(extra, { mostBytes: 2 ** 25 })).toMatchObject({ status: 200, end: 'left' })
  },
  'endless-comments': async (ask) => {
    const answer = await ask(streamed, { mostBytes: 2 ** 23 })
    expect(answer.end).toBe('left')
    expect(answer.text).not.toContain('data:')
  },
  'json-for-stream': async (ask) => {
    const answer = await ask(streamed)
    expect(answer.headers['content-type']).toBe('application/json')
    isTrue(answer)
  },
  'stream-for-json': async (ask) => {
    const answer = await ask()
    expect(answer.headers['content-type']).toContain('text/event-stream')
    expect(answer.text).toContain('data: [DONE]')
  },
  'one-byte-writes': async (ask) => {
    const answer = await ask(streamed)
    expect(answer.pieces.filter((length) => length === 1).length).toBeGreaterThan(1000)
    expect(choicesOf(answer).at(-1)!.finish_reason).toBe('stop')
  },

  'tool-arguments-not-json': toolArguments(/^\{query:/),
  'tool-arguments-cut': toolArguments(/^\{"query":"wash$/),
  'tool-arguments-wrong-types': toolArguments(/"sku":\{"nested":\[null,7\]\}/),
  'tool-arguments-list': toolArguments('[1,2,3]'),
  'tool-unknown-ids': toolArguments(/"sku":"SKU-000-DOES-NOT-EXIST"/),
  'tool-quantity-negative': toolArguments(/"quantity":-1\}/),
  'tool-quantity-huge': toolArguments(/"quantity":1e308\}/),
  'tool-quantity-all': toolArguments(/"quantity":"all"\}/),
  'tool-prototype-keys': toolArguments(/^\{"__proto__"/),
  'tool-injection': toolArguments(/DROP TABLE/, /etc\/passwd/, /<script>/),
  'tool-arguments-long': toolArguments(/^\{"sku":"a{1048576}"\}$/),
  'tool-unknown': async (ask) =>
    expect(messageOf(await ask({ tools })).tool_calls![0]!.function.name).toBe('transfer_money'),
  'tool-name-hostile': async (ask) =>
    expect(messageOf(await ask()).tool_calls!.map((one) => one.function.name)).toEqual([
      '__proto__',
      'constructor',
      'toString',
      '',
    ]),
  'tool-twenty-calls': async (ask) => {
    const answer = await ask({ tools })
    expect(messageOf(answer).tool_calls).toHaveLength(20)
    expect(bodyOf(answer).choices[0]!.finish_reason).toBe('tool_calls')
  },
  'tool-same-ids': async (ask) =>
    expect(messageOf(await ask({ tools })).tool_calls!.map(({ id }) => id)).toEqual([
      'call_same',
      'call_same',
      'call_same',
    ]),
  'tool-without-id': async (ask) =>
    expect(messageOf(await ask({ tools })).tool_calls![0]).not.toHaveProperty('id'),
  'tool-index-gap': indexes(0, 2, 5),
  'tool-index-disorder': indexes(2, 0, 1),
  'tool-index-huge': indexes(1e9, -1, 0.5),
  'tool-rounds-endless': async (ask) => {
    const messages: object[] = [{ role: 'user', content: 'hi' }]
    for (let round = 0; round < 6; round++) {
      const said = messageOf(await ask({ tools, messages }))
      const [toolCall] = said.tool_calls!
      messages.push(said, { role: 'tool', tool_call_id: toolCall!.id, content: 'Nothing.' })
    }
  },
} satisfies Record<
  keyof typeof bodySabotage | keyof typeof streamSabotage | keyof typeof toolSabotage,
  Check
>
