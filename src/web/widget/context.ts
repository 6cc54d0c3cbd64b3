import type { ProductCard } from '../../http/contract.ts'
import type { Language } from '../shared/language.ts'
import type { ReplyEntry, ShopperEntry } from './entries.ts'
import type { Strings } from './texts.ts'

/** Most products that can be compared at once. */
export const maxCompared = 4

/** What the views of the panel need to draw themselves and to answer a press. */
export interface PanelContext {
  readonly language: Language
  readonly spokenLanguage: Language
  readonly strings: Strings
  /** Where relative picture addresses lead. */
  readonly base: string
  readonly canAddToCart: boolean
  readonly isBusy: boolean
  isCompared(sku: string): boolean
  toggleCompared(product: ProductCard): void
  askAbout(product: ProductCard): void
  isDismissed(sku: string): boolean
  /** Waves the product away; pressed again, takes that back. */
  toggleDismissed(product: ProductCard): void
  openProduct(event: Event, product: ProductCard): void
  addToCart(product: ProductCard): void
  say(text: string): void
  retry(entry: ShopperEntry): void
  rate(entry: ReplyEntry, rating: 'up' | 'down'): void
  copy(entry: ReplyEntry): void
  readonly copiedKey: string | null
}
