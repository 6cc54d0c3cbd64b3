import * as z from 'zod'
import { Constraint, Relaxation, Wish } from './need.ts'
import { Locale } from './text.ts'

/** What a reply does; see `dialog/plan.ts` for when each is chosen. */
export const ReplyAct = z.enum([
  'greet',
  'clarify',
  'recommend',
  'compare',
  'answer',
  'policy',
  'cart',
  'order',
  'handover',
  'decline',
  'chitchat',
  'apologise',
])
export type ReplyAct = z.infer<typeof ReplyAct>

/** Where a statement comes from. */
export const Source = z.object({
  kind: z.enum(['product', 'guide', 'policy', 'review', 'computed']),
  /** Sku, passage id, review id or the name of the computation. */
  id: z.string(),
  /** Attribute of the product, or the part of the computation. */
  field: z.string().nullable(),
})
export type Source = z.infer<typeof Source>

/** A statement of the text together with its source. `text` occurs in the reply's text or cards. */
export const Claim = z.object({ text: z.string(), source: Source })
export type Claim = z.infer<typeof Claim>

/** Why a product stands where it stands: one part of its score, in words. */
export const Reason = z.object({
  kind: z.enum([
    'need',
    'affinity',
    'similar-shoppers',
    'bought-together',
    'sequence',
    'popularity',
    'content',
    'relation',
    'guide',
  ]),
  text: z.string(),
  /** Share of the product's score, 0 to 1. */
  weight: z.number(),
  /** What proves it: `spec:noiseLevel`, `price`, `rating`, `popularity`. */
  evidence: z.array(z.string()),
})
export type Reason = z.infer<typeof Reason>

/** What the shopper gives up by taking this product instead of the one beside it. */
export const Tradeoff = z.object({ text: z.string(), attribute: z.string() })
export type Tradeoff = z.infer<typeof Tradeoff>

export const Money = z.object({ amount: z.number(), currency: z.string() })
export type Money = z.infer<typeof Money>

/** A product as a card in a reply. */
export const ProductCard = z.object({
  sku: z.string(),
  title: z.string(),
  brand: z.string(),
  category: z.string(),
  url: z.string(),
  image: z.string().nullable(),
  price: Money,
  availability: z.enum(['in_stock', 'out_of_stock', 'preorder']),
  rating: z.object({ average: z.number(), count: z.number() }).nullable(),
  /** 0 to 1, comparable within one reply. */
  score: z.number(),
  reasons: z.array(Reason),
  tradeoffs: z.array(Tradeoff),
  /** The two or three specs that decide in this category, printed in the reply's language. */
  highlights: z.array(z.object({ attribute: z.string(), label: z.string(), text: z.string() })),
})
export type ProductCard = z.infer<typeof ProductCard>

export const ComparisonValue = z.union([
  z.number(),
  z.string(),
  z.boolean(),
  z.array(z.string()),
  z.null(),
])

export const Comparison = z.object({
  skus: z.array(z.string()),
  rows: z.array(
    z.object({
      attribute: z.string(),
      label: z.string(),
      unit: z.string().nullable(),
      /** In the canonical unit; `null` is unknown. One a sku, in the order of `skus`. */
      values: z.array(ComparisonValue),
      /** The values as printed in the reply's language. */
      texts: z.array(z.string()),
      /** Position of the better value; `null` where better is not defined or all are equal. */
      best: z.number().int().nullable(),
    }),
  ),
})
export type Comparison = z.infer<typeof Comparison>

export const NeedView = z.object({
  category: z.string().nullable(),
  /** Printed in the reply's language, for chips. */
  categoryLabel: z.string().nullable(),
  /** `label` is the whole condition for a chip, `name` the attribute's name alone. */
  constraints: z.array(Constraint.extend({ label: z.string(), name: z.string() })),
  /** Wishes without a figure: "quieter". */
  wishes: z.array(Wish.extend({ label: z.string(), name: z.string() })),
  relaxed: z.array(Relaxation.extend({ label: z.string() })),
})
export type NeedView = z.infer<typeof NeedView>

export const Question = z.object({ attribute: z.string(), options: z.array(z.string()) })
export type Question = z.infer<typeof Question>

export const Handover = z.object({
  state: z.enum(['waiting', 'human']),
  position: z.number().int().nullable(),
})
export type Handover = z.infer<typeof Handover>

/** The whole answer of one turn, as the contract fixes it. Absent parts are `null` or `[]`. */
export const Reply = z.object({
  id: z.string(),
  conversationId: z.string(),
  /** Language of the text: that of the message. */
  locale: Locale,
  act: ReplyAct,
  /** Markdown without HTML; every number in it stands in `claims`. */
  text: z.string(),
  products: z.array(ProductCard),
  comparison: Comparison.nullable(),
  claims: z.array(Claim),
  /** Quick replies, each a message that works. */
  suggestions: z.array(z.string()),
  need: NeedView.nullable(),
  question: Question.nullable(),
  handover: Handover.nullable(),
  engine: z.object({
    understanding: z.string(),
    composition: z.string(),
    degraded: z.boolean(),
  }),
  timingsMs: z.object({
    understand: z.number(),
    retrieve: z.number(),
    rank: z.number(),
    compose: z.number(),
  }),
})
export type Reply = z.infer<typeof Reply>
