import { describe, expect, it } from 'vitest'
import { emptyState, stateNeed, withdraw } from '../../src/dialog/memory.ts'
import type { Act } from '../../src/domain/act.ts'
import type { ConversationState } from '../../src/domain/conversation.ts'
import { emptyNeed, type Constraint, type Wish } from '../../src/domain/need.ts'

const need = (said: Partial<Act & { kind: 'need' }>): Act & { kind: 'need' } => ({
  ...emptyNeed,
  fresh: false,
  ...said,
  kind: 'need',
})
const must = (
  attribute: string,
  operator: Constraint['operator'],
  value: Constraint['value'],
): Constraint => ({ attribute, operator, value, strength: 'must' })
const wish = (attribute: string, strict = false): Wish => ({
  attribute,
  direction: 'lower',
  strict,
})
/** The state after each of the needs was said, one after the other. */
const after = (...said: Partial<Act & { kind: 'need' }>[]): ConversationState =>
  said.reduce((state, one) => stateNeed(state, need(one)), emptyState)

describe('a need that is refined', () => {
  it('keeps what was said and takes the new condition up', () => {
    const { need: now } = after(
      { category: 'dishwasher', constraints: [must('price', '<=', 600)] },
      { constraints: [must('noiseLevel', '<=', 45)] },
    )
    expect(now.category).toBe('dishwasher')
    expect(now.constraints).toEqual([must('price', '<=', 600), must('noiseLevel', '<=', 45)])
  })

  it('replaces the condition on the same attribute', () => {
    const { need: now } = after(
      { category: 'dishwasher', constraints: [must('price', '<=', 600)] },
      { constraints: [must('price', '<=', 450)] },
    )
    expect(now.constraints).toEqual([must('price', '<=', 450)])
  })

  it('has a lower limit beside an upper one, unless they contradict', () => {
    const limits = after(
      { category: 'laptop', constraints: [must('price', '<=', 900)] },
      { constraints: [must('price', '>=', 500)] },
    )
    expect(limits.need.constraints).toEqual([must('price', '<=', 900), must('price', '>=', 500)])
    const changed = stateNeed(limits, need({ constraints: [must('price', '>=', 1000)] }))
    expect(changed.need.constraints).not.toContainEqual(must('price', '<=', 900))
  })

  it('collects exclusions in one list', () => {
    const { need: now } = after(
      { category: 'dishwasher', constraints: [must('brand', '!=', 'Nordhavn')] },
      { constraints: [must('brand', '!=', 'Kessel')] },
      { constraints: [must('brand', '!=', 'Kessel')] },
    )
    expect(now.constraints).toEqual([must('brand', 'not-in', ['Nordhavn', 'Kessel'])])
  })

  it('forgets an exclusion when that very value is asked for', () => {
    const { need: now } = after(
      { category: 'dishwasher', constraints: [must('brand', '!=', 'Nordhavn')] },
      { constraints: [must('brand', '=', 'Nordhavn')] },
    )
    expect(now.constraints).toEqual([must('brand', '=', 'Nordhavn')])
  })

  it('keeps an exclusion beside a wish for another value', () => {
    const { need: now } = after(
      { category: 'dishwasher', constraints: [must('brand', '!=', 'Nordhavn')] },
      { constraints: [must('brand', '=', 'Kessel')] },
    )
    expect(now.constraints).toEqual([must('brand', '!=', 'Nordhavn'), must('brand', '=', 'Kessel')])
  })

  it('has one superlative at a time', () => {
    const { need: now } = after(
      { category: 'dishwasher', wishes: [wish('price', true)] },
      { wishes: [wish('noiseLevel', true)] },
    )
    expect(now.wishes).toEqual([wish('price'), wish('noiseLevel', true)])
  })

  it('does not change the state it came from', () => {
    const before = after({ category: 'dishwasher', constraints: [must('price', '<=', 600)] })
    const copy = structuredClone(before)
    stateNeed(before, need({ constraints: [must('price', '<=', 1)] }))
    withdraw(before, 'price')
    expect(before).toEqual(copy)
  })
})

describe('another category', () => {
  const dishwashers = after({
    category: 'dishwasher',
    constraints: [must('price', '<=', 600)],
    wishes: [wish('noiseLevel')],
  })

  it('starts without the conditions of the first', () => {
    const laptops = stateNeed(
      { ...dishwashers, shown: ['DW-1'], seen: ['DW-1'], focus: ['DW-1'], asked: ['price'] },
      need({ category: 'laptop' }),
    )
    expect(laptops.need).toEqual({ ...emptyNeed, category: 'laptop' })
    expect(laptops).toMatchObject({ shown: [], seen: [], focus: [], asked: [] })
  })

  it('parks the first, which is resumed when it is named again', () => {
    const laptops = stateNeed(
      dishwashers,
      need({ category: 'laptop', constraints: [must('memory', '>=', 16)] }),
    )
    const back = stateNeed(laptops, need({ category: 'dishwasher' }))
    expect(back.need).toEqual(dishwashers.need)
    expect(stateNeed(back, need({ category: 'laptop' })).need.constraints).toEqual([
      must('memory', '>=', 16),
    ])
  })

  it('is taken up by what is said first when no category was known', () => {
    const { need: now } = after(
      { constraints: [must('price', '<=', 600)] },
      { category: 'dishwasher' },
    )
    expect(now).toMatchObject({ category: 'dishwasher', constraints: [must('price', '<=', 600)] })
  })

  it('that the shop does not know starts over and parks the need so far', () => {
    const state = stateNeed(dishwashers, need({ text: ['trampoline'], fresh: true }))
    expect(state.need).toMatchObject({ category: null, constraints: [], text: ['trampoline'] })
    expect(state.parkedNeeds['dishwasher']).toEqual(dishwashers.need)
  })
})

describe('a condition taken back', () => {
  const state = after({
    category: 'dishwasher',
    constraints: [must('price', '<=', 600), must('brand', '=', 'Kessel')],
    wishes: [wish('price')],
  })

  it('is gone with the wish on the same attribute, all else stays', () => {
    const { need: now } = withdraw(state, 'price')
    expect(now).toMatchObject({
      category: 'dishwasher',
      constraints: [must('brand', '=', 'Kessel')],
      wishes: [],
    })
  })

  it('is not asked about again', () => {
    expect(withdraw(state, 'price').asked).toContain('price')
  })

  it('that was everything leaves nothing', () => {
    expect(withdraw(state, null)).toEqual(emptyState)
  })
})
