import { parse, YAMLParseError } from 'yaml'
import * as z from 'zod'
import { Page } from '../domain/conversation.ts'
import { Operator, type Constraint } from '../domain/need.ts'
import { ReplyAct } from '../domain/reply.ts'
import { Locale } from '../domain/text.ts'

/** One or several; always read as a list. */
const oneOrMore = <Item extends z.ZodType>(item: Item) =>
  z
    .union([item, z.array(item).min(1)])
    .transform((value) => (Array.isArray(value) ? value : [value]) as z.output<Item>[])

const Scalar = z.union([z.string(), z.number(), z.boolean()])

/** What one attribute of a product must be: a value, one of several, or a range. */
const SpecCondition = z.union([
  Scalar,
  z.array(Scalar).min(1),
  z.strictObject({
    min: z.number().optional(),
    max: z.number().optional(),
    not: oneOrMore(Scalar).optional(),
  }),
])
export type SpecCondition = z.infer<typeof SpecCondition>

/** Conditions on a product of the catalogue. Numbers stand in the attribute's canonical unit. */
const ProductCondition = z.strictObject({
  category: oneOrMore(z.string()).optional(),
  brand: oneOrMore(z.string()).optional(),
  brandNot: oneOrMore(z.string()).optional(),
  price: SpecCondition.optional(),
  rating: SpecCondition.optional(),
  available: z.boolean().optional(),
  spec: z.record(z.string(), SpecCondition).optional(),
})
export type ProductCondition = z.infer<typeof ProductCondition>

export type ConstraintPattern = Pick<Constraint, 'attribute' | 'operator' | 'value'>

/** "price <= 600", "brand not-in Nordhavn, Brasko", "price between 300..500". */
const ConstraintText = z.string().transform((text, context): ConstraintPattern => {
  const match = /^(\p{L}[\p{L}\p{N}]*) *(<=|>=|!=|=|between|not-in|in) *(\S.*)$/u.exec(text.trim())
  if (!match) {
    context.addIssue(`"${text}" is not "attribute operator value", such as "price <= 600"`)
    return z.NEVER
  }
  const [, attribute, operator, words] = match as unknown as [string, string, string, string]
  return { attribute, operator: Operator.parse(operator), value: readValue(operator, words) }
})

function readValue(operator: string, words: string): Constraint['value'] {
  if (operator === 'between') {
    const [low, high] = words.split('..').map(Number)
    return [low!, high!]
  }
  if (operator === 'in' || operator === 'not-in') return words.split(',').map((one) => one.trim())
  if (words === 'true' || words === 'false') return words === 'true'
  const number = Number(words)
  return Number.isNaN(number) ? words : number
}

/** A product shown before: by its turn (from 1) and its place there (from 1), or the extreme one. */
const EarlierProduct = z.strictObject({
  turn: z.number().int().min(1),
  at: z.number().int().min(1).optional(),
  lowest: z.string().optional(),
  highest: z.string().optional(),
  brand: z.string().optional(),
})
export type EarlierProduct = z.infer<typeof EarlierProduct>

/** What the reply to one message must be. Checks look at the reply's data, text comes last. */
export const Expectation = z.strictObject({
  act: oneOrMore(ReplyAct).optional(),
  actNot: oneOrMore(ReplyAct).optional(),
  locale: Locale.optional(),
  /** The kind of goods understood; `null` says that none is. */
  category: oneOrMore(z.string()).nullable().optional(),
  /** Each must be among the conditions understood; values are compared roughly, in canonical units. */
  constraints: z.array(ConstraintText).optional(),
  /** Attributes on which no condition may stand. */
  noConstraint: oneOrMore(z.string()).optional(),
  /** Wishes without a figure that were understood: `noiseLevel lower`. */
  wishes: z
    .array(z.string().regex(/^\S+ (?:lower|higher)$/, 'is not "attribute lower" or "higher"'))
    .optional(),
  /** How many products are shown. */
  products: z
    .union([
      z.number().int(),
      z.strictObject({ min: z.number().int().optional(), max: z.number().int().optional() }),
    ])
    .optional(),
  every: ProductCondition.optional(),
  /** At least one product shown is such. */
  some: z.union([ProductCondition, z.array(ProductCondition)]).optional(),
  /** The first product is the extreme one of the whole catalogue, among those that meet `where`. */
  first: z
    .strictObject({
      lowest: z.string().optional(),
      highest: z.string().optional(),
      where: ProductCondition.optional(),
    })
    .optional(),
  /** The reply is about this one product: a sku, or one shown before. */
  about: z.union([z.string(), EarlierProduct]).optional(),
  sameProductsAs: z.number().int().min(1).optional(),
  /** None of the products of these turns is shown again. */
  differentFrom: oneOrMore(z.number().int().min(1)).optional(),
  /** Products move along an attribute against those of an earlier turn. */
  moves: z
    .strictObject({
      lower: z.string().optional(),
      higher: z.string().optional(),
      than: EarlierProduct,
    })
    .optional(),
  /** The attribute asked about; `true` is any, `false` none. */
  asks: z.union([z.string(), z.boolean()]).optional(),
  /** Attributes that gave way; `true` is any, `false` none. */
  relaxed: z.union([z.boolean(), oneOrMore(z.string())]).optional(),
  comparison: z
    .strictObject({
      skus: z.number().int().optional(),
      rows: oneOrMore(z.string()).optional(),
      /** The two products compared, as shown before. */
      of: z.array(EarlierProduct).optional(),
    })
    .optional(),
  /** Each must be the source of a claim. */
  cites: z
    .array(
      z.strictObject({
        kind: z.enum(['product', 'guide', 'policy', 'review', 'computed']).optional(),
        id: z.string().optional(),
        field: z.string().optional(),
      }),
    )
    .optional(),
  handover: z.enum(['waiting', 'human', 'none']).optional(),
  /** The number of goods in the catalogue that meet this stands in the text. */
  counts: ProductCondition.optional(),
  /** Last resort: words of the text, or `/patterns/`. */
  textIncludes: oneOrMore(z.string()).optional(),
  textIncludesAny: oneOrMore(z.string()).optional(),
  textExcludes: oneOrMore(z.string()).optional(),
  /** Every quick reply, sent in a copy of the conversation, is understood. */
  suggestionsWork: z.boolean().optional(),
})
export type Expectation = z.infer<typeof Expectation>

const TurnOfScenario = z.strictObject({
  /** A bare number needs no quotes. */
  say: z.union([z.string().min(1), z.number().transform(String)]),
  page: Page.optional(),
  /** Language of this message when it is not the scenario's. */
  locale: Locale.optional(),
  expect: Expectation.default({}),
})

/** A conversation to replay, and what must hold of each reply. */
export const Scenario = z.strictObject({
  name: z.string().min(1),
  locale: Locale,
  tags: z.array(z.string()).default([]),
  /** What the shopper looks at from the start. */
  page: Page.optional(),
  turns: z.array(TurnOfScenario).min(1),
})
export type Scenario = z.infer<typeof Scenario>

/**
 * The scenarios of a YAML file: a list of them.
 *
 * @throws {TypeError} naming file, place and reason.
 */
export function readScenarios(source: string, file: string): Scenario[] {
  let data: unknown
  try {
    data = parse(source)
  } catch (error) {
    if (error instanceof YAMLParseError)
      throw new TypeError(`${file}: ${error.message}`, { cause: error })
    throw error
  }
  const { success, data: scenarios, error } = z.array(Scenario).min(1).safeParse(data)
  if (success) return scenarios
  const [issue] = error.issues
  const [index] = issue!.path
  const name = Array.isArray(data) && typeof index === 'number' ? nameIn(data[index]) : ''
  throw new TypeError(`${file}${name}: ${issue!.path.join('.')}: ${issue!.message}`)
}

const nameIn = (item: unknown): string =>
  typeof item === 'object' && item !== null && 'name' in item ? ` "${String(item.name)}"` : ''
