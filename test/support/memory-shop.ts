import { assembleCatalogue } from '../../src/catalogue/assemble.ts'
import { readKnowledge } from '../../src/catalogue/knowledge.ts'
import type { Brain } from '../../src/dialog/brain.ts'
import { emptyState } from '../../src/dialog/memory.ts'
import type { Shop } from '../../src/dialog/shop.ts'
import { takeTurn } from '../../src/dialog/turn.ts'
import { noCompanions } from '../../src/domain/companions.ts'
import type { Conversation, ConversationState, Page } from '../../src/domain/conversation.ts'
import type { Product } from '../../src/domain/product.ts'
import type { Reply } from '../../src/domain/reply.ts'
import { readShopRules } from '../../src/orders/shop-rules.ts'
import { Distributions } from '../../src/rank/columns.ts'
import { computePriors } from '../../src/rank/priors.ts'
import { search } from '../../src/retrieve/fuse.ts'
import { readFitRules } from '../../src/relations/rules.ts'
import { loadPassages } from '../../src/retrieve/passages.ts'
import { buildIndex } from '../../src/retrieve/search-index.ts'
import { knowledgeDir } from '../../src/root.ts'
import { buildLexicon } from '../../src/understand/lexicon.ts'
import { learnSubjects } from '../../src/understand/sayings.ts'
import { brands, goods, reviews } from './goods.ts'

/** A shop in memory: the real knowledge, the goods of the fixture, no storage and no network. */
export async function createTestShop(
  products: readonly Product[] = goods,
  said: readonly (typeof reviews)[number][] = reviews,
): Promise<Shop> {
  const knowledge = { ...readKnowledge(knowledgeDir), brands }
  const catalogue = await assembleCatalogue(
    {
      currency: 'USD',
      products: [...products],
      reviews: [...said],
      discovered: { categories: [], attributes: [] },
      summary: {
        version: 'fixture',
        generation: 1,
        currency: 'USD',
        products: products.length,
        reviews: said.length,
        origin: 'own',
        importedAt: '2026-01-01T00:00:00.000Z',
      },
    },
    knowledge,
  )
  const index = await buildIndex(catalogue, { directory: null, prefer: 'exact' })
  const passages = await loadPassages(knowledgeDir)
  const topics = [...passages.topicWords].map(([topic, words]) => ({ topic, words: [...words] }))
  return {
    catalogue,
    lexicon: buildLexicon(catalogue, topics),
    subjects: learnSubjects(knowledgeDir, knowledge.taxonomy, passages),
    search: (text, options) => search(index, text, options),
    companions: noCompanions,
    priors: computePriors(catalogue, new Map([['DW-3', 40]])),
    taste: null,
    distributions: new Distributions(catalogue),
    passages,
    fit: readFitRules(knowledgeDir),
    orders: null,
    delivery: readShopRules(knowledge.shop).delivery,
  }
}

export interface Talker {
  say(text: string, page?: Page | null): Promise<Reply>
  /** What the conversation remembers after the last turn. */
  readonly state: ConversationState
}

export const newConversation = (state: ConversationState = emptyState): Conversation => ({
  id: 'test',
  shopperId: null,
  channel: 'test',
  locale: 'en',
  status: 'assistant',
  state,
  page: null,
})

/** A conversation with `shop` that lives in the test alone. */
export function createTalker(
  shop: Shop,
  start: Partial<ConversationState> = {},
  brain: Brain | null = null,
): Talker {
  let conversation = newConversation({ ...emptyState, ...start })
  return {
    async say(text, page = null) {
      const { reply, state, status } = await takeTurn(text, page, conversation, shop, {}, brain)
      conversation = { ...conversation, state, status, locale: reply.locale }
      return reply
    },
    get state() {
      return conversation.state
    },
  }
}

/** The sku's product. */
export const productOf = ({ catalogue }: Shop, sku: string): Product =>
  catalogue.products[catalogue.docBySku.get(sku)!]!
