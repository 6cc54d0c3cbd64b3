import { chunksOf } from './completion.ts'
import { eventsOf, sendReply } from './exchange.ts'
import { longBody, longReply, sabotage, sendWhole, type Sabotage, type Scene } from './sabotage.ts'
import { doneEvent, eventOf, openStream, send } from './sse.ts'

/** Streams whose events are not as they should be. Answers that are not streamed stay true. */
export const streamSabotage = {
  'error-event': stream('an error event after 20 tokens', (events) => [
    ...events.slice(0, 21),
    eventOf({ error: { message: 'The server had an error.', type: 'server_error' } }),
  ]),
  'no-blank-lines': stream('events are not parted by blank lines', (events) =>
    events.map((event) => event.replace('\n\n', '\n')),
  ),
  'garbage-lines': stream('lines that are no fields between the events', (events) =>
    events.flatMap((event) => ['%%% 0xDEADBEEF ???\n', 'dta: {"x":1}\n\n', event]),
  ),
  'garbage-event': stream('the fifth event is no JSON', (events) =>
    events.map((event, index) => (index === 4 ? 'data: {"choices":[{"delta"\n\n' : event)),
  ),
  'event-not-object': stream('events that are a number, null and a list', (events) => [
    ...events.slice(0, 3),
    'data: 7\n\n',
    'data: null\n\n',
    'data: []\n\n',
    ...events.slice(3),
  ]),
  'missing-done': stream('no [DONE] behind the finish_reason', (events) => events.slice(0, -1)),
  'missing-finish': stream('ends in the middle, no finish_reason, no [DONE]', (events) =>
    events.slice(0, Math.floor(events.length / 2)),
  ),
  'after-done': stream('more text behind [DONE]', (events) => [...events, ...events.slice(0, 9)]),
  crlf: stream('lines end in CR LF', (events) =>
    events.map((event) => event.replaceAll('\n', '\r\n')),
  ),
  'cr-only': stream('lines end in CR', (events) =>
    events.map((event) => event.replaceAll('\n', '\r')),
  ),
  'comments-only': sabotage('comments for 1 s, no event, then the end', async (scene) => {
    if (!scene.request.stream) return sendReply(scene, scene.reply)
    await sendWhole(scene, ': keep-alive\n\n'.repeat(50))
  }),
  'comments-between': stream('a comment before every event', (events) =>
    events.map((event) => `: keep-alive\n\n${event}`),
  ),
  'multi-line-data': stream('the JSON of an event over several data lines', (events) =>
    events.map((event) => event.replace(',"choices"', '\ndata: ,"choices"')),
  ),
  'no-space': stream('no blank behind data:', (events) =>
    events.map((event) => event.replace('data: ', 'data:')),
  ),
  'huge-line': sabotage('one line of 64 MiB', async (scene) => {
    const opening = scene.request.stream
      ? 'data: {"choices":[{"index":0,"delta":{"content":"'
      : '{"choices":[{"index":0,"message":{"role":"assistant","content":"'
    scene.response.writeHead(200, {
      'content-type': scene.request.stream ? 'text/event-stream' : 'application/json',
    })
    await send(scene, opening)
    const piece = 'a'.repeat(2 ** 20)
    for (let sent = 0; sent < 64; sent++) await send(scene, piece)
    scene.response.end(scene.request.stream ? `"}}]}\n\n${doneEvent}` : '"}}]}')
  }),
  'endless-output': sabotage('text without an end', async (scene) => {
    if (!scene.request.stream) return sendEndlessBody(scene)
    const [head, ...events] = [...chunksOf(scene.request, longReply(scene), scene.identity)]
    const texts = events.slice(0, 40).map(eventOf).join('')
    openStream(scene.response)
    await send(scene, eventOf(head))
    for (;;) await send(scene, texts)
  }),
  'endless-comments': sabotage('comments without an end, and no event', async (scene) => {
    if (!scene.request.stream) return sendReply(scene, scene.reply)
    openStream(scene.response)
    for (;;) await send(scene, ': keep-alive\n\n'.repeat(1000))
  }),
  'json-for-stream': sabotage('a whole JSON body where a stream is asked for', (scene) =>
    sendReply({ ...scene, request: { ...scene.request, stream: false } }, scene.reply),
  ),
  'stream-for-json': sabotage('a stream where a JSON body is asked for', (scene) =>
    sendReply({ ...scene, request: { ...scene.request, stream: true } }, scene.reply),
  ),
  'one-byte-writes': sabotage('the true body, one byte a write', async (scene) => {
    scene.response.writeHead(200, {
      'content-type': scene.request.stream ? 'text/event-stream' : 'application/json',
    })
    for (const byte of Buffer.from(longBody(scene))) await send(scene, Uint8Array.of(byte))
    scene.response.end()
  }),
} as const satisfies Record<string, Sabotage>

function stream(does: string, change: (events: readonly string[]) => readonly string[]): Sabotage {
  return sabotage(does, (scene) => {
    if (!scene.request.stream) return sendReply(scene, scene.reply)
    return sendWhole(scene, change([...eventsOf(scene, longReply(scene))]).join(''))
  })
}

async function sendEndlessBody(scene: Scene): Promise<void> {
  scene.response.writeHead(200, { 'content-type': 'application/json' })
  await send(scene, '{"choices":[{"index":0,"message":{"role":"assistant","content":"')
  for (;;) await send(scene, 'and on '.repeat(10_000))
}
