import type { Catalogue } from '../domain/catalogue.ts'
import type { Draft } from './draft.ts'
import { labelInSentence } from './print.ts'

/** "42 dB", but "Refresh rate 120 Hz" only where the unit alone does not tell what is measured. */
export function withLabel(
  attribute: string,
  value: unknown,
  printed: string,
  sku: string,
  catalogue: Catalogue,
  draft: Draft,
): string {
  const label = labelInSentence(attribute, catalogue, draft.locale)
  if (attribute === 'price' || attribute === 'noiseLevel') return printed
  if (typeof value === 'boolean') {
    const stated = value
      ? draft.pick(`has ${label}`, `有${label}`)
      : draft.pick(`no ${label}`, `没有${label}`)
    return draft.fact(stated, 'product', sku, attribute)
  }
  return draft.pick(`${label} ${printed}`, `${label} ${printed}`)
}
