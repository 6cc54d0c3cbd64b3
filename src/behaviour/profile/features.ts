import type { Catalogue } from '../../domain/catalogue.ts'
import type { EntryOf, ProfileEntry } from '../../domain/profile.ts'
import { groupBy } from '../../lib/group-by.ts'
import { evidenceOf, goodsIn, type ProfileDeed } from './deeds.ts'
import { fewestGoodsOfKind, leastCertaintyOfSpecs } from './floor.ts'
import { logOdds } from './log-odds.ts'
import { placeOf, type Place } from './place.ts'
import { measureOf, valuesOf, type Usual } from './usual.ts'

/** Attributes that hardly anybody asks for say nothing of a shopper. */
const leastImportance = 0.3
/** Kinds of goods whose price and specs are named, those looked at most. */
const mostKinds = 5
/** Wanted specs named of one category. */
const mostOfKind = 3
/** Goods of middling price stand together: those of the whole column lie 0.29 apart. */
const widestMiddle = 0.2

/** A spec entry with what it is sorted by. */
type Found = readonly [surety: number, entry: EntryOf<'value'> | EntryOf<'degree'>]

/**
 * Where the shopper's goods of each kind stand in price, and which specs they share more than goods of
 * the kind do at large.
 */
export function featuresOf(
  deeds: readonly ProfileDeed[],
  catalogue: Catalogue,
  usual: Usual,
): ProfileEntry[] {
  const speaking = deeds.filter(({ interest }) => interest > 0)
  return [...groupBy(speaking, ({ doc }) => catalogue.products[doc]!.category)]
    .filter(([, own]) => goodsIn(own) >= fewestGoodsOfKind)
    .sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1))
    .slice(0, mostKinds)
    .flatMap(([category, own]) => [
      ...priceOf(category, own, catalogue, usual),
      ...specsOf(category, own, catalogue, usual),
    ])
}

function priceOf(
  category: string,
  own: readonly ProfileDeed[],
  catalogue: Catalogue,
  usual: Usual,
): EntryOf<'price'>[] {
  const place = placeIn('price', category, own, catalogue, usual)
  if (!place) return []
  const [low, high] = place.interval
  const level = high < 0.5 ? 'lower' : low > 0.5 ? 'higher' : 'middle'
  if (level === 'middle' && place.spread > widestMiddle) return []
  return [
    {
      kind: 'price',
      key: `price:${category}`,
      category,
      level,
      place: place.place,
      interval: [low, high],
      evidence: evidenceOf(own),
    },
  ]
}

/** `undefined` where too few of the goods state the attribute, or the category hardly differs in it. */
function placeIn(
  attribute: string,
  category: string,
  own: readonly ProfileDeed[],
  catalogue: Catalogue,
  usual: Usual,
): Place | undefined {
  const column = usual.distribution(category, attribute)
  if (column.size < 2 * fewestGoodsOfKind) return undefined
  const stating = own.flatMap((deed) => {
    const value = measureOf(catalogue, deed.doc, attribute)
    return value === undefined
      ? []
      : [{ doc: deed.doc, at: column.shareBelow(value), weight: deed.interest }]
  })
  return new Set(stating.map(({ doc }) => doc)).size < fewestGoodsOfKind
    ? undefined
    : placeOf(stating)
}

function specsOf(
  category: string,
  own: readonly ProfileDeed[],
  catalogue: Catalogue,
  usual: Usual,
): ProfileEntry[] {
  const found: Found[] = []
  for (const { id, importance } of catalogue.taxonomy.categories.get(category)?.attributes ?? []) {
    if (importance < leastImportance) continue
    const isMeasured = catalogue.taxonomy.attributes.get(id)?.type === 'number'
    if (isMeasured) found.push(...degreesOf(id, category, own, catalogue, usual))
    else found.push(...wantedValues(id, category, own, catalogue, usual))
  }
  return found
    .sort(([a, x], [b, y]) => b - a || (x.key < y.key ? -1 : 1))
    .slice(0, mostOfKind)
    .map(([, entry]) => entry)
}

function* degreesOf(
  attribute: string,
  category: string,
  own: readonly ProfileDeed[],
  catalogue: Catalogue,
  usual: Usual,
): Iterable<Found> {
  const place = placeIn(attribute, category, own, catalogue, usual)
  if (!place) return
  if (place.certainty < leastCertaintyOfSpecs) return
  const direction = place.place < 0.5 ? 'lower' : 'higher'
  // A heavy laptop is put up with, not wanted.
  const better = catalogue.taxonomy.attributes.get(attribute)?.better
  if (better !== undefined && better !== direction) return
  yield [
    place.certainty,
    {
      kind: 'degree',
      key: `degree:${category}.${attribute}`,
      category,
      attribute,
      direction,
      place: place.place,
      interval: [...place.interval],
      evidence: evidenceOf(own),
    },
  ]
}

function* wantedValues(
  attribute: string,
  category: string,
  own: readonly ProfileDeed[],
  catalogue: Catalogue,
  usual: Usual,
): Iterable<Found> {
  const stating = own.map((deed) => ({ deed, values: valuesOf(catalogue, deed.doc, attribute) }))
  const interest = (some: typeof stating): number =>
    some.reduce((sum, { deed }) => sum + deed.interest, 0)
  const total = interest(stating.filter(({ values }) => values.length > 0))
  for (const value of new Set(stating.flatMap(({ values }) => values))) {
    // "Has no Wi-Fi" is what is left, not what is wanted.
    if (value === false) continue
    const having = stating.filter(({ values }) => values.includes(value))
    const deeds = having.map(({ deed }) => deed)
    if (goodsIn(deeds) < fewestGoodsOfKind) continue
    const expected = usual.share(category, attribute, value)
    const { strength, certainty } = logOdds(interest(having), total, expected)
    if (certainty < leastCertaintyOfSpecs) continue
    yield [
      certainty,
      {
        kind: 'value',
        key: `value:${category}.${attribute}=${value}`,
        category,
        attribute,
        value,
        share: interest(having) / total,
        usual: expected,
        strength,
        certainty,
        evidence: evidenceOf(deeds),
      },
    ]
  }
}
