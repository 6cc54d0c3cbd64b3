import { distance } from 'fastest-levenshtein'
import { singular } from '../lib/text.ts'
import { englishWords } from './english.ts'
import type { Lexicon } from './lexicon.ts'

/**
 * The known word that a misspelt one was meant as: one edit away from five letters on (one letter missing from four), two from
 * eight on, the first letter kept. `undefined` when nothing is near or two words are equally near.
 * A word that occurs in the shop's titles is no typo; a word of English may only be another form of
 * a known one ("recommended"), so that "quit" stays what it is.
 */
export function correctSpelling(word: string, lexicon: Lexicon): string | undefined {
  if (word.length < 4 || !/^[a-z]+$/.test(word) || lexicon.vocabulary.has(singular(word)))
    return undefined
  const isEnglish = englishWords.has(word)
  if (lexicon.titleWords.has(word) || lexicon.titleWords.has(singular(word))) return undefined
  const allowed = word.length >= 8 ? 2 : 1
  // Of four letters only one may be missing: "undr" is "under", "case" is no "cake".
  const shortest = word.length === 4 ? 5 : word.length - allowed
  let best: string | undefined
  let bestDistance = allowed + 1
  let isTied = false
  for (let length = shortest; length <= word.length + allowed; length++) {
    for (const known of lexicon.spellings.get(length) ?? []) {
      if (known[0] !== word[0] && known[1] !== word[1]) continue
      if (isEnglish && !known.startsWith(word) && !word.startsWith(known)) continue
      const edits = distance(word, known)
      if (edits > allowed || edits > bestDistance) continue
      isTied = edits === bestDistance && singular(known) !== singular(best ?? '')
      if (edits < bestDistance) best = known
      bestDistance = edits
    }
  }
  return isTied ? undefined : best
}
