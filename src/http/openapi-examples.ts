import type {
  ChangeProfile,
  BotEvent,
  BotReceipt,
  BotReply,
  ConversationView,
  EventReceipt,
  Feedback,
  ProductDetail,
  ProductList,
  ProfileView,
  Reply,
  SendMessage,
  ShopperEvent,
  StartConversation,
  StartedConversation,
} from './contract.ts'
import { toPlainText } from '../channels/plain-text.ts'
import { frame } from './reply-streams.ts'

/** Examples for the API's description; types and a test hold them to the schemas. */

const conversationId = 'c_5b1f0c2e9a7d4f60'
const engine = { understanding: 'offline', composition: 'offline', degraded: false }

export const startConversation: StartConversation = {
  locale: 'en',
  shopperId: 'shopper-17',
  page: { url: 'https://shop.example/dishwashers', category: 'dishwasher' },
}

export const message = {
  text: 'A quiet built-in dishwasher under $600',
  clientMessageId: 'm-1',
} satisfies SendMessage

/** The least picture there is, a single pixel. */
export const photoMessage: SendMessage = {
  text: 'Which dishwasher fits in here?',
  images: [
    'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  ],
  clientMessageId: 'm-2',
}

const greeting: Reply = {
  id: 'r_1',
  conversationId,
  locale: 'en',
  act: 'greet',
  text: 'Hello! What are you looking for?',
  products: [],
  comparison: null,
  claims: [],
  suggestions: ['A quiet dishwasher'],
  need: null,
  question: null,
  handover: null,
  engine,
  timingsMs: { understand: 0, retrieve: 0, rank: 0, compose: 0 },
}

export const reply: Reply = {
  ...greeting,
  id: 'r_2',
  act: 'recommend',
  text: 'The **Brisa Still 6** is the quietest below $600: 42 dB, at $549.',
  products: [
    {
      sku: 'DW-4207',
      title: 'Brisa Still 6 built-in dishwasher',
      brand: 'Brisa',
      category: 'dishwasher',
      url: '/products/DW-4207',
      image: '/images/dishwasher.svg',
      price: { amount: 549, currency: 'USD' },
      availability: 'in_stock',
      rating: { average: 4.4, count: 212 },
      score: 0.83,
      reasons: [
        {
          kind: 'need',
          text: '42 dB, below most',
          weight: 0.31,
          evidence: ['spec:noiseLevel'],
        },
      ],
      tradeoffs: [{ text: '$40 dearer than the next one', attribute: 'price' }],
      highlights: [{ attribute: 'noiseLevel', label: 'Noise', text: '42 dB' }],
    },
  ],
  claims: [
    { text: '42 dB', source: { kind: 'product', id: 'DW-4207', field: 'noiseLevel' } },
    { text: '$549', source: { kind: 'product', id: 'DW-4207', field: 'price' } },
  ],
  suggestions: ['Show me cheaper ones'],
  need: {
    category: 'dishwasher',
    categoryLabel: 'Dishwashers',
    constraints: [
      {
        attribute: 'price',
        operator: '<=',
        value: 600,
        unit: 'USD',
        strength: 'must',
        said: 'under $600',
        label: 'Price at most $600',
        name: 'Price at most $600',
      },
    ],
    wishes: [],
    relaxed: [],
  },
  timingsMs: { understand: 1, retrieve: 3, rank: 1, compose: 1 },
}

export const startedConversation: StartedConversation = {
  conversationId,
  token: 'dG9rZW4tb2YtdGhlLWNvbnZlcnNhdGlvbg',
  reply: greeting,
}

export const stream = [
  frame(1, 'reply-start', { id: reply.id }),
  frame(2, 'understanding', { need: reply.need }),
  frame(3, 'products', { products: reply.products }),
  frame(4, 'text-delta', { text: reply.text }),
  frame(5, 'reply-end', reply),
].join('')

export const conversation: ConversationView = {
  conversationId,
  locale: 'en',
  state: 'assistant',
  messages: [
    {
      seq: 1,
      role: 'assistant',
      text: greeting.text,
      reply: greeting,
      clientMessageId: null,
      at: '2026-11-24T10:00:00.000Z',
    },
    {
      seq: 2,
      role: 'shopper',
      text: message.text,
      reply: null,
      clientMessageId: 'm-1',
      at: '2026-11-24T10:00:09.000Z',
    },
  ],
}

export const feedback: Feedback = { replyId: 'r_2', rating: 'up', comment: 'Just right' }

const {
  score: _score,
  reasons: _reasons,
  tradeoffs: _tradeoffs,
  highlights: _,
  ...card
} = reply.products[0]!
const summary = { ...card, categoryLabel: 'Dishwashers' }

export const productList: ProductList = {
  items: [summary],
  total: 1,
  facets: {
    category: [{ value: 'dishwasher', label: 'Dishwashers', count: 1 }],
    brand: [{ value: 'Brisa', label: 'Brisa', count: 1 }],
    price: { min: 549, max: 549 },
  },
  cursor: null,
}

export const product: ProductDetail = {
  ...summary,
  description: 'Fully integrated, 14 place settings.',
  specs: [
    { attribute: 'noiseLevel', label: 'Noise', unit: 'dB', value: 42, text: '42 dB' },
    { attribute: 'wifi', label: 'Wi-Fi', unit: null, value: null, text: 'unknown' },
  ],
  reviews: [{ id: 'rev-1', rating: 5, text: 'Hardly audible.', writtenOn: '2026-09-02' }],
}

const event: ShopperEvent = {
  eventId: 'e-1',
  shopperId: 'shopper-17',
  type: 'view',
  sku: 'DW-4207',
  occurredAt: '2026-11-24T10:00:05Z',
}

export const events = {
  events: [event, { ...event, eventId: 'e-2', type: 'search', query: 'quiet dishwasher' }],
}

export const receipt: EventReceipt = {
  accepted: 1,
  duplicates: 1,
  rejected: [],
}

export const changeProfile: ChangeProfile = {
  corrections: [{ key: 'brand:Brisa', action: 'avoid' }],
}

export const profile: ProfileView = {
  shopperId: 'shopper-17',
  locale: 'en',
  personalised: true,
  deeds: 9,
  entries: [
    {
      key: 'category:dishwasher',
      kind: 'category',
      text: 'You look at dishwashers',
      reason: '78% of what you turned to; from 7 looks, such as Still 6',
      actions: ['forget'],
      facts: {
        kind: 'category',
        key: 'category:dishwasher',
        category: 'dishwasher',
        share: 0.78,
        evidence: {
          deeds: 7,
          byType: { view: 7 },
          skus: ['DW-1'],
          lastAt: '2026-11-24T10:00:00.000Z',
        },
      },
    },
  ],
  corrections: [{ key: 'brand:Brisa', action: 'avoid', text: 'Never offer Brisa' }],
  segment: null,
}

export const botMessage = {
  sender: '491701234567',
  channel: 'sms',
  text: message.text,
  locale: 'en',
}

export const botReceipt: BotReceipt = {
  status: 'accepted',
  conversationId,
  deliveryId: 'sms_42',
}

export const botReply: BotReply = {
  sender: botMessage.sender,
  channel: 'sms',
  thread: null,
  conversationId,
  inReplyTo: 'sms_42',
  text: toPlainText(reply, 'https://shop.example'),
  reply,
}

export const botEvent: BotEvent = {
  type: 'message.replied',
  timestamp: '2026-11-24T10:00:10.000Z',
  data: botReply,
}
