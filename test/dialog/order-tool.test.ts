import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { createBrain } from '../../src/dialog/brain.ts'
import { readTools } from '../../src/dialog/read-tools.ts'
import type { Shop } from '../../src/dialog/shop.ts'
import { OpenAiModel } from '../../src/llm/openai.ts'
import { loadPrompts } from '../../src/llm/prompts.ts'
import type { ModelRequest } from '../../src/llm/language-model.ts'
import type { Orders } from '../../src/orders/orders.ts'
import { promptsDir } from '../../src/root.ts'
import { createFakeModel, needAnswer, outage } from '../support/fake-model.ts'
import { createTalker, createTestShop } from '../support/memory-shop.ts'
import { createOrders } from '../support/orders.ts'
import { startScriptedModel } from '../support/scripted-model/server.ts'

let shop: Shop
const prompts = loadPrompts(promptsDir)

beforeAll(async () => {
  shop = await createTestShop()
})

const proof = 'where is order #W1000002, ada@example.com'
const question = 'would a quirky zorb go well with what I got from you'

/** What may stand in no request to a model once Ada has proved who she is. */
const personal = /W[12]00000|ada@|Old Street|Salem|97301|\bAda\b|\bDoe\b|5551112/i

interface Given {
  readonly arguments?: string
  readonly orders?: Orders | null
}

/** A conversation whose model looks at the orders once before it reads a message. */
async function open({ arguments: given = '{}', orders }: Given = {}) {
  const model = createFakeModel(({ task, tools, messages }) => {
    if (task !== 'understand') return outage()
    if (!tools) return needAnswer('laptop')
    if (messages.at(-1)!.role === 'tool') return 'enough'
    return {
      toolCalls: [{ id: 'call_1', name: 'order_status', arguments: given }],
      finish: 'tools' as const,
    }
  })
  const own = { ...shop, orders: orders === undefined ? await createOrders() : orders }
  const brain = createBrain(model, prompts)
  return { brain, model, talker: createTalker(own, {}, brain), own }
}

const resultsIn = (requests: readonly ModelRequest[]): string[] => {
  const results = requests.flatMap(({ messages }) =>
    messages.flatMap((one) => (one.role === 'tool' ? [one.content] : [])),
  )
  return [...new Set(results)]
}

describe('a look at orders by a model', () => {
  it('finds nothing before the shopper has proved who they are', async () => {
    const { model, talker } = await open()
    await talker.say(question)
    const results = resultsIn(model.requests)
    expect(results).toHaveLength(1)
    expect(results[0]).toContain('must give the order number and the e-mail address first')
    expect(results[0]).not.toMatch(/Laptop|kettle|delivered|pending/i)
  })

  it.each([
    'where is my order #W1000002',
    'where is order #W1000002, bo@example.com',
    'my e-mail is ada@example.com',
  ])('finds nothing after half a proof or a wrong one: %s', async (said) => {
    const { own, talker } = await open()
    await talker.say(said)
    const tool = readTools(own, talker.state.task).find(({ name }) => name === 'order_status')!
    expect(await tool.run({})).toMatch(/^Nothing is known/)
  })

  it('tells goods, state and dates of the orders that were proved, and nothing else', async () => {
    const { model, talker } = await open()
    expect((await talker.say(proof)).act).toBe('order')
    expect(model.requests).toEqual([])
    await talker.say(question)
    const results = resultsIn(model.requests)
    expect(results).toHaveLength(1)
    expect(results[0]).toContain('Gooseneck kettle | delivered | ordered on 2026-02-20')
    expect(results[0]).toContain('pending | ordered on 2026-03-09')
    expect(results[0]!.match(/^<<RESULT /gm)).toHaveLength(1)
    expect(results[0]).not.toMatch(/\$|\b(?:549|609|899|45\.5)\b/)
    for (const { messages } of model.requests)
      for (const { content } of messages) expect(content).not.toMatch(personal)
  })

  it.each([
    '{"order":"#W2000001"}',
    '{"orderId":"#W2000001","email":"bo@example.com"}',
    '{"customerId":"bo"}',
    '["#W2000001"]',
  ])('that names an order or a person finds nothing: %s', async (given) => {
    const { model, talker } = await open({ arguments: given })
    await talker.say(proof)
    await talker.say(question)
    const results = resultsIn(model.requests)
    expect(results).toHaveLength(1)
    expect(results[0]).toContain('Wrong arguments')
    expect(results[0]).not.toMatch(/kettle|laptop|pending|delivered/i)
  })

  it("is not kept for others: what one shopper's orders told is asked anew", async () => {
    const { brain, model, talker, own } = await open()
    await talker.say(proof)
    // Alike in all that is looked at for a kept reading; only the one has proved who it is.
    await createTalker(own, { task: talker.state.task }, brain).say(question)
    expect(resultsIn(model.requests)).toEqual([expect.stringContaining('Gooseneck kettle')])
    const asked = model.requests.length
    await createTalker(own, {}, brain).say(question)
    expect(model.requests.length).toBeGreaterThan(asked)
    expect(resultsIn(model.requests.slice(asked))).toEqual([
      expect.stringContaining('must give the order number'),
    ])
  })

  it('is not offered where the shop has no orders to look at', async () => {
    const { model, talker } = await open({ orders: null })
    await talker.say(question)
    const offered = model.requests.flatMap(({ tools }) => (tools ?? []).map(({ name }) => name))
    expect(offered).not.toContain('order_status')
    expect(offered).toContain('search_products')
  })
})

describe('a look at orders by the scripted model, over HTTP', () => {
  /** The scripted model calls the tool that has a word of the message in its name. */
  const message = 'would a quirky zorb status light go well with what I got from you'

  it.each([
    ['finds nothing before a proof', [], /must give the order number/, /Gooseneck kettle/],
    ['finds what was proved', [proof], /Gooseneck kettle \| delivered/, /must give the order/],
  ])('%s', async (_, before, found, missing) => {
    const server = await startScriptedModel()
    onTestFinished(() => server.close())
    const model = new OpenAiModel({ model: 'truthful', apiKey: 'x', baseUrl: server.url })
    const own = { ...shop, orders: await createOrders() }
    const talker = createTalker(own, {}, createBrain(model, prompts))
    for (const said of before) await talker.say(said)
    await talker.say(message)
    const sent = server.requests.map(({ body }) => JSON.stringify(body)).join('\n')
    expect(sent).toContain('"tool_calls"')
    expect(sent).toMatch(found)
    expect(sent).not.toMatch(missing)
    expect(sent).not.toMatch(/ada@|Old Street|97301|W1000002/)
    expect(server.requests.flatMap(({ faults }) => faults)).toEqual([])
  })
})
