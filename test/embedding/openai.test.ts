import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OpenAiEmbeddings } from '../../src/embedding/openai.ts'

/** An endpoint that embeds a text as its length, out of order, and knows one text as broken. */
let server: Server
let baseUrl: string
const requests: string[][] = []

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const { input } = JSON.parse(Buffer.concat(chunks).toString()) as { input: string[] }
    requests.push(input)
    const data = input.map((text, index) => ({
      object: 'embedding',
      index,
      embedding: text === 'broken' ? [1] : [text.length, 1],
    }))
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ object: 'list', model: 'm', data: data.toReversed() }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`
})
afterAll(() => server.close())

const create = () => new OpenAiEmbeddings({ model: 'm', apiKey: 'test', baseUrl, batchSize: 2 })

describe('OpenAI embeddings', () => {
  it('send texts in batches and keep their order', async () => {
    requests.length = 0
    const model = create()
    expect(model.id).toBe('openai:m')
    expect(await model.embedDocuments(['a', 'bb', 'ccc'])).toEqual([
      [1, 1],
      [2, 1],
      [3, 1],
    ])
    expect(requests).toEqual([['a', 'bb'], ['ccc']])
    expect(await model.embedQuery('dddd')).toEqual([4, 1])
  })

  it('refuse vectors of another length', async () => {
    const model = create()
    await model.embedQuery('a')
    await expect(model.embedQuery('broken')).rejects.toThrow('vector of 1 numbers')
  })
})
