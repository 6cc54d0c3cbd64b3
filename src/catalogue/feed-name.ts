/** A column or key name in the taxonomy's form: lower case, words separated by single blanks. */
export function toFeedName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%]+/gu, ' ')
    .trim()
}

/** "total net capacity" → "totalNetCapacity"; a leading digit gets a letter before it. */
export function toAttributeId(name: string): string {
  const words = toFeedName(name)
    .replaceAll('%', ' percent ')
    .split(' ')
    .filter((word) => word !== '')
  const id = words
    .map((word, i) => (i === 0 ? word : word[0]!.toUpperCase() + word.slice(1)))
    .join('')
    .slice(0, 80)
  return /^\p{L}/u.test(id) ? id : `x${id}`
}

/** "Toner cartridge" → "toner-cartridge"; anything that is no letter or digit joins. */
export function toCategoryId(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{Ll}\p{Lo}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80)
    .replace(/-+$/, '')
}
