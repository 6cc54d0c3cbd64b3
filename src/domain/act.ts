import * as z from 'zod'
import { FitSituation } from './fit.ts'
import { CartAction } from './cart.ts'
import { Constraint, Wish } from './need.ts'
import { OrderSaid } from './order.ts'
import { LifeFact } from './taxonomy.ts'

/** Something a message points at: a sku, or a place among the goods shown. */
export const Reference = z.discriminatedUnion('kind', [
  /** The nth shown, from 0; -1 is the last. */
  z.object({ kind: z.literal('position'), index: z.number().int() }),
  /** The one extreme among the shown: "the cheaper one". */
  z.object({
    kind: z.literal('extreme'),
    attribute: z.string(),
    direction: z.enum(['lower', 'higher']),
  }),
  /** "It", "this one", and the page's product. */
  z.object({ kind: z.literal('focus') }),
  /** The very first product shown on this topic. */
  z.object({ kind: z.literal('earliest') }),
  /** All shown: "compare them". */
  z.object({ kind: z.literal('shown'), count: z.number().int().optional() }),
  /** A brand among the shown, or a product by name. */
  z.object({ kind: z.literal('brand'), brand: z.string() }),
  z.object({ kind: z.literal('sku'), sku: z.string() }),
  /** A name that the catalogue's titles are searched for. */
  z.object({ kind: z.literal('name'), words: z.string() }),
])
export type Reference = z.infer<typeof Reference>

/** What shoppers ask a shop's service desk, after the sale and beside the goods. */
export const ServiceIntent = z.enum([
  'cancel-order',
  'change-order',
  'track-order',
  'place-order',
  'delivery-options',
  'delivery-period',
  'set-up-address',
  'change-address',
  'check-invoice',
  'get-invoice',
  'cancellation-fee',
  'payment-methods',
  'payment-problem',
  'refund-policy',
  'get-refund',
  'track-refund',
  'create-account',
  'delete-account',
  'edit-account',
  'switch-account',
  'recover-password',
  'registration-problem',
  'newsletter',
  'review',
  'complaint',
  'customer-service',
  'human-agent',
])
export type ServiceIntent = z.infer<typeof ServiceIntent>

/**
 * One thing a message does. Understanding (by rules or by a model) yields a list of these and
 * nothing else; the plan is code over them.
 */
export const Act = z.discriminatedUnion('kind', [
  /** States or refines what is wanted. `fresh` starts over: goods of no known kind were named. */
  z.object({
    kind: z.literal('need'),
    category: z.string().nullable(),
    constraints: z.array(Constraint),
    wishes: z.array(Wish),
    uses: z.array(z.string()),
    life: z.partialRecord(LifeFact, z.number()),
    text: z.array(z.string()),
    models: z.array(z.string()),
    fresh: z.boolean(),
    /** Makers asked for that the shop does not carry. */
    makers: z.array(z.string()).optional(),
    /** Skus that the shopper has already. */
    owned: z.array(z.string()).optional(),
    /** Kinds of goods that are there already: "he has a blender". */
    ownedKinds: z.array(z.string()).optional(),
    /** Kinds of goods that the message speaks for alike: which of them is meant is asked. */
    between: z.array(z.string()).optional(),
  }),
  /** Takes back what was said about an attribute ("forget the budget"); `null` takes back all. */
  z.object({ kind: z.literal('withdraw'), attribute: z.string().nullable() }),
  /** "Quieter", "cheaper than that one": moves along an attribute against what is shown. */
  z.object({
    kind: z.literal('comparative'),
    attribute: z.string(),
    direction: z.enum(['lower', 'higher']),
    than: Reference.nullable(),
  }),
  /** More of the same. */
  z.object({ kind: z.literal('more') }),
  /** "Which one would you take?"; with `reference`, "why the second one?". */
  z.object({ kind: z.literal('advise'), reference: Reference.optional() }),
  z.object({
    kind: z.literal('compare'),
    references: z.array(Reference),
    /** Kind of goods that brands are compared in; `null` is the one under discussion. */
    category: z.string().nullable().optional(),
  }),
  /** A question about one product: its attribute, or in general. */
  z.object({
    kind: z.literal('ask-product'),
    reference: Reference,
    attributes: z.array(z.string()),
    /** Value asked about for a yes or no: "does it have Wi-Fi", "is it under 60 cm wide". */
    expects: z.array(Constraint),
    /** Free words, matched with reviews and guides. */
    text: z.string(),
  }),
  /** "Does it fit a 60 cm niche", "does it work with my iPhone". */
  z.object({ kind: z.literal('ask-fit'), reference: Reference, situation: FitSituation }),
  /** A question of knowledge: "what does inverter mean", "how many litres do I need". */
  z.object({
    kind: z.literal('ask-guide'),
    text: z.string(),
    /** Category that the question names; `null` takes the one under discussion. */
    category: z.string().nullable(),
  }),
  z.object({
    kind: z.literal('ask-policy'),
    topic: z.string(),
    text: z.string(),
    /** Kind of goods that the question is about, where it names one. */
    category: z.string().nullable().optional(),
    /** Set where the question is one that every shop is asked. */
    intent: ServiceIntent.optional(),
  }),
  /** What the service desk is asked and no other act covers: accounts, invoices, refunds. */
  z.object({ kind: z.literal('service'), intent: ServiceIntent, text: z.string() }),
  /** "What do you sell", "which brands do you have". */
  z.object({ kind: z.literal('ask-range'), about: z.enum(['categories', 'brands']) }),
  /** "How many dishwashers do you have". */
  z.object({ kind: z.literal('count') }),
  z.object({ kind: z.literal('skip-question') }),
  z.object({ kind: z.literal('ask-person'), reason: z.string() }),
  z.object({ kind: z.literal('greet') }),
  z.object({ kind: z.literal('thank') }),
  z.object({ kind: z.literal('goodbye') }),
  z.object({ kind: z.literal('ask-identity') }),
  /** "What do you know about me?" */
  z.object({ kind: z.literal('ask-profile') }),
  z.object({
    kind: z.literal('ask-order'),
    text: z.string(),
    /** Cancel, change or track, where the message says so. */
    intent: ServiceIntent.optional(),
    /** All that the message says about orders; absent: it asks where they are. */
    said: OrderSaid.optional(),
  }),
  z.object({
    kind: z.literal('ask-cart'),
    action: CartAction,
    /** What is added, removed or changed. */
    references: z.array(Reference),
    /** Kind of goods named beside them: "the kettle". */
    category: z.string().nullable(),
    /** Pieces named; `null` where none were. */
    quantity: z.number().int().nullable(),
    text: z.string(),
  }),
  z.object({ kind: z.literal('haggle') }),
  z.object({ kind: z.literal('complain') }),
  z.object({ kind: z.literal('affirm') }),
  z.object({ kind: z.literal('reject') }),
  z.object({ kind: z.literal('off-topic'), topic: z.string() }),
  /** Safety comes before shopping: danger, a medical worry, a crisis, harm, a jailbreak. */
  z.object({ kind: z.literal('safety'), topic: z.string() }),
  /** Photos without a word; what they show is told beside the plan. */
  z.object({ kind: z.literal('photo') }),
  /** Nothing recognised. */
  z.object({ kind: z.literal('unclear') }),
])
export type Act = z.infer<typeof Act>
