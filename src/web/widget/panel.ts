import { html, LitElement, unsafeCSS, type TemplateResult } from 'lit'
import type { ChangeProfile, Page, ProductCard, StartConversation } from '../../http/contract.ts'
import { fill } from '../shared/format.ts'
import { shortTitle } from '../../lib/short-title.ts'
import type { Language } from '../shared/language.ts'
import { record } from '../shared/shopper.ts'
import { ShopApi } from './api.ts'
import { Composer, maxTextLength } from './composer.ts'
import { maxCompared } from './context.ts'
import type { Entry, ReplyEntry, ShopperEntry } from './entries.ts'
import { footerView, type FooterContext } from './footer-view.ts'
import { headerView, type HeaderContext } from './header-view.ts'
import { logView, type LogContext } from './log-view.ts'
import css from './panel.css'
import { ProfilePanel } from './profile-panel.ts'
import { profileView, type ProfileContext } from './profile-view.ts'
import profileCss from './profile.css'
import { LogScroller } from './scroller.ts'
import { ChatSession, type SessionStatus } from './session.ts'
import { showDialog } from './show-dialog.ts'
import { sayings, strings, type Strings } from './texts.ts'

const phone = '(max-width: 479.98px)'

/**
 * The conversation panel. The launcher (`<shop-assistant>`) makes it, sets its properties and opens
 * it; everything it tells the page goes out as `shop-assistant:*` events.
 */
export class ShopAssistantPanel
  extends LitElement
  implements HeaderContext, LogContext, FooterContext, ProfileContext
{
  static override styles = [unsafeCSS(css), unsafeCSS(profileCss)]
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
    dismissed: { state: true },
    subject: { state: true },
    copiedKey: { state: true },
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
  /** Skus that were waved away. */
  dismissed: ReadonlySet<string> = new Set()
  /** The product the next message is about. */
  subject: ProductCard | null = null
  copiedKey: string | null = null

  composer!: Composer
  readonly profile = new ProfilePanel({
    source: {
      profile: async (language) => {
        await this.#opened.open(this.#start)
        return this.#opened.profile(language)
      },
      changeProfile: async (change, language) => this.#opened.changeProfile(change, language),
    },
    onChange: () => this.requestUpdate(),
  })
  readonly scroller = new LogScroller(() => this.requestUpdate())
  #session: ChatSession | undefined
  readonly #phone = matchMedia(phone)

  get strings(): Strings {
    return strings[this.language]
  }

  /** That of the last reply: what is said on the shopper's behalf is said in it. */
  get spokenLanguage(): Language {
    const last = this.entries.findLast((entry) => entry.kind === 'reply' && entry.reply !== null)
    return last?.kind === 'reply' ? (last.reply?.locale ?? this.language) : this.language
  }

  get isBusy(): boolean {
    return this.#session?.isBusy ?? false
  }

  get entries(): readonly Entry[] {
    return this.#session?.entries ?? []
  }

  get status(): SessionStatus {
    return this.#session?.status ?? 'idle'
  }

  get handover(): 'waiting' | 'human' | null {
    return this.#session?.handover ?? null
  }

  get position(): number | null {
    return this.#session?.position ?? null
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#session ??= new ChatSession({
      api: new ShopApi(this.base),
      store: this.store,
      onChange: () => this.requestUpdate(),
      onReply: (entry) => this.#replied(entry),
    })
    this.composer ??= new Composer({
      store: this.store,
      onChange: () => this.requestUpdate(),
      onSend: (text) => this.#sendWritten(text),
    })
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
    this.#show()
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
    this.profile.close()
    this.scroller.follow()
    this.#tell('message', { role: 'shopper', text: said })
    void this.#session.send(said, page, this.#start)
  }

  retry(entry: ShopperEntry): void {
    this.scroller.follow()
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

  isDismissed(sku: string): boolean {
    return this.dismissed.has(sku)
  }

  toggleDismissed({ sku }: ProductCard): void {
    const dismissed = new Set(this.dismissed)
    const isTakenBack = dismissed.delete(sku)
    if (!isTakenBack) dismissed.add(sku)
    this.dismissed = dismissed
    // A later look at goods takes back that they were waved away.
    record(this.base, { type: isTakenBack ? 'view' : 'dismiss', sku })
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

  stop(): void {
    this.#session?.stop()
  }

  async showProfile(): Promise<void> {
    const shown = this.profile.open(this.language)
    await this.updateComplete
    this.#focus('.back-to')
    await shown
  }

  hideProfile(): void {
    this.profile.close()
    this.scroller.follow()
    void this.updateComplete.then(() => this.#focus('.person'))
  }

  /** What was pressed may be gone after it: the focus goes to the heading then. */
  async changeProfile(change: ChangeProfile): Promise<void> {
    await this.profile.change(change, this.language)
    await this.updateComplete
    if (this.shadowRoot?.activeElement === null) this.#focus('#profile-title')
  }

  askErase(): void {
    this.profile.close()
    this.isErasing = true
    void this.updateComplete.then(() => this.#focus('.tray.ask .quiet'))
  }

  newChat(): void {
    this.profile.close()
    this.#letGo()
    this.notice = ''
    void this.#session?.reset(this.#start)
    this.#input?.focus()
  }

  async erase(): Promise<void> {
    const erasure = (await this.#session?.erase(this.#start)) ?? 'failed'
    this.isErasing = false
    this.notice = this.strings.erasure[erasure]
    if (erasure !== 'failed') {
      this.#letGo()
      this.composer.write('')
    }
    this.#input?.focus()
  }

  compare(): void {
    const titles = this.compared.map(({ title }) => shortTitle(title))
    this.compared = []
    this.say(sayings.compare(titles, this.spokenLanguage))
  }

  protected override willUpdate(): void {
    this.scroller.beforeUpdate(this.entries)
  }

  protected override updated(): void {
    this.scroller.afterUpdate(this.renderRoot.querySelector<HTMLElement>('.log'))
    this.composer.fit(this.#input)
  }

  protected override render(): TemplateResult {
    const content = html`${headerView(this)}${
      this.profile.isOpen ? profileView(this) : html`${logView(this)}${footerView(this)}`
    }`
    const title = this.heading || this.strings.title
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

  get #start(): StartConversation {
    return { locale: this.language, channel: 'widget', page: this.readPage() }
  }

  get #opened(): ChatSession {
    if (this.#session === undefined) throw new TypeError('No conversation')
    return this.#session
  }

  #focus(selector: string): void {
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus()
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog')
  }

  get #input(): HTMLTextAreaElement | null {
    return this.renderRoot.querySelector('textarea')
  }

  /** Modal where it covers the screen, beside the page where it does not. */
  #show(): void {
    if (this.#dialog !== null && this.isOpen) showDialog(this.#dialog, this.#phone.matches)
  }

  #letGo(): void {
    this.compared = []
    this.subject = null
  }

  #sendWritten(text: string): void {
    if (this.isBusy) return
    this.composer.write('')
    this.say(text)
    this.#input?.focus()
  }

  #replied(entry: ReplyEntry): void {
    this.#tell('message', { role: entry.author, text: entry.text, reply: entry.reply })
    if (entry.reply?.act === 'cart') for (const product of entry.products) this.addToCart(product)
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return
    event.preventDefault()
    if (this.profile.isOpen) this.hideProfile()
    else if (this.isErasing) this.isErasing = false
    else this.close()
  }

  readonly #onCancel = (event: Event): void => {
    event.preventDefault()
    this.close()
  }

  readonly #onStorage = (event: StorageEvent): void => {
    if (this.#session?.isStorageKey(event.key) && event.newValue !== null)
      void this.#session.refresh()
    if (!this.matches(':focus-within')) this.composer.follow(event)
  }

  readonly #onLayout = (): void => this.#show()

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
