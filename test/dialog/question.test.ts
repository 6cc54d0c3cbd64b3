import { beforeAll, describe, expect, it } from 'vitest'
import { nextQuestion } from '../../src/dialog/question.ts'
import type { Shop } from '../../src/dialog/shop.ts'
import { emptyNeed, type Need } from '../../src/domain/need.ts'
import type { RankedProduct } from '../../src/domain/ranking.ts'
import type { Locale } from '../../src/domain/text.ts'
import { createTalker, createTestShop } from '../support/memory-shop.ts'

let shop: Shop

beforeAll(async () => {
  shop = await createTestShop()
})

const rankingOf = (category: string): RankedProduct[] =>
  [...shop.catalogue.docsByCategory.get(category)!].map((doc) => ({ doc, score: 0, parts: [] }))
const question = (
  category: string,
  need: Partial<Need> = {},
  asked: readonly string[] = [],
  { ranking = rankingOf(category), locale = 'en' as Locale } = {},
) => nextQuestion(ranking, { ...emptyNeed, category, ...need }, asked, shop.catalogue, locale)

describe('the next question', () => {
  it('splits the goods at hand and has answers that they allow', () => {
    const asked = question('dishwasher')!
    expect(asked.worth).toBeGreaterThan(0)
    expect(asked.options.length).toBeGreaterThanOrEqual(2)
  })

  it('is never asked twice', () => {
    const seen: string[] = []
    for (let next = question('dishwasher'); next; next = question('dishwasher', {}, seen)) {
      expect(seen).not.toContain(next.attribute)
      seen.push(next.attribute)
    }
    expect(seen.length).toBeGreaterThan(0)
  })

  it('comes at most three times a topic', () => {
    expect(question('dishwasher', {}, ['height', 'depth', 'colour'])).toBeUndefined()
  })

  it('is not about what was stated or wished', () => {
    for (let stated: string[] = []; stated.length < 6;) {
      const constraints = stated
        .filter((_, at) => at % 2 === 0)
        .map((attribute) => ({
          attribute,
          operator: '=' as const,
          value: 'x',
          strength: 'must' as const,
        }))
      const wishes = stated
        .filter((_, at) => at % 2 === 1)
        .map((attribute) => ({ attribute, direction: 'lower' as const, strict: false }))
      const next = question('dishwasher', { constraints, wishes })
      if (!next) break
      expect(stated).not.toContain(next.attribute)
      stated = [...stated, next.attribute]
    }
  })

  it('is not asked when three goods or fewer are left', () => {
    const ranking = rankingOf('dishwasher')
    expect(question('dishwasher', {}, [], { ranking: ranking.slice(0, 3) })).toBeUndefined()
  })

  it('is not asked about goods of no known kind', () => {
    expect(
      nextQuestion(rankingOf('dishwasher'), emptyNeed, [], shop.catalogue, 'en'),
    ).toBeUndefined()
  })

  it('has its answers in the language of the reply', () => {
    const en = question('headphones', { constraints: [] }, ['price'])!
    const zh = question('headphones', { constraints: [] }, ['price'], { locale: 'zh' })!
    expect(zh.attribute).toBe(en.attribute)
    for (const option of zh.options) expect(option).toMatch(/\p{Script=Han}/u)
  })
})

describe('a conversation', () => {
  it('does not ask about the same thing again', async () => {
    const talker = createTalker(shop)
    const asked: string[] = []
    for (const text of ['dishwasher', 'doesn’t matter', 'doesn’t matter', 'doesn’t matter']) {
      const { question: open } = await talker.say(text)
      if (!open) continue
      expect(asked).not.toContain(open.attribute)
      asked.push(open.attribute)
    }
    expect(asked.length).toBeGreaterThan(0)
  })

  it('asks nothing about the one thing that was said', async () => {
    const { question: open } = await createTalker(shop).say('freestanding dishwasher under 600')
    expect(['price', 'installation']).not.toContain(open?.attribute)
  })
})
