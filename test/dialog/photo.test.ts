import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import type { Assistant, TurnListener } from '../../src/dialog/assistant.ts'
import { createBrain } from '../../src/dialog/brain.ts'
import { createAssistant } from '../../src/dialog/create-assistant.ts'
import type { Shop } from '../../src/dialog/shop.ts'
import { Reply } from '../../src/domain/reply.ts'
import { ModelFault, type LanguageModel } from '../../src/llm/language-model.ts'
import { loadPrompts } from '../../src/llm/prompts.ts'
import { promptsDir } from '../../src/root.ts'
import { openStorage } from '../../src/storage/open-storage.ts'
import { createDataDir } from '../support/data-dir.ts'
import { createFakeModel, outage, type FakeAnswer } from '../support/fake-model.ts'
import { createTestShop } from '../support/memory-shop.ts'
import { niche, photoOf } from '../support/photos.ts'

let shop: Shop

beforeAll(async () => {
  shop = await createTestShop()
})

const photo = photoOf('a niche')
const blank = { text: null, category: null, brand: null, model: null, measures: [] }
const seen = (shown: object): string => JSON.stringify({ ...blank, ...shown })

/** A conversation whose model answers `look` to photos and fails at all else. */
async function talk(look: FakeAnswer | null | (() => FakeAnswer)) {
  const storage = await openStorage(createDataDir())
  onTestFinished(() => storage.close())
  const model = createFakeModel(({ json }) =>
    json?.name === 'photo' ? (typeof look === 'function' ? look() : look!) : outage(),
  )
  const brain = look === null ? null : createBrain(model, loadPrompts(promptsDir))
  const assistant = createAssistant({
    conversations: storage.conversations,
    shop: () => shop,
    brain,
  })
  const { conversationId } = await assistant.start({})
  const say = (message: Partial<Parameters<Assistant['say']>[1]>, listener?: TurnListener) =>
    assistant.say(conversationId, { text: '', ...message }, listener)
  return {
    model,
    say,
    looks: () => model.requests.filter(({ json }) => json?.name === 'photo'),
    shopperTexts: async () =>
      (await assistant.transcript(conversationId)).messages
        .filter(({ role }) => role === 'shopper')
        .map(({ text }) => text),
  }
}

describe('a photo without words', () => {
  it('is told back and asked about, and nothing is looked for yet', async () => {
    const { say } = await talk(seen(niche))
    const reply = await say({ images: [photo] })
    expect(Reply.safeParse(reply).error).toBeUndefined()
    expect(reply).toMatchObject({ act: 'clarify', products: [], need: null, locale: 'en' })
    expect(reply.text).toMatch(/built-in space 60 cm wide, 82 cm high, 57 cm deep/)
    expect(reply.engine).toEqual({
      understanding: 'fake:model',
      composition: 'offline',
      degraded: false,
    })
  })

  it('leaves what is under discussion as it was, and speaks its language', async () => {
    const { say } = await talk(seen(niche))
    const before = await say({ text: '600以下的洗碗机' })
    const reply = await say({ images: [photo] })
    expect(reply).toMatchObject({ locale: 'zh', need: before.need })
    expect(reply.suggestions[0]).toMatch(/^洗碗机，宽不超过60 cm/)
    const second = await say({ text: '第二款噪音多大？' })
    expect(second.products[0]!.sku).toBe(before.products[1]!.sku)
  })

  it('stands in the transcript as a note', async () => {
    const { say, shopperTexts } = await talk(seen(niche))
    await say({ images: [photo] })
    await say({ images: [photo, photo], text: ' ' })
    await say({ images: [photo], text: 'my kitchen' })
    expect(await shopperTexts()).toEqual(['[photo]', '[2 photos]', 'my kitchen'])
  })

  it('gives the same reply to the same clientMessageId without a second look', async () => {
    const { say, looks } = await talk(seen(niche))
    const message = { images: [photo], clientMessageId: 'm-1' }
    const [first, second] = await Promise.all([say(message), say(message)])
    expect(second).toEqual(first)
    expect(await say({ ...message, images: [], text: 'again' })).toEqual(first)
    expect(looks()).toHaveLength(1)
  })

  it('is looked at again after a turn that broke off', async () => {
    const answers = [new Error('gone'), seen(niche)]
    const { say, shopperTexts } = await talk(() => answers.shift()!)
    const message = { images: [photo], clientMessageId: 'm-1' }
    await expect(say(message)).rejects.toThrow('gone')
    const reply = await say(message)
    expect(reply).toMatchObject({ act: 'clarify' })
    expect(reply.text).toMatch(/^From your photo I read/)
    expect(await shopperTexts()).toEqual(['[photo]'])
  })
})

describe('what was read', () => {
  it('counts once the shopper says yes', async () => {
    const { say } = await talk(seen({ ...niche, category: 'dishwasher' }))
    await say({ images: [photo] })
    const reply = await say({ text: 'yes' })
    expect(reply.act).toBe('recommend')
    expect(reply.need?.category).toBe('dishwasher')
    expect(reply.need?.constraints.map(({ attribute }) => attribute)).toEqual([
      'width',
      'height',
      'depth',
    ])
  })

  it.each(['no', 'No, I will type it', '不，我自己输入'])('is forgotten at: %s', async (text) => {
    const { say } = await talk(seen({ ...niche, category: 'dishwasher' }))
    await say({ images: [photo] })
    expect((await say({ text })).text).toMatch(/type the measures|直接输入尺寸/)
    const after = await say({ text: 'yes' })
    expect(after).toMatchObject({ products: [], need: null })
  })

  it('does not count later, when a yes is about something else', async () => {
    const { say } = await talk(seen({ ...niche, category: 'dishwasher' }))
    await say({ images: [photo] })
    await say({ text: 'laptop' })
    expect((await say({ text: 'yes' })).need?.category).toBe('laptop')
  })
})

describe('a photo with words', () => {
  it('is told of first, and the words are answered as always', async () => {
    const { say } = await talk(seen(niche))
    const alone = await say({ text: 'dishwasher under 700' })
    const deltas: string[] = []
    const reply = await say(
      { text: 'dishwasher under 700', images: [photo] },
      { onText: (delta) => deltas.push(delta) },
    )
    expect(deltas.join('')).toBe(reply.text)
    expect(reply.text).toMatch(/^From your photo I read: [^\n]+\n\n/)
    expect(reply.act).toBe('recommend')
    expect(reply.products.map(({ sku }) => sku)).toEqual(alone.products.map(({ sku }) => sku))
    expect(reply.suggestions[0]).toMatch(/^Dishwasher, at most 60 cm wide/)
    expect(reply.suggestions.at(-1)).toBe('No, I will type it')
    expect(reply.suggestions.length).toBeLessThanOrEqual(4)
    const claims = reply.claims.filter(({ source }) => source.id === 'photo')
    expect(claims.map(({ text }) => text)).toEqual(['60 cm', '82 cm', '57 cm'])
  })

  it('is not looked at in danger: the warning comes first', async () => {
    const { say, looks } = await talk(seen(niche))
    const reply = await say({ text: 'my dishwasher is on fire', images: [photo] })
    expect(reply.text).toMatch(/^Please stop using it now/)
    expect(looks()).toEqual([])
  })
})

describe('where nobody can look', () => {
  const unsupported = new ModelFault('unsupported', 'it takes no pictures')
  const faults: [string, FakeAnswer | null, boolean][] = [
    ['without a model', null, false],
    ['with a model of text alone', unsupported, true],
    ['in an outage', outage(), true],
    ['when the model talks nonsense', 'a lovely kitchen', true],
    ['when the model refuses', { finish: 'refusal' }, true],
    ['when the budget is used up', new ModelFault('budget', 'used up'), true],
  ]
  it.each(faults)('%s, the measures are asked for', async (_name, look, degraded) => {
    const { say } = await talk(look)
    const reply = await say({ images: [photo] })
    expect(reply.text).toMatch(/^I cannot look at photos here\. Please type the measures/)
    expect(reply).toMatchObject({ act: 'clarify', claims: [] })
    expect(reply.engine).toEqual({ understanding: 'offline', composition: 'offline', degraded })
    const answered = await say({ images: [photo], text: '600以下的洗碗机' })
    expect(answered.text).toMatch(/^我在这里无法查看照片/)
    expect(answered.products.length).toBeGreaterThan(0)
  })

  it('a photo of nothing useful is said to be one', async () => {
    const { say } = await talk(seen({ subject: 'other', text: 'a cat' }))
    const reply = await say({ images: [photo] })
    expect(reply.text).toMatch(/^I can read nothing on your photo/)
    expect(reply.engine.degraded).toBe(false)
  })
})

it('asks with the photo, the kinds of goods and nothing of the shopper', async () => {
  const { say, looks } = await talk(seen(niche))
  await say({ images: [photo, photo], text: 'zzcanary, what fits here?' })
  const { task, messages } = looks()[0]!
  expect(task).toBe('understand')
  expect(messages.map(({ role }) => role)).toEqual(['system', 'user'])
  expect(messages[0]!.content).not.toMatch(/dishwasher:|zzcanary/)
  const parts = messages[1]!.content as Exclude<
    Parameters<LanguageModel['answer']>[0]['messages'][number]['content'],
    string
  >
  expect(parts.map(({ kind }) => kind)).toEqual(['text', 'image', 'image'])
  expect(JSON.stringify(parts[0])).toMatch(/dishwasher: Dishwasher/)
  expect(JSON.stringify(messages)).not.toContain('zzcanary')
})
