import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { guard, type CallReport, type GuardOptions } from '../../src/llm/guarded.ts'
import { type ModelAnswer, type ModelFaultKind } from '../../src/llm/language-model.ts'
import { OpenAiModel } from '../../src/llm/openai.ts'
import { askTimes, ScriptedModel, answer, fails, forever, outcome, usage } from './guard-support.ts'
import {
  asks,
  calls,
  createFakeClock,
  failsWith,
  says,
  settled,
  sse,
  startModelServer,
  type FakeClock,
} from './support.ts'

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

const create = (options: GuardOptions = {}) =>
  guard(model, { clock, random: () => 0.5, onCall: (report) => reports.push(report), ...options })

describe('the breaker', () => {
  const noRetry = 31_000
  const failing = (kind: ModelFaultKind) => fails(kind, noRetry)

  it('opens after five failures in a row, however slow', async () => {
    const guarded = create()
    model.act = failing('server')
    for (let i = 0; i < 5; i++) {
      expect(await askTimes(clock, guarded, 1)).toEqual(['server'])
      await clock.pass(60_000)
      expect(model.asked).toBe(i + 1)
    }
  })

  it('then answers "open" at once and tries once every 15 s', async () => {
    const guarded = create()
    model.act = failing('server')
    await askTimes(clock, guarded, 5)
    expect(await askTimes(clock, guarded, 20)).toEqual(Array.from({ length: 20 }, () => 'open'))
    expect(model.asked).toBe(5)
    expect(reports.at(-1)).toMatchObject({ outcome: 'open', ms: 0, usage: undefined })
    await clock.pass(15_000)
    expect(await askTimes(clock, guarded, 3)).toEqual(['server', 'open', 'open'])
    await clock.pass(12_000)
    expect(await askTimes(clock, guarded, 1)).toEqual(['open'])
    await clock.pass(3_000)
    model.act = async () => answer
    expect(await askTimes(clock, guarded, 3)).toEqual(['ok', 'ok', 'ok'])
  })

  it('lets only one call try, and the others go at once', async () => {
    const guarded = create()
    model.act = failing('server')
    await askTimes(clock, guarded, 5)
    await clock.pass(15_000)
    let finish: (given: ModelAnswer) => void = () => {}
    model.act = () => new Promise((resolve) => (finish = resolve))
    const trial = outcome(guarded.answer(asks('x'), calls()))
    await settled()
    expect(await outcome(guarded.answer(asks('x'), calls()))).toBe('open')
    finish(answer)
    expect(await trial).toBe('ok')
    model.act = async () => answer
    expect(await outcome(guarded.answer(asks('x'), calls()))).toBe('ok')
  })

  it('stays open when the one that tries is aborted', async () => {
    const guarded = create()
    model.act = failing('server')
    await askTimes(clock, guarded, 5)
    await clock.pass(15_000)
    model.act = forever
    const controller = new AbortController()
    const trial = outcome(guarded.answer(asks('x'), controller))
    await settled()
    controller.abort('left')
    expect(await trial).toBe('left')
    expect(await outcome(guarded.answer(asks('x'), calls()))).toBe('open')
  })

  it('opens after five failures within 10 s, between successes', async () => {
    const guarded = create()
    for (let i = 0; i < 5; i++) {
      model.act = async () => answer
      await guarded.answer(asks('x'), calls())
      model.act = failing('garbled')
      await outcome(guarded.answer(asks('x'), calls()))
      await clock.pass(2_000)
    }
    expect(await askTimes(clock, guarded, 1)).toEqual(['open'])
  })

  it('stays shut over five failures in longer than that', async () => {
    const guarded = create()
    for (let i = 0; i < 10; i++) {
      model.act = async () => answer
      await guarded.answer(asks('x'), calls())
      model.act = failing('server')
      await outcome(guarded.answer(asks('x'), calls()))
      await clock.pass(2_600)
    }
    expect(await askTimes(clock, guarded, 1)).toEqual(['server'])
  })

  it.each<ModelFaultKind>(['bad-key', 'no-model'])('opens at once on %s', async (kind) => {
    const guarded = create()
    model.act = fails(kind)
    expect(await askTimes(clock, guarded, 2)).toEqual([kind, 'open'])
  })

  it.each<ModelFaultKind>(['overflow', 'unsupported', 'budget'])(
    'does not mind %s',
    async (kind) => {
      const guarded = create()
      model.act = fails(kind)
      expect(await askTimes(clock, guarded, 10)).toEqual(Array.from({ length: 10 }, () => kind))
    },
  )

  it('does not mind a reader that never comes back', async () => {
    const guarded = create()
    for (let i = 0; i < 6; i++) {
      const stream = guarded.stream(asks('x'), calls())
      await stream.next()
      await clock.pass(40_000)
      await stream.return({ usage, finish: 'stop' })
    }
    expect(await askTimes(clock, guarded, 1)).toEqual(['ok'])
  })

  it('is found again by a stream that was left while it tried', async () => {
    const guarded = create()
    model.act = failing('server')
    await askTimes(clock, guarded, 5)
    await clock.pass(15_000)
    for await (const _ of guarded.stream(asks('x'), calls())) break
    model.act = async () => answer
    expect(await askTimes(clock, guarded, 1)).toEqual(['ok'])
  })

  it('keeps calls off a dead endpoint: ten a minute at most', async () => {
    const server = await startModelServer()
    server.answerWith(failsWith(500))
    const real = new OpenAiModel({ model: 'm', apiKey: 'k', baseUrl: server.url })
    const guarded = guard(real, { clock, random: () => 0 })
    for (let second = 0; second < 60; second++) {
      const work = outcome(guarded.answer(asks('x'), calls()))
      while ((await Promise.race([work, settled().then(() => 'waits')])) === 'waits')
        await clock.pass(50)
      await clock.pass(1_000)
    }
    expect(server.requests.length).toBeGreaterThan(5)
    expect(server.requests.length).toBeLessThanOrEqual(12)
    server.answerWith((response) => sse(response, says('back')))
    await clock.pass(15_000)
    expect((await guarded.answer(asks('x'), calls())).text).toBe('back')
    await server.close()
  })
})
