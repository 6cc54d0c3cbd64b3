import type { Catalogue } from '../domain/catalogue.ts'
import type { PhotoMeasure, PhotoMeasureName, PhotoReading, Sight } from '../domain/photo.ts'
import type { Claim } from '../domain/reply.ts'
import type { Locale } from '../domain/text.ts'
import { Draft } from './draft.ts'
import { offersFor } from './photo-offer.ts'
import { phrases } from './phrases.ts'
import { brandName, categoryLabel, goodsOf, inSentence, printAmount } from './print.ts'

/** What is said of the photos of a message. */
export interface PhotoSpeech {
  readonly text: string
  readonly claims: readonly Claim[]
  /** Quick replies, in order; the turn may put others between the first and the last. */
  readonly suggestions: readonly string[]
  /** The message that a bare yes stands for. */
  readonly offer: string | null
}

export interface PhotoContext {
  readonly catalogue: Catalogue
  readonly locale: Locale
  /** Kind of goods under discussion. */
  readonly category: string | null
  /** Photos that were sent. */
  readonly count: number
}

/**
 * What was read, told back to be confirmed: nothing of it counts before the shopper says so. The
 * suggestions put it in plain messages.
 */
export function composePhoto(sight: Sight, context: PhotoContext): PhotoSpeech {
  const { locale, catalogue, count } = context
  if (sight === 'nothing' || sight === 'unseen') {
    const { text, suggestions } = phrases[`photo-${sight}`]
    return { text: text[locale], claims: [], suggestions: suggestions[locale], offer: null }
  }
  const draft = new Draft(locale)
  const isSpace = sight.subject === 'space'
  const name = (isSpace ? spaceOf : nameOf)(sight, catalogue, draft)
  const measures = measuresOf(sight, draft).join(draft.pick(', ', '，'))
  const joint = isSpace ? draft.pick(' ', '') : draft.pick(', ', '，')
  const read = [name, measures].filter((part) => part !== '').join(joint)
  const offers = offersFor(sight, context)
  const asksKind = offers.length !== 1
  draft.paragraph(
    draft.pick(
      `From your ${count > 1 ? 'photos' : 'photo'} I read: ${read}. Is that right?${asksKind ? ' And what kind of goods is it for?' : ''}`,
      `从您的照片中我读到：${read}。对吗？${asksKind ? '是要买哪一类商品呢？' : ''}`,
    ),
  )
  const refusal = draft.pick('No, I will type it', '不，我自己输入')
  return {
    text: draft.text,
    claims: draft.claims,
    suggestions: [...offers, refusal],
    offer: asksKind ? null : offers[0]!,
  }
}

/** "Bosch WAT28 washing machine"; nothing when nothing is known. */
function nameOf(
  { category, brand, model }: PhotoReading,
  catalogue: Catalogue,
  draft: Draft,
): string {
  const { locale } = draft
  const label = category === null ? '' : categoryLabel(category, catalogue, locale)
  const maker = brand === null ? '' : brandName(brand, catalogue, locale)
  if (maker !== '') draft.fact(maker, 'computed', 'photo', 'brand')
  if (model !== null) draft.fact(model, 'computed', 'photo', 'model')
  const parts = [maker, model ?? '', draft.pick(inSentence(label), label)]
  return parts.filter((part) => part !== '').join(' ')
}

/** "built-in space"; nothing when only a door was measured. */
function spaceOf({ category, measures }: PhotoReading, catalogue: Catalogue, draft: Draft): string {
  const isDoor = measures.length > 0 && !measures.some(({ what }) => what.startsWith('niche-'))
  if (isDoor) return ''
  const goods = category === null ? null : goodsOf(category, catalogue, draft.locale)
  return goods === null
    ? draft.pick('built-in space', '嵌入空间')
    : draft.pick(`built-in space for ${goods}`, `${goods}的嵌入空间`)
}

type Words = (amount: string) => string

const wordings: Readonly<Record<PhotoMeasureName, Readonly<Record<Locale, Words>>>> = {
  width: { en: (amount) => `${amount} wide`, zh: (amount) => `宽${amount}` },
  height: { en: (amount) => `${amount} high`, zh: (amount) => `高${amount}` },
  depth: { en: (amount) => `${amount} deep`, zh: (amount) => `深${amount}` },
  'niche-width': { en: (amount) => `niche ${amount} wide`, zh: (amount) => `嵌入宽${amount}` },
  'niche-height': { en: (amount) => `niche ${amount} high`, zh: (amount) => `嵌入高${amount}` },
  'niche-depth': { en: (amount) => `niche ${amount} deep`, zh: (amount) => `嵌入深${amount}` },
  'door-width': { en: (amount) => `door ${amount} wide`, zh: (amount) => `门宽${amount}` },
  voltage: { en: (amount) => amount, zh: (amount) => `电压${amount}` },
  power: { en: (amount) => amount, zh: (amount) => `功率${amount}` },
  capacity: { en: (amount) => `capacity ${amount}`, zh: (amount) => `容量${amount}` },
  diagonal: { en: (amount) => `screen ${amount}`, zh: (amount) => `屏幕${amount}` },
  noise: { en: (amount) => `noise ${amount}`, zh: (amount) => `噪音${amount}` },
}

const measuresOf = ({ measures, subject }: PhotoReading, draft: Draft): string[] =>
  measures.map(({ what, value, unit }: PhotoMeasure) => {
    const amount = draft.fact(printAmount(value, unit, draft.locale), 'computed', 'photo', what)
    // The sides of a space that was named as one.
    const said = subject === 'space' ? what.replace(/^niche-/, '') : what
    return wordings[said as PhotoMeasureName][draft.locale](amount)
  })
