import { html, type TemplateResult } from 'lit'
import { fill, money } from '../shared/format.ts'
import type { CartLine } from './cart.ts'
import { crumbsView } from './crumbs-view.ts'
import { paths } from './route.ts'
import type { Shop } from './shop.ts'

export function cartView(
  shop: Shop,
  lines: readonly CartLine[],
  act: { readonly remove: (position: number) => void; readonly buy: () => void },
): TemplateResult {
  const { t, language } = shop
  const currency = lines[0]?.price.currency ?? 'USD'
  const cents = lines.reduce((sum, line) => sum + Math.round(line.price.amount * 100), 0)
  return html`
    ${crumbsView(shop, t.cartTitle)}
    <h1>${t.cartTitle}</h1>
    ${
      lines.length === 0
        ? html`<p class="muted">${t.cartEmpty}</p>`
        : html`<ul class="cart-lines">
              ${lines.map(
                (line, position) =>
                  html`<li>
                    <a href=${paths.product(line.sku)}>${line.title}</a>
                    <b>${money(line.price, language)}</b>
                    <button
                      type="button"
                      class="link"
                      aria-label=${fill(t.removeOne, { title: line.title })}
                      @click=${() => act.remove(position)}
                    >
                      ${t.remove}
                    </button>
                  </li>`,
              )}
            </ul>
            <p class="sum">
              <span>${t.total}</span><b>${money({ amount: cents / 100, currency }, language)}</b>
            </p>
            <button type="button" class="button primary" @click=${act.buy}>${t.buy}</button>
            <p class="muted">${t.demoCheckout}</p>`
    }
  `
}
