import type { EntryOf, ProfileEntry } from '../domain/profile.ts'
import type { ProfileItem } from '../domain/shopper-view.ts'
import { inLocale, type Locale } from '../domain/text.ts'
import { degreeWords } from './degree.ts'
import { nameOf } from './name.ts'
import {
  brandName,
  goodsOf,
  inSentence,
  labelOf,
  printConstraint,
  printNumber,
  printValue,
  printWish,
} from './print.ts'
import { atStart, lifeWords, type Words } from './profile-print.ts'
import { reasonOf } from './profile-reasons.ts'

/** An entry of a profile as its shopper reads it: what is known, and from what. */
export function profileItem(entry: ProfileEntry, words: Words): ProfileItem {
  const { kind, key } = entry
  return {
    key,
    kind,
    text: textOf(entry, words),
    reason: reasonOf(entry, words),
    actions: kind === 'brand' && entry.stance === 'likes' ? ['forget', 'avoid'] : ['forget'],
    facts: entry,
  }
}

function textOf(entry: ProfileEntry, words: Words): string {
  const { catalogue, locale } = words
  const isEnglish = locale === 'en'
  switch (entry.kind) {
    case 'brand': {
      const brand = brandName(entry.brand, catalogue, locale)
      if (entry.stance === 'likes') return isEnglish ? `You like ${brand}` : `您偏爱${brand}`
      return isEnglish ? `${brand} is not for you` : `您不太中意${brand}`
    }
    case 'category': {
      const goods = goodsOf(entry.category, catalogue, locale)
      return isEnglish ? `You look at ${inSentence(goods)}` : `您在看${goods}`
    }
    case 'price': {
      const goods = goodsOf(entry.category, catalogue, locale)
      const level = {
        lower: { en: 'the cheaper ones', zh: '价格较低的' },
        middle: { en: 'middling prices', zh: '中等价位的' },
        higher: { en: 'the dearer ones', zh: '价格较高的' },
      }[entry.level][locale]
      return isEnglish ? `Of ${inSentence(goods)}, ${level}` : `${goods}：偏好${level}`
    }
    case 'value': {
      const label = labelOf(entry.attribute, catalogue, locale)
      const value =
        entry.value === true ? '' : printValue(entry.attribute, entry.value, catalogue, locale)
      return aboutKind(entry.category, value === '' ? label : named(label, value, locale), words)
    }
    case 'degree':
      return aboutKind(entry.category, degreeText(entry, words), words)
    case 'owned': {
      const product = catalogue.products[catalogue.docBySku.get(entry.sku)!]!
      const name = nameOf(product, catalogue, locale)
      return isEnglish ? `You have ${name}` : `您有${name}`
    }
    case 'said':
      return saidText(entry, words)
  }
}

/** "Quieter"; where the language has no word for it, "Programmes: more than most". */
function degreeText({ attribute, direction }: EntryOf<'degree'>, words: Words): string {
  const { catalogue, locale } = words
  if (degreeWords(attribute, direction))
    return printWish({ attribute, direction, strict: false }, catalogue, locale)
  const most = {
    lower: { en: 'lower than most', zh: '低于多数' },
    higher: { en: 'higher than most', zh: '高于多数' },
  }[direction][locale]
  return named(labelOf(attribute, catalogue, locale), most, locale)
}

const named = (label: string, value: string, locale: Locale): string =>
  locale === 'en' ? `${label}: ${value}` : `${label}：${value}`

/** "Dishwashers · Built-in". */
const aboutKind = (category: string | null, what: string, { catalogue, locale }: Words): string =>
  category === null ? what : `${atStart(goodsOf(category, catalogue, locale))} · ${what}`

function saidText({ said, category }: EntryOf<'said'>, words: Words): string {
  const { catalogue, locale } = words
  switch (said.what) {
    case 'constraint':
      return aboutKind(category, printConstraint(said.constraint, catalogue, locale), words)
    case 'wish':
      return aboutKind(category, printWish(said.wish, catalogue, locale), words)
    case 'use': {
      const uses = catalogue.taxonomy.categories.get(category ?? '')?.uses
      const use = uses?.find(({ id }) => id === said.use)
      return aboutKind(category, use ? inLocale(use.label, locale) : said.use, words)
    }
    case 'life': {
      const number = printNumber(said.value, locale, 1)
      const unit = {
        people: { en: said.value === 1 ? ' person' : ' people', zh: ' 人' },
        roomArea: { en: ' m²', zh: ' ㎡' },
        distance: { en: ' m', zh: ' 米' },
      }[said.fact][locale]
      return aboutKind(category, named(lifeWords[said.fact][locale], number + unit, locale), words)
    }
  }
}
