import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type {
  ChangeProfile,
  ConversationView,
  NeedView,
  ProductCard,
  ProductDetail,
  Reply,
  SendMessage,
  ShopperEvent,
} from '../../src/http/contract.ts'
import { buildWeb } from './web-build.ts'
import { decide, noChoice, profileOf, type Choice } from './web-profile.ts'
import { cardOf, detailOf, goods, listOf } from './web-goods.ts'

/**
 * A server with the shop's routes and a scripted assistant, for tests of the web pages that need
 * what a real shop does not do on demand: slow replies, broken streams, refusals.
 *
 * Words in a message that it obeys: `slow` (a word at a time), `break` (the stream breaks once, in
 * the middle), `fail` (500 at the first attempt), `limit` (429), `error` (the stream ends with an
 * error event), `long` (much text), `human` (hands over to a person).
 */

const root = new URL('../../', import.meta.url).pathname

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: https:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
  "object-src 'none'",
].join('; ')

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}

interface Conversation {
  readonly token: string
  readonly view: ConversationView
  need: NeedView | null
  readonly attempts: Map<string, number>
}

/** Builds the pages afresh and serves them. */
export async function startStandIn(): Promise<{
  readonly base: string
  /** Events the pages have sent. */
  readonly events: unknown[]
  close(): Promise<void>
}> {
  const webDir = await buildWeb()
  const conversations = new Map<string, Conversation>()
  const events: unknown[] = []
  const profiles = new Map<string, Choice>()

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (!response.headersSent) problem(response, 500, 'INTERNAL', String(error))
      else response.destroy()
    })
  })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost')
    const [, version, noun = '', id = '', verb = ''] = url.pathname
      .split('/')
      .map(decodeURIComponent)
    if (version !== 'v1') return serveFile(url.pathname, webDir, response)
    const language = url.searchParams.get('locale') === 'zh' ? 'zh' : 'en'
    if (noun === 'products' && id === '')
      return json(response, 200, listOf(Object.fromEntries(url.searchParams), language))
    if (noun === 'products') {
      const found = goods.find(({ sku }) => sku === id)
      if (!found) return problem(response, 404, 'PRODUCT_NOT_FOUND', 'Not sold here.')
      return json(response, 200, detailOf(found, language) satisfies ProductDetail)
    }
    if (noun === 'recommendations') {
      const sku = url.searchParams.get('sku')
      const subject = goods.find((product) => product.sku === sku)
      // Of any kind: the best first, or for somebody who looked at goods, others of that kind.
      const looked = events.find(
        (event) =>
          (event as ShopperEvent).type === 'view' &&
          (event as ShopperEvent).shopperId === url.searchParams.get('shopperId'),
      ) as ShopperEvent | undefined
      const like = subject ?? goods.find((product) => product.sku === looked?.sku)
      const items = goods
        .filter(({ category, sku: own }) => !like || (category === like.category && own !== sku))
        .slice(0, subject ? 4 : 8)
        .map((product) => cardOf(product, language, looked !== undefined))
      return json(response, 200, { items })
    }
    if (noun === 'events') {
      const body = (await readBody(request)) as { events: unknown[] }
      events.push(...body.events)
      return json(response, 202, { accepted: body.events.length, duplicates: 0, rejected: [] })
    }
    if (noun === 'shoppers' && request.method === 'DELETE') {
      profiles.delete(id)
      response.writeHead(204).end()
      return
    }
    if (noun === 'shoppers' && verb === 'profile') {
      if (request.headers.authorization === undefined)
        return problem(response, 404, 'SHOPPER_NOT_FOUND', 'No such shopper.')
      const choice = profiles.get(id) ?? noChoice
      const chosen =
        request.method === 'PATCH'
          ? decide(choice, (await readBody(request)) as ChangeProfile)
          : choice
      profiles.set(id, chosen)
      return json(response, 200, profileOf(id, chosen, language))
    }
    if (noun !== 'conversations') return problem(response, 404, 'ROUTE_NOT_FOUND', url.pathname)
    if (id === '') return start(request, response)
    const conversation = conversations.get(id)
    if (!conversation || request.headers.authorization !== `Bearer ${conversation.token}`)
      return problem(response, 404, 'CONVERSATION_NOT_FOUND', 'No such conversation.')
    if (verb === 'messages') return say(conversation, request, response)
    if (verb === 'feedback' || request.method === 'DELETE') {
      if (request.method === 'DELETE') conversations.delete(id)
      response.writeHead(204).end()
      return
    }
    return json(response, 200, conversation.view)
  }

  async function start(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { locale } = (await readBody(request)) as { locale?: 'en' | 'zh' }
    const conversationId = randomUUID()
    const reply = greeting(conversationId, locale ?? 'en')
    const conversation: Conversation = {
      token: randomUUID(),
      view: {
        conversationId,
        locale: locale ?? 'en',
        state: 'assistant',
        messages: [
          { seq: 1, role: 'assistant', text: reply.text, reply, clientMessageId: null, at: now() },
        ],
      },
      need: null,
      attempts: new Map(),
    }
    conversations.set(conversationId, conversation)
    json(response, 201, { conversationId, token: conversation.token, reply })
  }

  async function say(
    conversation: Conversation,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const { text = '', clientMessageId = randomUUID() } = (await readBody(request)) as SendMessage
    const words = new Set(text.toLowerCase().match(/[a-z]+/g))
    const attempt = (conversation.attempts.get(clientMessageId) ?? 0) + 1
    conversation.attempts.set(clientMessageId, attempt)
    if (words.has('fail') && attempt === 1)
      return problem(response, 500, 'INTERNAL', 'Something broke.')
    if (words.has('limit') && attempt === 1) {
      response.setHeader('Retry-After', '7')
      return problem(response, 429, 'LIMIT_REACHED', 'Too many messages.')
    }
    const { messages } = conversation.view
    let reply = messages.find(
      (message, index) => messages[index - 1]?.clientMessageId === clientMessageId && message.reply,
    )?.reply
    if (!reply) {
      reply = replyTo(text, conversation)
      conversation.need = reply.need
      const seq = messages.length
      messages.push(
        { seq: seq + 1, role: 'shopper', text, reply: null, clientMessageId, at: now() },
        {
          seq: seq + 2,
          role: 'assistant',
          text: reply.text,
          reply,
          clientMessageId: null,
          at: now(),
        },
      )
    }
    const skip = Number(request.headers['last-event-id'] ?? 0)
    const pieces = reply.text.match(/\s*\S+/g) ?? []
    const frames: [string, unknown][] = [
      ['reply-start', { id: reply.id }],
      ['understanding', { need: reply.need }],
      ['products', { products: reply.products }],
      ...pieces.map((piece): [string, unknown] => ['text-delta', { text: piece }]),
      words.has('error') && attempt === 1
        ? ['error', { problem: { status: 503, code: 'MODEL_UNAVAILABLE', detail: 'Try again.' } }]
        : ['reply-end', reply],
    ]
    const breaksAt = words.has('break') && attempt === 1 ? 3 + Math.floor(pieces.length / 2) : -1
    const delay = words.has('slow') ? 60 : 3
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' })
    response.flushHeaders()
    await wait(words.has('slow') ? 500 : 30)
    for (const [index, [event, data]] of frames.entries()) {
      if (response.destroyed) return
      if (index === breaksAt) {
        response.destroy()
        return
      }
      if (index < skip) continue
      response.write(`id: ${index + 1}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
      if (event === 'text-delta') await wait(delay)
    }
    response.end()
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    base: `http://127.0.0.1:${port}`,
    events,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

const now = () => new Date().toISOString()

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}')
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
}

function problem(response: ServerResponse, status: number, code: string, detail: string): void {
  response
    .writeHead(status, { 'Content-Type': 'application/problem+json' })
    .end(JSON.stringify({ type: 'about:blank', title: code, status, code, detail, errors: [] }))
}

async function serveFile(
  pathname: string,
  webDir: string,
  response: ServerResponse,
): Promise<void> {
  const isPage = pathname === '/' || /^\/(?:products|category)\//.test(pathname)
  const folder = pathname.startsWith('/images/') ? join(root, 'knowledge') : webDir
  const path = join(folder, isPage ? 'index.html' : normalize(pathname))
  try {
    const body = await readFile(path)
    response.writeHead(200, {
      'Content-Type': types[extname(path)] ?? 'application/octet-stream',
      'Content-Security-Policy': policy,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-cache',
    })
    response.end(body)
  } catch {
    problem(response, 404, 'ROUTE_NOT_FOUND', pathname)
  }
}

function blank(conversationId: string, locale: 'en' | 'zh'): Reply {
  return {
    id: randomUUID(),
    conversationId,
    locale,
    act: 'answer',
    text: '',
    products: [],
    comparison: null,
    claims: [],
    suggestions: [],
    need: null,
    question: null,
    handover: null,
    engine: { understanding: 'offline', composition: 'offline', degraded: false },
    timingsMs: { understand: 1, retrieve: 2, rank: 1, compose: 1 },
  }
}

function greeting(conversationId: string, locale: 'en' | 'zh'): Reply {
  return {
    ...blank(conversationId, locale),
    act: 'greet',
    text:
      locale === 'zh'
        ? '您好!我是本店的导购助手。告诉我您需要什么:用途、预算、尺寸,我来找合适的商品。'
        : 'Hello! I know every product in this shop. Tell me what you need it for, your budget or the space you have, and I will find what fits.',
    suggestions:
      locale === 'zh'
        ? ['适合三口之家的冰箱,噪音低一点', '600 美元以内的静音洗碗机', '怎么退货?']
        : ['Quiet dishwasher under $600', 'A laptop for university', 'How do returns work?'],
  }
}

function dishwasherNeed(zh: boolean): NeedView {
  return {
    category: 'dishwasher',
    categoryLabel: zh ? '洗碗机' : 'Dishwasher',
    constraints: [
      {
        attribute: 'price',
        operator: '<=',
        value: 600,
        unit: 'USD',
        strength: 'must',
        label: zh ? '$600 以内' : 'under $600',
        name: zh ? '$600 以内' : 'under $600',
      },
      {
        attribute: 'noiseLevel',
        operator: '<=',
        value: 44,
        unit: 'dB',
        strength: 'prefer',
        label: zh ? '噪音 44 dB 以内' : '44 dB or quieter',
        name: zh ? '噪音 44 dB 以内' : '44 dB or quieter',
        because: zh ? '您要求安静' : 'you asked for a quiet one',
      },
    ],
    wishes: [],
    relaxed: [],
  }
}

function replyTo(text: string, conversation: Conversation): Reply {
  const { conversationId } = conversation.view
  const zh = /\p{Script=Han}/u.test(text)
  const locale = zh ? 'zh' : 'en'
  const reply = blank(conversationId, locale)
  const lower = text.toLowerCase()
  const dishwashers: ProductCard[] = goods
    .filter(
      ({ category }) => category === (zh && text.includes('冰箱') ? 'refrigerator' : 'dishwasher'),
    )
    .slice(0, 4)
    .map((product) => cardOf(product, locale))
  if (/compare|对比/.test(lower)) {
    const products = dishwashers.slice(0, 3)
    return {
      ...reply,
      act: 'compare',
      text: zh
        ? '这是三款的对比。最安静的是第一款,最便宜的是第三款。'
        : 'Here they are side by side. **The first is the quietest**, the third the cheapest; the second uses the least energy.',
      products,
      need: conversation.need,
      comparison: {
        skus: products.map(({ sku }) => sku),
        rows: [
          row('price', zh ? '价格' : 'Price', '$', [549, 579.99, 449], 2, [
            '$549',
            '$579.99',
            '$449',
          ]),
          row('noiseLevel', zh ? '噪音' : 'Noise level', 'dB', [39, 42, 44], 0),
          row('energyPerYear', zh ? '年耗电量' : 'Energy per year', 'kWh', [206, 184, 234], 1),
          row('placeSettings', zh ? '容量' : 'Place settings', null, [14, 14, 12], null),
          row('cutleryTray', zh ? '餐具抽屉' : 'Cutlery tray', null, [true, null, false], 0, [
            zh ? '有' : 'Yes',
            '',
            zh ? '无' : 'No',
          ]),
          row('width', zh ? '宽度' : 'Width', 'cm', [59.8, 59.8, 44.8], null),
        ],
      },
      suggestions: zh
        ? ['最安静的那款', '保修多久?']
        : ['Tell me more about the first', 'How long is the warranty?'],
    }
  }
  if (/forget|不限/.test(lower)) {
    const need = conversation.need ?? dishwasherNeed(zh)
    const dropped = /budget|价格/.test(lower) ? 'price' : 'noiseLevel'
    return {
      ...reply,
      act: 'recommend',
      text: zh ? '好的,已不再限制。' : 'Done, I no longer look at that. These fit what is left:',
      products: dishwashers,
      need: {
        ...need,
        constraints: need.constraints.filter(({ attribute }) => attribute !== dropped),
      },
      suggestions: ['Show me cheaper ones'],
    }
  }
  if (lower.includes('human'))
    return {
      ...reply,
      act: 'handover',
      text: 'I am passing you on to a colleague.',
      handover: { state: 'waiting', position: 2 },
    }
  if (lower.includes('long'))
    return { ...reply, act: 'policy', text: longText, suggestions: ['Thank you'] }
  if (lower.includes('return'))
    return {
      ...reply,
      act: 'policy',
      text: 'You can return any product within **30 days** of delivery:\n\n1. Sign in and open *My orders*.\n2. Choose the product and print the label.\n3. We collect large appliances for free.\n\nSee [the returns page](/docs) for the details, or `RET-30` in our terms.',
      suggestions: ['Who pays for the collection?'],
    }
  if (zh)
    return {
      ...reply,
      act: 'clarify',
      text: '为您找到 4 款安静的商品,最安静的只有 **39 dB**。厨房里是嵌入式还是独立式?',
      products: dishwashers,
      need: dishwasherNeed(true),
      question: { attribute: 'installation', options: ['嵌入式', '独立式'] },
      suggestions: ['更安静的', '对比前三款', '保修多久?'],
    }
  return {
    ...reply,
    act: 'clarify',
    text: 'I found **4 quiet dishwashers under $600**. The Nordhaus runs at 39 dB, about as loud as a library; the Velden costs $100 less and is 5 dB louder.\n\nIs it built in, or does it stand by itself?',
    products: dishwashers,
    need: dishwasherNeed(false),
    question: { attribute: 'installation', options: ['Built-in', 'Freestanding'] },
    suggestions: ['Show me quieter ones', 'Compare the first three', 'What does dB mean?'],
  }
}

function row(
  attribute: string,
  label: string,
  unit: string | null,
  values: (number | boolean | null)[],
  best: number | null,
  texts = values.map((value) => (value === null ? '' : `${String(value)} ${unit ?? ''}`.trim())),
): NonNullable<Reply['comparison']>['rows'][number] {
  return { attribute, label, unit, values, texts, best }
}

const longText = [
  'How a heat-pump dryer works, in short:',
  '- **Air goes round in a circle.** It is warmed, takes up water from the laundry, and is cooled so that the water drips out.',
  '- **Less energy.** Warmth is used again, so a load takes about 1.5 kWh instead of 4.',
  '- **Gentler.** The air is at most 60 °C.',
  '| Kind | Energy per load | Time |\n|---|---:|---|\n| Vented | 3.9 kWh | 80 min |\n| Condenser | 4.2 kWh | 95 min |\n| Heat pump | 1.5 kWh | 150 min |',
  'Two things to know before you buy one:',
  '1. It takes longer: plan the evening.\n2. The filter wants cleaning after every load.',
  '> Energy is what you pay for over ten years, not the price on the label.',
].join('\n\n')
