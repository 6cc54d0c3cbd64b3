import type { Entry } from './session.ts'

/** Nearer than this to the end counts as at the end, in pixels. */
const nearEnd = 32

/**
 * Keeps the log where the reader wants it: it follows a reply as it grows, but never past the
 * question that it answers, and stands still once the reader scrolls up.
 */
export class LogScroller {
  /** Messages that came while the reader was elsewhere in the log. */
  unread = 0
  /** There is more below than the reader sees. */
  isAway = false

  readonly #onChange: () => void
  #log: HTMLElement | null = null
  #isFollowing = true
  #lastTop = 0
  #known = 0

  constructor(onChange: () => void) {
    this.#onChange = onChange
  }

  follow(): void {
    this.#isFollowing = true
    this.unread = 0
  }

  beforeUpdate(entries: readonly Entry[]): void {
    const finished = entries.filter((entry) => entry.kind === 'reply' && !entry.isStreaming).length
    if (finished > this.#known && this.#known > 0 && !this.#isFollowing)
      this.unread += finished - this.#known
    this.#known = finished
  }

  afterUpdate(log: HTMLElement | null): void {
    this.#log = log
    if (log === null) return
    if (this.#isFollowing) {
      const questions = log.querySelectorAll<HTMLElement>('.message.shopper')
      const question = questions[questions.length - 1]
      const end = log.scrollHeight - log.clientHeight
      log.scrollTop = question ? Math.min(end, question.offsetTop - 12) : end
      this.#lastTop = log.scrollTop
    }
    this.#look(log)
  }

  readonly onScroll = (event: Event): void => {
    const log = event.currentTarget as HTMLElement
    if (this.#isAtEnd(log)) this.follow()
    else if (log.scrollTop < this.#lastTop - 2) this.#isFollowing = false
    this.#lastTop = log.scrollTop
    this.#look(log)
  }

  readonly toEnd = (): void => {
    const log = this.#log
    if (log === null) return
    this.unread = 0
    log.scrollTop = log.scrollHeight
    log.focus({ preventScroll: true })
  }

  #isAtEnd(log: HTMLElement): boolean {
    return log.scrollTop + log.clientHeight >= log.scrollHeight - nearEnd
  }

  #look(log: HTMLElement): void {
    const isAway = log.clientHeight > 0 && !this.#isAtEnd(log)
    if (isAway === this.isAway) return
    this.isAway = isAway
    this.#onChange()
  }
}
