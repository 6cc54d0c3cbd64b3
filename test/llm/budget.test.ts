import { describe, expect, it } from 'vitest'
import { createBudget, type BudgetOptions } from '../../src/llm/budget.ts'
import { asks } from './support.ts'

const used = (inputTokens: number, outputTokens: number) => ({
  inputTokens,
  outputTokens,
  isEstimate: false,
})

const a = { conversationId: 'a' }

describe('a budget', () => {
  it('without limits binds nobody', () => {
    const budget = createBudget()
    for (let i = 0; i < 100; i++) budget.reserve(asks('x'), a).settle(used(1e6, 1e6))
    expect(budget.costMinor(used(1, 1))).toBeUndefined()
  })

  it('of a conversation ends with it alone', () => {
    const budget = createBudget({ conversation: { tokens: 100 } })
    budget.reserve(asks('x'), a).settle(used(60, 39))
    budget.reserve(asks('x'), a).settle(used(1, 0))
    expect(() => budget.reserve(asks('x'), a)).toThrow(
      expect.objectContaining({ kind: 'budget', message: expect.stringContaining('conversation') }),
    )
    budget.reserve(asks('x'), { conversationId: 'b' })
    budget.reserve(asks('x'), {})
  })

  it('of a turn ends with it alone, the conversation goes on', () => {
    const budget = createBudget({ turn: { tokens: 100 }, conversation: { tokens: 1000 } })
    budget.reserve(asks('x'), { ...a, turnId: '1' }).settle(used(60, 40))
    expect(() => budget.reserve(asks('x'), { ...a, turnId: '1' })).toThrow('budget of the turn')
    budget.reserve(asks('x'), { ...a, turnId: '2' })
  })

  it('of a day ends at midnight UTC', () => {
    let now = Date.parse('2026-03-01T23:59:59.999Z')
    const budget = createBudget({ day: { tokens: 100 }, now: () => now })
    budget.reserve(asks('x'), a).settle(used(60, 40))
    expect(() => budget.reserve(asks('x'), { conversationId: 'b' })).toThrow('budget of the day')
    now++
    budget.reserve(asks('x'), { conversationId: 'b' })
  })

  it('counts money by the prices of a million tokens', () => {
    const prices = { inputMinor: 15, outputMinor: 60 }
    const budget = createBudget({ conversation: { minor: 75 }, prices })
    expect(budget.costMinor(used(500_000, 1_000_000))).toBe(67.5)
    budget.reserve(asks('x'), a).settle(used(1_000_000, 999_999))
    budget.reserve(asks('x'), a).settle(used(0, 1))
    expect(() => budget.reserve(asks('x'), a)).toThrow(expect.objectContaining({ kind: 'budget' }))
  })

  it('is passed by one call at most, however many run at once', () => {
    for (const options of [
      { conversation: { tokens: 350 } },
      { day: { tokens: 350 } },
    ] as BudgetOptions[]) {
      const budget = createBudget(options)
      const admitted = Array.from({ length: 50 }, () => {
        try {
          return budget.reserve(asks('x', { maxTokens: 99 }), a)
        } catch {
          return undefined
        }
      }).filter((one) => one !== undefined)
      expect(admitted).toHaveLength(4)
      for (const one of admitted) one.settle(used(1, 49))
      budget.reserve(asks('x', { maxTokens: 99 }), a)
    }
  })

  it('gives back what was not used, once', () => {
    const budget = createBudget({ day: { tokens: 101 } })
    const one = budget.reserve(asks('x'), a)
    expect(() => budget.reserve(asks('x'), a)).toThrow('used up')
    one.settle(undefined)
    one.settle(used(500, 500))
    budget.reserve(asks('x'), a)
  })

  it('forgets the conversation that was silent longest after ten thousand', () => {
    const budget = createBudget({ conversation: { tokens: 10 } })
    for (const id of ['old', 'kept'])
      budget.reserve(asks('x'), { conversationId: id }).settle(used(10, 0))
    for (let i = 0; i < 9_998; i++)
      budget.reserve(asks('x'), { conversationId: `${i}` }).settle(undefined)
    expect(() => budget.reserve(asks('x'), { conversationId: 'kept' })).toThrow('used up')
    budget.reserve(asks('x'), { conversationId: 'new' }).settle(undefined)
    budget.reserve(asks('x'), { conversationId: 'old' })
    expect(() => budget.reserve(asks('x'), { conversationId: 'kept' })).toThrow('used up')
  })
})
