import { html, nothing, type TemplateResult } from 'lit'
import { paths } from './route.ts'
import type { Shop } from './shop.ts'

/** The way from the home page to here. */
export function crumbsView(
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
