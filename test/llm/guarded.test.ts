import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { guard, type CallReport, type GuardOptions } from '../../src/llm/guarded.ts'
import { type ModelFaultKind } from '../../src/llm/language-model.ts'
import { OpenAiModel } from '../../src/llm/openai.ts'
import {
  askTimes,
  ScriptedModel,
  answer,
  fails,
  fault,
  forever,
  outcome,
  usage,
} from './guard-support.ts'
import {
  asks,
  calls,
  chunk,
  createFakeClock,
  drain,
  event,
  open,
  settled,
  startModelServer,
  type FakeClock,
} from './support.ts'

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
    await askTimes(clock, guarded, 100)
    expect(model.asked).toBe(110)
    model.act = async () => answer
    await askTimes(clock, guarded, 100)
    expect(model.asked).toBe(210)
    model.act = fails('server')
    await askTimes(clock, guarded, 1)
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
