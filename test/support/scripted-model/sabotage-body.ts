import { chunksOf, completionOf, type Json } from './completion.ts'
import { sendReply } from './exchange.ts'
import { isRecord } from './is-record.ts'
import type { Reply } from './reply.ts'
import { doneEvent, eventOf } from './sse.ts'
import { longReply, sabotage, sendWhole, trueBody, type Sabotage, type Scene } from './sabotage.ts'

const prototypeKeys = '"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},'

const depth = 100_000

/** Bodies that arrive whole with 200 and are not what they should be. */
export const bodySabotage = {
  'malformed-json': text(
    'JSON with bare keys and single quotes',
    () => '{choices: [{message: \'hello\', finish_reason: "stop",}]}',
  ),
  'truncated-json': sabotage('the body ends in the middle, properly closed', (scene) => {
    const body = trueBody(scene).trimEnd()
    return sendWhole(scene, body.slice(0, Math.floor(body.length / 2)))
  }),
  'empty-body': sabotage('200 with no byte', (scene) => sendWhole(scene, '')),
  'null-body': text('the JSON null', () => 'null'),
  'array-body': text('an array where an object belongs', () => '[1, 2, 3]'),
  'html-body': sabotage('200 with a page of HTML', (scene) =>
    sendWhole(scene, '<html><body>Please sign in to the Wi-Fi.</body></html>', 'text/html'),
  ),
  'wrong-content-type': sabotage('the true body as image/png', (scene) =>
    sendWhole(scene, trueBody(scene), 'image/png'),
  ),
  'byte-order-mark': sabotage('the true body behind a BOM', (scene) =>
    sendWhole(scene, `\ufeff${trueBody(scene)}`),
  ),
  'deep-nesting': text('an extra key that holds 100,000 arrays in one another', (body) =>
    body.replace('{', `{"extra":${'['.repeat(depth)}${']'.repeat(depth)},`),
  ),
  'prototype-keys': text('__proto__ and constructor keys in the body', (body) =>
    body.replace('{', `{${prototypeKeys}`),
  ),
  'duplicate-keys': text(
    'the choices twice, the second time null',
    (body) => `${body.slice(0, -1)},"choices":null}`,
  ),
  'invalid-utf8': sabotage('bytes that are no UTF-8 in the text', (scene) => {
    const marker = 'INVALID-BYTES'
    const body = wireOf(scene, { ...scene.reply, content: `It is ${marker} good.` })
    const [before = '', after = ''] = body.split(marker)
    return sendWhole(
      scene,
      Buffer.concat([
        Buffer.from(before),
        Buffer.from([0xff, 0xc3, 0x28, 0xf8]),
        Buffer.from(after),
      ]),
    )
  }),
  'lone-surrogates': content('half surrogate pairs in the text', 'It is \ud83d good \ude00.'),
  'control-characters': content(
    'NUL, ESC and bidi overrides in the text',
    'It \u0000is\u001b[31m \u202egood\u202c.',
  ),
  'empty-choices': changed('no choice', { body: { choices: [] } }),
  'no-choices': changed('the key choices is missing', { body: { choices: undefined } }),
  'duplicate-choices': sabotage('every choice twice, both with index 0', (scene) =>
    sendChanged(scene, (body) => ({
      ...body,
      choices: [body['choices'], body['choices']].flat(),
    })),
  ),
  'null-content': changed('content is null and there is no tool call', {
    message: { content: null },
    isQuiet: true,
  }),
  'empty-content': content('content is the empty text', ''),
  'content-array': changed('content is a list of parts', {
    message: { content: [{ type: 'text', text: 'It is good.' }] },
  }),
  'content-number': changed('content is a number', { message: { content: 42 } }),
  'role-missing': changed('the message has no role', { message: { role: undefined } }),
  'role-user': changed('the message has the role user', { message: { role: 'user' } }),
  refusal: sabotage('a refusal in place of content', (scene) =>
    sendReply(scene, {
      content: null,
      refusal: "I'm sorry, I can't help with that.",
      toolCalls: [],
      finish: 'stop',
    }),
  ),
  'finish-length': sabotage('the text ends in the middle with finish_reason length', (scene) => {
    const { content: whole } = longReply(scene)
    return sendReply(scene, { content: whole!.slice(0, 90), toolCalls: [], finish: 'length' })
  }),
  'finish-content-filter': sabotage('some text, then finish_reason content_filter', (scene) =>
    sendReply(scene, { content: 'It is ', toolCalls: [], finish: 'content_filter' }),
  ),
  'finish-unknown': sabotage('a finish_reason that nobody knows', (scene) =>
    sendReply(scene, { ...scene.reply, finish: 'meltdown' as Reply['finish'] }),
  ),
  'other-model': changed('the body names another model', { body: { model: 'gpt-2-small' } }),
  'negative-usage': usage('usage counts below 0', -1000),
  'huge-usage': usage('usage counts of 1e308', 1e308),
  'text-usage': usage('usage counts that are text', 'many'),
  'no-usage': changed('no usage although it is asked for', { body: { usage: undefined } }),
} as const satisfies Record<string, Sabotage>

interface Change {
  /** Put over the body, and over every event of a stream. */
  readonly body?: Json
  /** Put over the message, and over every delta that has one of its keys. */
  readonly message?: Json
  /** The stream has no delta with text either. */
  readonly isQuiet?: boolean
}

function changed(does: string, { body = {}, message = {}, isQuiet = false }: Change): Sabotage {
  const overlay = (given: Json): Json => {
    const key = 'message' in given ? 'message' : 'delta'
    const said = isRecord(given[key]) ? given[key] : {}
    const isTouched = key === 'message' || Object.keys(message).some((name) => name in said)
    return isTouched ? { ...given, [key]: { ...said, ...message } } : given
  }
  return sabotage(does, (scene) =>
    sendChanged(
      isQuiet ? { ...scene, reply: { ...scene.reply, content: null } } : scene,
      (whole) => ({
        ...whole,
        choices: (whole['choices'] as Json[]).map(overlay),
        ...body,
      }),
    ),
  )
}

function usage(does: string, figure: unknown): Sabotage {
  const counts = { prompt_tokens: figure, completion_tokens: figure, total_tokens: figure }
  return sabotage(does, (scene) =>
    sendChanged(scene, (body) => (isRecord(body['usage']) ? { ...body, usage: counts } : body)),
  )
}

function content(does: string, words: string): Sabotage {
  return sabotage(does, (scene) =>
    sendReply(scene, { content: words, toolCalls: [], finish: 'stop' }),
  )
}

/** The JSON text of the answer rewritten: the body, or the first three events of the stream. */
function text(does: string, rewrite: (json: string) => string): Sabotage {
  return sabotage(does, (scene) => {
    if (!scene.request.stream) return sendWhole(scene, rewrite(trueBody(scene)))
    const events = jsonOf(scene)
      .map((one) => JSON.stringify(one))
      .map((json, index) => `data: ${index < 3 ? rewrite(json) : json}\n\n`)
    return sendWhole(scene, events.join('') + doneEvent)
  })
}

const jsonOf = ({ request, identity, reply }: Scene): Json[] =>
  request.stream
    ? [...chunksOf(request, reply, identity)]
    : [completionOf(request, reply, identity)]

const wireOf = (scene: Scene, reply: Reply): string => trueBody({ ...scene, reply })

function sendChanged(scene: Scene, change: (body: Json) => Json): Promise<void> {
  const bodies = jsonOf(scene).map(change)
  return sendWhole(
    scene,
    scene.request.stream ? bodies.map(eventOf).join('') + doneEvent : JSON.stringify(bodies[0]),
  )
}
