import * as z from 'zod'
import { Constraint, Wish } from './need.ts'
import type { Segment } from './segment.ts'
import { LifeFact } from './taxonomy.ts'

/** What an entry of a profile was read from. */
export const Evidence = z.object({
  /** Deeds, or for what was said: messages' conversations. */
  deeds: z.number().int().min(1),
  /** Deeds by type: view, cart, purchase, … */
  byType: z.record(z.string(), z.number().int()),
  /** Goods that speak loudest, at most {@link mostEvidence}. */
  skus: z.array(z.string()),
  /** Of the latest deed; ISO 8601, UTC. */
  lastAt: z.string(),
})
export type Evidence = z.infer<typeof Evidence>

/** Goods named as evidence of one entry. */
export const mostEvidence = 4

const key = z.string().describe('Stable name of the entry, for corrections')

/** How far a share lies from what the shop as a whole shows. */
const leaning = {
  /** Share of the shopper's interest, 0 to 1. */
  share: z.number(),
  /** Share that the shop as a whole would show in the same categories, 0 to 1. */
  usual: z.number(),
  /** Log-odds of the two, shrunk towards 0; its distance from 0 in standard errors is `certainty`. */
  strength: z.number(),
  certainty: z.number(),
}

/** Where in a sorted column the shopper's goods stand. */
const place = {
  /** 0: the lowest of the category, 1: the highest. */
  place: z.number().min(0).max(1),
  /** 90 % of what is believed of it, `[low, high]`. */
  interval: z.tuple([z.number(), z.number()]),
}

/** One thing that is known of a shopper. Attributes, categories and values by their ids. */
export const ProfileEntry = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('brand'),
    key,
    brand: z.string(),
    stance: z.enum(['likes', 'avoids']),
    ...leaning,
    evidence: Evidence,
  }),
  z.object({
    kind: z.literal('category'),
    key,
    category: z.string(),
    share: z.number(),
    evidence: Evidence,
  }),
  z.object({
    kind: z.literal('price'),
    key,
    category: z.string(),
    level: z.enum(['lower', 'middle', 'higher']),
    ...place,
    evidence: Evidence,
  }),
  z.object({
    kind: z.literal('value'),
    key,
    category: z.string(),
    attribute: z.string(),
    value: z.union([z.string(), z.boolean()]),
    ...leaning,
    evidence: Evidence,
  }),
  z.object({
    kind: z.literal('degree'),
    key,
    category: z.string(),
    attribute: z.string(),
    direction: z.enum(['lower', 'higher']),
    ...place,
    evidence: Evidence,
  }),
  z.object({
    kind: z.literal('owned'),
    key,
    sku: z.string(),
    category: z.string(),
    /** ISO 8601, UTC; `null`: the shopper only said so. */
    boughtAt: z.string().nullable(),
    /** `null` where the time or the category's lifetime is not known. */
    stage: z.enum(['new', 'in-use', 'due']).nullable(),
    /** Years such goods last, where that is known. */
    lifetimeYears: z.number().nullable(),
  }),
  z.object({
    kind: z.literal('said'),
    key,
    /** `null`: of no kind of goods in particular. */
    category: z.string().nullable(),
    said: z.discriminatedUnion('what', [
      z.object({ what: z.literal('constraint'), constraint: Constraint }),
      z.object({ what: z.literal('wish'), wish: Wish }),
      z.object({ what: z.literal('use'), use: z.string() }),
      z.object({ what: z.literal('life'), fact: LifeFact, value: z.number() }),
    ]),
    /** When it was last talked about; ISO 8601, UTC. */
    at: z.string(),
  }),
])
export type ProfileEntry = z.infer<typeof ProfileEntry>

/** Part of an entry: `EntryOf<'brand'>`. */
export type EntryOf<Kind extends ProfileEntry['kind']> = Extract<ProfileEntry, { kind: Kind }>

/**
 * What the shopper decided about one entry. `forget`: it is not so, and what it was read from no longer
 * counts. `avoid`, for brands: never offer it, unless it is asked for by name.
 */
export const Correction = z.object({
  key: z
    .string()
    .regex(/^(?:brand|category|price|value|degree|owned|said):./su)
    .max(400),
  action: z.enum(['forget', 'avoid']),
})
export type Correction = z.infer<typeof Correction>

/** Corrections that one shopper may have. */
export const mostCorrections = 300

/** What one shopper decided. */
export interface ShopperChoice {
  /** False: nothing is learnt from, or ranked by, what the shopper does. */
  readonly isPersonalised: boolean
  readonly corrections: readonly Correction[]
}

export const noChoice: ShopperChoice = { isPersonalised: true, corrections: [] }

/** Choices of shoppers, by their id. */
export interface ShopperChoices {
  /** {@link noChoice} where nothing was decided. */
  choice(shopperId: string): Promise<ShopperChoice>
}

/** What is known of one shopper. */
export interface Profile {
  /** Deeds that were read, after cleaning. */
  readonly deeds: number
  /** By kind, each with the most certain first. */
  readonly entries: readonly ProfileEntry[]
}

/** Profiles of shoppers, by their id. */
export interface Profiles {
  /**
   * Empty where nothing is known, or the shopper wants nothing to be. `segment` is the group that the
   * shopper is nearest to, if any.
   */
  of(shopperId: string): Promise<Profile & { readonly segment: Segment | null }>
}
