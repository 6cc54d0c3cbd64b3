import { SentenceCutter } from '../../src/gate/sentence-cutter.ts'
import { openShop } from '../support/attack.ts'
import { gateFor, openDemo } from '../gate/demo.ts'
import { truthsOf, type Goods } from '../gate/wordings.ts'
import { medianOf, quantileOf } from './measure.ts'

const turns = 40

/**
 * What Aisle adds to a model until the first sentence is shown: the model's own time to its first
 * whole sentence of the same request, measured beside it; and what the check of a sentence takes.
 */
export async function bench(): Promise<void> {
  const shop = await openShop({ latencyMs: 150, tokensPerSecond: 60 })
  const bare: number[] = []
  const placed: number[] = []
  const unplaced: number[] = []
  try {
    const talk = await shop.talk()
    await talk.say('quiet dishwasher under 600')
    for (let n = 0; n < turns; n++) {
      const before = shop.model.requests.length
      const price = 500 + n
      placed.push(await firstDelta(await shop.talk(), `quiet dishwasher under ${price}`))
      const compose = shop.model.requests
        .slice(before)
        .map(({ body }) => body as { stream?: boolean; response_format?: unknown })
        .findLast(({ response_format: format }) => format === undefined)
      if (compose) bare.push(await firstSentence(shop.model.url, compose))
      const text = `quiet dishwasher under ${price} for my quirky bungalow`
      unplaced.push(await firstDelta(await shop.talk(), text))
    }
  } finally {
    await shop.close()
  }
  console.log('\nUntil the first sentence of a reply: model of 150 ms and 60 tokens a second')
  console.table([
    {
      part: 'the model alone',
      'p50 ms': medianOf(bare).toFixed(0),
      'p95 ms': quantileOf(bare, 0.95).toFixed(0),
    },
    ...Object.entries({
      'through Aisle, every word placed': placed,
      'through Aisle, read by the model too': unplaced,
    }).map(([part, times]) => ({
      part,
      'p50 ms': medianOf(times).toFixed(0),
      'p95 ms': quantileOf(times, 0.95).toFixed(0),
    })),
  ])

  const demo = await openDemo()
  const times: number[] = []
  try {
    const { catalogue } = demo.shop
    for (const locale of ['en', 'zh'] as const)
      for (const docs of catalogue.docsByCategory.values())
        for (let at = 0; at + 2 < docs.length; at += 9) {
          const shown = [docs[at]!, docs[at + 1]!, docs[at + 2]!]
          const products = shown.map((doc) => catalogue.products[doc]!)
          const goods = { catalogue, locale, products: products as unknown as Goods['products'] }
          for (const { text } of truthsOf(goods)) {
            const gate = gateFor(demo.shop, locale, shown)
            const startedAt = performance.now()
            gate.check(text)
            times.push(performance.now() - startedAt)
          }
        }
  } finally {
    await demo.close()
  }
  console.log(`\nThe check of a sentence, ${times.length} true ones of both languages`)
  console.table([
    {
      'p50 ms': medianOf(times).toFixed(3),
      'p99 ms': quantileOf(times, 0.99).toFixed(3),
      'most ms': quantileOf(times, 1).toFixed(3),
    },
  ])
}

async function firstDelta(
  talk: { stream(text: string, onDelta?: () => void): Promise<unknown> },
  text: string,
): Promise<number> {
  const startedAt = performance.now()
  let first = 0
  await talk.stream(text, () => (first ||= performance.now() - startedAt))
  return first
}

async function firstSentence(url: string, body: object): Promise<number> {
  const startedAt = performance.now()
  const response = await fetch(`${url}/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer scripted' },
    body: JSON.stringify(body),
  })
  const cutter = new SentenceCutter()
  const decoder = new TextDecoder()
  let held = ''
  for await (const chunk of response.body!) {
    held += decoder.decode(chunk as Uint8Array, { stream: true })
    const lines = held.split('\n')
    held = lines.pop()!
    for (const line of lines) {
      const delta = /"content":"((?:[^"\\]|\\.)*)"/.exec(line)?.[1]
      if (delta !== undefined && cutter.push(JSON.parse(`"${delta}"`) as string).length > 0)
        return performance.now() - startedAt
    }
  }
  return performance.now() - startedAt
}
