import type { Taxonomy } from '../domain/taxonomy.ts'
import { singular } from '../lib/text.ts'
import type { Meaning } from './lexicon.ts'
import { hasTag, isFiller, type Mark } from './marks.ts'
import type { WantsContext } from './wanted.ts'

/** Nouns that make a thing an accessory of the category named before them. */
export const accessories =
  /^(?:bag|case|sleeve|cover|stand|holder|charger|cable|adapter|adaptor|mount|bracket|filter|battery|protector|strap|skin|pouch|stylus|cleaner|detergent|tablet|part|spare|hose|basket|rack|remote|dock|lens|tripod|ink|toner|cartridge|pod|capsule|descaler|pad)$/

/** Categories named in the message, in order; one followed by an accessory noun is none. */
export function namedCategories(
  marks: readonly Mark[],
  { taxonomy, category }: WantsContext,
): string[] {
  const found: string[] = []
  for (const [position, mark] of marks.entries()) {
    const meanings = mark.meanings.filter((one) => one.kind === 'category')
    if (meanings.length === 0) continue
    const next = marks[position + 1]
    // "Laptop bag for a 15 inch laptop": what is wanted is the bag.
    if (isAccessoryNoun(next)) {
      const own = next!.meanings.find((one) => one.kind === 'category')
      return own?.kind === 'category' ? [own.category] : []
    }
    const before = marks.slice(0, position).findLast((one) => !isFiller(one) || one.text === 'with')
    if (before && hasTag(before, 'not')) continue
    // "A fridge with a freezer" is a fridge.
    if (found.length > 0 && before?.text === 'with') continue
    // The camera of a smartphone is a property of it.
    const first = taxonomy.categories.get(found[0] ?? '')
    const isProperty = mark.meanings.some(
      (one) => one.kind === 'attribute' && first?.attributes.some(({ id }) => id === one.attribute),
    )
    if (isProperty) continue
    // A word of both a value and a category ("tablet") is the category unless it qualifies one.
    const chosen =
      meanings.find((one) => one.category === category) ?? preferKnown(meanings, taxonomy)
    if (!found.includes(chosen.category)) found.push(chosen.category)
  }
  return found
}

export const isAccessoryNoun = (mark: Mark | undefined): boolean =>
  mark !== undefined && accessories.test(singular(mark.text))

export const isCategory = (mark: Mark | undefined): boolean =>
  mark?.meanings.some((one) => one.kind === 'category') ?? false

export const preferKnown = (
  meanings: readonly (Meaning & { kind: 'category' })[],
  taxonomy: Taxonomy,
): Meaning & { kind: 'category' } =>
  meanings.find(({ category }) => !taxonomy.categories.get(category)?.discovered) ?? meanings[0]!

/** The one category that a use or a category's own adjective belongs to, when there is just one. */
export function categoryByMeaning(marks: readonly Mark[]): string | null {
  const found = new Set<string>()
  for (const { meanings, text } of marks) {
    const uses = meanings.filter((one) => one.kind === 'use')
    if (uses.length === 1 && !isAnyGoods.test(text)) found.add(uses[0]!.category)
  }
  return found.size === 1 ? [...found][0]! : null
}

/** Occasions that fit goods of every kind, whichever category's uses happen to name them. */
export const isAnyGoods =
  /gift|present|part(?:y|ies)|kid|famil|office|home|礼|送|聚会|孩子|家庭|办公/
