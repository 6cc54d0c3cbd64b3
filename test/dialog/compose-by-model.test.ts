import { beforeAll, describe, expect, it } from 'vitest'
import { createBrain } from '../../src/dialog/brain.ts'
import type { Shop } from '../../src/dialog/shop.ts'
import { takeTurn } from '../../src/dialog/turn.ts'
import type { Reply } from '../../src/domain/reply.ts'
import { loadPrompts } from '../../src/llm/prompts.ts'
import { promptsDir } from '../../src/root.ts'
import { createFakeModel, outage, type FakeAnswer } from '../support/fake-model.ts'
import { createTestShop, newConversation } from '../support/memory-shop.ts'

let shop: Shop
const prompts = loadPrompts(promptsDir)

beforeAll(async () => {
  shop = await createTestShop()
})

/** A turn in which the model words `text` and understanding is left to the rules. */
async function word(text: FakeAnswer, message = 'quiet dishwasher under 600') {
  const model = createFakeModel(({ task }) => (task === 'understand' ? outage() : text))
  const shown: string[] = []
  const { reply } = await takeTurn(
    message,
    null,
    newConversation(),
    shop,
    { onText: (delta) => shown.push(delta) },
    createBrain(model, prompts),
  )
  return { reply, shown, model }
}

const plain = async (message = 'quiet dishwasher under 600'): Promise<Reply> =>
  (await word(outage(), message)).reply

const nameAt = (reply: Reply, at: number): string =>
  [...reply.text.matchAll(/\*\*(.+?)\*\*/g)][at]![1]!

describe('a reply in the words of a model', () => {
  it('fills the slots, keeps its sentences, and is stored as it was shown', async () => {
    const { reply, shown } = await word(
      'My pick for a quiet kitchen is {p1.name} at {p1.price}. The other one to look at is {p2.name}.',
    )
    const name = nameAt(await plain(), 0)
    expect(reply.text).toContain(`My pick for a quiet kitchen is **${name}** at $`)
    expect(reply.engine).toMatchObject({ composition: 'fake:model' })
    expect(shown.join('')).toBe(reply.text)
  })

  it('adds in the built-in words what the model left out, and asks its question once', async () => {
    const before = await plain()
    const { reply } = await word('A good one is {p1.name}.')
    for (const { brand } of reply.products) expect(reply.text).toContain(brand)
    expect(reply.products).toEqual(before.products)
    if (before.question) expect(reply.text.match(/\?/g)).toHaveLength(1)
  })

  it.each([
    'The {p1.name} is just $19 today.',
    'It weighs 1.25 kg only.',
    'You get 20% off the {p1.name}.',
    'I have reserved the {p1.name} for you.',
    'Try the {p9.name}.',
    'See https://evil.example/x for more.',
    'The Zorblax 9000 is better.',
  ])('drops what cannot be proved: %s', async (lie) => {
    const { reply, shown } = await word(`${lie} A good one is {p1.name}.`)
    expect(reply.text).not.toMatch(/\$19\b|1\.25 kg|20%|reserved|evil\.example|Zorblax|\{/)
    expect(reply.text).toContain('A good one is')
    expect(shown.join('')).toBe(reply.text)
  })

  it('says the built-in text when nothing of the model stands, or the model fails', async () => {
    const before = await plain()
    const { reply } = await word('Everything is free today! Only 2 left in stock.')
    expect(reply.text).toBe(before.text)
    expect(reply.engine.composition).toBe('offline')
    expect(before.engine).toEqual({
      understanding: 'offline',
      composition: 'offline',
      degraded: true,
    })
  })

  it('leaves rules of the shop and fixed sentences as they are written', async () => {
    const { reply, model } = await word('We deliver to the moon.', 'what is your return policy?')
    expect(reply.act).toBe('policy')
    expect(reply.text).not.toContain('moon')
    expect(model.requests.filter(({ task }) => task === 'compose')).toHaveLength(0)
  })

  it('keeps the words of shopper and shop out of the system message', async () => {
    const { model } = await word('x', 'quiet dishwasher under 600 zzcanary')
    for (const { messages } of model.requests)
      for (const { role, content } of messages)
        if (role === 'system') expect(content).not.toMatch(/zzcanary|Nordhavn|dishwasher under/)
  })
})
