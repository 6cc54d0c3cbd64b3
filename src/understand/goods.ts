import type { Taxonomy } from '../domain/taxonomy.ts'
import { singular } from '../lib/text.ts'
import { englishWords } from './english.ts'
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
  const aside: string[] = []
  let isAsideBefore: boolean = false
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
    // The camera of a smartphone is a property of it, unless "a camera" is asked for.
    const asksForOne = /^(?:an?|some|any|another|个|台|部|整个|换个|来个|买|想买|要买)$/.test(
      marks[position - 1]?.text ?? '',
    )
    const first = taxonomy.categories.get(found[0] ?? (asksForOne ? '' : (category ?? '')))
    const isProperty = mark.meanings.some(
      (one) => one.kind === 'attribute' && first?.attributes.some(({ id }) => id === one.attribute),
    )
    if (isProperty) continue
    // A word of both a value and a category ("tablet") is the category unless it qualifies one.
    const chosen =
      meanings.find((one) => one.category === category) ?? preferKnown(meanings, taxonomy)
    const isJoined: boolean = hasTag(before, 'and', 'or') && isAsideBefore
    isAsideBefore = isJoined || isAside(marks, position)
    const list = isAsideBefore ? aside : found
    if (!list.includes(chosen.category)) list.push(chosen.category)
  }
  // What stands beside the goods is meant only where nothing else can be.
  return found.length === 0 && category === null ? aside : found
}

/** "On my laptop", "charges the phone", 给手机充电: goods that are there, and not asked for. */
function isAside(marks: readonly Mark[], position: number): boolean {
  const before = marks.slice(0, position).map(({ text }) => text)
  const article = /^(?:the|a|an|my|our|his|her|their|this|that|old|new|another)$/
  let at = before.length - 1
  while (at >= 0 && article.test(before[at]!)) at--
  const isOwn = before.slice(at + 1).some((word) => /^(?:my|our|his|her|their)$/.test(word))
  const isOnIt =
    /^(?:在|到|放)$/.test(before[at] ?? '') &&
    /^(?:上|下|旁|里)/.test(marks[position + 1]?.text ?? '')
  return (
    isOwn ||
    isOnIt ||
    /^(?:on|onto|from|behind|above|below|under|beside|near|beneath|charge|charges|charging|plug|plugs|连|接|连着|接着|给|靠着|挨着)$/.test(
      before[at] ?? '',
    )
  )
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
export function categoryByMeaning(marks: readonly Mark[], taxonomy: Taxonomy): string | null {
  const found = new Set<string>()
  for (const { meanings, text } of marks) {
    const owner = soleOwner(meanings, text, taxonomy)
    if (owner !== null) found.add(owner)
    const uses = meanings.filter((one) => one.kind === 'use')
    if (uses.length === 1 && !isAnyGoods.test(text)) found.add(uses[0]!.category)
  }
  return found.size === 1 ? [...found][0]! : null
}

/** The one kind of goods that has what is named: "over ear" is said of headphones alone. */
function soleOwner(meanings: readonly Meaning[], text: string, taxonomy: Taxonomy): string | null {
  const isTelling = /\p{Script=Han}{2}|[a-z].*[ -][a-z]/u.test(text) || !englishWords.has(text)
  if (!isTelling || meanings.length === 0) return null
  const owners = new Set<string>()
  for (const one of meanings) {
    if (one.kind !== 'value') return null
    for (const [id, { attributes, discovered }] of taxonomy.categories)
      if (!discovered && attributes.some((attribute) => attribute.id === one.attribute))
        owners.add(id)
  }
  return owners.size === 1 ? [...owners][0]! : null
}

/** Occasions that fit goods of every kind, whichever category's uses happen to name them. */
export const isAnyGoods =
  /gift|present|part(?:y|ies)|kid|famil|office|home|礼|送|聚会|孩子|家庭|办公/
