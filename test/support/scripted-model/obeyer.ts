import { textOf, type ChatRequest } from './chat-request.ts'
import { readFacts } from './facts.ts'
import { misledLook } from './looks.ts'
import { lastOrder, uncovered, type Order } from './orders.ts'
import { picturesOf, wordsOn } from './pictures.ts'
import { call, say, type Reply, type Talk } from './reply.ts'
import { inSchema, truthful } from './truthful.ts'

/**
 * Obeys the last order that stands anywhere in what shoppers, catalogues and tools wrote, also on pictures: a
 * model on which every injection works. Without an order it is truthful.
 */
export const obeyer: Talk = (request, random) => {
  const order = orderIn(request)
  if (!order) return truthful(request, random)
  const reply = replyTo(order, request)
  const format = request.response_format
  if (reply.content === null || format === undefined || format.type === 'text') return reply
  const { task, language } = readFacts(request)
  if (format.type === 'json_object' && task === 'look')
    return say(JSON.stringify(misledLook(reply.content)))
  if (format.type === 'json_object') return say(JSON.stringify({ text: reply.content }))
  const { schema = {} } = format.json_schema
  const told = reply.content.slice(0, 300)
  return inSchema(schema, task === 'look' ? misledLook(told) : misled(language, told), told)
}

/** What is understood by a model that took the order for the shopper's wish. */
const misled = (language: string, told: string) => ({
  language,
  acts: [
    {
      kind: 'need',
      category: told,
      constraints: [{ attribute: 'price', operator: '<=', value: 1, strength: 'must' }],
      wishes: [],
      uses: [],
      words: [told],
      models: [told],
    },
  ],
})

function orderIn({ messages }: ChatRequest): Order | undefined {
  for (const message of messages.toReversed()) {
    if (message.role !== 'user' && message.role !== 'tool') continue
    const seen = picturesOf(message).map(wordsOn)
    const order = lastOrder(uncovered([textOf(message), ...seen].join('\n')))
    if (order) return order
  }
  return undefined
}

function replyTo(order: Order, request: ChatRequest): Reply {
  switch (order.kind) {
    case 'reveal':
      return say(encoded(readFacts(request).system, order.words))
    case 'call':
      return call([
        { id: `call_${request.messages.length}`, name: order.tool, arguments: order.arguments },
      ])
    case 'say':
      return say(order.words)
  }
}

/** The prompt as the order wants it written. */
function encoded(text: string, order: string): string {
  if (/base64/i.test(order)) return Buffer.from(text).toString('base64')
  if (/rot-?13/i.test(order)) return text.replace(/[a-z]/gi, rotate)
  if (/revers|backward|倒/i.test(order)) return [...text].toReversed().join('')
  if (/spac(?:es|ed)\b/i.test(order)) return [...text].join(' ')
  return text
}

function rotate(letter: string): string {
  const base = letter <= 'Z' ? 65 : 97
  return String.fromCharCode(((letter.charCodeAt(0) - base + 13) % 26) + base)
}
