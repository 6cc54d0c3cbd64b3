import type { Catalogue } from '../domain/catalogue.ts'
import type { Product } from '../domain/product.ts'
import type { Category } from '../domain/taxonomy.ts'
import { inLocale, type Locale } from '../domain/text.ts'
import { singular } from '../lib/text.ts'

interface KindWords {
  /** What goods of the category are called, lower case, longest first. */
  readonly kinds: readonly string[]
  /** Words of its values: "built-in", "OLED", "嵌入式". */
  readonly values: ReadonlySet<string>
}

const kindWords = new WeakMap<Category, KindWords>()
const names = new WeakMap<Product, Partial<Record<Locale, string>>>()

/** Longest name printed in a sentence, in characters. */
const longestName = 56

/**
 * The product's name for a sentence: the title up to the word for what it is, without the specs
 * around it. "Nordhavn Stille 60 built-in dishwasher, 42 dB" is "Nordhavn Stille 60".
 */
export function nameOf(product: Product, catalogue: Catalogue, locale: Locale): string {
  let known = names.get(product)
  if (!known) names.set(product, (known = {}))
  return (known[locale] ??= shorten(product, catalogue, locale))
}

/** Names of goods that stand together: those that would be called alike get more of their title. */
export function namesOf(
  products: readonly Product[],
  catalogue: Catalogue,
  locale: Locale,
): string[] {
  const short = products.map((product) => nameOf(product, catalogue, locale))
  return products.map((product, at) =>
    short.filter((name) => name === short[at]).length === 1
      ? short[at]!
      : cut(inLocale(product.title, locale).trim(), longestName * 1.5),
  )
}

function cut(text: string, length: number): string {
  if (text.length <= length) return text
  const cutAt = text.lastIndexOf(' ', length)
  return `${text.slice(0, cutAt > 20 ? cutAt : length)}…`
}

function shorten(product: Product, catalogue: Catalogue, locale: Locale): string {
  const title = inLocale(product.title, locale).trim()
  const [head = title] = title.split(/[,,((]|\s[-–|]\s/)
  const category = catalogue.taxonomy.categories.get(product.category)
  const name =
    (category ? beforeKind(head.trim(), wordsOf(category, catalogue)) : undefined) ?? head.trim()
  return cut(name, longestName)
}

/** What stands before the word for the kind of goods; `undefined` when that is no name. */
function beforeKind(title: string, { kinds, values }: KindWords): string | undefined {
  const lower = title.toLowerCase()
  let at = -1
  for (const kind of kinds) {
    const found = lower.indexOf(kind)
    const isWord = /\p{Script=Han}/u.test(kind) || found === 0 || lower[found - 1] === ' '
    if (found > 0 && isWord && (at < 0 || found < at)) at = found
  }
  if (at <= 0) return undefined
  let words = title.slice(0, at).trim().split(/\s+/)
  while (words.length > 2 && values.has(singular(words.at(-1)!.toLowerCase())))
    words = words.slice(0, -1)
  return words.length >= 2 ? words.join(' ') : undefined
}

function wordsOf(category: Category, { taxonomy }: Catalogue): KindWords {
  let known = kindWords.get(category)
  if (!known) {
    const values = new Set<string>()
    for (const { id } of category.attributes) {
      const attribute = taxonomy.attributes.get(id)
      if (!attribute) continue
      const phrases = [
        ...attribute.values.flatMap(({ words, label }) => [
          ...words.en,
          ...words.zh,
          label.en ?? '',
          label.zh ?? '',
        ]),
        ...(attribute.type === 'boolean' ? [...attribute.words.en, ...attribute.words.zh] : []),
      ]
      // One letter ("class E") may as well be part of a model's name.
      for (const phrase of phrases)
        if (phrase.length > 1) values.add(singular(phrase.toLowerCase()))
    }
    const { words, label, plural } = category
    known = {
      kinds: [...words.en, ...words.zh, label.en ?? '', label.zh ?? '', plural]
        .filter((kind) => kind.length > 1)
        .map((kind) => kind.toLowerCase()),
      values,
    }
    kindWords.set(category, known)
  }
  return known
}
