import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readInteractionLog } from '../../src/behaviour/interaction-log.ts'
import type { Open } from '../../src/cli/ask.ts'
import { evaluateRankerCommand } from '../../src/cli/evaluate-ranker.ts'
import { evaluateRatingsCommand } from '../../src/cli/evaluate-ratings.ts'

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aisle-ranker-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function write(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const closed: Open = () => Promise.reject(new Error('no catalogue is needed'))

async function rank(...args: string[]): Promise<string[]> {
  const printed: string[] = []
  await evaluateRankerCommand(closed, (line) => printed.push(line)).parseAsync(args, {
    from: 'user',
  })
  return printed
}

/** Two groups of users, each with items of its own. */
const log = (): string =>
  [
    'user,item,timestamp',
    ...Array.from({ length: 240 }, (_, n) => {
      const user = n % 24
      return `u${user},${user % 2 === 0 ? 'a' : 'b'}${(n * 7 + Math.floor(n / 24)) % 12},${n}`
    }),
  ].join('\n')

describe('a log of interactions', () => {
  it('takes quoted ids, another order of columns, and ISO times', async () => {
    const path = write(
      'odd.csv',
      '\uFEFFtimestamp,rating,sku,User_ID\n2026-01-01T00:00:00Z,4,"a,b",u1\n2026-01-02,5,🫖,"u ""2"""\n',
    )
    const { data, rows, rejected } = await readInteractionLog(path)
    expect({ rows, rejected }).toEqual({ rows: 2, rejected: 0 })
    expect(data.users).toEqual(['u1', 'u "2"'])
    expect(data.items).toEqual(['a,b', '🫖'])
    expect([...data.values]).toEqual([4, 5])
  })

  it('leaves out what cannot be used, with line and reason', async () => {
    const path = write(
      'bad-rows.csv',
      'user,item,rating,timestamp\nu,a,NaN,1\n,b,3,1\nu,,3,1\nu,c,3,soon\nu,d,,1\nu,e,-3,1\n',
    )
    const { data, rejected, examples } = await readInteractionLog(path)
    expect(data.items).toEqual(['e'])
    expect(rejected).toBe(5)
    expect(examples.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6])
    expect(examples[0]!.reason).toBe('"NaN" is no rating')
  })

  it.each([
    ['who,what\n1,2\n', 'The first line has to name the columns: user,item'],
    ['', 'is empty'],
    ['user,item\n', 'no usable row'],
    ['user,item\n,\n', 'no usable row: line 2: no user'],
  ])('says what is wrong with %j', async (text, message) => {
    await expect(readInteractionLog(write('wrong.csv', text))).rejects.toThrow(message)
  })
})

describe('evaluate ranker', () => {
  it('writes a list for each user without what they have, and says what it chose', async () => {
    const train = write('train.csv', log())
    const targets = write('targets.txt', 'u0\nu1\nstranger\n\n')
    const run = join(folder, 'run.jsonl')
    const test = write('test.csv', 'user,item\nu0,a1\n')
    const printed = await rank(
      '--train',
      train,
      '--targets',
      targets,
      '--k',
      '4',
      '--run',
      run,
      '--test',
      test,
    )
    expect(printed.join('\n')).toMatch(/ranks by .*NDCG@4 [01]\.\d+/)
    expect(printed.join('\n')).toMatch(/recall@4 [\d.]+ ±/)
    const lists = readFileSync(run, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lists.map(({ user }) => user)).toEqual(['u0', 'u1', 'stranger'])
    const { data } = await readInteractionLog(train)
    for (const { user, items, scores } of lists) {
      expect(items.length).toBe(scores.length)
      expect(scores).toEqual(scores.toSorted((a: number, b: number) => b - a))
      const u = data.users.indexOf(user)
      if (u < 0) continue
      const own = Array.from(
        data.columns.subarray(data.starts[u]!, data.starts[u + 1]!),
        (item) => data.items[item],
      )
      expect(items.filter((item: string) => own.includes(item))).toEqual([])
    }
  })

  it('ranks only candidates where they are given', async () => {
    const run = join(folder, 'run2.jsonl')
    const train = write('train2.csv', log())
    const targets = write('t2.txt', 'u0')
    const candidates = write('c.jsonl', '{"user":"u0","items":["b1","b2","nobody"]}\n')
    const what = ['--model', 'popularity', '--candidates', candidates]
    await rank('--train', train, '--targets', targets, '--run', run, ...what)
    const { items } = JSON.parse(readFileSync(run, 'utf8'))
    expect(new Set(items)).toEqual(new Set(['b1', 'b2', 'nobody']))
    expect(items.at(-1)).toBe('nobody')
  })

  it('refuses settings and candidates that are none', async () => {
    const base = [
      '--train',
      write('train3.csv', log()),
      '--targets',
      write('t3.txt', 'u0'),
      '--run',
      join(folder, 'x'),
    ]
    await expect(rank(...base, '--params', '{"lambda":"much"}')).rejects.toThrow('--params')
    await expect(rank(...base, '--candidates', write('c2.jsonl', '{"user":1}\n'))).rejects.toThrow(
      'c2.jsonl:1',
    )
  })
})

describe('evaluate ratings', () => {
  it('predicts within the scale, better than nothing, and for strangers too', async () => {
    const rows = Array.from({ length: 900 }, (_, n) => {
      const [user, item] = [n % 30, (n * 7) % 31]
      return `u${user},"i,${item}",${Math.min(5, Math.max(1, 3 + (user % 3) - (item % 3)))}`
    })
    const train = write('ratings.csv', `user,item,rating\n${rows.slice(0, 800).join('\n')}\n`)
    const test = write(
      'ratings-test.csv',
      `user,item,rating\n${rows.slice(800).join('\n')}\nnobody,nothing,3\n`,
    )
    const run = join(folder, 'predicted.csv')
    const printed: string[] = []
    await evaluateRatingsCommand((line) => printed.push(line)).parseAsync(
      ['--train', train, '--test', test, '--run', run, '--model', 'svd', '--json'],
      { from: 'user' },
    )
    const { rmse, ratings } = JSON.parse(printed[0]!)
    expect(rmse).toBeLessThan(0.6)
    const { data } = await readInteractionLog(run)
    expect(data.columns).toHaveLength(ratings)
    expect([...data.values].every((value) => value >= 1 && value <= 5)).toBe(true)
    expect(data.users).toContain('nobody')
  })
})
