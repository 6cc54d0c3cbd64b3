import type { Language } from '../shared/language.ts'
import type { CartLine } from './cart.ts'
import type { CategoryCount } from './groups.ts'
import type { StoreStrings } from './texts.ts'

/** What every view needs. */
export interface Shop {
  readonly language: Language
  readonly t: StoreStrings
  readonly categories: readonly CategoryCount[]
  /** Opens the assistant and says `text`; without a text it only opens. */
  ask(text?: string): void
  /** A card that leads to a product was pressed. */
  clicked(sku: string): void
  addToCart(line: CartLine): void
}
