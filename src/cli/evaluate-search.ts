import { readFile, writeFile } from 'node:fs/promises'
import { Command, Option } from 'commander'
import type { Catalogue } from '../domain/catalogue.ts'
import { inLocale } from '../domain/text.ts'
import { linesOf, normalise } from '../lib/text.ts'
import { search } from '../retrieve/fuse.ts'
import { buildLexical, plainBm25, searchLexical } from '../retrieve/lexical.ts'
import { readQrels, scoreRun, type SearchScores } from '../retrieve/metrics.ts'
import { parseCount, type OpenEngine } from './search.ts'

interface RankedQuery {
  readonly id: string
  readonly skus: readonly string[]
  readonly scores: readonly number[]
}

/** `aisle evaluate search`: runs queries and writes a TREC run; scores it where judgments are given. */
export function evaluateSearchCommand(
  open: OpenEngine,
  print: (line: string) => void = console.log,
): Command {
  return new Command('search')
    .description('run queries, write a TREC run, and score it where judgments are given')
    .requiredOption('--queries <file>', 'lines of id<TAB>text')
    .requiredOption('--run <file>', 'the TREC run to write')
    .option('--depth <n>', 'products a query', parseCount, 100)
    .option('--qrels <file>', 'TREC judgments: qid 0 sku grade')
    .option('--json', 'print one JSON object')
    .addOption(new Option('--data-dir <dir>', 'data directory (default: AISLE_DATA_DIR)'))
    .action(
      async (options: {
        queries: string
        run: string
        depth: number
        qrels?: string
        json?: boolean
        dataDir?: string
      }) => {
        const queries = parseQueries(await readFile(options.queries, 'utf8'))
        const qrels =
          options.qrels === undefined ? undefined : readQrels(await readFile(options.qrels, 'utf8'))
        const { catalogue, index } = await open(options.dataDir)
        const ranked: RankedQuery[] = []
        for (const { id, text } of queries) {
          const found = await search(index, text, { limit: options.depth })
          ranked.push({
            id,
            skus: found.map(({ doc }) => catalogue.products[doc]!.sku),
            scores: found.map(({ relevance }) => relevance),
          })
        }
        await writeFile(options.run, toTrec(ranked))
        const scores = qrels && {
          aisle: scoreRun(new Map(ranked.map(({ id, skus }) => [id, skus])), qrels),
          bm25: scoreRun(runPlainBm25(catalogue, queries, options.depth), qrels),
        }
        if (options.json) {
          print(
            JSON.stringify({ queries: queries.length, run: options.run, scores: scores ?? null }),
          )
          return
        }
        print(`${queries.length} queries, run written to ${options.run}`)
        if (!scores) return
        print('                    NDCG@10  judged only  recall@100  queries')
        for (const [name, row] of Object.entries(scores)) print(toRow(name, row))
      },
    )
}

const toRow = (name: string, { ndcg10, judgedNdcg10, recall100, queries }: SearchScores): string =>
  `${(name === 'aisle' ? 'Aisle' : 'plain BM25').padEnd(18)}  ${ndcg10.toFixed(4).padStart(7)}  ` +
  `${judgedNdcg10.toFixed(4).padStart(11)}  ${recall100.toFixed(4).padStart(10)}  ` +
  `${String(queries).padStart(7)}`

/** Lines of `id<TAB>text`. @throws {RangeError} naming the first line that is not one. */
export function parseQueries(source: string): { id: string; text: string }[] {
  return linesOf(source).flatMap((line, i) => {
    if (line.trim() === '') return []
    const at = line.indexOf('\t')
    if (at < 1) throw new RangeError(`line ${i + 1} is not "id<TAB>text"`)
    return [{ id: line.slice(0, at).trim(), text: line.slice(at + 1).trim() }]
  })
}

/**
 * `qid Q0 sku rank score aisle`, rank from 1. Scores fall strictly, because TREC's tools order by
 * score and would break ties their own way.
 */
export function toTrec(ranked: readonly RankedQuery[]): string {
  const lines: string[] = []
  for (const { id, skus, scores } of ranked) {
    let last = Infinity
    skus.forEach((sku, i) => {
      last = Math.min(scores[i]!, last - 1e-6)
      lines.push(`${id} Q0 ${sku} ${i + 1} ${last.toFixed(6)} aisle\n`)
    })
  }
  return lines.join('')
}

/** The yardstick: one field of title, description and brand, letters and digits, no stemming. */
function runPlainBm25(
  catalogue: Catalogue,
  queries: readonly { id: string; text: string }[],
  depth: number,
): Map<string, string[]> {
  const words = (text: string): string[] => normalise(text).match(/[\p{L}\p{N}]+/gu) ?? []
  const index = buildLexical(
    catalogue.products.map(({ title, description, brand }) => [
      words(
        [inLocale(title, 'en'), description ? inLocale(description, 'en') : '', brand].join(' '),
      ),
    ]),
    plainBm25,
  )
  return new Map(
    queries.map(({ id, text }) => {
      const { docs } = searchLexical(
        index,
        words(text).map((term) => ({ term, weight: 1 })),
        { limit: depth },
      )
      return [id, Array.from(docs, (doc) => catalogue.products[doc]!.sku)]
    }),
  )
}
