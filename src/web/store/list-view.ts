import { html, nothing, type TemplateResult } from 'lit'
import type { ProductList } from '../../http/contract.ts'
import { fill, plural } from '../shared/format.ts'
import { crumbsView } from './crumbs-view.ts'
import { filtersView, isFiltered } from './filters-view.ts'
import { gridView } from './grid-view.ts'
import type { Shop } from './shop.ts'
import type { ListQuery } from './shop-client.ts'

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
  // Nothing was found, and no filter is to blame: there is nothing to narrow.
  const isBare = list.total === 0 && !isFiltered(query)
  return html`
    ${crumbsView(shop, title)}
    <div class="listing ${isBare ? 'bare' : ''}">
      ${isBare ? nothing : filtersView(shop, query, list.facets, actions.apply)}
      <div class="results">
        <div class="results-head">
          <h1>${title}</h1>
          <p class="muted" role="status">${plural(t.found, list.total, language)}</p>
        </div>
        ${
          list.items.length === 0
            ? html`<div class="empty">
                <p>${isFiltered(query) ? t.nothing : t.nothingFound}</p>
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
