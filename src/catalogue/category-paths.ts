import type { CategoryMatch } from './category-words.ts'
import { toPhrase } from './category-words.ts'
import { toKey } from './spec-values.ts'
import { normalise } from '../lib/text.ts'

interface Level {
  /** Paths that hold the level, by distinct path. */
  paths: number
  /** Of these, those where only brands and codes come after it. */
  terminal: number
  files: Set<string>
  plural: boolean
}

/**
 * Which level of each feed path names the kind of goods. Shops order levels as they like ("Cases >
 * Gaming > PC Cases", "Motherboards > Intel > ATX"), so each level is weighed over all paths: a
 * plural noun, used by several files, with nothing but brands and codes below it.
 *
 * @returns the chosen level for every path, by the path joined with " > "; none for a brand alone.
 */
export function chooseLevels(
  paths: readonly { path: readonly string[]; file: string }[],
  isBrand: (text: string) => boolean,
  known: ReadonlyMap<string, CategoryMatch>,
): Map<string, string> {
  const levels = new Map<string, Level>()
  const isName = (level: string): boolean => isBrand(level) || /\d/.test(level)
  const seen = new Set<string>()
  for (const { path, file } of paths) {
    const key = `${file} ${path.join(' > ')}`
    if (seen.has(key)) continue
    seen.add(key)
    path.forEach((name, i) => {
      const phrase = toPhrase(name)
      let level = levels.get(phrase)
      if (!level) {
        level = { paths: 0, terminal: 0, files: new Set(), plural: false }
        levels.set(phrase, level)
      }
      level.paths++
      level.files.add(file)
      if (path.slice(i + 1).every(isName)) level.terminal++
      if (isPlural(name)) level.plural = true
    })
  }

  const chosen = new Map<string, string>()
  for (const { path } of paths) {
    const key = path.join(' > ')
    if (chosen.has(key)) continue
    let best: string | undefined
    let bestScore = -Infinity
    path.forEach((name, i) => {
      if (isName(name)) return
      const phrase = toPhrase(name)
      const level = levels.get(phrase)!
      const specialised = path
        .slice(i + 1)
        .some((deeper) => !isName(deeper) && toPhrase(deeper).endsWith(` ${phrase}`))
      const score =
        (level.plural ? 2 : 0) +
        (level.files.size > 1 ? 2 : 0) +
        (3 * level.terminal) / level.paths +
        (known.has(toKey(phrase)) && !specialised ? 3 : 0) +
        i / 2
      if (score > bestScore) {
        bestScore = score
        best = name
      }
    })
    if (best !== undefined) chosen.set(key, best)
  }
  return chosen
}

const isPlural = (name: string): boolean => {
  const last = normalise(name).split(' ').at(-1) ?? ''
  return last.length > 3 && last.endsWith('s') && toPhrase(last) !== last
}
