import { html, nothing, type TemplateResult } from 'lit'
import { money } from '../shared/format.ts'
import { pictureView } from './picture-view.ts'
import { ratingView, stockView, type Listed } from './product-facts.ts'
import { paths } from './route.ts'
import type { Shop } from './shop.ts'

/** Products as cards that lead to their pages. */
export function gridView(products: readonly Listed[], shop: Shop): TemplateResult {
  return html`<ul class="grid">
    ${products.map((product) => {
      const reason = 'reasons' in product ? product.reasons[0]?.text : undefined
      return html`<li class="card">
        <a href=${paths.product(product.sku)} @click=${() => shop.clicked(product.sku)}>
          <div class="shot">
            ${pictureView(product.image ?? `/images/${product.category}.svg`, 150)}
          </div>
          <span class="muted">${product.brand}</span>
          <span class="name" dir="auto">${product.title}</span>
        </a>
        ${ratingView(product, shop)}
        ${reason ? html`<p class="because" dir="auto">${reason}</p>` : nothing}
        <p class="foot">
          <b class="amount">${money(product.price, shop.language)}</b>
          ${stockView(product, shop)}
        </p>
      </li>`
    })}
  </ul>`
}

/** The cards to come. */
export function loadingView(shop: Shop): TemplateResult {
  return html`<div class="grid" aria-busy="true" role="status">
    <span class="unseen">${shop.t.loading}</span>
    ${Array.from({ length: 8 }, () => html`<div class="card blank"></div>`)}
  </div>`
}
