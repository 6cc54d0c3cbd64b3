import { describe, expect, it } from 'vitest'
import { Bitset } from '../../src/lib/bitset.ts'
import { createRandom, type Random } from '../../src/lib/random.ts'
import {
  buildLexical,
  packLexical,
  plainBm25,
  searchLexical,
  unpackLexical,
  type Field,
} from '../../src/retrieve/lexical.ts'

const words = (text: string): string[] => text.split(' ')
const query = (text: string) => words(text).map((term) => ({ term, weight: 1 }))

/** Words by Zipf's law, as in real texts: w0 stands almost everywhere. */
const zipfWord = (random: Random, vocabulary: number): string =>
  `w${Math.floor(vocabulary ** random.next()) - 1}`

/** BM25F written down as the papers do, document by document, without an inverted index. */
function reference(
  documents: readonly (readonly (readonly string[])[])[],
  fields: readonly Field[],
  k1: number,
): (terms: readonly string[]) => { doc: number; score: number }[] {
  const average = fields.map(
    (_, f) => documents.reduce((sum, document) => sum + document[f]!.length, 0) / documents.length,
  )
  const counted = documents.map((document) =>
    document.map((field) => {
      const counts = new Map<string, number>()
      for (const word of field) counts.set(word, (counts.get(word) ?? 0) + 1)
      return counts
    }),
  )
  return (terms) => {
    const idfs = terms.map((term) => {
      const holding = counted.filter((one) => one.some((field) => field.has(term))).length
      return Math.log(1 + (documents.length - holding + 0.5) / (holding + 0.5))
    })
    return documents
      .map((document, doc) => {
        let score = 0
        terms.forEach((term, t) => {
          let f = 0
          fields.forEach(({ weight, b }, i) => {
            const tf = counted[doc]![i]!.get(term) ?? 0
            f += (weight * tf) / (1 - b + (b * document[i]!.length) / average[i]!)
          })
          if (f > 0) score += (idfs[t]! * f * (k1 + 1)) / (f + k1)
        })
        return { doc, score }
      })
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score || a.doc - b.doc)
  }
}

describe('lexical search', () => {
  it('orders titles as a shopper would', () => {
    const titles = [
      'bosch dishwasher', // both words, short: first
      'bosch dishwasher with quiet drying', // both, but long
      'miele dishwasher', // the rarer of the words is missing
      'samsung refrigerator', // nothing in common
      'bosch kettle', // only the brand, which two others have too
    ]
    const index = buildLexical(
      titles.map((title) => [words(title)]),
      plainBm25,
    )
    const { docs } = searchLexical(index, query('bosch dishwasher'), { limit: 5 })
    expect(Array.from(docs, (doc) => titles[doc])).toEqual([
      titles[0],
      titles[1],
      titles[2],
      titles[4],
    ])
  })

  it.each([
    ['one field', plainBm25.fields],
    [
      'three fields',
      [
        { name: 'title', weight: 3, b: 0.4 },
        { name: 'brand', weight: 1.5, b: 0 },
        { name: 'text', weight: 0.5, b: 0.9 },
      ],
    ],
  ])('equals the formula on random data, %s', (_name, fields) => {
    const random = createRandom(7)
    const documents = Array.from({ length: 1500 }, () =>
      fields.map(() => Array.from({ length: 1 + random.integer(30) }, () => zipfWord(random, 400))),
    )
    const index = buildLexical(documents, { fields, k1: 1.2 })
    const rank = reference(documents, fields, 1.2)
    for (let round = 0; round < 60; round++) {
      const terms = [
        ...new Set(Array.from({ length: 1 + random.integer(5) }, () => zipfWord(random, 400))),
      ]
      const ranked = rank(terms)
      const wanted = ranked.slice(0, 10)
      const found = searchLexical(
        index,
        terms.map((term) => ({ term, weight: 1 })),
        { limit: 10 },
      )
      expect(found.docs).toHaveLength(wanted.length)
      wanted.forEach(({ score }, i) => expect(found.scores[i]).toBeCloseTo(score, 4))
      const allowed = Bitset.of(
        documents.length,
        documents.flatMap((_, doc) => (doc % 3 === 0 ? [doc] : [])),
      )
      const within = searchLexical(
        index,
        terms.map((term) => ({ term, weight: 1 })),
        { limit: 10, allowed },
      )
      ranked
        .filter(({ doc }) => doc % 3 === 0)
        .slice(0, 10)
        .forEach(({ score }, i) => expect(within.scores[i]).toBeCloseTo(score, 4))
    }
  })

  it('breaks ties by document number and answers the same twice', () => {
    const index = buildLexical(
      Array.from({ length: 50 }, () => [['same']]),
      plainBm25,
    )
    const once = searchLexical(index, query('same'), { limit: 5 })
    expect([...once.docs]).toEqual([0, 1, 2, 3, 4])
    expect(searchLexical(index, query('same'), { limit: 5 })).toEqual(once)
  })

  it('finds nothing for unknown words, no words, or a limit of 0', () => {
    const index = buildLexical([[['a']]], plainBm25)
    expect(searchLexical(index, query('b'), { limit: 5 }).docs).toHaveLength(0)
    expect(searchLexical(index, [], { limit: 5 }).docs).toHaveLength(0)
    expect(searchLexical(index, query('a'), { limit: 0 }).docs).toHaveLength(0)
    expect(searchLexical(buildLexical([], plainBm25), query('a'), { limit: 5 }).docs).toHaveLength(
      0,
    )
  })

  it('comes back from its bytes as it was', () => {
    const index = buildLexical([[['洗碗', 'dishwasher']], [['kettle']]], plainBm25)
    const bytes = packLexical(index)
    expect(unpackLexical(bytes)).toEqual(index)
    expect(() => unpackLexical(bytes.subarray(0, bytes.length - 8))).toThrow(RangeError)
  })
})
