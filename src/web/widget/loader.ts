import type { Page } from '../../http/contract.ts'
import { interfaceLanguage } from '../shared/language.ts'
import { session } from '../shared/storage.ts'
import css from './launcher.css'
import type { ShopAssistantPanel } from './panel.ts'
import { pageContext } from './page-context.ts'
import strings from './strings/launcher.json' with { type: 'json' }

/**
 * The one-line script of a shop's page: the launcher button, and a stand-in for the assistant that
 * loads the panel once it is wanted. It carries no library, so that it costs the page next to nothing.
 */
type Command = [name: string, ...values: unknown[]]

interface Queue {
  (...command: Command): unknown
  q?: ArrayLike<unknown>[]
}

declare global {
  interface Window {
    ShopAssistant?: Queue
  }
}

const script = document.currentScript as HTMLScriptElement | null
const openKey = 'shop-assistant:open'
const dark = matchMedia('(prefers-color-scheme: dark)')
const phone = matchMedia('(max-width: 479.98px)')

class ShopAssistant extends HTMLElement {
  static readonly observedAttributes = ['lang', 'theme', 'heading', 'position']

  readonly #button = document.createElement('button')
  readonly #badge = document.createElement('span')
  readonly #watcher = new MutationObserver(() => this.#dress())
  #panel: ShopAssistantPanel | undefined
  #loading: Promise<ShopAssistantPanel> | undefined
  #page: Page = {}
  #unread = 0
  #attempts = 0

  constructor() {
    super()
    const root = this.attachShadow({ mode: 'open' })
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    root.adoptedStyleSheets = [sheet]
    this.#button.type = 'button'
    this.#button.className = 'launcher'
    this.#button.part.add('launcher')
    this.#button.setAttribute('aria-expanded', 'false')
    this.#button.append(icon('open', chatPath), icon('shut', 'M6 9l6 6 6-6'), this.#badge)
    this.#badge.className = 'unread'
    this.#badge.hidden = true
    this.#button.addEventListener('click', () => this.#toggle())
    this.addEventListener('shop-assistant:open', () => this.#opened(true))
    this.addEventListener('shop-assistant:close', () => this.#opened(false))
    this.addEventListener('shop-assistant:message', (event) => this.#count(event as CustomEvent))
  }

  connectedCallback(): void {
    if (this.#isInline) void this.#load()
    else {
      this.shadowRoot?.append(this.#button)
      if (session.get(openKey) !== null && !phone.matches)
        void this.#load().then((panel) => panel.open({ focus: false }))
      else whenIdle(() => void this.#load().catch(() => {}))
    }
    dark.addEventListener('change', this.#dress)
    this.#watcher.observe(document.documentElement, { attributeFilter: ['lang'] })
    this.#dress()
  }

  disconnectedCallback(): void {
    dark.removeEventListener('change', this.#dress)
    this.#watcher.disconnect()
  }

  attributeChangedCallback(): void {
    if (this.isConnected) this.#dress()
  }

  async open(): Promise<void> {
    await (await this.#load()).open()
  }

  close(): void {
    this.#panel?.close()
  }

  /** Opens the panel and says `text` as the shopper. */
  async send(text: string): Promise<void> {
    await (await this.#load()).send(text)
  }

  /** Tells what the page shows where the page's own data does not: `{sku, category}`. */
  set page(page: Page) {
    this.#page = page
  }

  get #isInline(): boolean {
    return this.hasAttribute('inline')
  }

  #option(name: string): string | null {
    return (
      this.getAttribute(name) ??
      this.getAttribute(`data-${name}`) ??
      script?.getAttribute(`data-${name}`) ??
      null
    )
  }

  get #base(): string {
    const api = this.#option('api')
    if (api !== null) return new URL(api.endsWith('/') ? api : `${api}/`, location.href).href
    return new URL('.', script?.src || location.href).href
  }

  #load(): Promise<ShopAssistantPanel> {
    this.#loading ??= this.#make().catch((error: unknown) => {
      this.#loading = undefined
      throw error
    })
    return this.#loading
  }

  async #make(): Promise<ShopAssistantPanel> {
    const base = this.#base
    // A failed import may be remembered by the browser: the next attempt needs another address.
    await import(new URL(`panel.js${this.#attempts++ > 0 ? `?${this.#attempts}` : ''}`, base).href)
    const panel = document.createElement('shop-assistant-panel') as ShopAssistantPanel
    panel.base = base
    panel.store = this.#option('store') ?? 'demo'
    panel.isInline = this.#isInline
    panel.canAddToCart = this.#option('cart') !== null
    panel.readPage = () =>
      pageContext({
        sku: this.#page.sku ?? this.#option('sku'),
        category: this.#page.category ?? this.#option('category'),
      })
    panel.setAttribute(
      'exportparts',
      'panel, header, title, header-button, log, message, shopper, reply, need, cards, card, price, details, comparison, suggestions, tools, tray, footer, composer, input, send, stop',
    )
    this.#panel = panel
    this.#dress()
    this.shadowRoot?.prepend(panel)
    return panel
  }

  #toggle(): void {
    if (this.#panel?.isOpen) this.close()
    else void this.open().catch(() => {})
  }

  #opened(isOpen: boolean): void {
    this.#button.setAttribute('aria-expanded', String(isOpen))
    if (isOpen) {
      this.#unread = 0
      session.set(openKey, '1')
    } else {
      session.remove(openKey)
      if (!this.#isInline) this.#button.focus({ preventScroll: true })
    }
    this.#dress()
  }

  #count({ detail }: CustomEvent<{ role: string }>): void {
    if (this.#panel?.isOpen || detail.role === 'shopper') return
    this.#unread++
    this.#dress()
  }

  /** Brings language, theme, place and badge in line with the page. */
  readonly #dress = (): void => {
    const language = interfaceLanguage(this.#option('lang'))
    const theme = this.#option('theme')
    const isDark = theme === 'dark' || (theme !== 'light' && dark.matches)
    const texts = strings[language]
    const unread = this.#unread > 0 ? `, ${texts.unread.replace('{n}', String(this.#unread))}` : ''
    this.#button.setAttribute('aria-label', this.#panel?.isOpen ? texts.close : texts.open + unread)
    this.#badge.hidden = this.#unread === 0
    this.#badge.textContent = String(this.#unread)
    this.#badge.setAttribute('aria-hidden', 'true')
    const side = this.#option('position') === 'left' ? 'left' : 'right'
    for (const part of [this.#button, this.#panel]) {
      part?.setAttribute('data-theme', isDark ? 'dark' : 'light')
      part?.setAttribute('data-side', side)
    }
    if (this.#panel) {
      this.#panel.language = language
      this.#panel.heading = this.#option('heading') ?? ''
    }
  }
}

const chatPath =
  'M5 5h14a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-7l-4.5 3.500V17H5a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2zM8 10h8M8 13h5'

function icon(name: string, path: string): SVGElement {
  const namespace = 'http://www.w3.org/2000/svg'
  const svg = document.createElementNS(namespace, 'svg')
  const line = document.createElementNS(namespace, 'path')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('class', name)
  svg.setAttribute('aria-hidden', 'true')
  line.setAttribute('d', path)
  svg.append(line)
  return svg
}

function whenIdle(work: () => void): void {
  const wait = () =>
    'requestIdleCallback' in window
      ? requestIdleCallback(work, { timeout: 5000 })
      : setTimeout(work, 1500)
  if (document.readyState === 'complete') wait()
  else addEventListener('load', wait, { once: true })
}

/** `ShopAssistant('open' | 'close')`, `('send', text)`, `('page', {sku, category})`, `('on', event, listener)`. */
function obey([name, ...values]: Command): unknown {
  const element = document.querySelector('shop-assistant') as ShopAssistant | null
  switch (name) {
    case 'open':
      return element?.open()
    case 'close':
      return element?.close()
    case 'send':
      return element?.send(String(values[0]))
    case 'page':
      if (element) element.page = values[0] as Page
      return undefined
    case 'on':
      return document.addEventListener(
        `shop-assistant:${String(values[0])}`,
        values[1] as EventListener,
      )
    default:
      console.warn(`ShopAssistant: unknown command "${name}"`)
      return undefined
  }
}

function begin(): void {
  if (!document.querySelector('shop-assistant') && script?.dataset['auto'] !== 'false')
    document.body.append(document.createElement('shop-assistant'))
  const waiting = window.ShopAssistant?.q ?? []
  window.ShopAssistant = (...command) => obey(command)
  for (const command of Array.from(waiting)) obey(Array.from(command) as Command)
}

if (!customElements.get('shop-assistant')) {
  customElements.define('shop-assistant', ShopAssistant)
  if (document.body) begin()
  else addEventListener('DOMContentLoaded', begin, { once: true })
}
