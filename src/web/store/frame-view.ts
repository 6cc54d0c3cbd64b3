import { html, nothing, type TemplateResult } from 'lit'
import { groupCategories } from './groups.ts'
import { paths } from './route.ts'
import type { Shop } from './shop.ts'

export interface Frame {
  /** What was searched for last. */
  readonly query: string
  readonly isDark: boolean
  readonly isMenuOpen: boolean
  /** How many things are in the cart. */
  readonly inCart: number
  /** A word about what has just happened; empty most of the time. */
  readonly toast: string
  search(query: string): void
  toggleMenu(): void
  toggleLanguage(): void
  toggleTheme(): void
}

/** What stands around every page: the bar with its menu, and the foot. */
export function frameView(shop: Shop, content: TemplateResult, frame: Frame): TemplateResult {
  const { t, language } = shop
  return html`
    <a class="skip" href="#main">${t.skip}</a>
    <header class="top">
      <div class="bar">
        <a class="logo" href=${paths.home}>
          <img src="/images/logo.svg" alt="" width="36" height="36" />
          <span><b>${t.name}</b><small>${t.tagline}</small></span>
        </a>
        <button
          type="button"
          class="button menu-button"
          aria-expanded=${frame.isMenuOpen ? 'true' : 'false'}
          aria-controls="menu"
          aria-label=${t.categories}
          @click=${frame.toggleMenu}
        >
          <span aria-hidden="true">☰</span> <span class="menu-text">${t.categories}</span>
        </button>
        <form class="search" role="search" @submit=${(event: Event) => search(event, frame)}>
          <input
            type="search"
            name="query"
            aria-label=${t.search}
            placeholder=${t.search}
            maxlength="400"
            .value=${frame.query}
          />
          <button type="submit" class="button primary">${t.searchButton}</button>
        </form>
        <div class="switches">
          <button
            type="button"
            class="switch"
            lang=${language === 'en' ? 'zh-CN' : 'en'}
            @click=${frame.toggleLanguage}
          >
            ${language === 'en' ? '中文' : 'English'}
          </button>
          <button
            type="button"
            class="switch round"
            aria-label=${t.theme}
            title=${t.theme}
            @click=${frame.toggleTheme}
          >
            <span aria-hidden="true">${frame.isDark ? '☀' : '☾'}</span>
          </button>
          <a class="switch cart" href=${paths.cart}>
            ${t.cart}${frame.inCart > 0 ? html` <span class="count">${frame.inCart}</span>` : nothing}
          </a>
        </div>
      </div>
      <nav id="menu" class="menu" aria-label=${t.categories} ?hidden=${!frame.isMenuOpen}>
        ${groupCategories(shop.categories).map(
          ({ group, categories: shelf }) =>
            html`<div>
              <p class="menu-group">${t.groups[group]}</p>
              <ul>
                ${shelf.map(
                  ({ value, label }) =>
                    html`<li><a href=${paths.list({ category: value })}>${label}</a></li>`,
                )}
              </ul>
            </div>`,
        )}
      </nav>
    </header>
    <main id="main" tabindex="-1">${content}</main>
    <footer class="bottom">
      <p>${t.footer}</p>
      <a href="/docs">${t.docs}</a>
    </footer>
    <div class="toast" role="status" data-shown=${frame.toast === '' ? 'false' : 'true'}>
      ${frame.toast}
    </div>
  `
}

function search(event: Event, frame: Frame): void {
  event.preventDefault()
  const query = String(new FormData(event.target as HTMLFormElement).get('query') ?? '').trim()
  if (query !== '') frame.search(query)
}
