import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Engine } from '../../src/app.ts'
import type { Open } from '../../src/cli/ask.ts'
import { experimentCommand } from '../../src/cli/experiment.ts'
import { createRandom } from '../../src/lib/random.ts'
import { assign } from '../../src/recommend/experiment/assign.ts'
import type { EventRecord } from '../../src/storage/events.ts'
import { openStorage } from '../../src/storage/open-storage.ts'
import { createDataDir } from '../support/data-dir.ts'

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aisle-experiment-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function write(text: string): string {
  const path = join(folder, 'log.csv')
  writeFileSync(path, text)
  return path
}

/** The shop whose experiment is looked at. */
let open: Open = async () => {
  throw new Error('no shop is looked at')
}

async function run(...args: string[]): Promise<string> {
  const printed: string[] = []
  const command = experimentCommand(open, (line) => printed.push(line))
  for (const one of [command, ...command.commands])
    one.exitOverride().configureOutput({ writeErr: () => {} })
  await command.parseAsync(args, { from: 'user' })
  return printed.join('\n')
}

const arms = ['--name', 'ranking', '--arms', 'old=0.5,new=0.5']
const experiment = {
  name: 'ranking',
  arms: [
    { name: 'old', share: 0.5 },
    { name: 'new', share: 0.5 },
  ],
}

/** Shoppers as they are dealt, with these rates; `keep` says who reaches the log. */
function log(rates: Record<string, number>, keep: (arm: string, n: number) => boolean): string {
  const random = createRandom(4)
  const rows = Array.from({ length: 6000 }, (_, n) => {
    const arm = assign(experiment, `s${n}`)
    const success = Number(random.next() < rates[arm]!)
    return keep(arm, n) ? [`s${n},${arm},${success}`] : []
  })
  return ['shopper,arm,success', ...rows.flat()].join('\n')
}

describe('experiment', () => {
  it('deals shoppers as the function does', async () => {
    const told = JSON.parse(await run('assign', ...arms, '--json', 'ada', 'bo'))
    expect(told).toEqual(
      ['ada', 'bo'].map((shopper) => ({ shopper, arm: assign(experiment, shopper) })),
    )
  })

  it('names a difference that is there, and none that is not', async () => {
    const all = (): boolean => true
    const there = await run('status', ...arms, '--log', write(log({ old: 0.1, new: 0.2 }, all)))
    expect(there).toMatch(/new less old: \d+\.\d\d points \(.*\), p .*: real/)
    expect(there).not.toContain('not the shares')
    const none = await run('status', ...arms, '--log', write(log({ old: 0.1, new: 0.1 }, all)))
    expect(none).toContain('may be chance')
  })

  it('sees shoppers that are lost, mixed up, or shown both', async () => {
    const lost = log({ old: 0.1, new: 0.1 }, (arm, n) => arm === 'old' || n % 4 > 0)
    expect(await run('status', ...arms, '--log', write(lost))).toContain('not the shares')
    const turned = ['--name', 'another', '--arms', 'old=0.5,new=0.5']
    const plain = write(log({ old: 0.1, new: 0.1 }, () => true))
    expect(await run('status', ...turned, '--log', plain)).toContain('another arm than')
    const both = write('shopper,arm,success\n"a,1",old,0\n"a,1",new,1\nb,old,1\nb,old,0\n')
    const told = JSON.parse(await run('status', ...arms, '--log', both, '--json'))
    expect(told).toMatchObject({ mixed: 1, arms: [{ shoppers: 1, successes: 1 }, { shoppers: 0 }] })
  })

  it.each([
    ['who,what\n', 'another header'],
    ['', 'no row'],
    ['shopper,arm,success\na,old,yes\n', 'log.csv:2 cannot be used'],
    ['shopper,arm,success\n,old,1\n', 'log.csv:2'],
    ['shopper,arm,success\na,other,1\n', '--arms does not name'],
  ])('refuses %j', async (text, message) => {
    await expect(run('status', ...arms, '--log', write(text))).rejects.toThrow(message)
  })

  it('needs to be told which experiment a log is of', async () => {
    await expect(run('status', '--log', write(''))).rejects.toMatchObject({
      code: 'commander.error',
    })
  })

  it('tells how the running one stands: deeds after the first ranking shown count, once each', async () => {
    const storage = await openStorage(createDataDir(), { now: () => '2026-02-01T00:00:00.000Z' })
    const { exposures, events } = storage
    const running = {
      name: 'live',
      arms: [
        { name: 'plain', share: 0.5 },
        { name: 'used', share: 0.5 },
      ],
    }
    const inArm = { plain: 0, used: 0 }
    const buys: EventRecord[] = []
    const buy = (shopperId: string, occurredAt: string): void =>
      void buys.push({
        eventId: `${buys.length}`,
        shopperId,
        type: 'purchase',
        sku: 'DW-1',
        occurredAt,
      })
    for (let n = 0; n < 400; n++) {
      const shopper = `s${n}`
      const arm = assign(running, shopper) as 'plain' | 'used'
      await exposures.note('live', shopper, arm)
      await exposures.note('live', shopper, arm)
      const nth = inArm[arm]++
      if (nth % (arm === 'used' ? 2 : 8) === 0) {
        buy(shopper, '2026-02-02T00:00:00.000Z')
        buy(shopper, '2026-02-03T00:00:00.000Z')
      } else buy(shopper, '2026-01-31T00:00:00.000Z')
    }
    await exposures.note('live', 'both', 'plain')
    await exposures.note('live', 'both', 'used')
    await exposures.note('another', 's0', 'else')
    await events.record(buys)
    open = async () =>
      ({ experiment: running, storage, close: async () => undefined }) as unknown as Engine
    const told = JSON.parse(await run('status', '--json', '--expected', '0.3'))
    expect(told).toMatchObject({
      mixed: 1,
      strays: 0,
      arms: [
        { name: 'plain', shoppers: inArm.plain, successes: Math.ceil(inArm.plain / 8) },
        { name: 'used', shoppers: inArm.used, successes: Math.ceil(inArm.used / 2) },
      ],
      comparisons: [{ arm: 'used', isReal: true }],
    })
    expect(await run('status', '--success', 'cart')).toContain('too little to say anything')
    open = async () =>
      ({ experiment: null, storage, close: async () => undefined }) as unknown as Engine
    await expect(run('status')).rejects.toThrow(/No experiment runs.*AISLE_EXPERIMENT=/s)
    await storage.close()
  })

  it.each(['old', 'old=1', 'old=0.5,new=0.6', 'old=0.5,old=0.5', 'old=x,new=0.5'])(
    'refuses the arms %s',
    async (list) => {
      await expect(run('assign', '--name', 'x', '--arms', list, 'ada')).rejects.toMatchObject({
        code: 'commander.invalidArgument',
      })
    },
  )
})
