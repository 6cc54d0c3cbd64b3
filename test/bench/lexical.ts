import MiniSearch from 'minisearch'
import { createRandom } from '../../src/lib/random.ts'
import { buildLexical, plainBm25, searchLexical } from '../../src/retrieve/lexical.ts'
import { compare } from './measure.ts'

/**
 * Full text over 20,000 made-up products of 36 to 72 tokens, words by Zipf's law from 12,000; 1,000
 * queries of 2 to 4 title words, any of which may hit; the ten best.
 */
export async function bench(): Promise<void> {
  const random = createRandom(1)
  const vocabulary = 12_000
  const cumulative = new Float64Array(vocabulary)
  for (let i = 0, sum = 0; i < vocabulary; i++) cumulative[i] = sum += 1 / (i + 1)
  const word = (): string => {
    const at = random.next() * cumulative[vocabulary - 1]!
    let low = 0
    let high = vocabulary - 1
    while (low < high) {
      const middle = (low + high) >>> 1
      if (cumulative[middle]! < at) low = middle + 1
      else high = middle
    }
    return `w${low}`
  }
  const documents = Array.from({ length: 20_000 }, () =>
    Array.from({ length: 36 + random.integer(37) }, word),
  )
  const queries = Array.from({ length: 1000 }, () => {
    const title = documents[random.integer(documents.length)]!.slice(0, 8)
    return Array.from({ length: 2 + random.integer(3) }, () => title[random.integer(8)]!)
  })

  let start = performance.now()
  const index = buildLexical(
    documents.map((words) => [words]),
    plainBm25,
  )
  const ownBuild = performance.now() - start
  start = performance.now()
  const mini = new MiniSearch({ fields: ['text'], tokenize: (text) => text.split(' ') })
  mini.addAll(documents.map((words, id) => ({ id, text: words.join(' ') })))
  const miniBuild = performance.now() - start

  const search = (words: readonly string[]): Int32Array =>
    searchLexical(
      index,
      words.map((term) => ({ term, weight: 1 })),
      { limit: 10 },
    ).docs
  const overlap = overlapWithReference(documents, queries, search)
  await compare(
    '20,000 documents, 10 best of 2 to 4 words',
    [
      { name: 'aisle', run: (i) => search(queries[i]!), queries: 1000 },
      {
        name: 'minisearch',
        run: (i) => mini.search(queries[i]!.join(' ')).slice(0, 10),
        queries: 150,
      },
    ],
    {
      aisle: `built in ${ownBuild.toFixed(0)} ms; share of exact BM25's top ten ${overlap.toFixed(4)}`,
      minisearch: `built in ${miniBuild.toFixed(0)} ms (${(miniBuild / ownBuild).toFixed(1)} x)`,
    },
  )
}

/** Share of the exact top ten found, by score, so that documents of equal score may swap. */
function overlapWithReference(
  documents: readonly (readonly string[])[],
  queries: readonly (readonly string[])[],
  search: (words: readonly string[]) => Int32Array,
): number {
  const average = documents.reduce((sum, { length }) => sum + length, 0) / documents.length
  const postings = new Map<string, Map<number, number>>()
  documents.forEach((words, doc) => {
    for (const word of words) {
      const counts = postings.get(word) ?? new Map<number, number>()
      postings.set(word, counts.set(doc, (counts.get(doc) ?? 0) + 1))
    }
  })
  let hits = 0
  let wanted = 0
  for (const query of queries) {
    const scores = new Map<number, number>()
    for (const word of query) {
      const counts = postings.get(word)!
      const idf = Math.log(1 + (documents.length - counts.size + 0.5) / (counts.size + 0.5))
      for (const [doc, tf] of counts) {
        const norm = 1.2 * (0.25 + (0.75 * documents[doc]!.length) / average)
        scores.set(doc, (scores.get(doc) ?? 0) + (idf * tf * 2.2) / (tf + norm))
      }
    }
    const tenth = [...scores.values()].sort((a, b) => b - a)[9] ?? 0
    wanted += Math.min(10, scores.size)
    for (const doc of search(query)) if (scores.get(doc)! >= tenth - 1e-4) hits++
  }
  return hits / wanted
}
