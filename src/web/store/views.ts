import { html, nothing, type TemplateResult } from 'lit'
import type {
  ProductCard,
  ProductDetail,
  ProductList,
  ProductSummary,
} from '../../http/contract.ts'
import { count, day, decimal, fill, money, plural } from '../shared/format.ts'
import type { Language } from '../shared/language.ts'
import { imageUrl } from '../shared/links.ts'
import type { CartLine } from './cart.ts'
import { groupCategories, type CategoryCount } from './groups.ts'
import { paths } from './route.ts'
import type { ListQuery } from './shop-client.ts'
import type { StoreStrings } from './texts.ts'

/** What every view needs. */
export interface Shop {
  readonly language: Language
  readonly t: StoreStrings
  readonly categories: readonly CategoryCount[]
  /** Opens the assistant and says `text`; without a text it only opens. */
  ask(text?: string): void
  addToCart(line: CartLine): void
}

type Listed = ProductSummary | ProductCard

export function homeView(shop: Shop, popular: readonly ProductSummary[]): TemplateResult {
  const { t } = shop
  return html`
    <section class="hero">
      <div class="hero-text">
        <h1>${t.heroTitle}</h1>
        <p class="lead">${t.heroText}</p>
        <button type="button" class="button primary" @click=${() => shop.ask()}>
          ${t.heroButton}
        </button>
      </div>
      <div>
        <p class="try">${t.heroTry}</p>
        <ul class="samples">
          ${t.samples.map(
            (sample) =>
              html`<li>
                <button
                  type="button"
                  class="sample"
                  lang=${/\p{Script=Han}/u.test(sample) ? 'zh-CN' : 'en'}
                  @click=${() => shop.ask(sample)}
                >
                  <span>${sample}</span><span aria-hidden="true">→</span>
                </button>
              </li>`,
          )}
        </ul>
      </div>
      <img class="hero-picture" src="/images/hero.svg" alt="" width="1200" height="360" />
    </section>
    <section aria-labelledby="categories-title">
      <h2 id="categories-title">${t.shopBy}</h2>
      <div class="shelves">
        ${groupCategories(shop.categories).map(
          ({ group, categories }) =>
            html`<div>
              <h3 class="shelf">${t.groups[group]}</h3>
              <ul class="tiles">
                ${categories.map(
                  (category) =>
                    html`<li>
                      <a class="tile" href=${paths.list({ category: category.value })}>
                        ${picture(`/images/${category.value}.svg`, 96)}
                        <span class="tile-name">${category.label}</span>
                        <span class="muted">${count(category.count, shop.language)}</span>
                      </a>
                    </li>`,
                )}
              </ul>
            </div>`,
        )}
      </div>
    </section>
    ${
      popular.length > 0
        ? html`<section aria-labelledby="popular-title">
            <h2 id="popular-title">${t.popular}</h2>
            ${gridView(popular, shop)}
          </section>`
        : nothing
    }
  `
}

export function listView(
  shop: Shop,
  query: ListQuery,
  list: ProductList,
  actions: {
    readonly more: () => void
    readonly isLoadingMore: boolean
    readonly apply: (query: ListQuery) => void
  },
): TemplateResult {
  const { t, language } = shop
  const category = shop.categories.find(({ value }) => value === query.category)
  const title = query.query
    ? fill(t.results, { query: query.query })
    : (category?.label ?? query.category ?? t.allProducts)
  const { facets } = list
  const isFiltered = query.brand || query.minPrice || query.maxPrice || query.inStock
  return html`
    ${crumbs(shop, title)}
    <div class="listing">
      <details class="filters" ?open=${matchMedia('(min-width: 900px)').matches}>
        <summary>${t.filters}</summary>
        <form
          @submit=${(event: Event) => {
            event.preventDefault()
            actions.apply(readFilters(event.target as HTMLFormElement, query))
          }}
          @change=${(event: Event) => {
            const input = event.target as HTMLInputElement
            if (input.type !== 'number' && input.form) actions.apply(readFilters(input.form, query))
          }}
        >
          ${
            query.query && facets.category.length > 1
              ? html`<label class="field">
                  <span>${t.category}</span>
                  <select name="category">
                    <option value="">${t.anyCategory}</option>
                    ${facets.category.map(
                      ({ value, label, count: n }) =>
                        html`<option value=${value} ?selected=${value === query.category}>
                          ${label} (${n})
                        </option>`,
                    )}
                  </select>
                </label>`
              : nothing
          }
          <fieldset>
            <legend>${t.brand}</legend>
            <div class="brands">
              ${[{ value: '', label: t.allBrands, count: null }, ...facets.brand].map(
                ({ value, label, count: n }) =>
                  html`<label class="choice">
                    <input
                      type="radio"
                      name="brand"
                      value=${value}
                      .checked=${value === (query.brand ?? '')}
                    />
                    <span>${label}</span>
                    ${n === null ? nothing : html`<span class="muted">${count(n, language)}</span>`}
                  </label>`,
              )}
            </div>
          </fieldset>
          <fieldset>
            <legend>${t.price}</legend>
            <div class="range">
              ${(['minPrice', 'maxPrice'] as const).map(
                (name) =>
                  html`<label>
                    <span class="unseen">${name === 'minPrice' ? t.from : t.to}</span>
                    <input
                      type="number"
                      name=${name}
                      min="0"
                      step="any"
                      inputmode="decimal"
                      placeholder=${
                        facets.price
                          ? String(
                              name === 'minPrice'
                                ? Math.floor(facets.price.min)
                                : Math.ceil(facets.price.max),
                            )
                          : ''
                      }
                      .value=${query[name] ?? ''}
                    />
                  </label>`,
              )}
              <button type="submit" class="button small">${t.apply}</button>
            </div>
          </fieldset>
          <label class="choice">
            <input type="checkbox" name="inStock" .checked=${query.inStock === 'true'} />
            <span>${t.inStockOnly}</span>
          </label>
          ${
            isFiltered
              ? html`<button
                  type="button"
                  class="link"
                  @click=${() => actions.apply(withoutFilters(query))}
                >
                  ${t.clear}
                </button>`
              : nothing
          }
        </form>
      </details>
      <div class="results">
        <div class="results-head">
          <h1>${title}</h1>
          <p class="muted" role="status">${plural(t.found, list.total, language)}</p>
        </div>
        ${
          list.items.length === 0
            ? html`<div class="empty">
                <p>${t.nothing}</p>
                <button
                  type="button"
                  class="button primary"
                  @click=${() => shop.ask(query.query ? fill(t.askFor, { query: query.query }) : undefined)}
                >
                  ${t.nothingAsk}
                </button>
              </div>`
            : gridView(list.items, shop)
        }
        ${
          list.cursor
            ? html`<p class="more">
                <button
                  type="button"
                  class="button"
                  ?disabled=${actions.isLoadingMore}
                  @click=${actions.more}
                >
                  ${actions.isLoadingMore ? t.loading : t.more}
                </button>
              </p>`
            : nothing
        }
      </div>
    </div>
  `
}

function readFilters(form: HTMLFormElement, query: ListQuery): ListQuery {
  const data = new FormData(form)
  const text = (name: string) => String(data.get(name) ?? '')
  const category = form.elements.namedItem('category') ? text('category') : (query.category ?? '')
  return {
    query: query.query ?? '',
    category,
    brand: text('brand'),
    minPrice: text('minPrice'),
    maxPrice: text('maxPrice'),
    inStock: data.has('inStock') ? 'true' : '',
  }
}

function withoutFilters(query: ListQuery): ListQuery {
  return { query: query.query ?? '', category: query.category ?? '' }
}

export function productView(
  shop: Shop,
  product: ProductDetail,
  similar: readonly ProductCard[],
): TemplateResult {
  const { t, language } = shop
  return html`
    ${crumbs(shop, product.title, { category: product.category, label: product.categoryLabel })}
    <article class="product">
      <div class="stage">
        ${picture(product.image ?? `/images/${product.category}.svg`, 360, true)}
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

export function cartView(
  shop: Shop,
  lines: readonly CartLine[],
  remove: (position: number) => void,
): TemplateResult {
  const { t, language } = shop
  const currency = lines[0]?.price.currency ?? 'USD'
  const cents = lines.reduce((sum, line) => sum + Math.round(line.price.amount * 100), 0)
  return html`
    ${crumbs(shop, t.cartTitle)}
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
                      @click=${() => remove(position)}
                    >
                      ${t.remove}
                    </button>
                  </li>`,
              )}
            </ul>
            <p class="sum">
              <span>${t.total}</span><b>${money({ amount: cents / 100, currency }, language)}</b>
            </p>
            <p class="muted">${t.demoCheckout}</p>`
    }
  `
}

export function messageView(
  text: string,
  action?: { label: string; run: () => void },
): TemplateResult {
  return html`<div class="empty" role="status">
    <p>${text}</p>
    ${
      action
        ? html`<button type="button" class="button" @click=${action.run}>${action.label}</button>`
        : nothing
    }
  </div>`
}

export function loadingView(shop: Shop): TemplateResult {
  return html`<div class="grid" aria-busy="true" role="status">
    <span class="unseen">${shop.t.loading}</span>
    ${Array.from({ length: 8 }, () => html`<div class="card blank"></div>`)}
  </div>`
}

function gridView(products: readonly Listed[], shop: Shop): TemplateResult {
  return html`<ul class="grid">
    ${products.map((product) => {
      const reason = 'reasons' in product ? product.reasons[0]?.text : undefined
      return html`<li class="card">
        <a href=${paths.product(product.sku)}>
          <div class="shot">
            ${picture(product.image ?? `/images/${product.category}.svg`, 150)}
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

function crumbs(
  shop: Shop,
  here: string,
  parent?: { readonly category: string; readonly label: string },
): TemplateResult {
  return html`<nav class="crumbs" aria-label=${shop.t.path}>
    <a href=${paths.home}>${shop.t.home}</a>
    ${
      parent
        ? html`<span aria-hidden="true">/</span
            ><a href=${paths.list({ category: parent.category })}>${parent.label}</a>`
        : nothing
    }
    <span aria-hidden="true">/</span><span aria-current="page">${here}</span>
  </nav>`
}

/** A picture, or the one for goods without a picture when it does not load. */
function picture(address: string, size: number, isEager = false): TemplateResult {
  const source = imageUrl(address, location.origin) ?? '/images/product.svg'
  return html`<img
    src=${source}
    alt=""
    width=${size}
    height=${size}
    loading=${isEager ? 'eager' : 'lazy'}
    decoding="async"
    @error=${(event: Event) => {
      const image = event.target as HTMLImageElement
      if (!image.src.endsWith('/images/product.svg')) image.src = '/images/product.svg'
    }}
  />`
}

function ratingView(product: Listed, shop: Shop): TemplateResult | typeof nothing {
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

function starsView(stars: number, label: string): TemplateResult {
  return html`<span
    class="stars"
    role="img"
    aria-label=${label}
    data-halves=${Math.round(stars * 2)}
  ></span>`
}

function stockView(product: Listed, { t }: Shop): TemplateResult {
  const texts = { in_stock: t.inStock, out_of_stock: t.outOfStock, preorder: t.preorder }
  return html`<span class="stock" data-state=${product.availability}
    >${texts[product.availability]}</span
  >`
}
