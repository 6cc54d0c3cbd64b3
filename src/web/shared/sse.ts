export interface StreamEvent {
  /** Last `id:` seen, which `Last-Event-ID` takes to resume; empty before the first. */
  readonly id: string
  readonly event: string
  readonly data: string
}

/**
 * Incremental parser of server-sent events: text in, in pieces of any size, events out.
 *
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
 */
export class SseParser {
  #rest = ''
  #data: string[] = []
  #event = ''
  #id = ''
  #atStart = true
  /** The last piece ended in CR: a LF at the start of the next one belongs to it. */
  #afterReturn = false

  push(piece: string): StreamEvent[] {
    if (piece === '') return []
    let text = this.#rest + piece
    if (this.#atStart) {
      this.#atStart = false
      if (text.startsWith('\uFEFF')) text = text.slice(1)
    }
    if (this.#afterReturn && text.startsWith('\n')) text = text.slice(1)
    this.#afterReturn = false

    const events: StreamEvent[] = []
    const lineEnd = /\r\n?|\n/g
    let from = 0
    for (let match = lineEnd.exec(text); match !== null; match = lineEnd.exec(text)) {
      this.#line(text.slice(from, match.index), events)
      from = lineEnd.lastIndex
      this.#afterReturn = match[0] === '\r' && from === text.length
    }
    this.#rest = text.slice(from)
    return events
  }

  #line(line: string, events: StreamEvent[]): void {
    if (line === '') {
      if (this.#data.length > 0)
        events.push({
          id: this.#id,
          event: this.#event === '' ? 'message' : this.#event,
          data: this.#data.join('\n'),
        })
      this.#data = []
      this.#event = ''
      return
    }
    const colon = line.indexOf(':')
    if (colon === 0) return
    const field = colon < 0 ? line : line.slice(0, colon)
    const rest = colon < 0 ? '' : line.slice(colon + 1)
    const value = rest.startsWith(' ') ? rest.slice(1) : rest
    if (field === 'data') this.#data.push(value)
    else if (field === 'event') this.#event = value
    else if (field === 'id' && !value.includes('\0')) this.#id = value
  }
}

/** Events of a response body, as they arrive. Ends when the body ends. */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<StreamEvent> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  const parser = new SseParser()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield* parser.push(decoder.decode(value, { stream: true }))
    }
  } finally {
    reader.cancel().catch(() => {})
  }
}
