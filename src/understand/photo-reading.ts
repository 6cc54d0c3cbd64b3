import * as z from 'zod'
import type { Catalogue } from '../domain/catalogue.ts'
import {
  PhotoMeasureName,
  PhotoSubject,
  type PhotoMeasure,
  type PhotoReading,
} from '../domain/photo.ts'
import { convert } from '../lib/units.ts'
import { toStrictSchema } from '../llm/strict-schema.ts'
import { brandSeen, modelSeen } from './photo-names.ts'

const mostMeasures = 8

/** What a model says of photos; every word of it may come from whoever made them. */
export const PhotoAnswer = z.strictObject({
  /** Asked for first, as a model reads better when it writes down what it reads. Never shown. */
  text: z.string().max(2_000).nullable(),
  subject: PhotoSubject,
  category: z.string().max(80).nullable(),
  brand: z.string().max(400).nullable(),
  model: z.string().max(400).nullable(),
  measures: z
    .array(
      z.strictObject({
        what: PhotoMeasureName,
        value: z.number(),
        unit: z.enum([
          'mm',
          'cm',
          'm',
          'in',
          'ft',
          'V',
          'W',
          'kW',
          'kg',
          'lb',
          'ml',
          'L',
          'cuft',
          'dB',
        ]),
      }),
    )
    .max(mostMeasures),
})
export type PhotoAnswer = z.infer<typeof PhotoAnswer>

/** The same as JSON Schema, for the endpoint. */
export const photoAnswerSchema = toStrictSchema(PhotoAnswer)

/** The least and the most that goods, niches and doors come in. */
type Range = readonly [unit: string, least: number, most: number]

const side: readonly Range[] = [['cm', 2, 400]]

const ranges: Readonly<Record<PhotoMeasureName, readonly Range[]>> = {
  width: side,
  height: side,
  depth: side,
  'niche-width': side,
  'niche-height': side,
  'niche-depth': side,
  'door-width': [['cm', 30, 400]],
  voltage: [['V', 3, 480]],
  power: [['W', 1, 25_000]],
  capacity: [
    ['L', 0.05, 1_500],
    ['kg', 0.5, 50],
  ],
  diagonal: [['in', 1, 130]],
  noise: [['dB', 10, 120]],
}

/**
 * The part of an answer that may be shown for the shopper to confirm; `null` when that is nothing.
 * What is beyond every size of goods, or no id, no maker and no type code, is dropped.
 */
export function toReading(answer: PhotoAnswer, catalogue: Catalogue): PhotoReading | null {
  const { subject } = answer
  if (subject === 'other') return null
  const category =
    answer.category !== null && catalogue.taxonomy.categories.has(answer.category)
      ? answer.category
      : null
  const brand = brandSeen(answer.brand, catalogue)
  const model = modelSeen(answer.model, brand)
  const measures = measuresOf(answer)
  const isEmpty = category === null && brand === null && measures.length === 0
  return isEmpty ? null : { subject, category, brand, model, measures }
}

/** One figure for each thing that is measured, the first. */
function measuresOf({ measures, subject }: PhotoAnswer): PhotoMeasure[] {
  const found = new Map<PhotoMeasureName, PhotoMeasure>()
  for (const { what: named, value, unit } of measures) {
    const what = subject === 'space' ? inSpace(named) : named
    const rounded = Math.round(value * 100) / 100
    const isSane = ranges[what].some(([base, least, most]) => {
      const size = convert(rounded, unit, base)
      return size !== undefined && size >= least && size <= most
    })
    if (isSane && !found.has(what)) found.set(what, { what, value: rounded, unit })
  }
  return [...found.values()]
}

/** The sides of an empty space are those of the niche, whatever a model calls them. */
const inSpace = (what: PhotoMeasureName): PhotoMeasureName =>
  what === 'width' || what === 'height' || what === 'depth' ? `niche-${what}` : what
