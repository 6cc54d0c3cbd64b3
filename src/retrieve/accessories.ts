import type { Catalogue } from '../domain/catalogue.ts'
import { inLocale } from '../domain/text.ts'
import { Bitset } from '../lib/bitset.ts'
import { searchTerms } from '../lib/text.ts'

/** The kind named after these is what the product is for, not what it is. */
const purpose = new Set(['for', 'replace', 'compatible'])

/** A title names what it is among its first words; later ones are details. */
const naming = 10

/**
 * Products whose title speaks of their own kind only as something else's modifier: a "laptop bag" or
 * a "cable for laptop" that a feed, or our own reading of it, filed under laptops.
 *
 * A name of the kind counts as a modifier when "for" stands before it, or when the next word is one
 * that other kinds end on and this one does not. Titles that do not name their kind are in no doubt.
 * About 15 µs a product.
 */
export function findAccessories(catalogue: Catalogue): Bitset {
  const names = new Map<string, Set<string>>()
  const heads = new Map<string, Set<string>>()
  let longest = 1
  for (const { id, label, plural, words } of catalogue.taxonomy.categories.values()) {
    if (!catalogue.docsByCategory.has(id)) continue
    for (const phrase of [label.en, plural, ...words.en]) {
      const terms = searchTerms(phrase ?? '')
      if (terms.length === 0) continue
      longest = Math.max(longest, terms.length)
      addTo(names, terms.join(' '), id)
      addTo(heads, terms.at(-1)!, id)
    }
  }
  const found = new Bitset(catalogue.products.length)
  catalogue.products.forEach(({ title, category }, doc) => {
    const terms = searchTerms(inLocale(title, 'en'))
    let isNamed = false
    for (let at = 0; at < Math.min(naming, terms.length); at++) {
      for (let length = Math.min(longest, terms.length - at); length >= 1; length--) {
        if (!names.get(terms.slice(at, at + length).join(' '))?.has(category)) continue
        isNamed = true
        const next = heads.get(terms[at + length] ?? '')
        const isModifier = next !== undefined && !next.has(category)
        const isPurpose = [terms[at - 1], terms[at - 2]].some((term) => purpose.has(term ?? ''))
        if (!isModifier && !isPurpose) return
        break
      }
    }
    if (isNamed) found.add(doc)
  })
  return found
}

function addTo(sets: Map<string, Set<string>>, key: string, value: string): void {
  const set = sets.get(key) ?? new Set<string>()
  sets.set(key, set.add(value))
}
