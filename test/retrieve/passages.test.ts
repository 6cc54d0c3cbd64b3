import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import {
  findPassages,
  goodCoverage,
  indexPassages,
  loadPassages,
  parseKnowledge,
} from '../../src/retrieve/passages.ts'

const guide = `---
id: dishwasher
title: How to choose a dishwasher
words: place settings, rinse aid
---
## What size do I need?
For 4 people choose 60 cm with 12 place settings.

## How quiet should it be?
Noise is given in decibels. 44 dB is hardly heard.
`
const policy = `---
id: returns
title: Returns
---
## How long can I return a product?
You have 30 days from delivery.
`
const chinese = `---
id: returns
title: 退货
---
## 多久可以退货？
收货后30天内可以退货。
`
const index = indexPassages([
  ...parseKnowledge(guide, { path: 'guides/dishwasher.en.md', kind: 'guide', locale: 'en' }),
  ...parseKnowledge(policy, { path: 'policies/returns.en.md', kind: 'policy', locale: 'en' }),
  ...parseKnowledge(chinese, { path: 'policies/returns.zh.md', kind: 'policy', locale: 'zh' }),
])

describe('passages', () => {
  it('are read from front matter and headings', () => {
    expect(index.passages.map(({ id }) => id)).toEqual([
      'guide:dishwasher#0',
      'guide:dishwasher#1',
      'policy:returns#0',
      'policy:returns#0',
    ])
    expect(index.passages[1]).toEqual({
      id: 'guide:dishwasher#1',
      kind: 'guide',
      topic: 'dishwasher',
      locale: 'en',
      title: 'How to choose a dishwasher',
      heading: 'How quiet should it be?',
      text: 'Noise is given in decibels. 44 dB is hardly heard.',
      asks: [],
    })
  })

  it('take the questions that a section answers in other words, and do not show them', () => {
    const own = indexPassages([
      ...parseKnowledge(
        [
          '---',
          'id: delivery',
          'title: Delivery',
          '---',
          '## How long does a parcel take?',
          '<!-- asks: when will it get here | how soon can i have it -->',
          'Two to four days.',
          '## What does it cost?',
          'Five dollars.',
        ].join('\n'),
        { path: 'policies/delivery.en.md', kind: 'policy', locale: 'en' },
      ),
    ])
    expect(own.passages[0]).toMatchObject({
      text: 'Two to four days.',
      asks: ['when will it get here', 'how soon can i have it'],
    })
    const [found] = findPassages(own, 'how soon could mine be with me?', { locale: 'en' })
    expect(found!.passage.id).toBe('policy:delivery#0')
  })

  it.each([
    ['how quiet is a dishwasher', 'en', 'guide:dishwasher#1'],
    ['what are place settings', 'en', 'guide:dishwasher#0'],
    ['can I return this product?', 'en', 'policy:returns#0'],
    ['几天可以退货', 'zh', 'policy:returns#0'],
  ] as const)('answer "%s"', (text, locale, id) => {
    const [first] = findPassages(index, text, { locale })
    expect(first!.passage.id).toBe(id)
    expect(first!.coverage).toBeGreaterThanOrEqual(goodCoverage)
  })

  it('show by their coverage that they do not answer', () => {
    const [first] = findPassages(index, 'who won the quiet football championship yesterday', {
      locale: 'en',
    })
    expect(first === undefined || first.coverage < goodCoverage).toBe(true)
  })

  it('keep to a kind and a topic', () => {
    expect(findPassages(index, 'quiet', { locale: 'en', kind: 'policy' })).toEqual([])
    expect(findPassages(index, 'quiet', { locale: 'en', topic: 'returns' })).toEqual([])
    expect(findPassages(index, 'quiet', { locale: 'en', topic: 'dishwasher' })).toHaveLength(1)
  })

  it('name the file that is wrong', () => {
    const read = (source: string) => () =>
      parseKnowledge(source, { path: 'guides/x.en.md', kind: 'guide', locale: 'en' })
    expect(read('## no front matter')).toThrow('guides/x.en.md')
    expect(read('---\nid: x\n---\n## a\nb')).toThrow('title')
    expect(read('---\nid: x\ntitle: y\n---\nno heading')).toThrow('heading')
    expect(read('---\nid: x\ntitle: y\n---\n## empty\n')).toThrow('empty')
  })

  it('of the demo shop are whole', async () => {
    const knowledge = fileURLToPath(new URL('../../knowledge', import.meta.url))
    const { passages } = await loadPassages(knowledge)
    const ids = (locale: string) =>
      passages.filter((one) => one.locale === locale).map(({ id }) => id)
    expect(ids('zh')).toEqual(ids('en'))
  })
})
