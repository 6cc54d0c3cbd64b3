import { html, nothing, type TemplateResult } from 'lit'
import type { ProductCard, ProductDetail } from '../../http/contract.ts'
import { day, decimal, money } from '../shared/format.ts'
import { crumbsView } from './crumbs-view.ts'
import { gridView } from './grid-view.ts'
import { pictureView } from './picture-view.ts'
import { ratingView, starsView, stockView } from './product-facts.ts'
import type { Shop } from './shop.ts'

export function productView(
  shop: Shop,
  product: ProductDetail,
  similar: readonly ProductCard[],
): TemplateResult {
  const { t, language } = shop
  return html`
    ${crumbsView(shop, product.title, { category: product.category, label: product.categoryLabel })}
    <article class="product">
      <div class="stage">
        ${pictureView(product.image ?? `/images/${product.category}.svg`, 360, true)}
      </div>
      <div class="buy">
        <p class="muted">${product.brand}</p>
        <h1 dir="auto">${product.title}</h1>
        ${ratingView(product, shop)}
        <p class="amount">${money(product.price, language)}</p>
        ${stockView(product, shop)}
        <div class="buttons">
          <button
            type="button"
            class="button primary"
            ?disabled=${product.availability === 'out_of_stock'}
            @click=${() => shop.addToCart(product)}
          >
            ${t.addToCart}
          </button>
          <button type="button" class="button" @click=${() => shop.ask(t.askText)}>${t.ask}</button>
        </div>
        ${product.description ? html`<p class="description" dir="auto">${product.description}</p>` : nothing}
      </div>
    </article>
    <section aria-labelledby="specs-title">
      <h2 id="specs-title">${t.specs}</h2>
      <table class="specs">
        <tbody>
          ${product.specs.map(
            (spec) =>
              html`<tr>
                <th scope="row">${spec.label}</th>
                <td dir="auto">
                  ${spec.value === null ? html`<span class="muted">${t.unknown}</span>` : spec.text}
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </section>
    ${
      product.reviews.length > 0
        ? html`<section aria-labelledby="reviews-title">
            <h2 id="reviews-title">${t.customerReviews}</h2>
            <ul class="reviews">
              ${product.reviews.map(
                (review) =>
                  html`<li>
                    ${starsView(review.rating, `${decimal(review.rating, language)} / 5`)}
                    <p dir="auto">${review.text}</p>
                    <p class="muted">${day(review.writtenOn, language)}</p>
                  </li>`,
              )}
            </ul>
          </section>`
        : nothing
    }
    ${
      similar.length > 0
        ? html`<section aria-labelledby="similar-title">
            <h2 id="similar-title">${t.similar}</h2>
            ${gridView(similar, shop)}
          </section>`
        : nothing
    }
  `
}
