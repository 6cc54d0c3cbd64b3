import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Open } from '../../src/cli/ask.ts'
import { evaluatePolicyCommand } from '../../src/cli/evaluate-policy.ts'
import { createRandom } from '../../src/lib/random.ts'

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aisle-policy-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function write(name: string, lines: readonly unknown[]): string {
  const path = join(folder, name)
  writeFileSync(
    path,
    lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
  )
  return path
}

const closed: Open = () => Promise.reject(new Error('no catalogue is needed'))

async function evaluate(...args: string[]): Promise<string[]> {
  const printed: string[] = []
  await evaluatePolicyCommand(closed, (line) => printed.push(line)).parseAsync(args, {
    from: 'user',
  })
  return printed
}

/** Two items: "good" is bought by nine of ten, "bad" by one; the log showed "bad" four times of five. */
function decisions(count: number): object[] {
  const random = createRandom(5)
  return Array.from({ length: count }, (_, n) => {
    const isGood = random.next() < 0.2
    return {
      user: n % 3 === 0 ? null : `u${n % 200}`,
      shown: isGood ? 'good' : 'bad',
      propensity: isGood ? 0.2 : 0.8,
      reward: Number(random.next() < (isGood ? 0.9 : 0.1)),
      candidates: ['good', 'bad'],
    }
  })
}

const history = ['user,item', 'a,good', 'b,good', 'c,good', 'd,bad']
const popular = ['--model', 'popularity', '--params', '{"halfLife":0}']

describe('evaluate policy', () => {
  it('tells what the greedy policy would earn, which the mean of the log does not', async () => {
    const log = write('log.jsonl', decisions(3000))
    const train = write('train.csv', history)
    const args = ['--log', log, '--train', train, '--policy', 'greedy', ...popular]
    const told = JSON.parse((await evaluate(...args, '--json'))[0]!)
    expect(told.decisions).toBe(3000)
    expect(told.logged.mean).toBeLessThan(0.32)
    for (const name of ['ips', 'snips', 'dr']) {
      expect(Math.abs(told[name].value.mean - 0.9)).toBeLessThan(1.5 * told[name].value.error)
      expect(told[name].lift.mean).toBeGreaterThan(0.5)
    }
    expect(told.weights.largest).toBe(5)
    const printed = (await evaluate(...args)).join('\n')
    expect(printed).toMatch(/doubly robust +0\.\d{4} ±0\.\d{4} +0\.\d{4} ±/)
    expect(printed).not.toContain('Do not trust')
  })

  it('warns where propensities cannot be right, and where the evidence is thin', async () => {
    const lying = decisions(3000).map((one) => ({ ...one, propensity: 0.2 }))
    const train = write('train.csv', history)
    const log = write('lying.jsonl', lying)
    const half = ['--policy', 'softmax', '--temperature', '100', ...popular]
    expect((await evaluate('--log', log, '--train', train, ...half)).join('\n')).toContain(
      'Do not trust the estimates',
    )
    const few = write('few.jsonl', decisions(60))
    expect((await evaluate('--log', few, '--train', train, ...popular)).join('\n')).toContain(
      'too little evidence',
    )
  })

  it.each([
    [{ shown: 'a', reward: 1 }, /:1: "propensity" must be the chance/],
    [{ shown: 'a', propensity: 0, reward: 1 }, /:1: "propensity"/],
    [{ shown: 'a', propensity: 1.01, reward: 1 }, /:1: "propensity"/],
    [{ shown: 'a', propensity: '0.5', reward: 1 }, /:1: "propensity"/],
    [{ shown: 'a', propensity: 0.5 }, /:1: "reward" must be a number/],
    [{ shown: ['a'], propensity: 0.5, reward: 0 }, /:1: "shown" must be the id/],
    [{ shown: '', propensity: 0.5, reward: 0 }, /:1: "shown"/],
    [{ shown: 'a', user: {}, propensity: 0.5, reward: 0 }, /:1: "user" is no id/],
    [{ shown: 'a', propensity: 0.5, reward: 0, candidates: ['b'] }, /does not hold what was shown/],
    [{ shown: 'a', propensity: 0.5, reward: 0, candidates: 'a' }, /"candidates" must be a list/],
    ['{"shown":', /:1: this is no JSON/],
    ['[]', /:1: this is no object/],
    ['', /holds no decision/],
    [{ shown: 'a', propensity: 1, reward: 1 }, /left nothing to chance/],
  ])('refuses %j', async (line, message) => {
    const log = write('bad.jsonl', [line])
    const train = write('train.csv', history)
    await expect(evaluate('--log', log, '--train', train, ...popular)).rejects.toThrow(message)
  })

  it('takes ids of any kind, and what the training log never saw', async () => {
    const log = write('odd.jsonl', [
      { shown: '🫖, "x"', user: 7, propensity: 0.5, reward: -2.5 },
      { shown: 'good', user: '<b>', propensity: 0.25, reward: 1e6, context: { any: 'thing' } },
    ])
    const train = write('train.csv', history)
    const told = JSON.parse(
      (await evaluate('--log', log, '--train', train, '--json', ...popular))[0]!,
    )
    expect(told).toMatchObject({ decisions: 2, clusters: 2 })
    expect(Number.isFinite(told.dr.value.mean)).toBe(true)
  })
})
