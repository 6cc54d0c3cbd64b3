import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { evaluateSearchCommand, parseQueries, toTrec } from '../../src/cli/evaluate-search.ts'
import { parseCondition, searchCommand } from '../../src/cli/search.ts'
import { buildIndex, type SearchIndex } from '../../src/retrieve/search-index.ts'
import { attribute, catalogueOf, category, product } from '../retrieve/support.ts'

const catalogue = catalogueOf(
  [
    product('a', 'Bosch dishwasher', 'dishwasher', { priceMinor: 50_000, specs: { noise: 42 } }),
    product('b', 'Miele dishwasher', 'dishwasher', { priceMinor: 90_000, specs: { noise: 40 } }),
    product('c', 'Sony television', 'tv', { priceMinor: 70_000 }),
  ],
  [category('dishwasher', ['dishwasher'], ['洗碗机']), category('tv', ['television'], ['电视'])],
  [attribute('noise', 'number')],
)
let index: SearchIndex
let directory: string
beforeAll(async () => {
  index = await buildIndex(catalogue, { directory: null })
  directory = await mkdtemp(join(tmpdir(), 'aisle-cli-'))
})
afterAll(() => rm(directory, { recursive: true, force: true }))

const open = async () => ({ catalogue, index })

describe('aisle search', () => {
  const skus = async (...words: string[]): Promise<string[]> => {
    const lines: string[] = []
    const command = searchCommand(open, (line) => lines.push(line))
    await command.parseAsync([...words, '--json'], { from: 'user' })
    return (JSON.parse(lines.join('')) as { items: { sku: string }[] }).items.map(({ sku }) => sku)
  }

  it('finds by words of either language', async () => {
    expect((await skus('dishwasher')).slice(0, 2).sort()).toEqual(['a', 'b'])
    expect((await skus('洗碗机')).slice(0, 2).sort()).toEqual(['a', 'b'])
  })

  it('keeps to conditions and to a limit', async () => {
    expect(await skus('dishwasher', '--where', 'price<=600')).toEqual(['a'])
    expect(await skus('dishwasher', '--where', 'brand!=bosch', '--where', 'noise<=41')).toEqual([
      'b',
    ])
    expect(await skus('dishwasher', '--limit', '1')).toHaveLength(1)
  })

  it('reads conditions', () => {
    expect(parseCondition('noise >= 40')).toEqual({
      attribute: 'noise',
      operator: '>=',
      value: '40',
      strength: 'must',
    })
    expect(() => parseCondition('noise')).toThrow('price<=500')
  })
})

describe('aisle evaluate search', () => {
  it('writes a TREC run and scores it beside plain BM25', async () => {
    const [queries, qrels, run] = ['q.tsv', 'qrels.txt', 'out.trec'].map((name) =>
      join(directory, name),
    ) as [string, string, string]
    await writeFile(queries, 'q1\tdishwasher bosch\nq2\ttelevision\n')
    await writeFile(qrels, 'q1 0 a 3\nq1 0 b 1\nq2 0 c 3\n')
    const lines: string[] = []
    await evaluateSearchCommand(open, (line) => lines.push(line)).parseAsync(
      ['--queries', queries, '--qrels', qrels, '--run', run, '--json'],
      { from: 'user' },
    )
    expect(JSON.parse(lines.join(''))).toMatchObject({
      queries: 2,
      scores: { aisle: { ndcg10: 1, recall100: 1 }, bm25: { ndcg10: 1 } },
    })
    const rows = (await readFile(run, 'utf8')).trim().split('\n')
    expect(rows[0]).toMatch(/^q1 Q0 a 1 [\d.]+ aisle$/)
    expect(rows.filter((row) => row.startsWith('q2 '))[0]).toMatch(/^q2 Q0 c 1 /)
  })

  it('writes scores that fall strictly, also where they are equal', () => {
    expect(toTrec([{ id: 'q', skus: ['a', 'b', 'c'], scores: [0.5, 0.5, 0.2] }])).toBe(
      'q Q0 a 1 0.500000 aisle\nq Q0 b 2 0.499999 aisle\nq Q0 c 3 0.200000 aisle\n',
    )
  })

  it('names the line that is no query', () => {
    expect(() => parseQueries('q1\tlaptop\nq2 tv')).toThrow('line 2')
  })
})
