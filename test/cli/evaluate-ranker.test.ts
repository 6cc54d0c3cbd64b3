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

describe('evaluate ranker on a log', () => {
  const two = ['--model', 'item-knn,popularity', '--k', '4']

  it('splits it, compares models, tells which differences are real, and writes a page', async () => {
    const page = join(folder, 'report.html')
    const path = write('whole.csv', log())
    for (const split of ['leave-one-out', 'temporal', 'k-fold', 'random']) {
      const printed = (await rank('--log', path, '--split', split, ...two, '--report', page)).join(
        '\n',
      )
      expect(printed).toContain(`split ${split === 'k-fold' ? '5-fold' : split}`)
      expect(printed).toMatch(/item-knn +[01]\.\d{4} ±0\.\d{4}/)
      expect(printed).toMatch(/(item-knn less popularity|popularity less item-knn) +\+0\.\d{4}/)
    }
    expect(readFileSync(page, 'utf8')).toMatch(/^<!doctype html>[\s\S]*<\/html>\n$/)
  })

  it('gives the same figures twice, and other ones by another seed', async () => {
    const path = write('twice.csv', log())
    const run = async (seed: string): Promise<object> => {
      const [line] = await rank(
        '--log',
        path,
        '--split',
        'random',
        ...two,
        '--seed',
        seed,
        '--json',
      )
      const { models } = JSON.parse(line!) as { models: { fitSeconds?: number }[] }
      for (const model of models) delete model.fitSeconds
      return models
    }
    const first = await run('1')
    expect(await run('1')).toEqual(first)
    expect(await run('2')).not.toEqual(first)
  })

  it('measures a given cut, and takes settings by the names of models', async () => {
    const train = write('cut.csv', log())
    const test = write('cut-test.csv', 'user,item\nu0,a1\nu2,a3\nstranger,a1\nu4,never\n')
    const params = '{"item-knn":{"k":5},"popularity":{"halfLife":0}}'
    const [line] = await rank(
      '--train',
      train,
      '--test',
      test,
      ...two,
      '--params',
      params,
      '--json',
    )
    const { users, newcomers, models } = JSON.parse(line!)
    expect({ users, newcomers }).toEqual({ users: 3, newcomers: 1 })
    expect(models.map(({ why }: { why: string }) => why)).toContain('item-knn as told')
  })

  it('searches settings, and prints them so that they can be told', async () => {
    const train = write('search.csv', log())
    const args = ['--train', train, '--model', 'item-knn', '--k', '4']
    const printed = await rank(...args, '--search', '4')
    const [, params] = /^--params '(.+)'$/.exec(printed.at(-1)!)!
    const run = join(folder, 'told.jsonl')
    const targets = write('told.txt', 'u0')
    const told = await rank(...args, '--targets', targets, '--run', run, '--params', params!)
    expect(told.join('\n')).toContain('item-knn as told')
    await expect(rank('--train', train, '--model', 'auto', '--search', '4')).rejects.toThrow(
      'no settings to search',
    )
    const compared = await rank('--log', train, '--k', '4', '--model', 'item-knn', '--search', '4')
    expect(compared.join('\n')).toContain('the best of 4 settings')
  })

  it.each([
    [['--split', 'temporal'], 'user,item\na,x\na,y\n', /needs times/],
    [[], 'user,item\na,x\nb,x\n', /nothing to judge by/],
    [[], 'user,item\n', /no usable row/],
    [
      ['--params', '{"k":0}', '--model', 'item-knn'],
      undefined,
      /item-knn cannot be fitted: k must/,
    ],
    [['--params', '{"svd":{"k":1}}', '--model', 'item-knn,als'], undefined, /--params/],
    [['--params', '{"k":1}', '--model', 'item-knn,als'], undefined, /--params/],
    [['--test', 'other.csv'], undefined, /either one log/],
    [['--report', '/nowhere/at/all.html', '--model', 'popularity'], undefined, /cannot be written/],
  ])('refuses %j', async (args, text, message) => {
    const path = write('refused.csv', text ?? log())
    await expect(rank('--log', path, ...args)).rejects.toThrow(message)
  })

  it.each([
    ['--model', 'popularity,unheard-of'],
    ['--model', 'popularity,popularity'],
    ['--share', '1'],
    ['--seed', 'x'],
    ['--k', '0'],
  ])('refuses %s %s', async (name, value) => {
    const command = evaluateRankerCommand(closed)
      .exitOverride()
      .configureOutput({ writeErr: () => {} })
    await expect(
      command.parseAsync(['--log', 'x', name, value], { from: 'user' }),
    ).rejects.toMatchObject({ code: 'commander.invalidArgument' })
  })

  it('asks for what the form with targets needs', async () => {
    const command = evaluateRankerCommand(closed)
      .exitOverride()
      .configureOutput({ writeErr: () => {} })
    await expect(
      command.parseAsync(['--train', 'x', '--run', 'y'], { from: 'user' }),
    ).rejects.toThrow("'--targets <file>' not specified")
  })

  it('stands ids with commas, quotes, emoji and markup, and users with one deed', async () => {
    const ids = ['a,b', 'say "hi"', '🫖🏳️‍🌈', '<script>x</script>', '__proto__', '  pad  ', '0']
    const cell = (id: string): string => `"${id.replaceAll('"', '""')}"`
    const rows = Array.from(
      { length: 120 },
      (_, n) =>
        `${cell(ids[n % 7]! + (n % 3))},${cell(ids[(n * 3) % 7]! + (n % 11))},${n % 5},${n}`,
    )
    const path = write(
      'ids.csv',
      `user,item,rating,timestamp\n${rows.join('\n')}\nlonely,x,1,1\nbad,x,NaN,1\nhuge,x,1e308,2\nless,x,-3,-9e15\n`,
    )
    const page = join(folder, 'ids.html')
    const printed = (await rank('--log', path, ...two, '--report', page)).join('\n')
    expect(printed).toContain('line ')
    expect(printed).not.toContain('NaN ±')
    expect(readFileSync(page, 'utf8')).not.toMatch(/<script/i)
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

  const grid = (): string =>
    `user,item,rating\n${Array.from({ length: 600 }, (_, n) => `u${n % 30},i${(n * 7) % 31},${Math.min(5, Math.max(1, 3 + ((n % 30) % 3) - (((n * 7) % 31) % 3)))}`).join('\n')}\n`

  async function rate(...args: string[]): Promise<string[]> {
    const printed: string[] = []
    await evaluateRatingsCommand((line) => printed.push(line)).parseAsync(args, { from: 'user' })
    return printed
  }

  it('compares models over the parts of one log, and writes a page', async () => {
    const page = join(folder, 'ratings.html')
    const args = [
      '--log',
      write('grid.csv', grid()),
      '--folds',
      '3',
      '--model',
      'baseline,user-knn',
    ]
    const { models, ratings, differences } = JSON.parse(
      (await rate(...args, '--report', page, '--json'))[0]!,
    )
    expect(ratings).toBe(600)
    for (const { rmse, mae, rmseByFold, within } of models) {
      expect(rmseByFold).toHaveLength(3)
      expect(rmse.mean).toBeGreaterThanOrEqual(mae.mean)
      expect(rmse.error).toBeGreaterThan(0)
      expect(within.at(-1)).toBeCloseTo(1)
    }
    expect(models[0].rmse.mean).toBeLessThanOrEqual(models[1].rmse.mean)
    expect(differences).toHaveLength(1)
    expect(readFileSync(page, 'utf8')).toContain('Ratings predicted on grid.csv')
    expect((await rate(...args)).join('\n')).toMatch(/baseline +\d\.\d{4} ±\d\.\d{4}/)
  })

  it('refuses more parts than ratings', async () => {
    const path = write('short.csv', 'user,item,rating\na,x,1\nb,y,2\n')
    await expect(rate('--log', path, '--model', 'baseline')).rejects.toThrow('--folds 5')
  })
})
