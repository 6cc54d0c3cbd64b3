import type { Segment, SegmentFeature, Trait } from '../domain/segment.ts'
import type { Locale } from '../domain/text.ts'
import { printNumber } from './print.ts'

/** What a feature says of people when it is high, and when it is low; a group of words that ends a sentence. */
const phrases: Record<SegmentFeature, Record<'high' | 'low', Record<Locale, string>>> = {
  activity: {
    high: { en: 'do a lot here', zh: '在本店活动频繁' },
    low: { en: 'come by rarely', zh: '来得较少' },
  },
  breadth: {
    high: { en: 'look at many kinds of goods', zh: '关注的品类多' },
    low: { en: 'keep to few kinds of goods', zh: '关注的品类少' },
  },
  price: {
    high: { en: 'go for the dearer goods', zh: '偏好价格较高的商品' },
    low: { en: 'go for the cheaper goods', zh: '偏好价格较低的商品' },
  },
  loyalty: {
    high: { en: 'stay with a brand', zh: '认准品牌' },
    low: { en: 'go from brand to brand', zh: '不拘品牌' },
  },
  buying: {
    high: { en: 'buy often', zh: '常下单' },
    low: { en: 'mostly look', zh: '多看少买' },
  },
  'large-appliances': {
    high: { en: 'turn to large appliances', zh: '主要关注大家电' },
    low: { en: 'hardly turn to large appliances', zh: '很少关注大家电' },
  },
  'small-appliances': {
    high: { en: 'turn to small appliances', zh: '主要关注小家电' },
    low: { en: 'hardly turn to small appliances', zh: '很少关注小家电' },
  },
  gadgets: {
    high: { en: 'turn to electronics', zh: '主要关注数码产品' },
    low: { en: 'hardly turn to electronics', zh: '很少关注数码产品' },
  },
}

/** What the figure of a feature counts. */
const figures: Record<SegmentFeature, (value: number, locale: Locale) => string> = {
  activity: (value, locale) =>
    locale === 'en' ? `${number(value, locale)} deeds` : `${number(value, locale)} 次`,
  breadth: (value, locale) =>
    locale === 'en' ? `${number(value, locale)} kinds` : `${number(value, locale)} 类`,
  price: (value, locale) =>
    locale === 'en' ? `dearer than ${share(value)} of a kind` : `高于同类的 ${share(value)}`,
  loyalty: (value, locale) =>
    locale === 'en'
      ? `two of their goods share the brand in ${share(value)} of cases`
      : `两件商品同品牌的占 ${share(value)}`,
  buying: (value, locale) =>
    locale === 'en' ? `${share(value)} of their deeds` : `占其行为的 ${share(value)}`,
  'large-appliances': (value, locale) => interest(value, locale),
  'small-appliances': (value, locale) => interest(value, locale),
  gadgets: (value, locale) => interest(value, locale),
}

const number = (value: number, locale: Locale): string => printNumber(value, locale, 1)
const share = (value: number): string => `${Math.round(value * 100)}%`
const interest = (value: number, locale: Locale): string =>
  locale === 'en' ? `${share(value)} of their interest` : `占其关注的 ${share(value)}`

/**
 * A group in plain words, made of what sets it apart and by how much: "Shoppers who turn to electronics
 * (63% of their interest; all shoppers: 24%) and mostly look (…)". `null` for a group too small to be
 * spoken of.
 */
export function describeSegment({ traits }: Segment, locale: Locale): string | null {
  if (traits === null) return null
  const isEnglish = locale === 'en'
  if (traits.length === 0) return isEnglish ? 'Shoppers like most others' : '与多数顾客相近的顾客'
  const parts = traits.map((trait) => traitText(trait, locale))
  if (!isEnglish) return `这类顾客：${parts.join('；')}`
  const last = parts.length === 1 ? '' : ` and ${parts.at(-1)}`
  const first = parts.length === 1 ? parts : parts.slice(0, -1)
  return `Shoppers who ${first.join(', ')}${last}`
}

function traitText({ feature, deviation, mean, overall }: Trait, locale: Locale): string {
  const phrase = phrases[feature][deviation > 0 ? 'high' : 'low'][locale]
  const own = figures[feature](mean, locale)
  const others = figures[feature](overall, locale).match(/[\d.,]+%?/)![0]
  return locale === 'en'
    ? `${phrase} (${own}; all shoppers: ${others})`
    : `${phrase}（${own}，全体顾客为 ${others}）`
}
