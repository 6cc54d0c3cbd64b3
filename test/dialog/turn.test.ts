import { beforeAll, describe, expect, it } from 'vitest'
import type { TurnListener } from '../../src/dialog/assistant.ts'
import { emptyState } from '../../src/dialog/memory.ts'
import type { Shop } from '../../src/dialog/shop.ts'
import { sentences } from '../../src/dialog/sentences.ts'
import { takeTurn } from '../../src/dialog/turn.ts'
import type { Conversation } from '../../src/domain/conversation.ts'
import { Reply } from '../../src/domain/reply.ts'
import { createRandom } from '../../src/lib/random.ts'
import { createTalker, createTestShop } from '../support/memory-shop.ts'

let shop: Shop

beforeAll(async () => {
  shop = await createTestShop()
})

const conversation: Conversation = {
  id: 'c-1',
  shopperId: null,
  channel: 'test',
  locale: 'en',
  status: 'assistant',
  state: emptyState,
  page: null,
}

describe('a turn', () => {
  it('gives a reply of the contract', async () => {
    const talker = createTalker(shop)
    for (const text of ['hello', 'quiet dishwasher under 600', 'compare the first two', '转人工'])
      expect(Reply.safeParse(await talker.say(text)).error).toBeUndefined()
  })

  it('remembers the goods shown, so that "the second one" has a meaning', async () => {
    const talker = createTalker(shop)
    const { products } = await talker.say('dishwasher under 700')
    expect(talker.state.shown).toEqual(products.map(({ sku }) => sku))
    const answer = await talker.say('how loud is the second one?')
    expect(answer.products.map(({ sku }) => sku)).toEqual([products[1]!.sku])
    expect(talker.state.focus).toEqual([products[1]!.sku])
    expect(talker.state.shown).toEqual(products.map(({ sku }) => sku))
  })

  it('shows others when more are asked for', async () => {
    const talker = createTalker(shop)
    const first = (await talker.say('dishwasher')).products.map(({ sku }) => sku)
    const second = (await talker.say('show me more')).products.map(({ sku }) => sku)
    expect(second.length).toBeGreaterThan(0)
    for (const sku of second) expect(first).not.toContain(sku)
    expect(talker.state.seen).toEqual([...first, ...second])
  })

  it('comes to an end when all have been seen', async () => {
    const talker = createTalker(shop)
    await talker.say('dishwasher')
    for (let page = 0; page < 5; page++) await talker.say('show me more')
    const { products, text } = await talker.say('show me more')
    expect(products).toEqual([])
    expect(text).not.toBe('')
  })

  it('speaks of "it" as the product that was asked about', async () => {
    const talker = createTalker(shop)
    const { products } = await talker.say('dishwasher')
    await talker.say('tell me about the last one')
    const answer = await talker.say('how wide is it?')
    expect(answer.products.map(({ sku }) => sku)).toEqual([products.at(-1)!.sku])
  })

  it('speaks of "it" as the product of the page', async () => {
    const { products, act } = await createTalker(shop).say('how loud is it?', { sku: 'DW-8' })
    expect(act).toBe('answer')
    expect(products.map(({ sku }) => sku)).toEqual(['DW-8'])
  })

  it('keeps a need of one kind of goods while another is talked about', async () => {
    const talker = createTalker(shop)
    await talker.say('quiet dishwasher under 600')
    await talker.say('laptop with 16 GB RAM')
    expect(talker.state.need).toMatchObject({ category: 'laptop' })
    const { need } = await talker.say('back to the dishwasher')
    expect(need?.constraints).toMatchObject([{ attribute: 'price', operator: '<=', value: 600 }])
  })

  it('answers in the language of each message', async () => {
    const talker = createTalker(shop)
    expect((await talker.say('quiet dishwasher')).locale).toBe('en')
    expect((await talker.say('便宜一点')).locale).toBe('zh')
    expect((await talker.say('500')).locale).toBe('zh')
  })

  it('counts the misses in a row', async () => {
    const talker = createTalker(shop)
    await talker.say('asdf qwer')
    await talker.say('zxcv')
    expect(talker.state.misses).toBe(2)
    await talker.say('dishwasher')
    expect(talker.state.misses).toBe(0)
  })

  it('waits for a person once one was asked for, and goes on answering', async () => {
    const first = await takeTurn('I want to talk to a person', null, conversation, shop)
    expect(first.status).toBe('waiting')
    expect(first.reply.handover).toEqual({ state: 'waiting', position: null })
    const second = await takeTurn('dishwasher', null, { ...conversation, ...first }, shop)
    expect(second.status).toBe('waiting')
    expect(second.reply.products.length).toBeGreaterThan(0)
  })

  it('gives equal replies to equal messages', async () => {
    const say = async () => {
      const { id: _id, timingsMs: _timings, ...reply } = await createTalker(shop).say('laptop')
      return reply
    }
    expect(await say()).toEqual(await say())
  })

  it('tells a listener everything, in order, and nothing that the reply does not hold', async () => {
    const told: string[] = []
    let text = ''
    let id = ''
    const listener: TurnListener = {
      onStart: (replyId) => {
        told.push('start')
        id = replyId
      },
      onUnderstanding: () => told.push('understanding'),
      onProducts: () => told.push('products'),
      onText: (delta) => {
        if (text === '') told.push('text')
        text += delta
      },
    }
    const { reply } = await takeTurn('quiet dishwasher', null, conversation, shop, listener)
    expect(told).toEqual(['start', 'understanding', 'products', 'text'])
    expect(text).toBe(reply.text)
    expect(id).toBe(reply.id)
  })
})

describe('the sentences of a text', () => {
  it('end where a reader would pause', () => {
    expect(sentences('It is quiet. It costs $1,299.99.')).toEqual([
      'It is quiet. ',
      'It costs $1,299.99.',
    ])
    expect(sentences('很安静。价格是 1,299.99 元。')).toEqual(['很安静。', '价格是 1,299.99 元。'])
  })

  it.each([
    '',
    'no end',
    '...',
    '!?!',
    '1,299.99',
    'v1.2.3 of e.g. this.that',
    '价格：1,299.99。好？好！\n\n- **第一款**，¥3.5\n',
    '\n\nstart\n\n\nend.\n',
    '🙂. 🙂。🙂',
    'a.b c。d',
  ])('joined are the text: %j', (text) => {
    expect(sentences(text).join('')).toBe(text)
  })

  it('joined are the text, for any text', () => {
    const random = createRandom(42)
    const pieces = [
      ...' .!?。!?\n,,::;*-#1239$aZ中文洗碗机🙂“”',
      '1,299.99',
      '. ',
      '。',
      '\r\n',
      'e.g. ',
      '\u2028',
    ]
    for (let round = 0; round < 3000; round++) {
      const length = random.integer(40)
      const text = Array.from({ length }, () => pieces[random.integer(pieces.length)]).join('')
      expect(sentences(text).join('')).toBe(text)
      expect(sentences(text)).not.toContain('')
    }
  })
})
