import { describe, expect, it } from 'vitest'
import { cut } from '../../src/understand/atoms.ts'
import { parseDigits, readNumber } from '../../src/understand/numbers.ts'

describe('digits with separators', () => {
  it.each([
    ['1299', 1299],
    ['1,299.99', 1299.99],
    ['1.299,99', 1299.99],
    ['45,99', 45.99],
    ['45.99', 45.99],
    ['1,299', 1299],
    ['1,234,567', 1234567],
    ['1.234.567', 1234567],
    ['17.3', 17.3],
    ['0.5', 0.5],
    ['1.361', 1.361],
  ])('%s is %d', (text, value) => {
    expect(parseDigits(text)).toBe(value)
  })
})

describe('numbers as people write them', () => {
  it.each([
    ['2k', 2000],
    ['1.5k', 1500],
    ['2 thousand', 2000],
    ['2 grand', 2000],
    ['1.5万', 15000],
    ['1万5', 15000],
    ['3千', 3000],
    ['3千5', 3500],
    ['两千五', 2500],
    ['两千五百', 2500],
    ['一万两千', 12000],
    ['三百', 300],
    ['五十', 50],
    ['十二', 12],
    ['一千零五十', 1050],
    ['three hundred', 300],
    ['three hundred and fifty', 350],
    ['two thousand five hundred', 2500],
    ['twenty-five', 25],
    ['eight hundred', 800],
    ['ninety nine', 99],
    ['１２００', 1200],
  ])('%s is %d and takes the whole text', (text, value) => {
    const { atoms } = cut(text)
    expect(readNumber(atoms, 0)).toEqual({ value, length: atoms.length })
  })

  it('are not found in words and signs', () => {
    for (const text of ['dishwasher', '洗碗机', '-', 'and', 'hundred'])
      expect(readNumber(cut(text).atoms, 0)).toBeUndefined()
  })

  it('end where something else begins', () => {
    expect(readNumber(cut('600 dollars').atoms, 0)).toEqual({ value: 600, length: 1 })
    expect(readNumber(cut('三百块').atoms, 0)).toEqual({ value: 300, length: 2 })
  })
})
