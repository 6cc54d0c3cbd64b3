import { render, type TemplateResult } from 'lit'
import type { ProductCard, ProductDetail, ProductList } from '../../http/contract.ts'
import { pickLanguage, type Language } from '../shared/language.ts'
import { local } from '../shared/storage.ts'
import { record } from '../shared/shopper.ts'
import { addToCart, clearCart, readCart, removeFromCart, type CartLine } from './cart.ts'
import { cartView } from './cart-view.ts'
import { frameView } from './frame-view.ts'
import { loadingView } from './grid-view.ts'
import type { CategoryCount } from './groups.ts'
import { homeView } from './home-view.ts'
import { listView } from './list-view.ts'
import { messageView } from './message-view.ts'
import { productSchema } from './product-schema.ts'
import { productView } from './product-view.ts'
import { paths, readRoute, type Route } from './route.ts'
import type { Shop } from './shop.ts'
import { getProduct, recommend, listProducts, NotFound, type ListQuery } from './shop-client.ts'
import { strings } from './texts.ts'
/** The demo store: one page that shows what its address says. */

type Content =
  | { readonly state: 'loading' | 'failed' | 'missing' }
  | { readonly state: 'home'; readonly first: readonly ProductCard[] }
  | { readonly state: 'list'; readonly query: ListQuery; readonly list: ProductList }
  | {
      readonly state: 'product'
      readonly product: ProductDetail
      readonly similar: readonly ProductCard[]
    }
  | { readonly state: 'cart' }

interface Assistant {
  (command: 'open'): void
  (command: 'send', text: string): void
  (command: 'page', page: { sku?: string; category?: string }): void
  q?: unknown[][]
}

const root = document.querySelector<HTMLElement>('#shop')
const systemDark = matchMedia('(prefers-color-scheme: dark)')
const page = document.documentElement

let language: Language = pickLanguage(local.get('aisle-store:language'), ...navigator.languages)
let theme = local.get('aisle-store:theme')
let categories: readonly CategoryCount[] = []
let content: Content = { state: 'loading' }
let cart = readCart()
let isLoadingMore = false
let isMenuOpen = false
let toast = ''
let toastTimer: ReturnType<typeof setTimeout> | undefined
/** Grows with every navigation, so that a slow answer to an old one is dropped. */
let visit = 0

/** The widget's door; calls made before it has loaded wait in `q`. */
function assistant(...command: unknown[]): void {
  const host = window as unknown as { ShopAssistant?: Assistant }
  host.ShopAssistant ??= Object.assign(
    (...later: unknown[]) => {
      ;(host.ShopAssistant!.q ??= []).push(later)
    },
    { q: [] as unknown[][] },
  ) as unknown as Assistant
  ;(host.ShopAssistant as (...values: unknown[]) => void)(...command)
}

const shop: Shop = {
  get language() {
    return language
  },
  get t() {
    return strings[language]
  },
  get categories() {
    return categories
  },
  ask: (text) => (text === undefined ? assistant('open') : assistant('send', text)),
  clicked: (sku) => record(location.origin, { type: 'click', sku }),
  addToCart: (line) => {
    record(location.origin, { type: 'cart', sku: line.sku })
    putIntoCart(line)
  },
}

function putIntoCart(line: CartLine): void {
  cart = addToCart(line)
  say(shop.t.added)
}

/** The demo's checkout: the assistant learns what was bought, and nothing else happens. */
function buy(): void {
  const pieces = new Map<string, number>()
  for (const { sku } of cart) pieces.set(sku, (pieces.get(sku) ?? 0) + 1)
  record(
    location.origin,
    ...[...pieces].map(([sku, value]) => ({ type: 'purchase' as const, sku, value })),
  )
  cart = clearCart()
  say(shop.t.bought)
}

function say(text: string): void {
  toast = text
  clearTimeout(toastTimer)
  toastTimer = setTimeout(() => {
    toast = ''
    draw()
  }, 2500)
  draw()
}

async function load(): Promise<void> {
  const mine = ++visit
  const route = readRoute(location)
  if (content.state !== 'list' || route.view !== 'list') content = { state: 'loading' }
  draw()
  try {
    if (categories.length === 0)
      categories = (await listProducts({ limit: '1' }, language)).facets.category
    const next = await contentOf(route)
    if (mine !== visit) return
    content = next
  } catch (error) {
    if (mine !== visit) return
    content = { state: error instanceof NotFound ? 'missing' : 'failed' }
  }
  tellAssistant()
  draw()
}

async function contentOf(route: Route): Promise<Content> {
  switch (route.view) {
    case 'home':
      return {
        state: 'home',
        first: (await recommend(language)).items,
      }
    case 'list': {
      if (route.query.query)
        record(location.origin, { type: 'search', query: route.query.query.slice(0, 400) })
      return { state: 'list', query: route.query, list: await listProducts(route.query, language) }
    }
    case 'product': {
      const [product, similar] = await Promise.all([
        getProduct(route.sku, language),
        recommend(language, { sku: route.sku }).catch(() => ({ items: [] })),
      ])
      record(location.origin, { type: 'view', sku: product.sku })
      return { state: 'product', product, similar: similar.items }
    }
    case 'cart':
      return { state: 'cart' }
  }
}

async function loadMore(): Promise<void> {
  if (content.state !== 'list' || content.list.cursor === null || isLoadingMore) return
  const mine = visit
  const { query, list } = content
  isLoadingMore = true
  draw()
  try {
    const next = await listProducts({ ...query, cursor: list.cursor ?? '' }, language)
    if (mine === visit)
      content = {
        state: 'list',
        query,
        list: { ...next, facets: list.facets, items: [...list.items, ...next.items] },
      }
  } catch {
    // The button stays, to be pressed again.
  }
  isLoadingMore = false
  draw()
}

function go(path: string, { replace = false, keepScroll = false } = {}): void {
  if (replace) history.replaceState(null, '', path)
  else history.pushState(null, '', path)
  isMenuOpen = false
  if (!keepScroll) scrollTo(0, 0)
  void load().then(() => {
    if (!keepScroll) document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true })
  })
}

/** The subject of "does this fit?": as JSON-LD for everyone, and by command for category pages. */
function tellAssistant(): void {
  document.querySelector('#product-data')?.remove()
  const subject: { sku?: string; category?: string } = {}
  if (content.state === 'product') {
    const { product } = content
    subject.sku = product.sku
    subject.category = product.category
    const data = document.createElement('script')
    data.id = 'product-data'
    data.type = 'application/ld+json'
    data.textContent = JSON.stringify(productSchema(product))
    document.head.append(data)
  } else if (content.state === 'list' && content.query.category)
    subject.category = content.query.category
  assistant('page', subject)
}

function draw(): void {
  page.lang = language === 'zh' ? 'zh-CN' : 'en'
  page.dataset['theme'] = theme ?? (systemDark.matches ? 'dark' : 'light')
  document.querySelector('shop-assistant')?.setAttribute('theme', page.dataset['theme'])
  document.title = titleOf(content)
  if (root)
    render(
      frameView(shop, contentView(content), {
        query: content.state === 'list' ? (content.query.query ?? '') : '',
        isDark: page.dataset['theme'] === 'dark',
        isMenuOpen,
        inCart: cart.length,
        toast,
        search: (query) => go(paths.list({ query })),
        toggleMenu,
        toggleLanguage,
        toggleTheme,
      }),
      root,
    )
}

function titleOf(shown: Content): string {
  const { t } = shop
  const name = `${t.name} · ${t.tagline}`
  if (shown.state === 'product') return `${shown.product.title} · ${t.name}`
  if (shown.state === 'list') {
    const category = categories.find(({ value }) => value === shown.query.category)
    const what = shown.query.query ?? category?.label
    return what ? `${what} · ${t.name}` : name
  }
  return name
}

function contentView(shown: Content): TemplateResult {
  const { t } = shop
  switch (shown.state) {
    case 'loading':
      return loadingView(shop)
    case 'failed':
      return messageView(t.failed, { label: t.retry, run: () => void load() })
    case 'missing':
      return messageView(t.notFound, { label: t.home, run: () => go(paths.home) })
    case 'home':
      return homeView(shop, shown.first)
    case 'list':
      return listView(shop, shown.query, shown.list, {
        more: () => void loadMore(),
        isLoadingMore,
        apply: (query) => go(paths.list(query), { keepScroll: true }),
      })
    case 'product':
      return productView(shop, shown.product, shown.similar)
    case 'cart':
      return cartView(shop, cart, {
        remove(position) {
          cart = removeFromCart(position)
          draw()
        },
        buy,
      })
  }
}

function toggleMenu(): void {
  isMenuOpen = !isMenuOpen
  draw()
}

function toggleLanguage(): void {
  language = language === 'en' ? 'zh' : 'en'
  local.set('aisle-store:language', language)
  categories = []
  void load()
}

function toggleTheme(): void {
  theme = page.dataset['theme'] === 'dark' ? 'light' : 'dark'
  local.set('aisle-store:theme', theme)
  draw()
}

/** Links inside the shop change the view without loading the page anew. */
function follow(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0) return
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  const link = (event.target as Element).closest('a')
  if (link === null || link.target !== '' || link.origin !== location.origin) return
  if (!isShopPath(link.pathname) || link.hash !== '') return
  event.preventDefault()
  go(link.pathname + link.search)
}

function isShopPath(pathname: string): boolean {
  return pathname === '/' || /^\/(?:products|category)\/[^/]+\/?$/.test(pathname)
}

addEventListener('popstate', () => void load())
addEventListener('click', follow)
addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || !isMenuOpen) return
  isMenuOpen = false
  draw()
  document.querySelector<HTMLElement>('.menu-button')?.focus()
})
systemDark.addEventListener('change', draw)
document.addEventListener('shop-assistant:product-click', (event) => {
  const { url } = (event as CustomEvent<{ url: string }>).detail
  const address = new URL(url, location.href)
  if (address.origin !== location.origin || !isShopPath(address.pathname)) return
  event.preventDefault()
  go(address.pathname + address.search)
})
document.addEventListener('shop-assistant:add-to-cart', (event) => {
  putIntoCart((event as CustomEvent<CartLine>).detail)
})
new MutationObserver(draw).observe(document.body, { childList: true })
void load()
