import type { Catalogue } from '../domain/catalogue.ts'
import type { Companions } from '../domain/companions.ts'
import type { EntryOf } from '../domain/profile.ts'
import type { Product } from '../domain/product.ts'
import type { ScorePart } from '../domain/ranking.ts'
import type { Draft } from './draft.ts'
import { nameOf } from './name.ts'
import { goodsOf, inSentence } from './print.ts'
import { stateSpec } from './state-spec.ts'

interface Context {
  readonly catalogue: Catalogue
  readonly companions?: Companions | undefined
}

/** From here on a leaning speaks for goods so clearly that it is a reason. */
const leastTelling = 0.6

/** A part of the score that rests on the shopper's profile, in words; nothing where it says little. */
export function describeLeaning(
  part: ScorePart,
  product: Product,
  context: Context,
  draft: Draft,
): string | undefined {
  if (part.value < leastTelling) return undefined
  const { catalogue } = context
  const named = inSentence(goodsOf(product.category, catalogue, draft.locale))
  switch (part.attribute) {
    case 'brand-leaning': {
      const brand = draft.fact(product.brand, 'product', product.sku, 'brand')
      return draft.pick(
        `from ${brand}, a brand you turn to more than most do`,
        `${brand} 是您常关注的品牌`,
      )
    }
    case 'price-leaning':
      // Near is not enough to be told: most goods are near.
      return part.value < 0.85
        ? undefined
        : draft.pick(`priced like the ${named} you turn to`, `价位与您常看的${named}相近`)
    case 'spec-leaning': {
      const [entry] = (part.entries ?? []) as readonly (EntryOf<'value'> | EntryOf<'degree'>)[]
      const value = entry && product.specs[entry.attribute]
      if (!entry || value === undefined || value === null) return undefined
      const fact = stateSpec(entry.attribute, value, product.sku, catalogue, draft)
      return draft.pick(`${fact}, like the ${named} you turn to`, `${fact}，与您常看的${named}相似`)
    }
    case 'group':
      return draft.pick(
        'often looked at by shoppers who look for the same as you',
        '与您喜好相近的顾客常看这款',
      )
    default:
      return describeCompanion(part, product, context, draft)
  }
}

/** "goes with the Vera 60 R you bought": known of such goods, or shown by shoppers. */
function describeCompanion(
  { because }: ScorePart,
  product: Product,
  { catalogue, companions }: Context,
  draft: Draft,
): string | undefined {
  const owned = catalogue.products[catalogue.docBySku.get(because ?? '') ?? -1]
  if (!owned || !companions) return undefined
  const name = draft.fact(nameOf(owned, catalogue, draft.locale), 'product', owned.sku, 'title')
  const kinds = (category: string): string => inSentence(goodsOf(category, catalogue, draft.locale))
  return companions.of(owned.category, product.category).isLearnt
    ? draft.pick(
        `shoppers with ${kinds(owned.category)} in view, like your ${name}, often turn to ${kinds(product.category)} too`,
        `关注${kinds(owned.category)}（如您的 ${name}）的顾客也常关注${kinds(product.category)}`,
      )
    : draft.pick(`to set up beside your ${name}`, `可与您的 ${name} 一起使用`)
}
