import { describe, expect, it } from 'vitest'
import { formatMoney, minorDigits, toMajor, toMinor } from '../../src/lib/money.ts'
import { createRandom } from '../../src/lib/random.ts'
import { isCjk, normalise, searchTerms, singular } from '../../src/lib/text.ts'

describe('normalised text', () => {
  it('is lower case with plain digits, quotes and single blanks', () => {
    expect(normalise('  Ｑｕｉｅｔ\n ６００ “TV”  ')).toBe('quiet 600 "tv"')
    expect(normalise('don’t')).toBe("don't")
    expect(normalise('预算3000，5口人')).toBe('预算3000, 5口人')
  })

  it('holds nothing invisible', () => {
    expect(normalise('t\u200bv\u202e\u{e0041}')).toBe('tv')
  })

  it('keeps every letter', () => {
    expect(normalise('Müller 洗碗机 Ёлка')).toBe('müller 洗碗机 ёлка')
  })

  it('is the same when normalised again', () => {
    for (const text of ['Ｑuiet  TV', '½ ㎏', 'don’t', '℃', 'İ'])
      expect(normalise(normalise(text))).toBe(normalise(text))
  })
})

describe('search terms', () => {
  it('are words in the singular, compounds whole and in parts, Chinese in pairs', () => {
    expect(searchTerms('Quiet Dishwashers')).toEqual(['quiet', 'dishwasher'])
    expect(searchTerms('Wi-Fi')).toEqual(['wifi', 'wi', 'fi'])
    expect(searchTerms('洗碗机')).toEqual(['洗碗', '碗机'])
    expect(searchTerms('机')).toEqual(['机'])
  })

  it('tell a plus model apart', () => {
    expect(searchTerms('S24+')).toEqual(['s24', 's24plus'])
  })
})

describe('the singular', () => {
  it.each([
    ['dishwashers', 'dishwasher'],
    ['batteries', 'battery'],
    ['washes', 'wash'],
    ['boxes', 'box'],
    ['knives', 'knife'],
    ['glass', 'glass'],
    ['asus', 'asus'],
    ['series', 'series'],
    ['tv', 'tv'],
    ['s24s', 's24s'],
  ])('of %s is %s', (word, expected) => {
    expect(singular(word)).toBe(expected)
  })
})

describe('money', () => {
  it('is counted in the currency’s smallest part and back', () => {
    expect(toMinor(499.99, 'USD')).toBe(49999)
    expect(toMinor(19.99, 'USD')).toBe(1999)
    expect(toMajor(49999, 'USD')).toBe(499.99)
    expect(toMinor(1200, 'JPY')).toBe(1200)
    expect(minorDigits('JPY')).toBe(0)
  })

  it('is printed without decimals when it is whole', () => {
    expect(formatMoney(129900, 'USD', 'en')).toBe('$1,299')
    expect(formatMoney(49999, 'USD', 'en')).toBe('$499.99')
  })
})

describe('Chinese script', () => {
  it('is told from Latin', () => {
    expect(isCjk('tv 电视')).toBe(true)
    expect(isCjk('tv')).toBe(false)
  })
})

describe('random numbers', () => {
  it('depend on the seed alone and stay in their range', () => {
    const first = createRandom(7)
    const second = createRandom(7)
    const drawn = Array.from({ length: 1000 }, () => first.next())
    expect(drawn).toEqual(Array.from({ length: 1000 }, () => second.next()))
    expect(drawn.every((one) => one >= 0 && one < 1)).toBe(true)
    const mean = drawn.reduce((sum, one) => sum + one, 0) / drawn.length
    expect(mean).toBeCloseTo(0.5, 1)
    const whole = Array.from({ length: 1000 }, () => first.integer(6))
    expect(new Set(whole)).toEqual(new Set([0, 1, 2, 3, 4, 5]))
  })
})
