import { readFileSync } from 'node:fs'
import MiniSearch from 'minisearch'
import { assembleCatalogue } from '../../src/catalogue/assemble.ts'
import { readKnowledge } from '../../src/catalogue/knowledge.ts'
import { emptyState } from '../../src/dialog/memory.ts'
import type { Shop } from '../../src/dialog/shop.ts'
import { takeTurn } from '../../src/dialog/turn.ts'
import { noCompanions } from '../../src/domain/companions.ts'
import type { Conversation } from '../../src/domain/conversation.ts'
import { Product } from '../../src/domain/product.ts'
import { toMinor } from '../../src/lib/money.ts'
import { createRandom } from '../../src/lib/random.ts'
import { Distributions } from '../../src/rank/columns.ts'
import { computePriors } from '../../src/rank/priors.ts'
import { search } from '../../src/retrieve/fuse.ts'
import { readFitRules } from '../../src/relations/rules.ts'
import { loadPassages } from '../../src/retrieve/passages.ts'
import { prepareNames } from '../../src/retrieve/retrieve.ts'
import { buildIndex } from '../../src/retrieve/search-index.ts'
import { knowledgeDir } from '../../src/root.ts'
import { buildLexicon } from '../../src/understand/lexicon.ts'
import { learnSubjects } from '../../src/understand/sayings.ts'
import { prepareReferences } from '../../src/understand/references.ts'
import { compare } from './measure.ts'

const products = 20_000

/** One conversation; its messages refine, compare, ask and start over in both languages. */
const messages = [
  'quiet dishwasher under 600, not from Nordhavn',
  'built-in',
  'compare the first two',
  'how loud is the second one?',
  'cheaper',
  'show me more',
  '笔记本电脑 内存16G以上 1000以内',
  '轻一点',
  '对比前两款',
  '55 inch OLED TV under 1500 with 120 Hz',
  'the cheapest',
  'wireless headphones with noise cancelling around $150',
  'what does inverter mean?',
  'how long is delivery?',
  'fridge for a family, no wider than 70 cm, below 38 dB',
  'something white under 100',
  'Nordhavn Stille 60',
  'hello',
]

/**
 * A turn without a model over 20,000 products, beside what it contains at least (one full-text
 * search of the message) and beside MiniSearch searching the same message over the same titles.
 */
export async function bench(): Promise<void> {
  const shop = await multiplyDemo()
  const { catalogue } = shop
  const rival = new MiniSearch<{ id: number; title: string; text: string }>({
    fields: ['title', 'text'],
  })
  rival.addAll(
    catalogue.products.map(({ title, brand, description }, id) => ({
      id,
      title: `${brand} ${title.en ?? ''}`,
      text: description?.en ?? '',
    })),
  )
  const conversation: Conversation = {
    id: 'bench',
    shopperId: null,
    channel: 'bench',
    locale: 'en',
    status: 'assistant',
    state: emptyState,
    page: null,
  }
  let state = emptyState
  const turn = (untilFirstDelta: boolean) => async (i: number) => {
    const at = i % messages.length
    if (at === 0) state = emptyState
    let first: (() => void) | undefined
    const started = new Promise<void>((resolve) => (first = resolve))
    const done = takeTurn(messages[at]!, null, { ...conversation, state }, shop, {
      onText: () => first?.(),
    })
    if (untilFirstDelta) await Promise.race([started, done])
    state = (await done).state
  }
  const texts = messages.filter((text) => text.length > 12)
  await compare(`One turn, ${products} products, ${messages.length} kinds of message`, [
    {
      name: 'full-text search alone',
      run: (i) => shop.search(texts[i % texts.length]!, { limit: 100 }),
      queries: 360,
    },
    { name: 'whole turn', run: turn(false), queries: messages.length * 20 },
    { name: 'until the first delta', run: turn(true), queries: messages.length * 20 },
    {
      name: 'MiniSearch search alone',
      run: (i) => rival.search(texts[i % texts.length]!),
      queries: 60,
    },
  ])
}

/** The demo shop many times over, prices and figures varied, as a shop of 20,000 products. */
async function multiplyDemo(): Promise<Shop> {
  const random = createRandom(7)
  const knowledge = readKnowledge(knowledgeDir)
  const demo = readFileSync(`${knowledgeDir}/catalogue/products.jsonl`, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map(
      (line) =>
        JSON.parse(line) as Record<string, never> & {
          price: { amount: number; currency: string }
          specs: Record<string, unknown>
          sku: string
        },
    )
  const many = Array.from({ length: products }, (_, i) => {
    const { price, ...one } = demo[i % demo.length]!
    const factor = 0.8 + 0.4 * random.next()
    return Product.parse({
      ...one,
      sku: `${one.sku}-${i}`,
      priceMinor: toMinor(Math.round(price.amount * factor * 100) / 100, price.currency),
      currency: price.currency,
      specs: Object.fromEntries(
        Object.entries(one.specs).map(([id, value]) => [
          id,
          typeof value === 'number' && value > 20 ? Math.round(value * factor) : value,
        ]),
      ),
    })
  })
  const catalogue = await assembleCatalogue(
    {
      products: many,
      reviews: [],
      currency: knowledge.shop.currency,
      discovered: { categories: [], attributes: [] },
      summary: {
        generation: 1,
        version: 'bench',
        currency: knowledge.shop.currency,
        products,
        reviews: 0,
        origin: 'own',
        importedAt: '2026-01-01T00:00:00Z',
      },
    },
    knowledge,
  )
  const index = await buildIndex(catalogue, { directory: null })
  const passages = await loadPassages(knowledgeDir)
  prepareNames(catalogue)
  prepareReferences(catalogue)
  return {
    catalogue,
    lexicon: buildLexicon(
      catalogue,
      [...passages.topicWords].map(([topic, words]) => ({ topic, words: [...words] })),
    ),
    subjects: learnSubjects(knowledgeDir, knowledge.taxonomy, passages),
    search: (text, options) => search(index, text, options),
    companions: noCompanions,
    priors: computePriors(catalogue, new Map()),
    taste: null,
    distributions: new Distributions(catalogue),
    passages,
    fit: readFitRules(knowledgeDir),
    orders: null,
    delivery: null,
  }
}
