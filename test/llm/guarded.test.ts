import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createBudget } from '../../src/llm/budget.ts'
import { guard, type CallReport, type GuardOptions } from '../../src/llm/guarded.ts'
import {
  ModelFault,
  type LanguageModel,
  type ModelAnswer,
  type ModelCall,
  type ModelFaultKind,
} from '../../src/llm/language-model.ts'
import { OpenAiModel } from '../../src/llm/openai.ts'
import {
  asks,
  calls,
  chunk,
  createFakeClock,
  drain,
  event,
  failsWith,
  open,
  says,
  settled,
  sse,
  startModelServer,
  type FakeClock,
} from './support.ts'

const usage = { inputTokens: 10, outputTokens: 5, isEstimate: false }
const answer: ModelAnswer = { text: 'Hi', toolCalls: [], usage, finish: 'stop' }

/** A model that does what the test says, and counts how often it was asked. */
class ScriptedModel implements LanguageModel {
  readonly name = 'own:model'
  asked = 0
  act: (call: ModelCall, time: number) => Promise<ModelAnswer> = async () => answer
  pieces: (call: ModelCall, time: number) => AsyncGenerator<string, ModelAnswer> =
    async function* () {
      yield 'Hi'
      return answer
    }

  answer(_: unknown, call: ModelCall) {
    return this.act(call, ++this.asked)
  }

  stream(_: unknown, call: ModelCall) {
    return this.pieces(call, ++this.asked)
  }
}

const fault = (kind: ModelFaultKind, retryAfterMs?: number) =>
  new ModelFault(kind, kind, { retryAfterMs })
const fails = (kind: ModelFaultKind, retryAfterMs?: number) => async () => {
  throw fault(kind, retryAfterMs)
}
const forever = () => new Promise<never>(() => {})
const outcome = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'ok',
    (error: unknown) => (error instanceof ModelFault ? error.kind : error),
  )

let clock: FakeClock
let model: ScriptedModel
let reports: CallReport[]
let signals: AbortSignal[]

beforeEach(() => {
  clock = createFakeClock()
  model = new ScriptedModel()
  reports = []
  signals = []
})
afterEach(() => {
  expect(clock.timers()).toBe(0)
})

const create = (options: GuardOptions = {}) =>
  guard(model, { clock, random: () => 0.5, onCall: (report) => reports.push(report), ...options })

/** Asks again and again, without time for a retry in between. */
async function askTimes(guarded: LanguageModel, times: number): Promise<unknown[]> {
  const outcomes: unknown[] = []
  for (let i = 0; i < times; i++) {
    const work = outcome(guarded.answer(asks('x'), calls()))
    await clock.pass(0)
    await clock.pass(600)
    outcomes.push(await work)
  }
  return outcomes
}

describe('time limits', () => {
  it('end a stream without a first piece after 8 s, though the model does not listen', async () => {
    model.pieces = async function* ({ signal }) {
      signals.push(signal)
      await forever()
      yield ''
      return answer
    }
    const work = outcome(create().stream(asks('x'), calls()).next())
    await clock.pass(7_999)
    expect(reports).toEqual([])
    await clock.pass(1)
    expect(await work).toBe('timeout')
    expect(signals[0]!.aborted).toBe(true)
    expect(model.asked).toBe(1)
    expect(reports).toMatchObject([{ outcome: 'timeout', ms: 8_000, firstTokenMs: undefined }])
  })

  it('end a stream that stalls for 10 s', async () => {
    model.pieces = async function* () {
      yield 'one '
      yield 'two'
      await forever()
      return answer
    }
    const stream = create().stream(asks('x'), calls())
    expect((await stream.next()).value).toBe('one ')
    await clock.pass(12_000) // The reader takes its time: that is no stall.
    expect((await stream.next()).value).toBe('two')
    const work = outcome(stream.next())
    await clock.pass(9_999)
    expect(reports).toEqual([])
    await clock.pass(1)
    expect(await work).toBe('timeout')
  })

  it('end any call after 30 s', async () => {
    model.act = forever
    const work = outcome(create().answer(asks('x'), calls()))
    await clock.pass(29_999)
    expect(reports).toEqual([])
    await clock.pass(1)
    expect(await work).toBe('timeout')
    expect(reports).toMatchObject([{ outcome: 'timeout', ms: 30_000 }])
  })

  it('end a stream that drips for ever after 30 s', async () => {
    model.pieces = async function* () {
      for (;;) {
        await new Promise<void>((resolve) => clock.after(1_000, resolve))
        yield '.'
      }
    }
    const work = outcome(drain(create().stream(asks('x'), calls())))
    await clock.pass(30_000)
    expect(await work).toBe('timeout')
    expect(reports).toMatchObject([{ outcome: 'timeout', ms: 30_000, firstTokenMs: 1_000 }])
    await clock.pass(1_000)
  })

  it('may be shorter for a task', async () => {
    model.act = forever
    const guarded = create({ taskMs: { understand: 5_000 } })
    const work = outcome(guarded.answer(asks('x', { task: 'understand' }), calls()))
    await clock.pass(5_000)
    expect(await work).toBe('timeout')
  })

  it('hold over real HTTP, where the connection is closed', async () => {
    const server = await startModelServer()
    server.answerWith((response) => {
      open(response)
      response.write(event(chunk({ content: 'Hi' })))
    })
    const real = new OpenAiModel({ model: 'm', apiKey: 'k', baseUrl: server.url })
    const stream = guard(real, { stallMs: 50 }).stream(asks('x'), calls())
    expect((await stream.next()).value).toBe('Hi')
    await expect(stream.next()).rejects.toMatchObject({ kind: 'timeout' })
    await expect.poll(() => server.broken()).toBe(1)
    await server.close()
  })
})

describe('an aborted call', () => {
  it('ends at once with its reason, is no failure, and leaves no listener', async () => {
    model.act = forever
    const guarded = create()
    for (let i = 0; i < 7; i++) {
      const controller = new AbortController()
      const { signal } = controller
      let listeners = 0
      const add = signal.addEventListener.bind(signal)
      const remove = signal.removeEventListener.bind(signal)
      signal.addEventListener = (...given: Parameters<typeof add>) => (listeners++, add(...given))
      signal.removeEventListener = (...given: Parameters<typeof remove>) => (
        listeners--,
        remove(...given)
      )
      const work = outcome(guarded.answer(asks('x'), { signal }))
      await settled()
      controller.abort('left')
      expect(await work).toBe('left')
      expect(listeners).toBe(0)
    }
    expect(reports.map((report) => report.outcome)).toEqual(
      Array.from({ length: 7 }, () => 'aborted'),
    )
    model.act = async () => answer
    expect(await guarded.answer(asks('x'), calls())).toBe(answer)
  })

  it('lets go of the model when its reader leaves', async () => {
    model.pieces = async function* ({ signal }) {
      signals.push(signal)
      yield 'one'
      yield 'two'
      return answer
    }
    for await (const piece of create().stream(asks('four'), calls())) {
      expect(piece).toBe('one')
      break
    }
    expect(signals[0]!.aborted).toBe(true)
    expect(reports).toMatchObject([
      { outcome: 'aborted', usage: { inputTokens: 1, outputTokens: 1, isEstimate: true } },
    ])
  })

  it('is not asked when it was aborted before', async () => {
    const signal = AbortSignal.abort('left')
    expect(await outcome(create().answer(asks('x'), { signal }))).toBe('left')
    expect(model.asked).toBe(0)
  })
})

describe('a retry', () => {
  it.each<ModelFaultKind>(['unreachable', 'timeout', 'rate-limited', 'server'])(
    'comes once after %s, 300 to 600 ms later',
    async (kind) => {
      model.act = async (_, time) => {
        if (time === 1) throw fault(kind)
        return answer
      }
      const work = create().answer(asks('x'), calls())
      await clock.pass(449)
      expect(model.asked).toBe(1)
      await clock.pass(1)
      expect(await work).toBe(answer)
      expect(model.asked).toBe(2)
      expect(reports).toMatchObject([{ outcome: 'ok', usage }])
    },
  )

  it('does not come a second time', async () => {
    model.act = fails('server')
    const work = outcome(create().answer(asks('x'), calls()))
    await clock.pass(5_000)
    expect(await work).toBe('server')
    expect(model.asked).toBe(2)
  })

  it.each<ModelFaultKind>(['bad-key', 'no-model', 'overflow', 'unsupported', 'garbled'])(
    'does not come after %s',
    async (kind) => {
      model.act = fails(kind)
      expect(await outcome(create().answer(asks('x'), calls()))).toBe(kind)
      expect(model.asked).toBe(1)
    },
  )

  it('does not come after the first piece', async () => {
    model.pieces = async function* () {
      yield 'Hi'
      throw fault('unreachable')
    }
    expect(await outcome(drain(create().stream(asks('x'), calls())))).toBe('unreachable')
    expect(model.asked).toBe(1)
  })

  it('waits as long as the endpoint asks, if the call is as long', async () => {
    model.act = async (_, time) => {
      if (time === 1) throw fault('rate-limited', 20_000)
      return answer
    }
    const work = create().answer(asks('x'), calls())
    await clock.pass(19_999)
    expect(model.asked).toBe(1)
    await clock.pass(1)
    expect(await work).toBe(answer)

    model.act = fails('rate-limited', 30_000)
    expect(await outcome(create().answer(asks('x'), calls()))).toBe('rate-limited')
    expect(model.asked).toBe(3)
  })

  it('comes for at most a tenth of the last hundred calls', async () => {
    const guarded = create({ breaker: { failures: Infinity } })
    model.act = fails('server')
    await askTimes(guarded, 100)
    expect(model.asked).toBe(110)
    model.act = async () => answer
    await askTimes(guarded, 100)
    expect(model.asked).toBe(210)
    model.act = fails('server')
    await askTimes(guarded, 1)
    expect(model.asked).toBe(212)
  })

  it('is called off with its call', async () => {
    model.act = fails('server')
    const controller = new AbortController()
    const work = outcome(create().answer(asks('x'), controller))
    await clock.pass(100)
    controller.abort('left')
    expect(await work).toBe('left')
    expect(model.asked).toBe(1)
  })

  it('streams from the start', async () => {
    model.pieces = async function* (_, time) {
      if (time === 1) throw fault('unreachable')
      yield 'Hi'
      return answer
    }
    const work = drain(create().stream(asks('x'), calls()))
    await clock.pass(450)
    expect((await work).pieces).toEqual(['Hi'])
  })
})

describe('the breaker', () => {
  const noRetry = 31_000
  const failing = (kind: ModelFaultKind) => fails(kind, noRetry)

  it('opens after five failures in a row, however slow', async () => {
    const guarded = create()
    model.act = failing('server')
    for (let i = 0; i < 5; i++) {
      expect(await askTimes(guarded, 1)).toEqual(['server'])
      await clock.pass(60_000)
      expect(model.asked).toBe(i + 1)
    }
  })

  it('then answers "open" at once and tries once every 15 s', async () => {
    const guarded = create()
    model.act = failing('server')
    await askTimes(guarded, 5)
    expect(await askTimes(guarded, 20)).toEqual(Array.from({ length: 20 }, () => 'open'))
    expect(model.asked).toBe(5)
    expect(reports.at(-1)).toMatchObject({ outcome: 'open', ms: 0, usage: undefined })
    await clock.pass(15_000)
    expect(await askTimes(guarded, 3)).toEqual(['server', 'open', 'open'])
    await clock.pass(12_000)
    expect(await askTimes(guarded, 1)).toEqual(['open'])
    await clock.pass(3_000)
    model.act = async () => answer
    expect(await askTimes(guarded, 3)).toEqual(['ok', 'ok', 'ok'])
  })

  it('lets only one call try, and the others go at once', async () => {
    const guarded = create()
    model.act = failing('server')
    await askTimes(guarded, 5)
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
    await askTimes(guarded, 5)
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
    expect(await askTimes(guarded, 1)).toEqual(['open'])
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
    expect(await askTimes(guarded, 1)).toEqual(['server'])
  })

  it.each<ModelFaultKind>(['bad-key', 'no-model'])('opens at once on %s', async (kind) => {
    const guarded = create()
    model.act = fails(kind)
    expect(await askTimes(guarded, 2)).toEqual([kind, 'open'])
  })

  it.each<ModelFaultKind>(['overflow', 'unsupported', 'budget'])(
    'does not mind %s',
    async (kind) => {
      const guarded = create()
      model.act = fails(kind)
      expect(await askTimes(guarded, 10)).toEqual(Array.from({ length: 10 }, () => kind))
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
    expect(await askTimes(guarded, 1)).toEqual(['ok'])
  })

  it('is found again by a stream that was left while it tried', async () => {
    const guarded = create()
    model.act = failing('server')
    await askTimes(guarded, 5)
    await clock.pass(15_000)
    for await (const _ of guarded.stream(asks('x'), calls())) break
    model.act = async () => answer
    expect(await askTimes(guarded, 1)).toEqual(['ok'])
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
    const guarded = create({ budget: createBudget({ dayTokens: 15 }) })
    expect(await askTimes(guarded, 2)).toEqual(['ok', 'budget'])
    expect(model.asked).toBe(1)
    expect(reports[1]).toMatchObject({ outcome: 'budget', usage: undefined, costMinor: undefined })
  })
})
