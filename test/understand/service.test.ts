import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openEngine, type Engine } from '../../src/app.ts'
import { readFirst } from '../../src/dialog/read.ts'
import type { Shop } from '../../src/dialog/shop.ts'
import type { Locale } from '../../src/domain/text.ts'
import { intentsOf, scoreBitext, scoreClinc, scoreRefusals } from '../../src/evaluate/intents.ts'
import { loadPassages } from '../../src/retrieve/passages.ts'
import { knowledgeDir } from '../../src/root.ts'
import { serviceAnswers } from '../../src/compose/service.ts'
import { ServiceIntent } from '../../src/domain/act.ts'
import { readService } from '../../src/understand/service.ts'
import { createTalker, createTestShop } from '../support/memory-shop.ts'

let shop: Shop

beforeAll(async () => {
  shop = await createTestShop()
})

const localeOf = (text: string): Locale => (/\p{Script=Han}/u.test(text) ? 'zh' : 'en')

describe('what the service desk is asked', () => {
  it.each([
    ['please call off my order, I found it elsewhere', 'cancel-order'],
    ['can I still cancel the order I placed this morning?', 'cancel-order'],
    ['昨天买的那单不要了，帮我取消', 'cancel-order'],
    ['订单能撤销吗', 'cancel-order'],
    ['swap one item in order {{Order Number}} please', 'change-order'],
    ['I need to add another charger to my purchase', 'change-order'],
    ['订单里我想加一个充电器', 'change-order'],
    ['where is my package 88231', 'track-order'],
    ['any status on order #4471?', 'track-order'],
    ['帮我查一下包裹到哪了', 'track-order'],
    ['订单怎么还没发货', 'track-order'],
    ['how do I place an order?', 'place-order'],
    ['怎么下单啊', 'place-order'],
    ['do you ship to Norway', 'delivery-options'],
    ['which shipping methods are there', 'delivery-options'],
    ['有哪些配送方式', 'delivery-options'],
    ['how soon will my parcel arrive', 'delivery-period'],
    ['下单后多久能送到', 'delivery-period'],
    ['I want to save a second delivery address', 'set-up-address'],
    ['怎么添加新的收货地址', 'set-up-address'],
    ['my shipping adress is wrong, correct it please', 'change-address'],
    ['收货地址填错了怎么改', 'change-address'],
    ['let me see my invoice', 'check-invoice'],
    ['发票在哪里看', 'check-invoice'],
    ['email me a copy of the receipt', 'get-invoice'],
    ['麻烦给我开一张发票', 'get-invoice'],
    ['is there a cancelation fee', 'cancellation-fee'],
    ['取消要收手续费吗', 'cancellation-fee'],
    ['do you accept PayPal?', 'payment-methods'],
    ['可以用支付宝付款吗', 'payment-methods'],
    ['my payment got declined twice', 'payment-problem'],
    ['the checkout fails with an error', 'payment-problem'],
    ['付款老是失败', 'payment-problem'],
    ['扣了两次款怎么回事', 'payment-problem'],
    ['under what conditions do you refund', 'refund-policy'],
    ['什么情况可以退款', 'refund-policy'],
    ['I demand my money back', 'get-refund'],
    ['我要退款', 'get-refund'],
    ['has my refund been processed yet?', 'track-refund'],
    ['退款什么时候到账', 'track-refund'],
    ['how do I open an account with you', 'create-account'],
    ['怎么注册会员', 'create-account'],
    ['please close my account for good', 'delete-account'],
    ['我想注销账号', 'delete-account'],
    ['change the phone number on my profile', 'edit-account'],
    ['怎么修改账号资料', 'edit-account'],
    ['how can I upgrade to a premium account', 'switch-account'],
    ['切换到另一个账号', 'switch-account'],
    ['forgot my pasword', 'recover-password'],
    ['密码忘记了', 'recover-password'],
    ['I get an error when I try to sign up', 'registration-problem'],
    ['注册一直报错', 'registration-problem'],
    ['unsubscribe me from your newsletter', 'newsletter'],
    ['怎么退订推广邮件', 'newsletter'],
    ['where can I leave a review', 'review'],
    ['我想给你们提个意见', 'review'],
    ['I want to file a complaint against your company', 'complaint'],
    ['我要投诉', 'complaint'],
    ['what number can I call customer service on', 'customer-service'],
    ['客服几点下班', 'customer-service'],
    ['let me talk to a real person', 'human-agent'],
    ['转人工', 'human-agent'],
    ['helpme cancle my oredr', 'cancel-order'],
    ['acount deletion', 'delete-account'],
  ] as const)('%s', (text, intent) => {
    expect(intentsOf(readFirst(text, shop, localeOf(text)))[0]).toBe(intent)
  })

  it.each([
    'rice cooker for one person, need something simple',
    'laptop with a fingerprint key and long battery',
    'how long does it take to charge?',
    'what do the reviews say about the first one',
    'fridge for a family of five under 900',
    'keyboard with quiet keys',
    'how many users can a mesh router serve',
    '一个人用的电饭煲',
    '洗碗机要多久洗一次',
    '这款评价怎么样',
  ])('is none in: %s', (text) => {
    expect(readService(text)).toBeUndefined()
  })

  it('has an answer with the shop’s own words for every intent, in both languages', async () => {
    const passages = await loadPassages(knowledgeDir)
    for (const intent of ServiceIntent.options) {
      const { topic, text } = serviceAnswers[intent]
      expect(text.en, intent).not.toBe('')
      expect(text.zh, intent).not.toBe('')
      for (const locale of ['en', 'zh'] as const)
        expect(
          passages.passages.some((one) => one.topic === topic && one.locale === locale),
          `${intent} ${locale}`,
        ).toBe(true)
    }
  })

  it.each([
    ['how do I delete my account', 'How do I delete my account?'],
    ['where can I download the invoice', 'How do I get an invoice?'],
    ['my payment was declined', 'What if my payment fails?'],
    ['怎么退订你们的邮件', '怎么订阅或退订邮件？'],
    ['密码忘了怎么办', '忘记密码怎么办？'],
  ])('quotes the policy: %s', async (text, heading) => {
    const reply = await createTalker(shop).say(text)
    expect(reply.act).toBe('policy')
    expect(reply.text).toContain(heading)
  })
})

describe('whose business a message is', () => {
  it.each([
    'what is the capital of Peru',
    'who won the match last night',
    'book me a table at an Italian restaurant',
    'how do I change a flat tyre',
    'what’s the exchange rate of the yen',
    'remind me to water the plants tomorrow',
    'translate good morning into Greek',
    'tell me a joke',
    'when was the telephone invented',
    'can you recommend a good movie',
    'is it going to rain this weekend',
    'do I need a visa for Vietnam',
    '今天股市怎么样',
    '法国的首都是哪里',
    '帮我订一张去上海的机票',
    '附近有什么好吃的餐厅',
    '世界杯冠军是谁',
    '怎么提高信用卡额度',
    '怎么学做红烧肉的菜谱',
    '推荐一部好看的电影',
    '提醒我明天开会',
    '人生的意义是什么',
  ])('declines: %s', (text) => {
    const kinds = readFirst(text, shop, localeOf(text)).map(({ kind }) => kind)
    expect(kinds.every((kind) => kind === 'off-topic' || kind === 'unclear')).toBe(true)
  })

  it.each(['what is your name?', 'how old are you', 'who made you', '你叫什么名字', '你几岁了'])(
    'answers who it is: %s',
    (text) => {
      expect(readFirst(text, shop, localeOf(text))).toEqual([{ kind: 'ask-identity' }])
    },
  )

  it.each([
    'headphones for long flights',
    'laptop for university',
    'phone to listen to music',
    '适合大学生的笔记本',
    'do you sell bicycles?',
  ])('reads on: %s', (text) => {
    const kinds = readFirst(text, shop, localeOf(text)).map(({ kind }) => kind)
    expect(kinds).toContain('need')
  })
})

describe('in time', () => {
  it.each([
    ['letters', 'a'.repeat(2000)],
    ['one word again and again', 'order '.repeat(333)],
    ['talk to', 'talk to '.repeat(250)],
    ['blanks', `how${' '.repeat(1990)}x`],
    ['registers', 'how where can could do to i want '.repeat(60)],
    ['claims', `${'buy some of your '.repeat(117)}x`],
    ['braces', '{'.repeat(2000)],
    ['unknown words', 'qwxz vbnk plmj '.repeat(133)],
    ['characters', '改换退查单'.repeat(400)],
    ['when did', 'when did why do who is '.repeat(87)],
  ])('reads 2,000 of %s', (_, text) => {
    readFirst(text.slice(0, 2000), shop)
    const startedAt = performance.now()
    for (let i = 0; i < 3; i++) readFirst(text.slice(0, 2000), shop)
    expect((performance.now() - startedAt) / 3).toBeLessThan(100)
  })

  it('reads a message of usual length in less than two milliseconds', () => {
    const text = 'can you help me to change the delivery address of order 00123842 please'
    for (let i = 0; i < 50; i++) readFirst(text, shop)
    const startedAt = performance.now()
    for (let i = 0; i < 100; i++) readFirst(text, shop)
    expect((performance.now() - startedAt) / 100).toBeLessThan(2)
  })
})

/** Public sets beside the repository; nothing of them is copied into it. */
const shared = process.env['AISLE_SHARED_DATA'] ?? resolve('..', 'shared', 'data')
const missing = 'the shared data sets are not beside the repository (AISLE_SHARED_DATA)'

describe('measured', () => {
  // The demo shop: what is refused depends on the goods that there are.
  let demo: Shop
  const dataDir = mkdtempSync(join(tmpdir(), 'aisle-intents-'))
  let engine: Engine | undefined

  beforeAll(async () => {
    engine = await openEngine({
      AISLE_DATA_DIR: dataDir,
      AISLE_EMBEDDING_MODEL: undefined,
      OPENAI_API_KEY: undefined,
      OPENAI_BASE_URL: undefined,
    })
    demo = engine.shop()
  }, 60_000)

  afterAll(async () => {
    await engine?.close()
    rmSync(dataDir, { recursive: true, force: true })
  })

  it('tells the 27 intents of bitext-intents apart', (context) => {
    const file = resolve(shared, 'bitext-intents', 'dev.csv')
    context.skip(!existsSync(file), missing)
    const { macroF1, intents } = scoreBitext(readFileSync(file, 'utf8'), (text) =>
      readFirst(text, demo),
    )
    expect(macroF1).toBeGreaterThanOrEqual(0.95)
    for (const { intent, f1 } of intents) expect(f1, intent).toBeGreaterThanOrEqual(0.85)
  })

  it('declines what clinc150 holds out of scope', (context) => {
    const file = resolve(shared, 'clinc150', 'data_dev.json')
    context.skip(!existsSync(file), missing)
    const { recall } = scoreClinc(readFileSync(file, 'utf8'), null, (text) => readFirst(text, demo))
    expect(recall).toBeGreaterThanOrEqual(0.85)
  })

  it.each([
    ['shop-questions.tsv', 0.03],
    ['shop-messages.tsv', 0.05],
    ['shop-messages.unread.tsv', 0.05],
  ])('refuses hardly any message that belongs to a shop: %s', (file, most) => {
    const { rows, rate, refused } = scoreRefusals(
      readFileSync(`test/fixtures/${file}`, 'utf8'),
      (text, locale, about) => readFirst(text, demo, locale, about),
    )
    expect(rows).toBeGreaterThanOrEqual(250)
    expect(rate, refused.join('\n')).toBeLessThanOrEqual(most)
  })

  // A third of these lists names goods or sounds like what shoppers tell.
  it.each([
    ['outside.tsv', 0.89],
    ['outside.unread.tsv', 0.83],
  ])("declines what is no shop's business: %s", (file, least) => {
    const { rate, taken } = scoreRefusals(
      readFileSync(`test/fixtures/${file}`, 'utf8'),
      (text, locale) => readFirst(text, demo, locale),
    )
    expect(rate, taken.join('\n')).toBeGreaterThanOrEqual(least)
  })
})
