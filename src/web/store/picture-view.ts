import { html, type TemplateResult } from 'lit'
import { imageUrl } from '../shared/links.ts'

/** A picture, or the one for goods without a picture when it does not load. */
export function pictureView(address: string, size: number, isEager = false): TemplateResult {
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
