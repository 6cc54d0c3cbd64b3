import { html, nothing, type TemplateResult } from 'lit'
import type { ProductList } from '../../http/contract.ts'
import { count } from '../shared/format.ts'
import type { Shop } from './shop.ts'
import type { ListQuery } from './shop-client.ts'

/** What a list can be narrowed to; open beside it where there is room. */
export function filtersView(
  { t, language }: Shop,
  query: ListQuery,
  facets: ProductList['facets'],
  apply: (query: ListQuery) => void,
): TemplateResult {
  return html`<details class="filters" ?open=${matchMedia('(min-width: 900px)').matches}>
    <summary>${t.filters}</summary>
    <form
      @submit=${(event: Event) => {
        event.preventDefault()
        apply(readFilters(event.target as HTMLFormElement, query))
      }}
      @change=${(event: Event) => {
        const input = event.target as HTMLInputElement
        if (input.type !== 'number' && input.form) apply(readFilters(input.form, query))
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
        isFiltered(query)
          ? html`<button type="button" class="link" @click=${() => apply(withoutFilters(query))}>
              ${t.clear}
            </button>`
          : nothing
      }
    </form>
  </details>`
}

export function isFiltered({ brand, minPrice, maxPrice, inStock }: ListQuery): boolean {
  return [brand, minPrice, maxPrice, inStock].some((value) => value)
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
