import type { SpecValue } from '../domain/product.ts'
import type { Attribute, AttributeValue } from '../domain/taxonomy.ts'
import { normalise, singular } from '../lib/text.ts'
import { convert, units } from '../lib/units.ts'

/**
 * A feed's value as the value of `attribute`, in its canonical unit; `undefined` when it is none.
 *
 * @param unit of a number without one; default the attribute's own.
 */
export function parseSpecValue(
  attribute: Attribute,
  raw: string | number | boolean | readonly string[],
  unit?: string,
): Exclude<SpecValue, null> | undefined {
  switch (attribute.type) {
    case 'number':
      return parseNumber(attribute, raw, unit)
    case 'boolean':
      return parseBoolean(raw)
    case 'enum':
      return typeof raw === 'object' ? undefined : findValue(attribute, String(raw))?.id
    case 'list': {
      const parts = typeof raw === 'object' ? raw : String(raw).split(/[,;|/]/)
      const ids = parts.flatMap((part) => findValue(attribute, part)?.id ?? [])
      return ids.length === 0 ? undefined : [...new Set(ids)]
    }
    case 'text': {
      const text = typeof raw === 'object' ? raw.join(', ') : String(raw)
      return text === '' ? undefined : text.slice(0, 300)
    }
  }
}

function parseNumber(
  attribute: Attribute,
  raw: string | number | boolean | readonly string[],
  unit: string | undefined,
): number | undefined {
  if (typeof raw === 'number') return toCanonical(raw, unit, attribute)
  if (typeof raw !== 'string') return undefined
  const text = normalise(raw)
  const measured = [...text.matchAll(measure)]
  for (const [, figure, word] of measured) {
    const code = word === undefined ? undefined : codeOfUnit(word, attribute.unit)
    const value = parseFigure(figure!)
    if (value === undefined || code === undefined) continue
    const canonical = toCanonical(value, code, attribute)
    if (canonical !== undefined) return canonical
  }
  const plain = /^[≈~<>≤≥]?\s*(\d[\d.,]*)/.exec(text)
  const value = plain && parseFigure(plain[1]!)
  if (value === undefined || value === null) return undefined
  // "45 apples" is no number of watts, "45" is; a plain count may have its noun behind it.
  if (attribute.unit !== undefined && !/^[≈~<>≤≥]?\s*\d[\d.,]*$/.test(text)) return undefined
  return toCanonical(value, unit, attribute)
}

/** A number and the word behind it. */
const measure = /(?<![\p{L}\d.,])(\d[\d.,]*)\s*-?\s*("|°c|°f|℃|%|[\p{L}²³/]+(?:\/[\p{L}²³\d]+)?)/gu

function parseFigure(text: string): number | undefined {
  let plain = text.replace(/[.,]+$/, '')
  if (/^\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain)) plain = plain.replaceAll(',', '')
  else if (/^\d{1,3}(\.\d{3}){2,}$/.test(plain)) plain = plain.replaceAll('.', '')
  plain = plain.replace(',', '.')
  const value = Number(plain)
  return plain !== '' && Number.isFinite(value) ? value : undefined
}

const unitsByWord = new Map<string, { code: string; dimension: string }[]>()
for (const { code, dimension, words } of units)
  for (const word of words) {
    const list = unitsByWord.get(word)
    if (list) list.push({ code, dimension })
    else unitsByWord.set(word, [{ code, dimension }])
  }

const dimensions = new Map(units.map(({ code, dimension }) => [code, dimension]))

/** The unit a word stands for, of those that measure what `target` measures. */
export function codeOfUnit(word: string, target: string | undefined): string | undefined {
  const candidates = unitsByWord.get(word.toLowerCase()) ?? []
  if (target === undefined) return candidates[0]?.code
  return candidates.find(({ dimension }) => dimension === dimensions.get(target))?.code
}

function toCanonical(
  value: number,
  unit: string | undefined,
  attribute: Attribute,
): number | undefined {
  if (!Number.isFinite(value)) return undefined
  if (attribute.unit === undefined) return value
  const canonical = convert(value, unit ?? attribute.unit, attribute.unit)
  return canonical === undefined ? undefined : Math.round(canonical * 1000) / 1000
}

function parseBoolean(raw: string | number | boolean | readonly string[]): boolean | undefined {
  if (typeof raw === 'boolean') return raw
  if (typeof raw === 'number') return raw === 0 ? false : raw === 1 ? true : undefined
  if (typeof raw !== 'string') return undefined
  const word = normalise(raw)
  if (/^(yes|y|true|1|ja|oui|x|✓|✔|是|有|支持)$/.test(word)) return true
  if (/^(no|n|false|0|nein|non|none|-|✗|否|无|不支持)$/.test(word)) return false
  return undefined
}

const valueWords = new WeakMap<Attribute, Map<string, AttributeValue>>()

/** The value that a word names: by id, label or shopper's word; else the longest one it contains. */
export function findValue(attribute: Attribute, raw: string): AttributeValue | undefined {
  let words = valueWords.get(attribute)
  if (!words) {
    words = new Map()
    for (const value of attribute.values)
      for (const word of [
        value.id,
        value.label.en,
        value.label.zh,
        ...value.words.en,
        ...value.words.zh,
      ])
        if (word !== undefined) words.set(toKey(word), value)
    valueWords.set(attribute, words)
  }
  const key = toKey(raw)
  const exact = words.get(key)
  if (exact || attribute.discovered) return exact
  let best: AttributeValue | undefined
  let longest = 1
  for (const [word, value] of words)
    if (word.length > longest && ` ${key} `.includes(` ${word} `)) {
      best = value
      longest = word.length
    }
  return best
}

/** "Stainless-Steel" and "stainless steels" are one word. */
export function toKey(text: string): string {
  return normalise(text)
    .replace(/[-_/]+/g, ' ')
    .split(' ')
    .map(singular)
    .join(' ')
    .trim()
}
