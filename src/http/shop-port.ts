import type { Locale } from '../domain/text.ts'
import type {
  ProductDetail,
  ProductList,
  ProductQuery,
  RecommendationQuery,
  Recommendations,
  ShopperEvent,
} from './contract.ts'

type Eventually<T> = T | Promise<T>

/** The shop's goods as the API shows them. */
export interface ShopPort {
  /** @throws {Failure} `REQUEST_INVALID` when the cursor is not one of ours. */
  products(query: ProductQuery): Eventually<ProductList>
  /** `undefined` when the shop does not sell it. */
  product(sku: string, locale: Locale): Eventually<ProductDetail | undefined>
  /** @throws {Failure} `PRODUCT_NOT_FOUND` when `query.sku` is not sold here. */
  recommendations(query: RecommendationQuery): Eventually<Recommendations>
}

/** Where shoppers' events go. */
export interface EventsPort {
  /**
   * Resolves when the events are on disk. An `eventId` seen before is a duplicate, in the same
   * batch too.
   *
   * @throws {Failure} `STORAGE_FULL`, `STORAGE_FAILED`; then none of the batch is accepted.
   */
  record(events: readonly ShopperEvent[]): Promise<{ accepted: number; duplicates: number }>
}
