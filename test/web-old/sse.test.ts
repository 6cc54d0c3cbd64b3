import { describe, expect, it } from 'vitest'
import { readEvents, SseParser, type StreamEvent } from '../../src/web/shared/sse.ts'

const parse = (...pieces: string[]): StreamEvent[] => {
  const parser = new SseParser()
  return pieces.flatMap((piece) => parser.push(piece))
}

const stream =
  'id: 1\nevent: text-delta\ndata: {"text":"静"}\n\nid: 2\nevent: reply-end\ndata: {}\n\n'
const events = [
  { id: '1', event: 'text-delta', data: '{"text":"静"}' },
  { id: '2', event: 'reply-end', data: '{}' },
]

describe('Parser of server-sent events', () => {
  it('reads events', () => {
    expect(parse(stream)).toEqual(events)
  })

  it('reads the same whatever the pieces are', () => {
    expect(parse(...stream)).toEqual(events)
    for (let cut = 0; cut <= stream.length; cut++)
      expect(parse(stream.slice(0, cut), stream.slice(cut))).toEqual(events)
  })

  it.each([
    ['CR LF', '\r\n'],
    ['CR', '\r'],
  ])('takes %s as the end of a line, also when it is cut in two', (_, lineEnd) => {
    const text = stream.replaceAll('\n', lineEnd)
    expect(parse(text)).toEqual(events)
    expect(parse(...text)).toEqual(events)
  })

  it('joins several lines of data', () => {
    expect(parse('data: a\ndata:b\ndata\n\n')).toEqual([
      { id: '', event: 'message', data: 'a\nb\n' },
    ])
  })

  it('leaves out comments, unknown fields, a byte order mark and events without data', () => {
    expect(parse('\uFEFF: awake\n\nretry: 3\nevent: x\n\ndata: 1\n\n')).toEqual([
      { id: '', event: 'message', data: '1' },
    ])
  })

  it('remembers the last id', () => {
    expect(parse('id: 7\ndata: a\n\ndata: b\n\n').map(({ id }) => id)).toEqual(['7', '7'])
  })

  it('does not give an event that was cut off', () => {
    expect(parse('data: a\n\ndata: b\n')).toHaveLength(1)
  })

  it('reads a body whose characters are cut in two', async () => {
    const bytes = new TextEncoder().encode(stream)
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte))
        controller.close()
      },
    })
    const read: StreamEvent[] = []
    for await (const event of readEvents(body)) read.push(event)
    expect(read).toEqual(events)
  })
})
