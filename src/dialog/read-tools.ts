import * as z from 'zod'
import { nameOf } from '../compose/name.ts'
import { printPrice, printValue } from '../compose/print.ts'
import { emptyNeed } from '../domain/need.ts'
import type { OrderTask } from '../domain/order.ts'
import type { ReadTool } from '../llm/tools.ts'
import { retrieve } from '../retrieve/retrieve.ts'
import { findPassages } from '../retrieve/passages.ts'
import { orderTool } from './order-tool.ts'
import type { Shop } from './shop.ts'

const query = z.string().min(1).max(200)

/**
 * Looks into the shop that a model may take while it understands a message. They change nothing.
 *
 * @param task what the conversation knows about orders: whose they are.
 */
export function readTools(shop: Shop, task: OrderTask | null): readonly ReadTool[] {
  const { catalogue, orders } = shop
  const name = (doc: number): string => nameOf(catalogue.products[doc]!, catalogue, 'en')
  return [
    {
      name: 'search_products',
      description: 'Names, kinds and prices of goods that match some words. For names of goods.',
      parameters: z.strictObject({ query }),
      async run({ query: words }) {
        const need = { ...emptyNeed, text: String(words).split(/\s+/).slice(0, 12) }
        const { candidates } = await retrieve(need, catalogue, shop.search, new Set())
        const docs = candidates.slice(0, 8).map(({ doc }) => doc)
        return docs.length === 0
          ? 'Nothing found.'
          : docs
              .map((doc) => {
                const product = catalogue.products[doc]!
                return `${name(doc)} | ${product.category} | ${printPrice(product, 'en')}`
              })
              .join('\n')
      },
    },
    {
      name: 'get_product',
      description: 'The specs of one product, by its name.',
      parameters: z.strictObject({ name: query }),
      async run({ name: wanted }) {
        const key = String(wanted).toLowerCase()
        const doc = catalogue.products.findIndex((_, at) => name(at).toLowerCase() === key)
        if (doc < 0) return 'There is no product of that name.'
        return Object.entries(catalogue.products[doc]!.specs)
          .filter(([, value]) => value !== null)
          .map(
            ([attribute, value]) =>
              `${attribute}: ${printValue(attribute, value!, catalogue, 'en')}`,
          )
          .join('\n')
      },
    },
    {
      name: 'read_guide',
      description: "What the shop's guides or rules have written about a question.",
      parameters: z.strictObject({ question: query, kind: z.enum(['guide', 'policy']) }),
      async run({ question, kind }) {
        const found = findPassages(shop.passages, String(question), {
          locale: 'en',
          kind: kind === 'policy' ? 'policy' : 'guide',
        })
        return found.length === 0
          ? 'Nothing is written on that.'
          : found
              .slice(0, 3)
              .map(({ passage }) => `${passage.heading}\n${passage.text}`)
              .join('\n\n')
      },
    },
    ...(orders === null ? [] : [orderTool(orders, task, catalogue)]),
  ]
}
