import type { Catalogue } from '../domain/catalogue.ts'
import type { FitSituation } from '../domain/fit.ts'
import type { Product } from '../domain/product.ts'
import type { Category } from '../domain/taxonomy.ts'
import {
  checkHdmi,
  checkMount,
  checkPhone,
  checkSmartHome,
  checkUsbPower,
  checkWifi,
} from './connect.ts'
import { noRules, type FitRules } from './rules.ts'
import { checkFlight, checkMains, checkRoom, checkStack, checkWater } from './site.ts'
import { checkPassage, checkSpace, checkStand } from './size.ts'
import type { Checked, FitVerdict } from './verdict.ts'

export interface FitContext {
  /** @default no rule: sizes are compared as they are */
  readonly rules?: FitRules
  /** The other product, where two are to fit together. */
  readonly partner?: Product | undefined
}

/**
 * Whether a product fits or works where the shopper wants it: one verdict for each thing checked,
 * never empty. Deterministic; what the record or the message does not state stays unknown.
 *
 * Growing a space never turns a yes into a no.
 */
export function checkFit(
  product: Product,
  category: Category | undefined,
  situation: FitSituation,
  { rules = noRules, partner }: FitContext = {},
): FitVerdict[] {
  const checked: Checked = { product, category, rules, partner }
  switch (situation.kind) {
    case 'space':
      return checkSpace(situation, checked)
    case 'passage':
      return checkPassage(situation, checked)
    case 'stand':
      return checkStand(situation, checked)
    case 'mount':
      return checkMount(situation, checked)
    case 'hdmi':
      return checkHdmi(situation, checked)
    case 'usb-power':
      return checkUsbPower(situation, checked)
    case 'flight':
      return checkFlight(situation, checked)
    case 'mains':
      return checkMains(situation, checked)
    case 'water':
      return checkWater(situation, checked)
    case 'stack':
      return checkStack(situation, checked)
    case 'phone':
      return checkPhone(situation, checked)
    case 'wifi':
      return checkWifi(situation, checked)
    case 'smart-home':
      return checkSmartHome(situation, checked)
    case 'room':
      return checkRoom(situation, checked)
  }
}

/** The verdicts on one product. */
export interface FitChecked {
  /** Position in `Catalogue.products`. */
  readonly doc: number
  readonly verdicts: readonly FitVerdict[]
}

/** {@link checkFit} for each of these skus; unknown skus are left out. */
export function checkAll(
  skus: readonly string[],
  situation: FitSituation,
  catalogue: Catalogue,
  rules: FitRules,
): FitChecked[] {
  const partnerSku = situation.kind === 'stack' ? situation.partner : undefined
  const partner = catalogue.products[catalogue.docBySku.get(partnerSku ?? '') ?? -1]
  return skus.flatMap((sku) => {
    const doc = catalogue.docBySku.get(sku)
    if (doc === undefined) return []
    const product = catalogue.products[doc]!
    const category = catalogue.taxonomy.categories.get(product.category)
    return [{ doc, verdicts: checkFit(product, category, situation, { rules, partner }) }]
  })
}
