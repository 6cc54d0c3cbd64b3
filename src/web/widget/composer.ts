import { html, type TemplateResult } from 'lit'
import { local } from '../shared/storage.ts'
import { icons } from './icons.ts'
import type { Strings } from './texts.ts'

/** Longest message the shop takes, in characters. */
export const maxTextLength = 2000

/** Where the shopper writes. What is not sent yet outlives the page. */
export class Composer {
  text: string

  readonly #key: string
  readonly #onChange: () => void
  readonly #onSend: (text: string) => void

  constructor(options: {
    readonly store: string
    readonly onChange: () => void
    /** Is given what was written, before the composer lets go of it by {@link write}. */
    readonly onSend: (text: string) => void
  }) {
    this.#key = `shop-assistant:${options.store}:draft`
    this.#onChange = options.onChange
    this.#onSend = options.onSend
    this.text = local.get(this.#key) ?? ''
  }

  write(text: string): void {
    this.text = text
    if (text === '') local.remove(this.#key)
    else local.set(this.#key, text)
    this.#onChange()
  }

  /** Takes over what another tab has written. */
  follow(event: StorageEvent): void {
    if (event.key !== this.#key) return
    this.text = event.newValue ?? ''
    this.#onChange()
  }

  /** Grows the input from one line to what is written; the stylesheet sets the most. */
  fit(input: HTMLTextAreaElement | null): void {
    if (input === null) return
    input.style.height = 'auto'
    input.style.height = `${input.scrollHeight}px`
  }

  view(t: Strings, isBusy: boolean, stop: () => void): TemplateResult {
    return html`<form class="composer" part="composer" @submit=${this.#send}>
      <textarea
        part="input"
        rows="1"
        dir="auto"
        enterkeyhint="send"
        maxlength=${maxTextLength}
        aria-label=${t.input}
        placeholder=${t.placeholder}
        .value=${this.text}
        @input=${this.#onInput}
        @keydown=${this.#onKey}
      ></textarea>
      ${
        isBusy
          ? html`<button
              type="button"
              class="send stop"
              part="stop"
              aria-label=${t.stop}
              title=${t.stop}
              @click=${stop}
            >
              ${icons.stop}
            </button>`
          : html`<button
              type="submit"
              class="send"
              part="send"
              aria-label=${t.send}
              title=${t.send}
              ?disabled=${this.text.trim() === ''}
            >
              ${icons.send}
            </button>`
      }
    </form>`
  }

  readonly #send = (event: Event): void => {
    event.preventDefault()
    if (this.text.trim() !== '') this.#onSend(this.text)
  }

  readonly #onInput = (event: Event): void => {
    this.write((event.target as HTMLTextAreaElement).value)
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    // While an input method is composing, Enter belongs to it (229 where `isComposing` is not set).
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229)
      return
    this.#send(event)
  }
}
