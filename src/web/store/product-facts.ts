import { html, nothing, type TemplateResult } from 'lit'
import type { ProductCard, ProductSummary } from '../../http/contract.ts'
import { count, decimal, plural } from '../shared/format.ts'
import type { Shop } from './shop.ts'

/** A product as any list shows it. */
export type Listed = ProductSummary | ProductCard

export function ratingView(product: Listed, shop: Shop): TemplateResult | typeof nothing {
  const { rating } = product
  if (rating === null) return nothing
  const stars = decimal(rating.average, shop.language)
  const label = plural(
    {
      one: shop.t.rating.one.replace('{stars}', stars),
      other: shop.t.rating.other.replace('{stars}', stars),
    },
    rating.count,
    shop.language,
  )
  return html`<p class="rating">
    ${starsView(rating.average, label)}
    <span class="muted" aria-hidden="true">${stars} (${count(rating.count, shop.language)})</span>
  </p>`
}

export function starsView(stars: number, label: string): TemplateResult {
  return html`<span
    class="stars"
    role="img"
    aria-label=${label}
    data-halves=${Math.round(stars * 2)}
  ></span>`
}

export function stockView(product: Listed, { t }: Shop): TemplateResult {
  const texts = { in_stock: t.inStock, out_of_stock: t.outOfStock, preorder: t.preorder }
  return html`<span class="stock" data-state=${product.availability}
    >${texts[product.availability]}</span
  >`
}
