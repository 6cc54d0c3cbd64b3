import type { Catalogue } from '../domain/catalogue.ts'
import type { SpecValue } from '../domain/product.ts'
import type { Draft } from './draft.ts'
import { labelInSentence, printValue } from './print.ts'

/**
 * A spec with its label, as a claim: "Refresh rate 120 Hz", but "42 dB" where the unit alone tells what is
 * measured, and "has Wi-Fi" for yes and no.
 */
export function stateSpec(
  attribute: string,
  value: Exclude<SpecValue, null>,
  sku: string,
  catalogue: Catalogue,
  draft: Draft,
): string {
  const label = labelInSentence(attribute, catalogue, draft.locale)
  if (typeof value === 'boolean') {
    const stated = value
      ? draft.pick(`has ${label}`, `有${label}`)
      : draft.pick(`no ${label}`, `没有${label}`)
    return draft.fact(stated, 'product', sku, attribute)
  }
  const text = printValue(attribute, value, catalogue, draft.locale)
  const printed = draft.fact(text, 'product', sku, attribute)
  return attribute === 'price' || attribute === 'noiseLevel' ? printed : `${label} ${printed}`
}
