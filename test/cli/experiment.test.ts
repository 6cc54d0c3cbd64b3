import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { experimentCommand } from '../../src/cli/experiment.ts'
import { createRandom } from '../../src/lib/random.ts'
import { assign } from '../../src/recommend/experiment/assign.ts'

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

async function run(...args: string[]): Promise<string> {
  const printed: string[] = []
  const command = experimentCommand((line) => printed.push(line))
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

  it.each(['old', 'old=1', 'old=0.5,new=0.6', 'old=0.5,old=0.5', 'old=x,new=0.5'])(
    'refuses the arms %s',
    async (list) => {
      await expect(run('assign', '--name', 'x', '--arms', list, 'ada')).rejects.toMatchObject({
        code: 'commander.invalidArgument',
      })
    },
  )
})
