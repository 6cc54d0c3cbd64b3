import type { EntryOf, Evidence, ProfileEntry } from '../domain/profile.ts'
import type { Locale } from '../domain/text.ts'
import { nameOf } from './name.ts'
import { goodsOf, inSentence, labelOf, printNumber } from './print.ts'
import type { Words } from './profile-print.ts'

/** What an entry was read from, in plain words. */
export function reasonOf(entry: ProfileEntry, words: Words): string {
  const { catalogue, locale } = words
  const isEnglish = locale === 'en'
  switch (entry.kind) {
    case 'brand': {
      const isAgainst = entry.stance === 'avoids'
      const whole = isEnglish
        ? `what you ${isAgainst ? 'turned down' : 'turned to'}`
        : isAgainst
          ? '您否定的'
          : '您关注的'
      return withEvidence(
        shareOf(whole, entry, locale),
        countsOf(entry.evidence, locale),
        entry,
        words,
      )
    }
    case 'value': {
      const goods = goodsOf(entry.category, catalogue, locale)
      const whole = isEnglish ? `the ${inSentence(goods)} you turned to` : `您关注的${goods}的`
      return withEvidence(
        shareOf(whole, entry, locale),
        countOf(entry.evidence, locale),
        entry,
        words,
      )
    }
    case 'category': {
      const own = percent(entry.share, locale)
      const share = isEnglish ? `${own} of what you turned to` : `占您关注的 ${own}`
      return withEvidence(share, countsOf(entry.evidence, locale), entry, words)
    }
    case 'price':
    case 'degree': {
      const goods = goodsOf(entry.category, catalogue, locale)
      const what = entry.kind === 'price' ? 'price' : entry.attribute
      const label = labelOf(what, catalogue, locale)
      const isLow = entry.place < 0.5
      const share = percent(isLow ? 1 - entry.place : entry.place, locale)
      const place = isEnglish
        ? `${label} ${isLow ? 'below' : 'above'} ${share} of our ${inSentence(goods)} on average`
        : `${label}平均${isLow ? '低' : '高'}于本店 ${share} 的${goods}`
      return withEvidence(place, countOf(entry.evidence, locale), entry, words)
    }
    case 'owned':
      return ownedReason(entry, words)
    case 'said': {
      const on = printDate(entry.at, locale)
      return isEnglish
        ? `You said so in a conversation, last on ${on}`
        : `您在对话中说过，最近一次是${on}`
    }
  }
}

function ownedReason(
  { boughtAt, stage, lifetimeYears }: EntryOf<'owned'>,
  { locale }: Words,
): string {
  const isEnglish = locale === 'en'
  if (boughtAt === null) return isEnglish ? 'You said so in a conversation' : '您在对话中说过'
  const on = printDate(boughtAt, locale)
  const bought = isEnglish ? `Bought here on ${on}` : `${on}在本店购买`
  if (stage === 'new') return isEnglish ? `${bought}: still new` : `${bought}，还很新`
  if (stage === null || lifetimeYears === null) return bought
  const years = printNumber(lifetimeYears, locale)
  const lasts = isEnglish
    ? `such goods last about ${years} years`
    : `这类产品一般可用约 ${years} 年`
  if (stage === 'due')
    return isEnglish ? `${bought}: ${lasts}, so it may be due` : `${bought}；${lasts}，可考虑更换`
  return isEnglish ? `${bought}; ${lasts}` : `${bought}；${lasts}`
}

const typeWords: Record<string, Record<Locale, readonly [one: string, more: string]>> = {
  view: { en: ['look', 'looks'], zh: ['浏览', '浏览'] },
  click: { en: ['click', 'clicks'], zh: ['点击', '点击'] },
  cart: { en: ['time in the cart', 'times in the cart'], zh: ['加入购物车', '加入购物车'] },
  purchase: { en: ['purchase', 'purchases'], zh: ['购买', '购买'] },
  rate: { en: ['rating', 'ratings'], zh: ['评分', '评分'] },
  dismiss: { en: ['time waved away', 'times waved away'], zh: ['不感兴趣', '不感兴趣'] },
}

/** "81% of what you turned to, where 12% would be usual". */
const shareOf = (
  whole: string,
  { share, usual }: { readonly share: number; readonly usual: number },
  locale: Locale,
): string =>
  locale === 'en'
    ? `${percent(share, locale)} of ${whole}, where ${percent(usual, locale)} would be usual`
    : `占${whole} ${percent(share, locale)}，一般为 ${percent(usual, locale)}`

/** "7 looks and 1 purchase". */
function countsOf({ byType }: Evidence, locale: Locale): string {
  const counts = Object.entries(byType).flatMap(([type, count]) => {
    const words = typeWords[type]?.[locale]
    if (!words) return []
    const number = printNumber(count, locale)
    return locale === 'en' ? `${number} ${words[count === 1 ? 0 : 1]}` : `${words[0]} ${number} 次`
  })
  return locale === 'en' ? joinEnglish(counts) : counts.join('、')
}

/** "29 deeds". */
const countOf = ({ deeds }: Evidence, locale: Locale): string =>
  `${printNumber(deeds, locale)}${locale === 'en' ? ' deeds' : ' 次行为'}`

/** "…; from 7 looks and 1 purchase, such as Vera 60 R and Qinghe 60 S". */
function withEvidence(
  text: string,
  counts: string,
  { evidence }: { readonly evidence: Evidence },
  { catalogue, locale }: Words,
): string {
  const titles = evidence.skus.slice(0, 2).flatMap((sku) => {
    const product = catalogue.products[catalogue.docBySku.get(sku) ?? -1]
    return product ? nameOf(product, catalogue, locale) : []
  })
  return locale === 'en'
    ? `${text}; from ${counts}, such as ${joinEnglish(titles)}`
    : `${text}；依据：${counts}，例如${titles.join('、')}`
}

const joinEnglish = (parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`

const percent = (share: number, locale: Locale): string => `${printNumber(share * 100, locale, 0)}%`

const printDate = (at: string, locale: Locale): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(at))
