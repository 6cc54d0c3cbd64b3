import { html, LitElement, nothing, unsafeCSS, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { Page, ProductCard, StartConversation } from '../../http/contract.ts'
import { fill, plural, shortTitle } from '../shared/format.ts'
import type { Language } from '../shared/language.ts'
import { record } from '../shared/shopper.ts'
import { local } from '../shared/storage.ts'
import { ShopApi } from './api.ts'
import { maxCompared, type PanelContext } from './context.ts'
import { icons } from './icons.ts'
import { replyView, shopperView } from './messages-view.ts'
import css from './panel.css'
import { LogScroller } from './scroller.ts'
import { ChatSession, type Entry, type ReplyEntry, type ShopperEntry } from './session.ts'
import { sayings, strings, type Strings } from './texts.ts'

/** Longest message the shop takes, in characters. */
const maxTextLength = 2000
const phone = '(max-width: 479.98px)'

/**
 * The conversation panel. The launcher (`<shop-assistant>`) makes it, sets its properties and opens
 * it; everything it tells the page goes out as `shop-assistant:*` events.
 */
export class ShopAssistantPanel extends LitElement implements PanelContext {
  static override styles = unsafeCSS(css)
  static override properties = {
    language: {},
    heading: {},
    isInline: { type: Boolean },
    canAddToCart: { type: Boolean },
    isOpen: { state: true },
    isWide: { state: true },
    isErasing: { state: true },
    notice: { state: true },
    compared: { state: true },
    subject: { state: true },
    copiedKey: { state: true },
    draft: { state: true },
  }

  /** Where the API lives, ending in a slash. */
  base = '/'
  store = 'demo'
  language: Language = 'en'
  heading = ''
  isInline = false
  canAddToCart = false
  /** What the shopper is looking at, asked anew for every message. */
  readPage: () => Page = () => ({})

  isOpen = false
  isWide = false
  isErasing = false
  notice = ''
  compared: readonly ProductCard[] = []
  /** The product the next message is about. */
  subject: ProductCard | null = null
  copiedKey: string | null = null
  draft = ''

  #session: ChatSession | undefined
  readonly #scroller = new LogScroller(() => this.requestUpdate())
  readonly #phone = matchMedia(phone)

  get strings(): Strings {
    return strings[this.language]
  }

  /** That of the last reply: what is said on the shopper's behalf is said in it. */
  get spokenLanguage(): Language {
    const last = this.#entries.findLast((entry) => entry.kind === 'reply' && entry.reply !== null)
    return last?.kind === 'reply' ? (last.reply?.locale ?? this.language) : this.language
  }

  get isBusy(): boolean {
    return this.#session?.isBusy ?? false
  }

  get #entries(): readonly Entry[] {
    return this.#session?.entries ?? []
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#session ??= new ChatSession({
      api: new ShopApi(this.base),
      store: this.store,
      onChange: () => this.requestUpdate(),
      onReply: (entry) => this.#replied(entry),
    })
    this.draft = local.get(this.#draftKey) ?? ''
    window.addEventListener('storage', this.#onStorage)
    this.#phone.addEventListener('change', this.#onLayout)
    if (this.isInline) void this.open({ focus: false })
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    window.removeEventListener('storage', this.#onStorage)
    this.#phone.removeEventListener('change', this.#onLayout)
    this.#session?.dispose()
  }

  /** Shows the panel; the first time, it restores or starts the conversation. */
  async open({ focus = true }: { readonly focus?: boolean } = {}): Promise<void> {
    const isNews = !this.isOpen
    this.isOpen = true
    await this.updateComplete
    this.#showDialog()
    if (focus) this.#input?.focus()
    if (isNews) this.#tell('open')
    await this.#session?.open(this.#start)
  }

  close(): void {
    if (!this.isOpen || this.isInline) return
    this.isOpen = false
    this.#dialog?.close()
    this.#tell('close')
  }

  /** Says `text` as the shopper. */
  async send(text: string): Promise<void> {
    await this.open()
    this.say(text)
  }

  say(text: string): void {
    const said = text.trim().slice(0, maxTextLength)
    if (said === '' || this.isBusy || this.#session === undefined) return
    const page = this.subject
      ? { ...this.readPage(), sku: this.subject.sku, category: this.subject.category }
      : this.readPage()
    this.subject = null
    this.notice = ''
    this.#scroller.follow()
    this.#tell('message', { role: 'shopper', text: said })
    void this.#session.send(said, page, this.#start)
  }

  retry(entry: ShopperEntry): void {
    this.#scroller.follow()
    void this.#session?.retry(entry.key, this.#start)
  }

  rate(entry: ReplyEntry, rating: 'up' | 'down'): void {
    void this.#session?.rate(entry, rating)
  }

  async copy(entry: ReplyEntry): Promise<void> {
    try {
      await navigator.clipboard.writeText(entry.text)
      this.copiedKey = entry.key
      setTimeout(() => {
        if (this.copiedKey === entry.key) this.copiedKey = null
      }, 2000)
    } catch {
      // No permission, or a page without https: the text can still be selected by hand.
    }
  }

  isCompared(sku: string): boolean {
    return this.compared.some((product) => product.sku === sku)
  }

  toggleCompared(product: ProductCard): void {
    this.notice = ''
    if (this.isCompared(product.sku))
      this.compared = this.compared.filter(({ sku }) => sku !== product.sku)
    else if (this.compared.length < maxCompared) this.compared = [...this.compared, product]
    else this.notice = fill(this.strings.compareFull, { n: String(maxCompared) })
  }

  askAbout(product: ProductCard): void {
    this.subject = product
    this.#input?.focus()
  }

  openProduct(event: Event, product: ProductCard): void {
    record(this.base, { type: 'click', sku: product.sku })
    const detail = { sku: product.sku, url: product.url, title: product.title }
    // A page that shows products without loading anew says so by preventing the default.
    if (!this.#tell('product-click', detail)) event.preventDefault()
    if (this.#phone.matches) this.close()
  }

  addToCart(product: ProductCard): void {
    record(this.base, { type: 'cart', sku: product.sku })
    this.#tell('add-to-cart', { sku: product.sku, title: product.title, price: product.price })
  }

  protected override willUpdate(): void {
    this.#scroller.beforeUpdate(this.#entries)
  }

  protected override updated(): void {
    this.#scroller.afterUpdate(this.renderRoot.querySelector<HTMLElement>('.log'))
    this.#fitInput()
  }

  protected override render(): TemplateResult {
    const t = this.strings
    const content = html`${this.#headerView()}${this.#logView()}${this.#footerView()}`
    const title = this.heading || t.title
    return this.isInline
      ? html`<section
          class="panel inline"
          part="panel"
          lang=${tag(this.language)}
          aria-label=${title}
        >
          ${content}
        </section>`
      : html`<dialog
          class="panel ${this.isWide ? 'wide' : ''}"
          part="panel"
          lang=${tag(this.language)}
          aria-label=${title}
          @keydown=${this.#onKey}
          @cancel=${this.#onCancel}
        >
          ${content}
        </dialog>`
  }

  #headerView(): TemplateResult {
    const t = this.strings
    return html`<div class="header" part="header">
      <span class="badge" aria-hidden="true">${icons.spark}</span>
      <div class="who">
        <h2 part="title">${this.heading || t.title}</h2>
        <p>${t.automated}</p>
      </div>
      ${this.#iconButton(t.newChat, icons.newChat, () => this.#newChat())}
      ${this.#iconButton(t.erase, icons.erase, () => (this.isErasing = true))}
      ${
        this.isInline
          ? nothing
          : html`${this.#iconButton(
              this.isWide ? t.narrow : t.widen,
              this.isWide ? icons.narrow : icons.widen,
              () => (this.isWide = !this.isWide),
              'widen',
            )}
            ${this.#iconButton(t.close, icons.close, () => this.close(), 'close')}`
      }
    </div>`
  }

  #iconButton(label: string, icon: TemplateResult, onPress: () => void, kind = ''): TemplateResult {
    return html`<button
      type="button"
      class="icon ${kind}"
      part="header-button"
      aria-label=${label}
      title=${label}
      @click=${onPress}
    >
      ${icon}
    </button>`
  }

  #logView(): TemplateResult {
    const t = this.strings
    const entries = this.#entries
    const status = this.#session?.status ?? 'idle'
    const last = entries.at(-1)
    return html`<div class="middle">
      <div
        class="log"
        part="log"
        role="log"
        aria-live="polite"
        aria-relevant="additions"
        aria-label=${t.messages}
        aria-busy=${status === 'opening' ? 'true' : 'false'}
        tabindex="0"
        @scroll=${this.#scroller.onScroll}
      >
        ${repeat(
          entries,
          (entry) => entry.key,
          (entry) =>
            entry.kind === 'shopper'
              ? shopperView(entry, this)
              : replyView(entry, entry === last, this),
        )}
        ${
          status === 'opening' || status === 'idle'
            ? html`<div class="dots" aria-hidden="true"><i></i><i></i><i></i></div>`
            : nothing
        }
        ${
          status === 'unreachable' && entries.length === 0
            ? html`<div class="failure" role="alert">
                ${icons.alert}<span>${t.unreachable}</span>
                <button type="button" @click=${() => this.#session?.open(this.#start)}>
                  ${t.retry}
                </button>
              </div>`
            : nothing
        }
      </div>
      ${
        this.#scroller.unread > 0
          ? html`<button type="button" class="to-end news" @click=${this.#scroller.toEnd}>
              ${icons.down}${plural(t.newMessages, this.#scroller.unread, this.language)}
            </button>`
          : this.#scroller.isAway
            ? html`<button
                type="button"
                class="to-end"
                aria-label=${t.toEnd}
                title=${t.toEnd}
                @click=${this.#scroller.toEnd}
              >
                ${icons.down}
              </button>`
            : nothing
      }
    </div>`
  }

  #footerView(): TemplateResult {
    const t = this.strings
    const handover = this.#session?.handover
    const position = this.#session?.position
    return html`<div class="footer" part="footer">
      ${this.isErasing ? this.#eraseView() : nothing}
      ${this.notice ? html`<p class="notice" role="status">${this.notice}</p>` : nothing}
      ${
        handover
          ? html`<p class="notice" role="status">
              ${
                handover === 'human'
                  ? t.human
                  : position == null
                    ? t.waiting
                    : fill(t.waitingAt, { n: String(position) })
              }
            </p>`
          : nothing
      }
      ${
        this.compared.length > 0
          ? html`<div class="tray" part="tray">
              <span>${plural(t.selected, this.compared.length, this.language)}</span>
              <button type="button" class="quiet" @click=${() => (this.compared = [])}>
                ${t.clear}
              </button>
              <button
                type="button"
                class="main"
                ?disabled=${this.compared.length < 2 || this.isBusy}
                @click=${this.#compare}
              >
                ${t.compareNow}
              </button>
            </div>`
          : nothing
      }
      ${
        this.subject
          ? html`<div class="tray">
              <span class="subject" dir="auto"
                >${t.askingAbout}: <b>${shortTitle(this.subject.title)}</b></span
              >
              <button
                type="button"
                class="icon"
                aria-label=${fill(t.stopAsking, { title: shortTitle(this.subject.title) })}
                @click=${() => (this.subject = null)}
              >
                ${icons.close}
              </button>
            </div>`
          : nothing
      }
      <form class="composer" part="composer" @submit=${this.#onSubmit}>
        <textarea
          part="input"
          rows="1"
          dir="auto"
          enterkeyhint="send"
          maxlength=${maxTextLength}
          aria-label=${t.input}
          placeholder=${t.placeholder}
          .value=${this.draft}
          @input=${this.#onInput}
          @keydown=${this.#onInputKey}
        ></textarea>
        ${
          this.isBusy
            ? html`<button
                type="button"
                class="send stop"
                part="stop"
                aria-label=${t.stop}
                title=${t.stop}
                @click=${() => this.#session?.stop()}
              >
                ${icons.stop}
              </button>`
            : html`<button
                type="submit"
                class="send"
                part="send"
                aria-label=${t.send}
                title=${t.send}
                ?disabled=${this.draft.trim() === ''}
              >
                ${icons.send}
              </button>`
        }
      </form>
      <p class="unseen" role="status">${this.isBusy ? t.typing : ''}</p>
    </div>`
  }

  #eraseView(): TemplateResult {
    const t = this.strings
    return html`<div class="tray ask" role="alertdialog" aria-label=${t.erase}>
      <span>${t.eraseQuestion}</span>
      <button type="button" class="quiet" @click=${() => (this.isErasing = false)}>
        ${t.eraseNo}
      </button>
      <button type="button" class="main danger" @click=${this.#erase}>${t.eraseYes}</button>
    </div>`
  }

  get #start(): StartConversation {
    return { locale: this.language, channel: 'widget', page: this.readPage() }
  }

  get #draftKey(): string {
    return `shop-assistant:${this.store}:draft`
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog')
  }

  get #input(): HTMLTextAreaElement | null {
    return this.renderRoot.querySelector('textarea')
  }

  /** Modal where it covers the screen, beside the page where it does not. */
  #showDialog(): void {
    const dialog = this.#dialog
    if (dialog === null || !this.isOpen) return
    const isModal = this.#phone.matches
    if (dialog.open && dialog.matches(':modal') === isModal) return
    if (dialog.open) dialog.close()
    const inside = this.shadowRoot?.activeElement
    const outside = document.activeElement
    if (isModal) dialog.showModal()
    else dialog.show()
    // Both move the focus to the first button; where it goes is for the caller to say.
    if (inside instanceof HTMLElement) inside.focus({ preventScroll: true })
    else {
      const moved = this.shadowRoot?.activeElement
      if (moved instanceof HTMLElement) moved.blur()
      if (!isModal && outside instanceof HTMLElement) outside.focus({ preventScroll: true })
    }
  }

  #newChat(): void {
    this.compared = []
    this.subject = null
    this.notice = ''
    void this.#session?.reset(this.#start)
    this.#input?.focus()
  }

  readonly #erase = async (): Promise<void> => {
    const isDone = await this.#session?.erase(this.#start)
    this.isErasing = false
    this.notice = isDone ? this.strings.erased : this.strings.eraseFailed
    if (isDone) {
      this.compared = []
      this.subject = null
      this.#setDraft('')
    }
    this.#input?.focus()
  }

  readonly #compare = (): void => {
    const titles = this.compared.map(({ title }) => shortTitle(title))
    this.compared = []
    this.say(sayings.compare(titles, this.spokenLanguage))
  }

  #replied(entry: ReplyEntry): void {
    this.#tell('message', { role: entry.author, text: entry.text, reply: entry.reply })
    if (entry.reply?.act === 'cart') for (const product of entry.products) this.addToCart(product)
  }

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault()
    const text = this.draft
    if (text.trim() === '' || this.isBusy) return
    this.#setDraft('')
    this.say(text)
    this.#input?.focus()
  }

  readonly #onInput = (event: Event): void => {
    this.#setDraft((event.target as HTMLTextAreaElement).value)
  }

  #setDraft(text: string): void {
    this.draft = text
    if (text === '') local.remove(this.#draftKey)
    else local.set(this.#draftKey, text)
  }

  readonly #onInputKey = (event: KeyboardEvent): void => {
    // While an input method is composing, Enter belongs to it (229 where `isComposing` is not set).
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229)
      return
    this.#onSubmit(event)
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return
    event.preventDefault()
    if (this.isErasing) this.isErasing = false
    else this.close()
  }

  readonly #onCancel = (event: Event): void => {
    event.preventDefault()
    this.close()
  }

  readonly #onStorage = (event: StorageEvent): void => {
    if (this.#session?.isStorageKey(event.key) && event.newValue !== null)
      void this.#session.refresh()
    if (event.key === this.#draftKey && !this.matches(':focus-within'))
      this.draft = event.newValue ?? ''
  }

  readonly #onLayout = (): void => this.#showDialog()

  /** Grows from one line to what is written; the stylesheet sets the most. */
  #fitInput(): void {
    const input = this.#input
    if (input === null) return
    input.style.height = 'auto'
    input.style.height = `${input.scrollHeight}px`
  }

  /** False when a listener prevented the default. */
  #tell(name: string, detail: unknown = null): boolean {
    return this.dispatchEvent(
      new CustomEvent(`shop-assistant:${name}`, {
        detail,
        bubbles: true,
        composed: true,
        cancelable: true,
      }),
    )
  }
}

function tag(language: Language): string {
  return language === 'zh' ? 'zh-CN' : 'en'
}

if (!customElements.get('shop-assistant-panel'))
  customElements.define('shop-assistant-panel', ShopAssistantPanel)
