import { actsOf } from './acts.ts'
import type { ChatRequest } from './chat-request.ts'
import { readFacts, type Facts } from './facts.ts'
import { lookOf } from './looks.ts'
import { wordsOnPictures } from './pictures.ts'
import { call, say, type Reply, type Talk, type ToolCall } from './reply.ts'
import { shape } from './shape.ts'

/** Says what stands in the request, and nothing else. */
export const truthful: Talk = (request) => {
  const toolCall = toolCallFor(request)
  if (toolCall) return call([toolCall])
  const facts = readFacts(request)
  const format = request.response_format
  const read = readingOf(facts, request)
  if (format?.type === 'json_schema') return inSchema(format.json_schema.schema ?? {}, read ?? {})
  if (read) return say(JSON.stringify(read))
  if (format?.type === 'json_object') return say(JSON.stringify({ text: sentencesOf(facts) }))
  return say(sentencesOf(facts))
}

/** What a message means or a photo shows; none where sentences are asked for. */
function readingOf(facts: Facts, request: ChatRequest): object | undefined {
  if (facts.task === 'look') return lookOf(wordsOnPictures(request))
  return facts.task === 'understand' ? actsOf(facts) : undefined
}

/** A reply in the schema that the request asks for. */
export const inSchema = (schema: Record<string, unknown>, wish: unknown, filler = ''): Reply =>
  say(JSON.stringify(shape(schema, wish, filler)))

/**
 * One look before the answer: the tool that must be called, else one whose name has a word of the
 * message, else one that searches. After an answer of a tool there is no second look.
 */
function toolCallFor({ tools, tool_choice, messages }: ChatRequest): ToolCall | undefined {
  if (!tools || tool_choice === 'none' || messages.at(-1)?.role !== 'user') return undefined
  const { message } = readFacts({ messages, model: '' })
  const words = new Set(message.toLowerCase().match(/[a-z]{3,}/g) ?? [])
  const forced = typeof tool_choice === 'object' ? tool_choice.function.name : undefined
  const chosen =
    tools.find(({ function: one }) => one.name === forced) ??
    tools.find(({ function: one }) => wordsOf(one.name).some((word) => words.has(word))) ??
    tools.find(({ function: one }) =>
      wordsOf(one.name).some((word) => /^(?:search|find|look)/.test(word)),
    ) ??
    (tool_choice === 'required' ? tools[0] : undefined)
  if (!chosen) return undefined
  const given = shape(chosen.function.parameters ?? {}, {}, message.slice(0, 200))
  return {
    id: `call_${messages.length}`,
    name: chosen.function.name,
    arguments: JSON.stringify(given ?? {}),
  }
}

const wordsOf = (name: string): string[] =>
  name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)

const mostGoods = 3

function sentencesOf(facts: Facts): string {
  const goods = [...new Set(facts.slots.map(({ thing }) => thing))]
    .filter((thing) => /^p\d+$/.test(thing))
    .slice(0, mostGoods)
  if (goods.length > 0)
    return goods.map((thing) => aboutThing(thing, facts)).join(facts.language === 'zh' ? '' : ' ')
  const said = facts.block('DRAFT') ?? facts.block('TRANSCRIPT')?.split('\n').slice(0, 3).join(' ')
  return said?.trim() || wordings[facts.language].nothing
}

const wordings = {
  en: {
    this: 'This one',
    price: (name: string, price: string) => `${name} costs ${price}.`,
    named: (name: string) => `${name} is one to look at.`,
    fact: (text: string) => ` ${text}.`,
    for: (text: string) => ` What speaks for it: ${text}.`,
    against: (text: string) => ` What is given up: ${text}.`,
    nothing: 'There is nothing more to say.',
  },
  zh: {
    this: '这一款',
    price: (name: string, price: string) => `${name}的价格是${price}。`,
    named: (name: string) => `可以看看${name}。`,
    fact: (text: string) => `${text}。`,
    for: (text: string) => `优点：${text}。`,
    against: (text: string) => `不足：${text}。`,
    nothing: '没有更多可说的了。',
  },
} as const

/** Name and price as slots, then a fact, a reason and a drawback as they stand in the facts. */
function aboutThing(thing: string, { slots, notes, language }: Facts): string {
  const words = wordings[language]
  const slot = (field: string): string | undefined => {
    const found = slots.find((one) => one.thing === thing && one.field === field)
    return found && `{${found.name}}`
  }
  const name = slot('name') ?? words.this
  const price = slot('price')
  const noted = (['fact', 'for', 'against'] as const).map((kind) => {
    const note = notes.find((one) => one.thing === thing && one.kind === kind)
    return note ? words[kind](note.text.replace(/[.。]$/, '')) : ''
  })
  return (price ? words.price(name, price) : words.named(name)) + noted.join('')
}
