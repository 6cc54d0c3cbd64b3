import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { Failure } from '../domain/failure.ts'
import { LocalText } from '../domain/text.ts'

const Side = z.enum(['sides', 'above', 'behind'])
export type Side = z.infer<typeof Side>

/** Centimetres by side; `sides` is left and right each. */
const Gaps = z.partialRecord(Side, z.number().positive())

const appliesTo = {
  id: z.string(),
  categories: z.array(z.string()),
  /** Only to goods with this value; `orUnknown` also where the record does not say. */
  when: z
    .object({ attribute: z.string(), value: z.string(), orUnknown: z.boolean().default(false) })
    .optional(),
  source: LocalText,
}

/** Room that goods need around them: `air` counts in the verdict, `advised` is only said. */
export const Clearance = z.object({
  ...appliesTo,
  air: Gaps.default({}),
  advised: Gaps.default({}),
})
export type Clearance = z.infer<typeof Clearance>

/** By how much a built-in front laps over the frame, so that the niche may be smaller than it. */
export const Lap = z.object({
  ...appliesTo,
  cm: z.partialRecord(z.enum(['width', 'height', 'depth']), z.number().positive()),
})
export type Lap = z.infer<typeof Lap>

export const Country = z.object({
  /** ISO 3166; `EU` stands for the mainland. */
  code: z.string(),
  name: LocalText,
  volts: z.number(),
  /** `null` where both are in use. */
  hertz: z.number().nullable(),
  plugs: z.string(),
})
export type Country = z.infer<typeof Country>

const noSource = { en: 'no source given', zh: '未注明来源' }

/** `knowledge/fit.json`: what no product states and a check cannot do without. */
export const FitRules = z.object({
  clearances: z.array(Clearance).default([]),
  laps: z.array(Lap).default([]),
  passage: z
    .object({ spareCm: z.number().min(0), source: LocalText })
    .default({ spareCm: 0, source: noSource }),
  flight: z
    .object({
      /** Watt-hours that may come along, and those that the airline has to approve. */
      freeWh: z.number(),
      approvalWh: z.number(),
      /** Highest nominal voltage of a lithium cell: bounds the energy of a charge in mAh. */
      mostCellVolts: z.number(),
      source: LocalText,
      china: LocalText,
    })
    .optional(),
  mains: z
    .object({ countries: z.array(Country), toleranceShare: z.number(), source: LocalText })
    .default({ countries: [], toleranceShare: 0, source: noSource }),
  water: z
    .array(z.object({ categories: z.array(z.string()), reachM: z.number(), source: LocalText }))
    .default([]),
  dryerOnWasher: z.object({ heightCm: z.number(), source: LocalText }).optional(),
  runningCost: z
    .object({
      years: z.array(z.object({ categories: z.array(z.string()), years: z.number().int() })),
      otherYears: z.number().int(),
      /** Hours a year at rated power, for goods that state no yearly use. */
      hours: z.array(
        z.object({
          categories: z.array(z.string()),
          perYear: z.number(),
          /** Input power over the power stated. */
          inputFactor: z.number().default(1),
          source: LocalText,
        }),
      ),
      washes: z.array(z.object({ categories: z.array(z.string()), perYear: z.number() })),
    })
    .default({ years: [], otherYears: 5, hours: [], washes: [] }),
  /** From `shop.json`; absent: running costs are not reckoned. */
  energyPricePerKwh: z.number().positive().optional(),
  waterPricePerM3: z.number().positive().optional(),
  /** ISO 3166 of the shop, where its `shop.json` says so. */
  country: z.string().optional(),
  currency: z.string().optional(),
})
export type FitRules = z.infer<typeof FitRules>

/** No rule at all: sizes are compared as they are. */
export const noRules: FitRules = FitRules.parse({})

const ShopPart = z.looseObject({
  energyPricePerKwh: z.number().positive().optional(),
  waterPricePerM3: z.number().positive().optional(),
  country: z.string().optional(),
  currency: z.string().optional(),
})

/**
 * The rules of a knowledge directory: `fit.json` with the prices of `shop.json`. A missing file
 * means no rule.
 *
 * @throws {Failure} `KNOWLEDGE_INVALID` naming the first fault.
 */
export function readFitRules(knowledgeDir: string): FitRules {
  const read = <T>(name: string, schema: z.ZodType<T>): T | undefined => {
    const file = join(knowledgeDir, name)
    if (!existsSync(file)) return undefined
    try {
      return schema.parse(JSON.parse(readFileSync(file, 'utf8')))
    } catch (cause) {
      const why = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause)
      throw new Failure('KNOWLEDGE_INVALID', `${name}: ${why}`, { cause })
    }
  }
  const shop = read('shop.json', ShopPart)
  const { energyPricePerKwh, waterPricePerM3, country, currency } = shop ?? {}
  return {
    ...(read('fit.json', FitRules) ?? noRules),
    ...(energyPricePerKwh === undefined ? {} : { energyPricePerKwh }),
    ...(waterPricePerM3 === undefined ? {} : { waterPricePerM3 }),
    ...(country === undefined ? {} : { country }),
    ...(currency === undefined ? {} : { currency }),
  }
}
