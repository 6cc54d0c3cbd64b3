import { html, nothing, type TemplateResult } from 'lit'
import type { Comparison, ProductCard } from '../../http/contract.ts'
import { money } from '../shared/format.ts'
import { shortTitle } from '../../lib/short-title.ts'
import { imageUrl, safeHref } from '../shared/links.ts'
import type { PanelContext } from './context.ts'

/** The comparison of a reply: features down, products across, the better value named as such. */
export function comparisonView(
  comparison: Comparison,
  products: readonly ProductCard[],
  panel: PanelContext,
): TemplateResult {
  const t = panel.strings
  const hasPrice = comparison.rows.some(({ attribute }) => attribute === 'price')
  const bySku = new Map(products.map((product) => [product.sku, product]))
  return html`<section
    class="comparison"
    part="comparison"
    role="region"
    tabindex="0"
    aria-label=${t.comparison}
    aria-live="off"
  >
    <table>
      <thead>
        <tr>
          <th scope="col">${t.attribute}</th>
          ${comparison.skus.map((sku) => productHead(sku, bySku.get(sku), !hasPrice, panel))}
        </tr>
      </thead>
      <tbody>
        ${comparison.rows.map(
          (row) =>
            html`<tr>
              <th scope="row" dir="auto">${row.label}</th>
              ${comparison.skus.map((_, column) =>
                valueCell(row.values[column], row.texts[column], row.best === column, panel),
              )}
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`
}

function productHead(
  sku: string,
  product: ProductCard | undefined,
  isPriced: boolean,
  panel: PanelContext,
): TemplateResult {
  if (product === undefined) return html`<th scope="col">${sku}</th>`
  const image = imageUrl(product.image, panel.base)
  const href = safeHref(product.url)
  return html`<th scope="col" dir="auto">
    ${image ? html`<img src=${image} alt="" width="64" height="64" />` : nothing}
    ${
      href
        ? html`<a href=${href} @click=${(event: Event) => panel.openProduct(event, product)}
            >${shortTitle(product.title)}</a
          >`
        : shortTitle(product.title)
    }
    ${isPriced ? html`<span class="price">${money(product.price, panel.language)}</span>` : nothing}
  </th>`
}

function valueCell(
  value: Comparison['rows'][number]['values'][number] | undefined,
  text: string | undefined,
  isBest: boolean,
  panel: PanelContext,
): TemplateResult {
  const t = panel.strings
  if (value === null || value === undefined)
    return html`<td><span aria-hidden="true">–</span><span class="unseen">${t.unknown}</span></td>`
  const printed = text === undefined || text === '' ? plain(value, panel) : text
  return html`<td class=${isBest ? 'best' : ''} dir="auto">
    ${printed}${isBest ? html` <span class="tag">${t.best}</span>` : nothing}
  </td>`
}

function plain(value: number | string | boolean | readonly string[], panel: PanelContext): string {
  if (typeof value === 'boolean') return value ? panel.strings.yes : panel.strings.no
  return typeof value === 'object' ? value.join(', ') : String(value)
}
