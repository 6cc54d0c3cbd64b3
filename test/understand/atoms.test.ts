import { describe, expect, it } from 'vitest'
import { cut, isJoined } from '../../src/understand/atoms.ts'

const kinds = (text: string) => cut(text).atoms.map(({ text: atom, kind }) => `${kind}:${atom}`)

describe('a message in atoms', () => {
  it('has Latin words in the singular, beside their spelling', () => {
    const [atom] = cut('Dishwashers').atoms
    expect(atom).toMatchObject({ text: 'dishwasher', raw: 'dishwashers', kind: 'word' })
  })

  it('has Chinese one character at a time', () => {
    expect(kinds('洗碗机')).toEqual(['han:洗', 'han:碗', 'han:机'])
  })

  it('parts figures from the letters they are written with', () => {
    expect(kinds('17in')).toEqual(['number:17', 'word:in'])
    expect(kinds('8GB')).toEqual(['number:8', 'word:gb'])
  })

  it('keeps separators inside a figure', () => {
    expect(kinds('1,299.99')).toEqual(['number:1,299.99'])
    expect(kinds('600, please')[0]).toBe('number:600')
    expect(kinds('45,99')).toEqual(['number:45,99'])
    expect(kinds('3000,5口').slice(0, 3)).toEqual(['number:3000', 'sign:,', 'number:5'])
    expect(kinds('3000,500升').slice(0, 3)).toEqual(['number:3000', 'sign:,', 'number:500'])
  })

  it('reads full-width forms as plain ones', () => {
    expect(kinds('６００')).toEqual(['number:600'])
    expect(kinds('ＴＶ')).toEqual(['word:tv'])
  })

  it('drops invisible characters and emoji', () => {
    expect(kinds('tv\u200b')).toEqual(['word:tv'])
    expect(kinds('😀')).toEqual([])
  })

  it('has the offsets of the normalised text', () => {
    const message = cut('A  Quiet\tTV, 600')
    for (const { raw, start, end } of message.atoms)
      expect(message.text.slice(start, end)).toBe(raw)
  })

  it('tells what was written together', () => {
    const [first, second, third] = cut('s24 ultra').atoms
    expect(isJoined(first!, second!)).toBe(true)
    expect(isJoined(second!, third!)).toBe(false)
  })
})
