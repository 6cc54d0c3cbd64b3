import { describe, expect, it } from 'vitest'
import { SentenceCutter } from '../../src/gate/sentence-cutter.ts'

const cut = (...deltas: string[]): string[] => {
  const cutter = new SentenceCutter()
  return [...deltas.flatMap((delta) => cutter.push(delta)), ...cutter.end()]
}

describe('a stream of text', () => {
  it('comes apart at the ends of sentences', () => {
    expect(cut('The Stille is quiet. It costs $499.00! Sure?\n- One\n')).toEqual([
      'The Stille is quiet. ',
      'It costs $499.00! ',
      'Sure?\n',
      '- One\n',
    ])
    expect(cut('很安静。只要499元！要看看吗？')).toEqual(['很安静。', '只要499元！', '要看看吗？'])
  })

  it('keeps figures, abbreviations and numbered items whole', () => {
    expect(cut('It is 44.5 dB, e.g. at night. Good.')).toEqual([
      'It is 44.5 dB, e.g. at night. ',
      'Good.',
    ])
    expect(cut('1. Nordhavn. ')).toEqual(['1. Nordhavn. '])
  })

  it('is the same text wherever it was cut, and never ends inside a figure', () => {
    const text = 'First one, $1,299.50. Then 3.5 L!  第三个很好。最后。\n\nEnd'
    for (let size = 1; size < 12; size++) {
      const deltas = text.match(new RegExp(`[^]{1,${size}}`, 'gu'))!
      const found = cut(...deltas)
      expect(found.join('')).toBe(text)
      expect(found).toContain('First one, $1,299.50. ')
    }
  })

  it('does not wait for ever', () => {
    const cutter = new SentenceCutter()
    const found = cutter.push('word '.repeat(200))
    expect(found.length).toBeGreaterThan(1)
    expect(Math.max(...found.map(({ length }) => length))).toBeLessThanOrEqual(401)
  })
})
