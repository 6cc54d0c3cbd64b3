import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Shop } from '../../src/dialog/shop.ts'
import { canonicalForm } from '../../src/understand/canonical-form.ts'
import { sameGoods } from '../../src/understand/same-words.ts'
import { createTestShop } from '../support/memory-shop.ts'

let shop: Shop

beforeAll(async () => {
  shop = await createTestShop()
})

const formOf = (text: string): string => canonicalForm(text, shop.lexicon)

const pairsOf = (file: string): [string, string][] =>
  readFileSync(join(import.meta.dirname, '..', 'fixtures', `${file}.tsv`), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t') as [string, string])

const isEqual = ([left, right]: readonly [string, string]): boolean =>
  formOf(left) === formOf(right)

describe('two messages', () => {
  const same = pairsOf('same-meaning')

  it('that mean the same have one form in at least three of four cases', () => {
    expect(same.length).toBeGreaterThanOrEqual(60)
    expect(same.filter(isEqual).length / same.length).toBeGreaterThan(0.75)
  })

  it.each(['other-meaning', 'other-meaning.unread'])(
    'that differ in one telling thing never have one form: %s',
    (file) => {
      const pairs = pairsOf(file)
      expect(pairs.length).toBeGreaterThanOrEqual(60)
      expect(pairs.filter(isEqual)).toEqual([])
    },
  )

  it('never have one form once a negation, a figure or a kind is put into one of them', () => {
    const isChinese = (text: string): boolean => /\p{Script=Han}/u.test(text)
    const changes = [
      (text: string) => (isChinese(text) ? `不要${text}` : `not ${text}`),
      (text: string) => (isChinese(text) ? `${text} 不要` : `${text} not`),
      (text: string) => (isChinese(text) ? `${text} 7个` : `${text} 7`),
      (text: string) => (isChinese(text) ? `${text} 更贵` : `${text} more expensive`),
      (text: string) => `${text}, Velaro`,
      (text: string) => (isChinese(text) ? `${text}，电动牙刷` : `${text}, toothbrush`),
      (text: string) => text.replace(/\d+/, (figure) => String(Number(figure) + 1)),
    ]
    const equal = same.flatMap(([left, right]) =>
      changes
        .map((change) => change(right))
        .filter((changed) => changed !== right && formOf(left) === formOf(changed))
        .map((changed) => `${left} | ${changed}`),
    )
    expect(equal).toEqual([])
  })

  it.each([
    ['👍', '👎'],
    ['quirky 👍', 'quirky 👎'],
    ['please', 'thanks'],
    ['我要', '谢谢'],
  ])('without a word that is known are told apart: %s, %s', (left, right) => {
    expect(formOf(left)).not.toBe(formOf(right))
  })
})

it('takes only such names for one that the taxonomy has for one kind of goods', () => {
  const { phrases } = shop.lexicon
  const kindsOf = (name: string): string[] => {
    const atoms = name.split(' ').map((text, at) => ({
      text,
      raw: text,
      kind: /\p{Script=Han}/u.test(text) ? ('han' as const) : ('word' as const),
      start: at * 50,
      end: at * 50 + text.length,
    }))
    const found = phrases.longest(atoms, 0)
    return (found?.length === atoms.length ? found.meanings : []).flatMap((one) =>
      one.kind === 'category' ? [one.category] : [],
    )
  }
  const kinds = new Map<string, Set<string>>()
  for (const [name, group] of sameGoods) {
    const known = kinds.get(group) ?? new Set()
    for (const kind of kindsOf(name)) known.add(kind)
    kinds.set(group, known)
  }
  expect([...kinds].filter(([, known]) => known.size !== 1)).toEqual([])
})

it('takes a fraction of a millisecond, and a long message a few', () => {
  const long = 'a quiet quirky washer, not under 500 or over 600, '.repeat(40)
  formOf(long)
  const start = performance.now()
  for (let i = 0; i < 10; i++) formOf(long)
  expect((performance.now() - start) / 10).toBeLessThan(50)
})
