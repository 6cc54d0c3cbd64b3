import { beforeAll, describe, expect, it } from 'vitest'
import { cut } from '../../src/understand/atoms.ts'
import type { Lexicon } from '../../src/understand/lexicon.ts'
import { hasTag, markUp, type Mark } from '../../src/understand/marks.ts'
import { correctSpelling } from '../../src/understand/spelling.ts'
import { createTestShop } from '../support/memory-shop.ts'

let lexicon: Lexicon

beforeAll(async () => {
  ;({ lexicon } = await createTestShop())
})

const marksOf = (text: string): Mark[] => markUp(cut(text), lexicon)
const quantityOf = (text: string): Mark['quantity'] =>
  marksOf(text).find(({ quantity }) => quantity)?.quantity

describe('figures in a message', () => {
  it.each([
    ['600', { low: 600, high: 600, money: undefined }],
    ['$600', { low: 600, high: 600, money: 'shop' }],
    ['600 dollars', { low: 600, high: 600, money: 'shop' }],
    ['600块', { low: 600, high: 600, money: 'shop' }],
    ['€600', { low: 600, high: 600, money: 'foreign' }],
    ['300-500', { low: 300, high: 500, money: undefined }],
    ['$300 to $500', { low: 300, high: 500, money: 'shop' }],
    ['300到500', { low: 300, high: 500, money: undefined }],
    ['5 to 8 kg', { low: 5, high: 8, units: ['kg'] }],
    ['45分贝', { low: 45, high: 45, units: ['dB'] }],
    ['two thousand', { low: 2000, high: 2000 }],
  ])('%s is a quantity', (text, expected) => {
    expect(quantityOf(text)).toMatchObject(expected)
  })

  it.each(['17 inch', '17in', '17"', '17英寸'])('%s is measured in inches', (text) => {
    expect(quantityOf(text)).toMatchObject({ low: 17, high: 17 })
    expect(quantityOf(text)?.units).toContain('in')
  })

  it('may have several units: 16G is grams or gigabytes', () => {
    expect(new Set(quantityOf('16G')?.units)).toEqual(new Set(['g', 'GB']))
  })

  it('are not read into articles and counts', () => {
    expect(quantityOf('one dishwasher')).toBeUndefined()
    expect(quantityOf('一台洗碗机')).toBeUndefined()
  })
})

describe('names of models', () => {
  it.each(['s24', 'RTX4060', 'wh-1000xm5'])('%s is one name', (text) => {
    const marks = marksOf(text)
    expect(marks).toHaveLength(1)
    expect(marks[0]).toMatchObject({ isName: true, word: text.toLowerCase() })
  })

  it('take the figure and the version after them', () => {
    expect(marksOf('s24 ultra').map(({ word }) => word)).toEqual(['s24 ultra'])
    expect(marksOf('zenfone 12').map(({ word }) => word)).toEqual(['zenfone 12'])
  })

  it('are not figures with their unit', () => {
    for (const text of ['17in', '8gb', '2k', '60cm'])
      expect(marksOf(text).some(({ isName }) => isName)).toBe(false)
  })
})

describe('marks', () => {
  it('cover the message from left to right without overlap', () => {
    for (const text of [
      'quiet dishwasher under $600, not Nordhavn',
      '洗碗机，不要诺德港，600以下',
    ]) {
      const marks = marksOf(text)
      expect(marks[0]!.from).toBe(0)
      for (const [at, mark] of marks.entries())
        if (at > 0) expect(mark.from).toBe(marks[at - 1]!.to)
      expect(marks.at(-1)!.to).toBe(cut(text).atoms.length)
    }
  })

  it('carry the words of comparison', () => {
    const [under] = marksOf('under 600')
    expect(hasTag(under, 'at-most')).toBe(true)
    expect(hasTag(marksOf('600以上')[1], 'or-more')).toBe(true)
  })

  it('join unknown Chinese characters to one word', () => {
    expect(marksOf('蘑菇').map(({ word }) => word)).toEqual(['蘑菇'])
  })
})

describe('spelling', () => {
  it('is corrected to the known word that is near', () => {
    expect(correctSpelling('dishwaser', lexicon)).toBe('dishwasher')
    expect(correctSpelling('headphons', lexicon)).toMatch(/^headphones?$/)
    expect(correctSpelling('refrigirator', lexicon)).toBe('refrigerator')
  })

  it('leaves words alone that the shop or the language knows', () => {
    for (const word of ['dishwasher', 'velaro', 'onda', 'stille', 'quiet'])
      expect(correctSpelling(word, lexicon)).toBeUndefined()
  })

  it('takes a word of English for another form of a known one at most', () => {
    for (const word of ['quit', 'apply', 'recent', 'march', 'bride'])
      expect(correctSpelling(word, lexicon)).toBeUndefined()
    expect(correctSpelling('recommended', lexicon)).toBe('recommend')
  })

  it('leaves short words and words without a neighbour alone', () => {
    for (const word of ['teh', 'tvv', 'xylophone', 'qwertz'])
      expect(correctSpelling(word, lexicon)).toBeUndefined()
  })

  it('is not corrected when two words are equally near', () => {
    const torn: Lexicon = {
      ...lexicon,
      vocabulary: new Set(),
      titleWords: new Map(),
      spellings: new Map([[5, ['brown', 'crown']]]),
    }
    expect(correctSpelling('trown', torn)).toBeUndefined()
    expect(correctSpelling('browm', torn)).toBe('brown')
  })
})
