import { describe, expect, it } from 'vitest'
import { cut } from '../../src/understand/atoms.ts'
import { Phrases } from '../../src/understand/phrases.ts'

function phrasesOf(...entries: readonly string[]): (text: string) => readonly string[] | undefined {
  const phrases = new Phrases<string>()
  for (const entry of entries) phrases.add(entry, entry)
  return (text) => phrases.longest(cut(text).atoms, 0)?.meanings
}

describe('phrases', () => {
  it('are found by the longest match', () => {
    const find = phrasesOf('noise', 'noise level', 'noise cancelling headphones')
    expect(find('noise level of it')).toEqual(['noise level'])
    expect(find('noise cancelling speaker')).toEqual(['noise'])
    expect(find('noise cancelling headphones')).toEqual(['noise cancelling headphones'])
    expect(phrasesOf('洗碗', '洗碗机')('洗碗机好')).toEqual(['洗碗机'])
  })

  it('keep every meaning of the same words', () => {
    const phrases = new Phrases<number>()
    phrases.add('tablet', 1)
    phrases.add('tablet', 2)
    expect(phrases.longest(cut('tablets').atoms, 0)).toEqual({ meanings: [1, 2], length: 1 })
  })

  it('match the singular and the plural, with hyphen and without', () => {
    const find = phrasesOf('built in', 'place setting')
    expect(find('built-in')).toEqual(['built in'])
    expect(find('place settings')).toEqual(['place setting'])
  })

  it('do not begin a name that letters and digits form', () => {
    expect(phrasesOf('s')('s24')).toBeUndefined()
  })

  it('are not found where only a part of them stands', () => {
    expect(phrasesOf('noise level')('noise')).toBeUndefined()
    expect(phrasesOf('noise')('silence')).toBeUndefined()
  })

  it('without a letter or known sign are ignored', () => {
    const phrases = new Phrases<string>()
    phrases.add('', 'nothing')
    expect(phrases.longest(cut('tv').atoms, 0)).toBeUndefined()
    expect(phrases.has('tv')).toBe(false)
  })
})
