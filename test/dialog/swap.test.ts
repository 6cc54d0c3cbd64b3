import { expect, it } from 'vitest'
import { createAssistant } from '../../src/dialog/create-assistant.ts'
import type { Shop } from '../../src/dialog/shop.ts'
import { noLeanings, type ShopperTaste, type Taste } from '../../src/domain/taste.ts'
import { openStorage } from '../../src/storage/open-storage.ts'
import { createDataDir } from '../support/data-dir.ts'
import { createTestShop } from '../support/memory-shop.ts'

/** A taste that will not have one product, and comes when it is let. */
function tasteWithout(sku: string | null, asked: () => void, ready: Promise<void>): Taste {
  const own: ShopperTaste = {
    out: new Set(sku === null ? [] : [sku]),
    avoided: new Set(),
    confidence: 1,
    leanings: noLeanings,
    isTold: true,
    valueOf: () => 0,
    because: () => null,
    without: () => own,
  }
  return {
    async of() {
      asked()
      await ready
      return own
    },
  }
}

it('a turn keeps the ranker it began with; the next one has the new', async () => {
  const plain = await createTestShop()
  let letGo = (): void => undefined
  const ready = new Promise<void>((resolve) => (letGo = resolve))
  let begin = (): void => undefined
  const begun = new Promise<void>((resolve) => (begin = resolve))
  let shop: Shop = plain
  const storage = await openStorage(createDataDir())
  const assistant = createAssistant({ conversations: storage.conversations, shop: () => shop })
  const ask = async (): Promise<(string | undefined)[]> => {
    const { conversationId } = await assistant.start({ shopperId: 'ann' })
    const { products } = await assistant.say(conversationId, { text: 'dishwasher' })
    return products.map(({ sku }) => sku)
  }
  const [best] = await ask()
  shop = { ...plain, taste: tasteWithout(null, begin, ready) }
  const running = ask()
  await begun
  shop = { ...plain, taste: tasteWithout(best!, begin, ready) }
  letGo()
  expect((await running)[0]).toBe(best)
  expect(await ask()).not.toContain(best)
  await assistant.close()
  await storage.close()
})
