import { beforeAll, describe, expect, it } from 'vitest'
import { emptyState } from '../../src/dialog/memory.ts'
import { planTurn, resolveReference } from '../../src/dialog/plan.ts'
import type { Shop } from '../../src/dialog/shop.ts'
import type { Act, Reference } from '../../src/domain/act.ts'
import type { ConversationState, Page } from '../../src/domain/conversation.ts'
import { emptyNeed } from '../../src/domain/need.ts'
import { createTestShop } from '../support/memory-shop.ts'

let shop: Shop

beforeAll(async () => {
  shop = await createTestShop()
})

const shown: ConversationState = {
  ...emptyState,
  need: { ...emptyNeed, category: 'dishwasher' },
  shown: ['DW-3', 'DW-8', 'DW-1'],
  seen: ['DW-3', 'DW-8', 'DW-1'],
}
const plan = (acts: readonly Act[], state = shown, page: Page | null = null) =>
  planTurn(acts, state, page, shop.catalogue)
const resolve = (reference: Reference, state = shown, page: Page | null = null) =>
  resolveReference(reference, state, page, shop.catalogue)
const need = (said: Partial<Act & { kind: 'need' }>): Act => ({
  ...emptyNeed,
  fresh: false,
  ...said,
  kind: 'need',
})
const ask = (reference: Reference): Act => ({
  kind: 'ask-product',
  reference,
  attributes: ['noiseLevel'],
  expects: [],
  text: '',
})

describe('a reference', () => {
  it('by place counts from the first shown, and from the last', () => {
    expect(resolve({ kind: 'position', index: 0 })).toEqual(['DW-3'])
    expect(resolve({ kind: 'position', index: 2 })).toEqual(['DW-1'])
    expect(resolve({ kind: 'position', index: -1 })).toEqual(['DW-1'])
    expect(resolve({ kind: 'position', index: 3 })).toEqual([])
  })

  it('by extreme is the one that has it among those shown', () => {
    expect(resolve({ kind: 'extreme', attribute: 'price', direction: 'lower' })).toEqual(['DW-3'])
    expect(resolve({ kind: 'extreme', attribute: 'price', direction: 'higher' })).toEqual(['DW-1'])
    expect(resolve({ kind: 'extreme', attribute: 'noiseLevel', direction: 'higher' })).toEqual([
      'DW-3',
    ])
  })

  it('by "it" is what was last spoken of, then the page, then the first shown', () => {
    const page = { sku: 'LT-1' }
    expect(resolve({ kind: 'focus' }, { ...shown, focus: ['DW-8'] }, page)).toEqual(['DW-8'])
    expect(resolve({ kind: 'focus' }, shown, page)).toEqual(['LT-1'])
    expect(resolve({ kind: 'focus' })).toEqual(['DW-3'])
  })

  it('by brand is the one shown, else the best rated of the category', () => {
    expect(resolve({ kind: 'brand', brand: 'Velaro' })).toEqual(['DW-8'])
    expect(resolve({ kind: 'brand', brand: 'Brava' })).toEqual(['DW-6'])
    expect(resolve({ kind: 'brand', brand: 'Ostrava Lab' })).toEqual([])
  })

  it('to all shown takes as many as were meant', () => {
    expect(resolve({ kind: 'shown', count: 2 })).toEqual(['DW-3', 'DW-8'])
    expect(resolve({ kind: 'shown' })).toEqual(shown.shown)
  })

  it('to goods that are gone points at nothing', () => {
    expect(resolve({ kind: 'sku', sku: 'DW-99' })).toEqual([])
    expect(resolve({ kind: 'position', index: 0 }, { ...shown, shown: ['DW-99'] })).toEqual([])
  })
})

describe('a comparative', () => {
  const bound = (act: Omit<Act & { kind: 'comparative' }, 'kind'>) =>
    plan([{ kind: 'comparative', ...act }]).state.need.constraints[0]

  it('asks for less than the least shown, by the smallest printed step', () => {
    expect(bound({ attribute: 'price', direction: 'lower', than: null })).toMatchObject({
      operator: '<=',
      value: 498.99,
      strength: 'must',
    })
    expect(bound({ attribute: 'noiseLevel', direction: 'lower', than: null })).toMatchObject({
      operator: '<=',
      value: 41,
      unit: 'dB',
    })
    expect(bound({ attribute: 'placeSettings', direction: 'higher', than: null })).toMatchObject({
      operator: '>=',
      value: 15,
    })
  })

  it('is measured against the product that it names', () => {
    const than: Reference = { kind: 'position', index: 2 }
    expect(bound({ attribute: 'price', direction: 'lower', than })).toMatchObject({
      value: 608.99,
    })
  })

  it('also wishes in that direction', () => {
    const { state } = plan([
      { kind: 'comparative', attribute: 'price', direction: 'lower', than: null },
    ])
    expect(state.need.wishes).toEqual([{ attribute: 'price', direction: 'lower', strict: false }])
  })

  it('sets no bound when nothing shown states the attribute', () => {
    const { state, steps } = plan(
      [{ kind: 'comparative', attribute: 'noiseLevel', direction: 'lower', than: null }],
      { ...shown, shown: ['DW-9'] },
    )
    expect(state.need.constraints).toEqual([])
    expect(steps).toEqual([{ kind: 'recommend', mode: 'refined' }])
  })
})

describe('several acts in one message', () => {
  it('are all planned, goods only once', () => {
    const { steps } = plan([
      { kind: 'greet' },
      need({ wishes: [{ attribute: 'noiseLevel', direction: 'lower', strict: false }] }),
      { kind: 'more' },
      { kind: 'ask-policy', topic: 'returns', text: 'returns' },
    ])
    expect(steps.map(({ kind }) => kind)).toEqual(['say', 'recommend', 'policy'])
  })

  it('see the changes of the need, whatever comes first', () => {
    const { state } = plan([
      need({ category: 'laptop' }),
      need({
        constraints: [{ attribute: 'memory', operator: '>=', value: 16, strength: 'must' }],
      }),
    ])
    expect(state.need).toMatchObject({ category: 'laptop', constraints: [{ value: 16 }] })
  })
})

describe('a plan', () => {
  it('answers about the product that is meant and keeps it in focus', () => {
    const { steps, state } = plan([ask({ kind: 'position', index: 1 })])
    expect(steps).toMatchObject([{ kind: 'answer', sku: 'DW-8', attributes: ['noiseLevel'] }])
    expect(state.focus).toEqual(['DW-8'])
  })

  it('asks which product is meant when none is', () => {
    expect(plan([ask({ kind: 'position', index: 0 })], emptyState).steps).toEqual([
      { kind: 'say', what: 'which-product' },
    ])
    expect(plan([{ kind: 'compare', references: [] }]).steps).toEqual([
      { kind: 'say', what: 'which-product' },
    ])
  })

  it('compares each product once and at most four', () => {
    const references: Reference[] = [
      { kind: 'sku', sku: 'DW-3' },
      { kind: 'position', index: 0 },
      ...['DW-1', 'DW-2', 'DW-4', 'DW-5'].map((sku): Reference => ({ kind: 'sku', sku })),
    ]
    expect(plan([{ kind: 'compare', references }]).steps).toEqual([
      { kind: 'compare', skus: ['DW-3', 'DW-1', 'DW-2', 'DW-4'] },
    ])
  })

  it('does not ask again what was skipped', () => {
    const { state } = plan([{ kind: 'skip-question' }], { ...shown, openQuestion: 'width' })
    expect(state.asked).toContain('width')
    expect(state.openQuestion).toBeNull()
  })

  it('says so when nothing was understood', () => {
    expect(plan([]).steps).toEqual([{ kind: 'say', what: 'unclear' }])
    expect(plan([{ kind: 'unclear' }]).steps).toEqual([{ kind: 'say', what: 'unclear' }])
  })

  it('leaves the state that it was given as it is', () => {
    const copy = structuredClone(shown)
    plan([need({ category: 'laptop' }), { kind: 'withdraw', attribute: null }])
    expect(shown).toEqual(copy)
  })
})
