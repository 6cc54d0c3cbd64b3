import { beforeAll, expect, it } from 'vitest'
import { createBrain } from '../../src/dialog/brain.ts'
import type { Shop } from '../../src/dialog/shop.ts'
import { takeTurn } from '../../src/dialog/turn.ts'
import type { LanguageModel } from '../../src/llm/language-model.ts'
import { loadPrompts } from '../../src/llm/prompts.ts'
import { promptsDir } from '../../src/root.ts'
import { createFakeModel, needAnswer } from '../support/fake-model.ts'
import { createTestShop, newConversation } from '../support/memory-shop.ts'

let shop: Shop

beforeAll(async () => {
  shop = await createTestShop()
})

/** A turn whose model reads slowly: what was asked of it, in order, and what was shown. */
async function talk(message: string, heard: string) {
  const order: string[] = []
  const fake = createFakeModel(({ task }) =>
    task === 'understand' ? heard : 'A good one is {p1.name}.',
  )
  const model: LanguageModel = {
    name: fake.name,
    async answer(request, call) {
      order.push(`ask ${request.task}`)
      await new Promise((resolve) => setTimeout(resolve, 40))
      order.push(`have ${request.task}`)
      return fake.answer(request, call)
    },
    async *stream(request, call) {
      order.push(`ask ${request.task}`)
      return yield* fake.stream(request, call)
    },
  }
  const shown: string[] = []
  const { reply } = await takeTurn(
    message,
    null,
    newConversation(),
    shop,
    {
      onProducts: (products) => order.push(`show ${products.map(({ category }) => category)[0]}`),
      onText: (delta) => shown.push(delta),
    },
    createBrain(model, loadPrompts(promptsDir)),
  )
  return { reply, shown, order }
}

it('words the guess while the model reads, and tells it when both read the same', async () => {
  const { reply, shown, order } = await talk(
    'a dishwasher for my quirky bungalow',
    needAnswer('dishwasher'),
  )
  expect(order).toEqual(['ask compose', 'ask understand', 'have understand', 'show dishwasher'])
  expect(reply.text).toContain('A good one is')
  expect(shown.join('')).toBe(reply.text)
  expect(reply.engine).toMatchObject({ understanding: 'fake:model', composition: 'fake:model' })
})

it('shows nothing of a guess that was wrong', async () => {
  const { reply, shown, order } = await talk(
    'something quirky for the office',
    needAnswer('headphones'),
  )
  expect(order.filter((one) => one === 'ask compose').length).toBeLessThanOrEqual(2)
  expect(reply.products.every(({ category }) => category === 'headphones')).toBe(true)
  expect(shown.join('')).toBe(reply.text)
})
