import type { Catalogue } from '../domain/catalogue.ts'
import type { Product } from '../domain/product.ts'
import { cut, type Atom } from '../understand/atoms.ts'
import type { Lexicon } from '../understand/lexicon.ts'
import { Phrases } from '../understand/phrases.ts'
import { englishWords } from '../understand/english.ts'

/** Words of a title that may make up its name, after the maker's. */
const longestName = 6

const names = new WeakMap<Catalogue, Phrases<number>>()

/** All names of the shop's goods, each with the docs that bear it. Built once a catalogue. */
export function namesOfCatalogue(catalogue: Catalogue, lexicon: Lexicon): Phrases<number> {
  let known = names.get(catalogue)
  if (!known) {
    known = new Phrases<number>()
    const aliases = new Map(
      catalogue.brands.map(({ name, words }) => [name, new Set([name, ...words])] as const),
    )
    for (const [doc, product] of catalogue.products.entries())
      for (const name of namesOf(product, aliases.get(product.brand), lexicon)) known.add(name, doc)
    names.set(catalogue, known)
  }
  return known
}

/** What one product is called: its maker with its model, and its model alone where that is telling. */
function namesOf(
  product: Product,
  aliases: ReadonlySet<string> | undefined,
  lexicon: Lexicon,
): Set<string> {
  const makers = new Set([product.brand, ...(aliases ?? [])].filter((maker) => maker !== ''))
  const found = new Set<string>([product.sku])
  for (const title of [product.title.en, product.title.zh]) {
    if (title === undefined) continue
    found.add(title)
    const model = modelOf(title, makers, lexicon)
    if (model === '') continue
    for (const name of new Set([model, modelOf(title, makers, lexicon, true)])) {
      for (const maker of makers) found.add(`${maker} ${name}`)
      if (isTelling(model)) found.add(name)
    }
  }
  return found
}

/**
 * "Stille 60" in "Nordhavn Stille 60 built-in dishwasher, 42 dB"; with `isWhole` all up to the word
 * for the kind of goods, "Stille 60 built-in".
 */
function modelOf(
  title: string,
  makers: ReadonlySet<string>,
  lexicon: Lexicon,
  isWhole = false,
): string {
  const { text, atoms } = cut(title)
  const start = makerLength(atoms, text, makers)
  let end = start
  // "Lan 30", "Mini 12", "Ring F13": the word after the maker is part of the name.
  if (atoms[start]?.kind === 'word' && !isKind(atoms, start, lexicon)) end = start + 1
  if (end > start && atoms[end]?.kind === 'number') end++
  while (end < atoms.length && end - start < longestName && !endsName(atoms, end, lexicon)) end++
  if (isWhole)
    while (
      end < atoms.length &&
      end - start < 12 &&
      !/[,，、;(]/.test(atoms[end]!.text) &&
      !isKind(atoms, end, lexicon)
    )
      end++
  if (end === start) return ''
  return text.slice(atoms[start]!.start, atoms[end - 1]!.end)
}

const isKind = (atoms: readonly Atom[], at: number, lexicon: Lexicon): boolean =>
  lexicon.phrases.longest(atoms, at)?.meanings.some(({ kind }) => kind === 'category') ?? false

function makerLength(atoms: readonly Atom[], text: string, makers: ReadonlySet<string>): number {
  let longest = 0
  for (const maker of makers) {
    const words = cut(maker)
    if (words.text !== '' && text.startsWith(words.text) && words.atoms.length > longest)
      longest = words.atoms.length
  }
  return Math.min(longest, atoms.length)
}

/** True where the words for what it is, or its measures, begin. */
function endsName(atoms: readonly Atom[], at: number, lexicon: Lexicon): boolean {
  const atom = atoms[at]!
  if (atom.kind === 'sign') return !['-', '+', '.', '/'].includes(atom.text)
  if (atom.kind === 'han') return true
  if (atom.kind === 'number' && lexicon.units.longest(atoms, at + 1)) {
    const unit = atoms[at + 1]!
    // "Bit 67 E" and "Arca 20 S" go on after the figure.
    if (unit.raw.length > 1 || unit.start === atom.end) return true
  }
  return (
    lexicon.phrases
      .longest(atoms, at)
      ?.meanings.some(({ kind }) => ['category', 'value', 'attribute'].includes(kind)) ?? false
  )
}

/** False for a model of one plain word, which may be meant as the word. */
function isTelling(model: string): boolean {
  const words = model.split(' ')
  if (words.length > 1)
    return words.some((word) => !englishWords.has(word) && /\p{L}/u.test(word)) || /\d/.test(model)
  return /\p{L}/u.test(model) && /\d/.test(model)
}
