import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import type { Assistant } from '../../src/dialog/assistant.ts'
import { createAssistant, longestText } from '../../src/dialog/create-assistant.ts'
import type { Shop } from '../../src/dialog/shop.ts'
import type { Failure } from '../../src/domain/failure.ts'
import { Reply } from '../../src/domain/reply.ts'
import { openStorage } from '../../src/storage/open-storage.ts'
import { createDataDir } from '../support/data-dir.ts'
import { createTestShop } from '../support/memory-shop.ts'

let shop: Shop

beforeAll(async () => {
  shop = await createTestShop()
})

async function open(dataDir = createDataDir()): Promise<{
  assistant: Assistant
  turns: Reply[]
  close(): Promise<void>
}> {
  const storage = await openStorage(dataDir)
  let isOpen = true
  const close = async (): Promise<void> => {
    if (isOpen) await storage.close()
    isOpen = false
  }
  onTestFinished(close)
  const turns: Reply[] = []
  const assistant = createAssistant({
    conversations: storage.conversations,
    shop: () => shop,
    onTurn: (reply) => turns.push(reply),
  })
  return { assistant, turns, close }
}

const codeOf = (failing: Promise<unknown>): Promise<string> =>
  failing.then(
    () => 'none',
    (failure: Failure) => failure.code,
  )

describe('a conversation', () => {
  it('begins with a greeting in the language asked for', async () => {
    const { assistant } = await open()
    const { reply } = await assistant.start({ locale: 'zh' })
    expect(reply).toMatchObject({ act: 'greet', locale: 'zh' })
    expect(reply.text).toMatch(/\p{Script=Han}/u)
    expect(Reply.safeParse(reply).error).toBeUndefined()
  })

  it('is kept with everything said in it', async () => {
    const { assistant } = await open()
    const { conversationId } = await assistant.start({})
    await assistant.say(conversationId, { text: 'quiet dishwasher under 600' })
    const { messages, state } = await assistant.transcript(conversationId)
    expect(messages.map(({ role }) => role)).toEqual(['assistant', 'shopper', 'assistant'])
    expect(messages[1]!.text).toBe('quiet dishwasher under 600')
    expect(state).toBe('assistant')
  })

  it('goes on where it was after a restart', async () => {
    const dataDir = createDataDir()
    const before = await open(dataDir)
    const { conversationId, token } = await before.assistant.start({})
    const { products } = await before.assistant.say(conversationId, { text: 'dishwasher' })
    await before.close()
    const { assistant } = await open(dataDir)
    const reply = await assistant.say(conversationId, { text: 'how loud is the second one?' })
    expect(reply.products[0]!.sku).toBe(products[1]!.sku)
    expect(await assistant.owns(conversationId, token)).toBe(true)
  })

  it('belongs to whoever holds its token', async () => {
    const { assistant } = await open()
    const mine = await assistant.start({})
    const theirs = await assistant.start({})
    expect(await assistant.owns(mine.conversationId, mine.token)).toBe(true)
    expect(await assistant.owns(mine.conversationId, theirs.token)).toBe(false)
    expect(await assistant.owns(mine.conversationId, '')).toBe(false)
    expect(await assistant.owns('no-such', mine.token)).toBe(false)
    expect(await assistant.owns('no-such', '')).toBe(false)
  })

  it('is gone when it was erased', async () => {
    const { assistant } = await open()
    const { conversationId, token } = await assistant.start({})
    await assistant.say(conversationId, { text: 'dishwasher' })
    await assistant.erase(conversationId)
    expect(await codeOf(assistant.transcript(conversationId))).toBe('CONVERSATION_NOT_FOUND')
    expect(await codeOf(assistant.say(conversationId, { text: 'hello' }))).toBe(
      'CONVERSATION_NOT_FOUND',
    )
    expect(await assistant.owns(conversationId, token)).toBe(false)
    await assistant.erase(conversationId)
  })

  it('takes the shopper’s page into account', async () => {
    const { assistant } = await open()
    const { conversationId } = await assistant.start({ page: { sku: 'DW-8' } })
    const reply = await assistant.say(conversationId, { text: 'how loud is it?' })
    expect(reply.products.map(({ sku }) => sku)).toEqual(['DW-8'])
  })
})

describe('a message', () => {
  it('sent again under its id has the same reply and no second turn', async () => {
    const { assistant, turns } = await open()
    const { conversationId } = await assistant.start({})
    const message = { text: 'dishwasher', clientMessageId: 'm-1' }
    const first = await assistant.say(conversationId, message)
    let streamed = ''
    const again = await assistant.say(conversationId, message, {
      onText: (delta) => void (streamed += delta),
    })
    expect(again).toEqual(first)
    expect(streamed).toBe(first.text)
    expect(turns).toHaveLength(1)
    expect((await assistant.transcript(conversationId)).messages).toHaveLength(3)
  })

  it('sent twice at once is answered once', async () => {
    const { assistant, turns } = await open()
    const { conversationId } = await assistant.start({})
    const message = { text: 'dishwasher', clientMessageId: 'm-1' }
    const [first, second] = await Promise.all([
      assistant.say(conversationId, message),
      assistant.say(conversationId, message),
    ])
    expect(second).toEqual(first)
    expect(turns).toHaveLength(1)
  })

  it('is answered after the one before, however fast they come', async () => {
    const { assistant } = await open()
    const { conversationId } = await assistant.start({})
    const texts = ['dishwasher', 'under 600', 'not from Nordhavn', 'with wifi', 'freestanding']
    const replies = await Promise.all(texts.map((text) => assistant.say(conversationId, { text })))
    expect(replies.map(({ need }) => need?.constraints.length)).toEqual([0, 1, 2, 3, 4])
    const { messages } = await assistant.transcript(conversationId)
    expect(messages.filter(({ role }) => role === 'shopper').map(({ text }) => text)).toEqual(texts)
    expect(messages.map(({ seq }) => seq)).toEqual(
      messages.map(({ seq }) => seq).toSorted((a, b) => a - b),
    )
  })

  it('of one conversation does not show in another', async () => {
    const { assistant } = await open()
    const [first, second] = [await assistant.start({}), await assistant.start({})]
    const [one, two] = await Promise.all([
      assistant.say(first.conversationId, { text: 'dishwasher under 600' }),
      assistant.say(second.conversationId, { text: 'laptop' }),
    ])
    expect(one.need?.category).toBe('dishwasher')
    expect(two.need).toMatchObject({ category: 'laptop', constraints: [] })
  })

  it('must say something and no more than is read', async () => {
    const { assistant } = await open()
    const { conversationId } = await assistant.start({})
    const say = (text: string) => codeOf(assistant.say(conversationId, { text }))
    expect(await say('')).toBe('TEXT_EMPTY')
    expect(await say(' \n\t ')).toBe('TEXT_EMPTY')
    expect(await say('x'.repeat(longestText + 1))).toBe('TEXT_TOO_LONG')
    expect(await say(`dishwasher ${'x'.repeat(longestText - 11)}`)).toBe('none')
    expect((await assistant.transcript(conversationId)).messages).toHaveLength(3)
  })

  it('that failed does not stop the next', async () => {
    const { assistant } = await open()
    const { conversationId } = await assistant.start({})
    const failing = codeOf(assistant.say(conversationId, { text: '' }))
    const next = assistant.say(conversationId, { text: 'dishwasher' })
    expect(await failing).toBe('TEXT_EMPTY')
    expect((await next).products.length).toBeGreaterThan(0)
  })

  it('to no conversation is refused', async () => {
    const { assistant } = await open()
    expect(await codeOf(assistant.say('no-such', { text: 'hello' }))).toBe('CONVERSATION_NOT_FOUND')
  })
})

describe('a rating', () => {
  it('is of a reply of this conversation', async () => {
    const { assistant } = await open()
    const { conversationId } = await assistant.start({})
    const { id } = await assistant.say(conversationId, { text: 'dishwasher' })
    await assistant.rate(conversationId, { replyId: id, rating: 'up' })
    expect(await codeOf(assistant.rate(conversationId, { replyId: 'x', rating: 'up' }))).toBe(
      'REPLY_NOT_FOUND',
    )
    const other = await assistant.start({})
    expect(await codeOf(assistant.rate(other.conversationId, { replyId: id, rating: 'up' }))).toBe(
      'REPLY_NOT_FOUND',
    )
  })
})
