import * as z from 'zod'
import { Availability, SpecValue } from './product.ts'
import { Money, ProductCard } from './reply.ts'
import { Locale } from './text.ts'

export const ShopperId = z
  .string()
  .min(1)
  .max(128)
  .describe("The shop's own name for the shopper; an opaque id, not an e-mail address")

const flag = z
  .enum(['true', 'false', '1', '0'])
  .transform((text) => text === 'true' || text === '1')

const price = z.coerce.number<string>().min(0).describe("In the shop's currency, major units")

export const ProductQuery = z
  .object({
    query: z.string().max(400).optional().describe('Words, as a shopper would type them'),
    category: z.string().max(128).optional(),
    brand: z.string().max(128).optional(),
    minPrice: price.optional(),
    maxPrice: price.optional(),
    inStock: flag.optional().describe('Only what can be bought now'),
    locale: Locale.optional().describe('Default: Accept-Language, else English'),
    limit: z.coerce.number<string>().int().min(1).max(100).default(24),
    cursor: z.string().max(256).optional().describe('From the page before'),
  })
  .meta({ id: 'ProductQuery' })
export type ProductQuery = z.infer<typeof ProductQuery>

export const ProductSummary = z
  .object({
    sku: z.string(),
    title: z.string(),
    brand: z.string(),
    category: z.string(),
    categoryLabel: z.string(),
    url: z.string(),
    image: z.string().nullable(),
    price: Money,
    availability: Availability,
    rating: z.object({ average: z.number(), count: z.number() }).nullable(),
  })
  .meta({ id: 'ProductSummary' })
export type ProductSummary = z.infer<typeof ProductSummary>

export const FacetCount = z.object({
  value: z.string(),
  label: z.string(),
  count: z.number().int(),
})

export const ProductList = z
  .object({
    items: z.array(ProductSummary),
    total: z.number().int().describe('Of all matches, not of this page'),
    facets: z.object({
      category: z.array(FacetCount),
      brand: z.array(FacetCount),
      price: z.object({ min: z.number(), max: z.number() }).nullable(),
    }),
    cursor: z.string().nullable().describe('Give it back to get the next page; null on the last'),
  })
  .meta({ id: 'ProductList' })
export type ProductList = z.infer<typeof ProductList>

export const ProductDetail = ProductSummary.extend({
  description: z.string().nullable(),
  specs: z.array(
    z.object({
      attribute: z.string(),
      label: z.string(),
      unit: z.string().nullable(),
      value: SpecValue.describe('In the canonical unit; null is unknown'),
      text: z.string(),
    }),
  ),
  reviews: z.array(
    z.object({ id: z.string(), rating: z.number(), text: z.string(), writtenOn: z.string() }),
  ),
}).meta({ id: 'Product' })
export type ProductDetail = z.infer<typeof ProductDetail>

export const RecommendationQuery = z
  .object({
    shopperId: ShopperId.optional(),
    sku: z.string().min(1).max(128).optional().describe('Goods that go with this one'),
    category: z.string().max(128).optional(),
    locale: Locale.optional(),
    limit: z.coerce.number<string>().int().min(1).max(50).default(10),
  })
  .meta({ id: 'RecommendationQuery' })
export type RecommendationQuery = z.infer<typeof RecommendationQuery>

export const Recommendations = z
  .object({ items: z.array(ProductCard).describe('Best first') })
  .meta({ id: 'Recommendations' })
export type Recommendations = z.infer<typeof Recommendations>
