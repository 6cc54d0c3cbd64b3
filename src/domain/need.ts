import * as z from 'zod'
import { LifeFact } from './taxonomy.ts'

export const Operator = z.enum(['<=', '>=', '=', '!=', 'in', 'not-in', 'between'])
export type Operator = z.infer<typeof Operator>

/**
 * One condition on one attribute. `price` (major units of the shop's currency), `brand`,
 * `availability` and `rating` are attributes like any other.
 *
 * `between` holds `[low, high]`, both included; `in` and `not-in` hold a list.
 */
export const Constraint = z.object({
  attribute: z.string(),
  operator: Operator,
  value: z.union([
    z.number(),
    z.string(),
    z.boolean(),
    z.array(z.string()),
    z.tuple([z.number(), z.number()]),
  ]),
  /** Canonical unit of a measured value. */
  unit: z.string().optional(),
  /** A `must` is never broken; a `prefer` moves the ranking. */
  strength: z.enum(['must', 'prefer']),
  /** As the shopper said it, in the shopper's unit: "under 24 inches". */
  said: z.string().optional(),
  /** Set by "quieter than these": a bound taken from goods shown, dropped where none meets it. */
  relative: z.boolean().optional(),
  /** The sum for several kinds of goods that this limit of the price is a part of. */
  total: z.number().optional(),
  /** Why it is here when the shopper did not say it: the use or need model that implied it. */
  because: z.string().optional(),
})
export type Constraint = z.infer<typeof Constraint>

/** A wish without a number: as quiet as possible. */
export const Wish = z.object({
  attribute: z.string(),
  direction: z.enum(['lower', 'higher']),
  /** `strict` when the shopper asked for the extreme: "the quietest". */
  strict: z.boolean().default(false),
  said: z.string().optional(),
})
export type Wish = z.infer<typeof Wish>

/** A condition that was loosened so that something could be shown, and by how much. */
export const Relaxation = z.object({
  attribute: z.string(),
  from: z.unknown(),
  to: z.unknown(),
})
export type Relaxation = z.infer<typeof Relaxation>

/** What the shopper wants, as understood so far, for one kind of goods. */
export const Need = z.object({
  /** Category id; `null` while it is not known. */
  category: z.string().nullable(),
  constraints: z.array(Constraint),
  wishes: z.array(Wish),
  /** Uses by id ("gaming", "pet-hair"). */
  uses: z.array(z.string()),
  /** Facts of the shopper's life that need models reckon with: persons, m², metres. */
  life: z.partialRecord(LifeFact, z.number()),
  /** Words that no attribute explains: searched for as text. */
  text: z.array(z.string()),
  /** Names of models or series that a product's title must hold: "galaxy s24". */
  models: z.array(z.string()),
})
export type Need = z.infer<typeof Need>

export const emptyNeed: Need = {
  category: null,
  constraints: [],
  wishes: [],
  uses: [],
  life: {},
  text: [],
  models: [],
}
