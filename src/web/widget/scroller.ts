import type { Entry } from './entries.ts'

/** Nearer than this to the end counts as at the end, in pixels. */
const nearEnd = 32

/**
 * Keeps the log where the reader wants it. After a question it follows the reply as it grows, but
 * never past the question; once the reader scrolls, it stands still, or stays at the end if that is
 * where the reader went.
 */
export class LogScroller {
  /** Messages that came while the reader was elsewhere in the log. */
  unread = 0
  /** There is more below than the reader sees. */
  isAway = false

  readonly #onChange: () => void
  #log: HTMLElement | null = null
  #mode: 'question' | 'end' | 'free' = 'question'
  /** Where this class last put the log; another place is the reader's doing. */
  #ownTop = 0
  #known = 0

  constructor(onChange: () => void) {
    this.#onChange = onChange
  }

  /** A question was asked: its reply is what the reader wants to see. */
  follow(): void {
    this.#mode = 'question'
    this.unread = 0
  }

  beforeUpdate(entries: readonly Entry[]): void {
    const finished = entries.filter((entry) => entry.kind === 'reply' && !entry.isStreaming).length
    if (finished > this.#known && this.#known > 0 && this.#mode === 'free')
      this.unread += finished - this.#known
    this.#known = finished
  }

  afterUpdate(log: HTMLElement | null): void {
    this.#log = log
    if (log === null || log.clientHeight === 0) return
    const end = log.scrollHeight - log.clientHeight
    const question = [...log.querySelectorAll<HTMLElement>('.message.shopper')].at(-1)
    if (this.#mode === 'question' && question) this.#put(Math.min(end, question.offsetTop - 12))
    else if (this.#mode !== 'free') this.#put(end)
    this.#look(log)
  }

  readonly onScroll = (event: Event): void => {
    const log = event.currentTarget as HTMLElement
    if (Math.abs(log.scrollTop - this.#ownTop) > 2) {
      this.#mode = this.#isAtEnd(log) ? 'end' : 'free'
      this.#ownTop = log.scrollTop
    }
    if (this.#mode === 'end' && this.unread > 0) {
      this.unread = 0
      this.#onChange()
    }
    this.#look(log)
  }

  readonly toEnd = (): void => {
    const log = this.#log
    if (log === null) return
    this.#mode = 'end'
    this.unread = 0
    this.#put(log.scrollHeight - log.clientHeight)
    log.focus({ preventScroll: true })
    this.#onChange()
  }

  #put(top: number): void {
    if (this.#log === null) return
    this.#log.scrollTop = top
    this.#ownTop = this.#log.scrollTop
  }

  #isAtEnd(log: HTMLElement): boolean {
    return log.scrollTop + log.clientHeight >= log.scrollHeight - nearEnd
  }

  #look(log: HTMLElement): void {
    const isAway = !this.#isAtEnd(log)
    if (isAway === this.isAway) return
    this.isAway = isAway
    this.#onChange()
  }
}
