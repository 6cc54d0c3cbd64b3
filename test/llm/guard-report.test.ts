import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createBudget } from '../../src/llm/budget.ts'
import { guard, type CallReport, type GuardOptions } from '../../src/llm/guarded.ts'
import { askTimes, ScriptedModel, answer, usage } from './guard-support.ts'
import { asks, calls, createFakeClock, drain, type FakeClock } from './support.ts'

let clock: FakeClock
let model: ScriptedModel
let reports: CallReport[]

beforeEach(() => {
  clock = createFakeClock()
  model = new ScriptedModel()
  reports = []
})
afterEach(() => {
  expect(clock.timers()).toBe(0)
})

const create = (options: GuardOptions): ReturnType<typeof guard> =>
  guard(model, { clock, onCall: (report) => reports.push(report), ...options })

describe('a report', () => {
  it('tells a call: what it was for, how long it took and what it cost', async () => {
    const budget = createBudget({ prices: { inputMinor: 1_000_000, outputMinor: 2_000_000 } })
    model.pieces = async function* () {
      await new Promise<void>((resolve) => clock.after(700, resolve))
      yield 'Hi'
      await new Promise<void>((resolve) => clock.after(300, resolve))
      return answer
    }
    const work = drain(create({ budget }).stream(asks('x'), calls()))
    await clock.pass(1_000)
    await work
    expect(reports).toEqual([
      {
        task: 'compose',
        model: 'own:model',
        outcome: 'ok',
        ms: 1_000,
        firstTokenMs: 700,
        usage,
        costMinor: 20,
      },
    ])
  })

  it('tells a call that the budget forbade', async () => {
    const guarded = create({ budget: createBudget({ day: { tokens: 15 } }) })
    expect(await askTimes(clock, guarded, 2)).toEqual(['ok', 'budget'])
    expect(model.asked).toBe(1)
    expect(reports[1]).toMatchObject({ outcome: 'budget', usage: undefined, costMinor: undefined })
  })
})
