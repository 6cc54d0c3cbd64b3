import * as z from 'zod'
import { LocalText } from './text.ts'

/** A spec as the catalogue holds it: in the canonical unit of its attribute; `null` is unknown. */
export const SpecValue = z.union([
  z.number(),
  z.string(),
  z.boolean(),
  z.array(z.string()),
  z.null(),
])
export type SpecValue = z.infer<typeof SpecValue>

export const Availability = z.enum(['in_stock', 'out_of_stock', 'preorder'])
export type Availability = z.infer<typeof Availability>

/** One thing the shop sells. Money is in minor units (cents) of `currency`. */
export const Product = z.object({
  sku: z.string().min(1).max(128),
  title: LocalText,
  brand: z.string(),
  /** Id of a category of the taxonomy, known or discovered. */
  category: z.string().min(1),
  description: LocalText.nullable(),
  priceMinor: z.number().int().min(0),
  currency: z.string().regex(/^[A-Z]{3}$/),
  availability: Availability,
  rating: z
    .object({ average: z.number().min(0).max(5), count: z.number().int().min(0) })
    .nullable(),
  /** Attribute id → value. */
  specs: z.record(z.string(), SpecValue),
  /** Link to the product page, relative to the shop or absolute. */
  url: z.string(),
  image: z.string().nullable(),
})
export type Product = z.infer<typeof Product>

/** What one customer wrote about one product. */
export const Review = z.object({
  id: z.string().min(1),
  sku: z.string().min(1),
  rating: z.number().int().min(1).max(5),
  locale: z.enum(['en', 'zh']),
  text: z.string().min(1),
  /** ISO date. */
  writtenOn: z.string(),
})
export type Review = z.infer<typeof Review>
