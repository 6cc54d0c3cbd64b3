import { Command, InvalidArgumentError, Option } from 'commander'
import type { Catalogue } from '../domain/catalogue.ts'
import type { Constraint } from '../domain/need.ts'
import { inLocale } from '../domain/text.ts'
import { formatMoney } from '../lib/money.ts'
import { isCjk } from '../lib/text.ts'
import { filter } from '../retrieve/constraints.ts'
import { search } from '../retrieve/fuse.ts'
import type { SearchIndex } from '../retrieve/search-index.ts'

/** Opens the catalogue and its index; `undefined` is the configured data folder. */
export type OpenEngine = (
  dataDir: string | undefined,
) => Promise<{ catalogue: Catalogue; index: SearchIndex }>

/** `aisle search "query"`: what the retriever finds. */
export function searchCommand(
  open: OpenEngine,
  print: (line: string) => void = console.log,
): Command {
  return new Command('search')
    .description('show what the retriever finds for a query')
    .argument('<query...>', 'what to look for, in English or Chinese')
    .option('--limit <n>', 'how many products', parseCount, 10)
    .option(
      '--where <condition>',
      'only products with k=v, k!=v, k<=v or k>=v; may be repeated',
      (text: string, given: Constraint[]) => [...given, parseCondition(text)],
      [] as Constraint[],
    )
    .option('--json', 'print one JSON object')
    .addOption(new Option('--data-dir <dir>', 'data directory (default: AISLE_DATA_DIR)'))
    .action(
      async (
        words: string[],
        options: { limit: number; where: Constraint[]; json?: boolean; dataDir?: string },
      ) => {
        const { catalogue, index } = await open(options.dataDir)
        const query = words.join(' ')
        const constraints = options.where.map((condition) => typed(catalogue, condition))
        const allowed = constraints.length > 0 ? filter(catalogue, constraints, null) : undefined
        const found = await search(index, query, { limit: options.limit, allowed })
        const items = found.map(({ doc, relevance, lexical, semantic }) => {
          const product = catalogue.products[doc]!
          return {
            sku: product.sku,
            title: inLocale(product.title, isCjk(query) ? 'zh' : 'en'),
            brand: product.brand,
            category: product.category,
            priceMinor: product.priceMinor,
            currency: product.currency,
            score: relevance,
            lexical,
            semantic,
          }
        })
        if (options.json) {
          print(JSON.stringify({ query, items }))
          return
        }
        for (const { score, sku, priceMinor, currency, title } of items)
          print(
            `${score.toFixed(3)}  ${sku.padEnd(14)} ${formatMoney(priceMinor, currency, 'en').padStart(10)}  ${title}`,
          )
        if (items.length === 0) print('Nothing found.')
      },
    )
}

export function parseCount(text: string): number {
  const count = Number(text)
  if (!Number.isInteger(count) || count < 1)
    throw new InvalidArgumentError('must be a whole number of 1 or more')
  return count
}

/** `noiseLevel<=44` as a must. @throws {InvalidArgumentError} when it is no condition. */
export function parseCondition(text: string): Constraint {
  const [, attribute, operator, value] =
    /^([\p{L}\p{N}]+)\s*(<=|>=|!=|=)\s*(.+)$/u.exec(text.trim()) ?? []
  if (attribute === undefined)
    throw new InvalidArgumentError('must look like price<=500, brand=Bosch or wifi!=true')
  return {
    attribute,
    operator: operator as Constraint['operator'],
    value: value!,
    strength: 'must',
  }
}

/** The condition with its value as the attribute's type wants it. */
function typed(catalogue: Catalogue, condition: Constraint): Constraint {
  const attribute = catalogue.taxonomy.attributes.get(condition.attribute)
  const isNumber = attribute?.type === 'number' || ['price', 'rating'].includes(condition.attribute)
  const number = Number(condition.value)
  return isNumber && !Number.isNaN(number) ? { ...condition, value: number } : condition
}
