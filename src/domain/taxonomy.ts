import * as z from 'zod'
import { LocalText, LocalWords } from './text.ts'

/** One allowed value of an `enum` or `list` attribute. */
export const AttributeValue = z.object({
  id: z.string().min(1),
  label: LocalText,
  words: LocalWords,
})
export type AttributeValue = z.infer<typeof AttributeValue>

/** A word of degree that stands for a direction along an attribute: "quiet" is less noise. */
export const Adjective = z.object({
  words: LocalWords,
  direction: z.enum(['lower', 'higher']),
})
export type Adjective = z.infer<typeof Adjective>

/**
 * A measured or named property that goods of one or more categories have.
 *
 * `number` is measured in `unit`; `enum` has exactly one of `values`, `list` any number of them;
 * `boolean` is yes or no; `text` is free. A product that does not state it holds `null`: unknown.
 */
export const Attribute = z.object({
  /** camelCase, the canonical name in replies and constraints. */
  id: z.string().regex(/^[\p{L}][\p{L}\p{N}]*$/u),
  type: z.enum(['number', 'enum', 'list', 'boolean', 'text']),
  /** Code of the canonical unit (see `lib/units.ts`); absent for a plain count or a score. */
  unit: z.string().optional(),
  /** Decimal places worth showing. */
  decimals: z.number().int().min(0).max(3).default(0),
  /** Which direction a shopper prefers, all else equal; absent where taste decides. */
  better: z.enum(['lower', 'higher']).optional(),
  /** For `enum`: `values` stand from best to worst, so that "at least class B" has a meaning. */
  ordered: z.boolean().default(false),
  label: LocalText,
  /** How shoppers name the attribute (for a boolean: how they ask for it). */
  words: LocalWords,
  values: z.array(AttributeValue).default([]),
  adjectives: z.array(Adjective).default([]),
  /** Column and key names under which feeds deliver it, lower case, words separated by spaces. */
  feedNames: z.array(z.object({ name: z.string(), unit: z.string().optional() })).default([]),
  /** True when the attribute was met in a feed and is not in `knowledge/taxonomy`. */
  discovered: z.boolean().default(false),
})
export type Attribute = z.infer<typeof Attribute>

/** How a category uses an attribute. */
export const CategoryAttribute = z.object({
  id: z.string(),
  /** How much the attribute matters to most shoppers of the category, 0 (never asked) to 1. */
  importance: z.number().min(0).max(1),
  /** Smallest and largest plausible value, in the canonical unit. */
  range: z.tuple([z.number(), z.number()]).optional(),
})
export type CategoryAttribute = z.infer<typeof CategoryAttribute>

/** What a way of use asks of the specs: "for gaming" prefers a fast screen. */
export const Use = z.object({
  id: z.string(),
  label: LocalText,
  words: LocalWords,
  /** Each is a preference unless `strength` says must. */
  implies: z.array(
    z.object({
      attribute: z.string(),
      operator: z.enum(['<=', '>=', '=', 'in']),
      value: z.union([z.number(), z.string(), z.boolean(), z.array(z.string())]),
    }),
  ),
})
export type Use = z.infer<typeof Use>

/** A fact of the shopper's life that specs can be reckoned from. */
export const LifeFact = z.enum(['people', 'roomArea', 'distance'])
export type LifeFact = z.infer<typeof LifeFact>

/**
 * From life to a spec: `base + perUnit × fact`, in the attribute's canonical unit, wanted between
 * `low` and `high` times that. Facts are counted in persons, square metres and metres.
 */
export const NeedModel = z.object({
  id: z.string().min(1),
  fact: LifeFact,
  attribute: z.string(),
  base: z.number(),
  perUnit: z.number(),
  low: z.number().min(0).max(1),
  /** Absent: more does no harm. */
  high: z.number().min(1).optional(),
  /** Where the rule comes from: the id of a guide's passage or a publication. */
  source: z.string().min(1),
})
export type NeedModel = z.infer<typeof NeedModel>

export const Category = z.object({
  /** kebab-case English noun. */
  id: z.string().regex(/^[\p{Ll}\p{Lo}\p{N}]+(-[\p{Ll}\p{Lo}\p{N}]+)*$/u),
  group: z.enum(['large-appliances', 'small-appliances', 'gadgets', 'other']),
  label: LocalText,
  /** Plural for English sentences; Chinese uses the label. */
  plural: z.string(),
  words: LocalWords,
  /**
   * What is said by somebody who wants such goods without naming them: the trouble they cure ("my
   * walls are damp"), the work they do, a maker's name that stands for the kind ("kindle").
   */
  signs: LocalWords.default({ en: [], zh: [] }),
  attributes: z.array(CategoryAttribute),
  /** Degree words whose meaning depends on the category: a "big" refrigerator is more litres. */
  adjectives: z.array(Adjective.extend({ attribute: z.string() })).default([]),
  uses: z.array(Use).default([]),
  needModels: z.array(NeedModel).default([]),
  /** How long such goods last, on the average. */
  lifetime: z.object({ years: z.number().positive(), source: z.string().min(1) }).optional(),
  /** Ids of the kinds of goods that people add to such goods, or set up beside them. */
  goesWith: z.array(z.string()).default([]),
  /** True when the category was met in a feed and is not in `knowledge/taxonomy`. */
  discovered: z.boolean().default(false),
})
export type Category = z.infer<typeof Category>

export interface Taxonomy {
  readonly categories: ReadonlyMap<string, Category>
  readonly attributes: ReadonlyMap<string, Attribute>
}
