import type { Catalogue } from '../domain/catalogue.ts'
import type { PhotoMeasureName, PhotoReading } from '../domain/photo.ts'
import type { Category } from '../domain/taxonomy.ts'
import type { Locale } from '../domain/text.ts'
import { unitOf } from '../lib/units.ts'
import { brandName, categoryLabel, goodsOf, inSentence, printAmount } from './print.ts'

interface OfferContext {
  readonly catalogue: Catalogue
  readonly locale: Locale
  readonly category: string | null
}

/** Kinds of goods that are offered where none is known. */
const mostKinds = 2

/**
 * What was read as messages that the shopper could have typed, so that what a tap means is what it
 * says. One message where the kind of goods is known, else one for each of the likeliest.
 */
export function offersFor(reading: PhotoReading, context: OfferContext): string[] {
  const known = reading.category ?? context.category
  const kinds = known === null ? likelyKinds(context) : [known]
  return kinds.map((kind) => offerFor(kind, reading, context))
}

/** Large appliances before others, those with most goods first. */
function likelyKinds({ catalogue }: OfferContext): string[] {
  const { categories } = catalogue.taxonomy
  const isLarge = (id: string): number => (categories.get(id)?.group === 'large-appliances' ? 1 : 0)
  return [...catalogue.docsByCategory]
    .filter(([id]) => categories.get(id)?.discovered === false)
    .sort((a, b) => isLarge(b[0]) - isLarge(a[0]) || b[1].length - a[1].length)
    .slice(0, mostKinds)
    .map(([id]) => id)
}

function offerFor(id: string, reading: PhotoReading, { catalogue, locale }: OfferContext): string {
  const kind = catalogue.taxonomy.categories.get(id)
  const label = categoryLabel(id, catalogue, locale)
  const conditions = kind ? conditionsOf(reading, kind, catalogue, locale) : []
  const maker = reading.brand === null ? '' : brandName(reading.brand, catalogue, locale)
  if (locale === 'zh') {
    const told = conditions.length > 0 ? `，${conditions.join('、')}` : ''
    if (maker === '') return told === '' ? `推荐几款${label}` : label + told
    if (reading.subject === 'product') return `推荐几款${maker}${label}${told}`
    return `我有一台${maker}${codeOf(reading)}${label}，想买一台新的${label}${told}`
  }
  const told = conditions.length > 0 ? `, ${listed(conditions)}` : ''
  const name = inSentence(label)
  if (maker !== '' && reading.subject !== 'product') {
    const code = codeOf(reading)
    const owned = [maker, code, name].filter(Boolean).join(' ')
    return `I have ${/^[AEIOU]/i.test(owned) ? 'an' : 'a'} ${owned} and want a new ${name}${told}`
  }
  if (maker !== '') return `Show me ${maker} ${goodsOf(id, catalogue, 'en')}${told}`
  return told === '' ? `Show me ${goodsOf(id, catalogue, 'en')}` : label + told
}

/** A code in one piece; the figures of another ("Arc 60") would pass for a condition. */
const codeOf = ({ model }: PhotoReading): string =>
  model !== null && !model.includes(' ') ? model : ''

const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`

/** A side of the space, else of the door, else of the appliance that is there now. */
const sides = [
  ['width', ['niche-width', 'door-width', 'width'], 'wide', '宽'],
  ['height', ['niche-height', 'height'], 'high', '高'],
  ['depth', ['niche-depth', 'depth'], 'deep', '深'],
] as const satisfies readonly (readonly [string, readonly PhotoMeasureName[], string, string])[]

/**
 * What goods of this kind can be held to: sides as upper limits, size of screen, capacity. Volts, watts
 * and noise of an old appliance say nothing of what is wanted.
 */
function conditionsOf(
  { measures }: PhotoReading,
  kind: Category,
  catalogue: Catalogue,
  locale: Locale,
): string[] {
  const attributes = kind.attributes.map(({ id }) => catalogue.taxonomy.attributes.get(id))
  const amount = (what: PhotoMeasureName): string | undefined => {
    const found = measures.find((one) => one.what === what)
    return found && printAmount(found.value, found.unit, locale)
  }
  const limits = sides.flatMap(([side, sources, en, zh]) => {
    const [most] = sources.flatMap((what) => amount(what) ?? [])
    if (most === undefined || !attributes.some((one) => one?.id === side)) return []
    return [locale === 'en' ? `at most ${most} ${en}` : `${zh}不超过${most}`]
  })
  const hasScreen = attributes.some((one) => one?.id === 'screenSize')
  const capacity = measures.find(({ what }) => what === 'capacity')
  const holds = attributes.some(
    (one) =>
      (one?.id === 'capacity' || one?.id === 'loadCapacity') &&
      unitOf(one.unit ?? '')?.dimension === unitOf(capacity?.unit ?? '')?.dimension,
  )
  return [
    ...limits,
    ...(hasScreen ? [amount('diagonal') ?? []].flat() : []),
    ...(capacity && holds ? [amount('capacity')!] : []),
  ]
}
