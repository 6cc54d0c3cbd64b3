import { html, nothing, type TemplateResult } from 'lit'
import type { ProductCard } from '../../http/contract.ts'
import { count } from '../shared/format.ts'
import { gridView } from './grid-view.ts'
import { groupCategories } from './groups.ts'
import { pictureView } from './picture-view.ts'
import { paths } from './route.ts'
import type { Shop } from './shop.ts'

export function homeView(shop: Shop, first: readonly ProductCard[]): TemplateResult {
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
                        ${pictureView(`/images/${category.value}.svg`, 96)}
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
      first.length > 0
        ? html`<section aria-labelledby="first-title">
            <h2 id="first-title">${first.some(isPersonal) ? t.forYou : t.popular}</h2>
            ${gridView(first, shop)}
          </section>`
        : nothing
    }
  `
}

/** True where a card is there for what this shopper did, not only for what all do. */
const isPersonal = ({ reasons }: ProductCard): boolean =>
  reasons.some(({ kind }) => ['similar-shoppers', 'affinity', 'bought-together'].includes(kind))
