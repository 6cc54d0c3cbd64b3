import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { ProductCard } from '../../http/contract.ts'
import { count, decimal, fill, money } from '../shared/format.ts'
import { shortTitle } from '../../lib/short-title.ts'
import { imageUrl, safeHref } from '../shared/links.ts'
import type { PanelContext } from './context.ts'
import { icons } from './icons.ts'

/** The products of one reply as a row of cards that snaps into place. */
export function productsView(
  products: readonly ProductCard[],
  panel: PanelContext,
): TemplateResult | typeof nothing {
  if (products.length === 0) return nothing
  const t = panel.strings
  return html`<section class="products" aria-label=${t.products} aria-live="off">
    <ul class="cards" part="cards" @scroll=${markEnds}>
      ${repeat(
        products,
        (product) => product.sku,
        (product) => cardView(product, panel),
      )}
    </ul>
    ${
      products.length > 1
        ? html`<button
              type="button"
              class="arrow back"
              aria-label=${t.previous}
              tabindex="-1"
              @click=${turn(-1)}
            >
              ${icons.left}
            </button>
            <button
              type="button"
              class="arrow on"
              aria-label=${t.next}
              tabindex="-1"
              @click=${turn(1)}
            >
              ${icons.right}
            </button>`
        : nothing
    }
  </section>`
}

function cardView(product: ProductCard, panel: PanelContext): TemplateResult {
  const t = panel.strings
  const image = imageUrl(product.image, panel.base)
  const href = safeHref(product.url)
  const title = shortTitle(product.title)
  const isCompared = panel.isCompared(product.sku)
  const isDismissed = panel.isDismissed(product.sku)
  return html`<li class="card" part="card" ?data-dismissed=${isDismissed}>
    <div class="picture">
      ${
        image
          ? html`<img
              src=${image}
              alt=""
              loading="lazy"
              decoding="async"
              width="240"
              height="240"
              @error=${hidePicture}
            />`
          : nothing
      }
      ${stockView(product, panel)}
    </div>
    <div class="facts">
      <p class="brand">${product.brand}</p>
      <h3 dir="auto" title=${product.title}>${title}</h3>
      <p class="price" part="price">${money(product.price, panel.language)}</p>
      ${ratingView(product, panel)}
      ${
        product.highlights.length > 0
          ? html`<ul class="highlights">
              ${product.highlights
                .slice(0, 3)
                .map(
                  (highlight) =>
                    html`<li>
                      <span class="label">${highlight.label}</span> <b>${highlight.text}</b>
                    </li>`,
                )}
            </ul>`
          : nothing
      }
      ${reasonsView(product, panel)}
    </div>
    <div class="actions">
      ${
        panel.canAddToCart && product.availability !== 'out_of_stock'
          ? html`<button
              type="button"
              class="main"
              aria-label=${fill(t.addOne, { title })}
              @click=${() => panel.addToCart(product)}
            >
              ${t.addToCart}
            </button>`
          : nothing
      }
      ${
        href
          ? html`<a
              href=${href}
              class=${panel.canAddToCart ? '' : 'main'}
              part="details"
              @click=${(event: Event) => panel.openProduct(event, product)}
              >${t.details}<span class="unseen">: ${title}</span></a
            >`
          : nothing
      }
      <button
        type="button"
        aria-pressed=${isCompared ? 'true' : 'false'}
        aria-label=${fill(t.compareOne, { title })}
        @click=${() => panel.toggleCompared(product)}
      >
        ${isCompared ? icons.check : nothing}${t.compare}
      </button>
      <button
        type="button"
        aria-label=${fill(t.askOne, { title })}
        @click=${() => panel.askAbout(product)}
      >
        ${t.ask}
      </button>
      <button
        type="button"
        aria-pressed=${isDismissed ? 'true' : 'false'}
        aria-label=${fill(t.dismissOne, { title })}
        @click=${() => panel.toggleDismissed(product)}
      >
        ${isDismissed ? icons.check : nothing}${t.dismiss}
      </button>
    </div>
  </li>`
}

export function ratingView(
  product: ProductCard,
  panel: PanelContext,
): TemplateResult | typeof nothing {
  const { rating } = product
  if (rating === null) return nothing
  const reviews = new Intl.PluralRules('en').select(rating.count) === 'one' ? 'one' : 'other'
  const label = fill(panel.strings.rating[reviews], {
    stars: decimal(rating.average, panel.language),
    n: count(rating.count, panel.language),
  })
  return html`<p class="rating" role="img" aria-label=${label}>
    <span class="stars" data-halves=${Math.round(rating.average * 2)}></span>
    <span>${decimal(rating.average, panel.language)} (${count(rating.count, panel.language)})</span>
  </p>`
}

function stockView(product: ProductCard, panel: PanelContext): TemplateResult {
  const t = panel.strings
  const texts = { in_stock: t.inStock, out_of_stock: t.outOfStock, preorder: t.preorder }
  return html`<span class="stock" data-state=${product.availability}
    >${texts[product.availability]}</span
  >`
}

/** The first reason at a glance; all of them, and what speaks against, behind "why". */
function reasonsView(product: ProductCard, panel: PanelContext): TemplateResult | typeof nothing {
  const t = panel.strings
  const [first, ...others] = product.reasons
  if (first === undefined && product.tradeoffs.length === 0) return nothing
  return html`
    ${
      first
        ? html`<p class="reason" dir="auto">${icons.check}<span>${first.text}</span></p>`
        : nothing
    }
    ${
      others.length > 0 || product.tradeoffs.length > 0
        ? html`<details>
            <summary>${t.why}<span class="unseen">: ${shortTitle(product.title)}</span></summary>
            <ul class="why">
              ${product.reasons.map(
                (reason) => html`<li dir="auto">${icons.check}<span>${reason.text}</span></li>`,
              )}
            </ul>
            ${
              product.tradeoffs.length > 0
                ? html`<p class="label">${t.tradeoffs}</p>
                    <ul class="why against">
                      ${product.tradeoffs.map(
                        (tradeoff) =>
                          html`<li dir="auto">${icons.alert}<span>${tradeoff.text}</span></li>`,
                      )}
                    </ul>`
                : nothing
            }
          </details>`
        : nothing
    }
  `
}

function hidePicture(event: Event): void {
  ;(event.target as HTMLElement).hidden = true
}

/** Turns the row by about one view of cards. */
function turn(direction: 1 | -1) {
  return (event: Event) => {
    const row = (event.currentTarget as HTMLElement).parentElement?.querySelector('.cards')
    row?.scrollBy({ left: direction * row.clientWidth * 0.8 })
  }
}

/** Tells the arrows at which end the row is. */
function markEnds(event: Event): void {
  const row = event.currentTarget as HTMLElement
  const left = Math.abs(row.scrollLeft)
  row.parentElement?.toggleAttribute('data-moved', left > 8)
  row.parentElement?.toggleAttribute('data-ended', left + row.clientWidth > row.scrollWidth - 8)
}
