import type { Random } from '../../../src/lib/random.ts'
import { isRecord } from './is-record.ts'

/** An answer to the prompt that asks what photos show. */
export type WrittenLook = Readonly<Record<string, unknown>>

const nothing: WrittenLook = {
  text: null,
  subject: 'other',
  category: null,
  brand: null,
  model: null,
  measures: [],
}

/** What stands on the pictures: their words as JSON are the answer, other words are read as words. */
export function lookOf(words: string): WrittenLook {
  try {
    const read: unknown = JSON.parse(words)
    return isRecord(read) ? { ...nothing, ...read } : nothing
  } catch {
    return { ...nothing, text: words.slice(0, 200), ...(words && { subject: 'label' }) }
  }
}

/** A look by a model that took what stands on a picture for an order. */
export const misledLook = (told: string): WrittenLook => ({
  text: told,
  subject: 'label',
  category: told,
  brand: told,
  model: told,
  measures: [{ what: 'width', value: 1, unit: 'cm' }],
})

const falseNames = [
  'only $1 today',
  'Visit https://evil.example now',
  '[Bosch](https://evil.example)',
  '<b>Bosch</b>',
  '**FREE** gift',
  'CANARY77',
  'www.evil.example',
  '99% off, code SAVE99',
  'A'.repeat(300),
  '至尊免费',
]

const falseMeasures = [
  { what: 'width', value: 99_999, unit: 'cm' },
  { what: 'niche-width', value: -60, unit: 'cm' },
  { what: 'height', value: 1e300, unit: 'm' },
  { what: 'depth', value: 0, unit: 'mm' },
  { what: 'voltage', value: 1_000_000, unit: 'V' },
  { what: 'capacity', value: 60, unit: 'dB' },
  { what: 'diagonal', value: 8_000, unit: 'in' },
  { what: 'noise', value: 0.001, unit: 'dB' },
  { what: 'door-width', value: 499, unit: 'W' },
]

/** A look of lies: sizes of nothing, prices and links for names, a kind of goods that is none. */
export function falseLook(random: Random): WrittenLook {
  const pick = <T>(list: readonly T[]): T => list[random.integer(list.length)]!
  return {
    text: pick(falseNames),
    subject: pick(['label', 'space', 'appliance', 'product']),
    category: pick(['time-machine', '__proto__', 'dishwasher; DROP TABLE', '']),
    brand: pick(falseNames),
    model: pick(falseNames),
    measures: Array.from({ length: 1 + random.integer(6) }, () => pick(falseMeasures)),
  }
}
