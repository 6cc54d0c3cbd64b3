import { beforeAll, describe, expect, it } from 'vitest'
import { emptyState } from '../../src/dialog/memory.ts'
import type { Shop } from '../../src/dialog/shop.ts'
import type { ConversationState, Page } from '../../src/domain/conversation.ts'
import { emptyNeed } from '../../src/domain/need.ts'
import type { Locale } from '../../src/domain/text.ts'
import { understandByRules } from '../../src/understand/by-rules.ts'
import { createTestShop } from '../support/memory-shop.ts'
import { inShort } from './in-short.ts'

let shop: Shop

beforeAll(async () => {
  shop = await createTestShop()
})

interface Before {
  readonly state?: Partial<ConversationState>
  readonly page?: Page
  readonly locale?: Locale
}

const understand = (text: string, { state, page, locale = 'en' }: Before = {}) =>
  understandByRules(text, {
    ...shop,
    locale,
    state: { ...emptyState, ...state },
    page: page ?? null,
  })

/** Each row: what the shopper says, and every act it must be read as. */
const means = (before: Before, rows: readonly (readonly [text: string, ...acts: string[]])[]) =>
  it.each(rows)('%s', (text, ...acts) => {
    expect(understand(text, before).acts.map(inShort)).toEqual(acts)
  })

const dishwashersShown: Before = {
  state: {
    need: { ...emptyNeed, category: 'dishwasher' },
    shown: ['DW-3', 'DW-8', 'DW-1'],
    seen: ['DW-3', 'DW-8', 'DW-1'],
  },
}

describe('a need in English', () => {
  means({}, [
    ['dishwasher', 'need dishwasher'],
    ['I need a new fridge', 'need refrigerator'],
    ['Quiet dishwasher under 600', 'need dishwasher price<=600 noiseLevel:lower'],
    ['dishwasher up to $450', 'need dishwasher price<=450'],
    ['dishwasher, budget 600', 'need dishwasher price<=600'],
    ['a laptop for no more than 1,299.99', 'need laptop price<=1299.99'],
    ['laptop 500-900 dollars', 'need laptop price=500..900'],
    ['laptop over 1000', 'need laptop price>=1000'],
    ['laptop around 1000', 'need laptop price=850..1150'],
    ['laptop under 1.5k', 'need laptop price<=1500'],
    ['TV under two thousand', 'need television price<=2000'],
    ['tv 600 or less', 'need television price<=600'],
    ['television 1000 and up', 'need television price>=1000'],
    ['Nordhavn dishwasher', 'need dishwasher brand=Nordhavn'],
    ['dishwasher from Nordhavn or Kessel', 'need dishwasher brand=Nordhavn|Kessel'],
    ['dishwasher, not from Nordhavn', 'need dishwasher brand!=Nordhavn'],
    ['dishwasher, anything but Nordhavn or Kessel', 'need dishwasher brand!=Nordhavn|Kessel'],
    ['dishwasher, no Nordhavn, Kessel or Brava', 'need dishwasher brand!=Nordhavn|Kessel|Brava'],
    ['dishwasher without Nordhavn but with wifi', 'need dishwasher brand!=Nordhavn wifi=true'],
    ['a Kessel dishwasher, not built-in', 'need dishwasher brand=Kessel installation!=built-in'],
    ['white freestanding dishwasher', 'need dishwasher colour=white installation=freestanding'],
    ['dishwasher with wifi', 'need dishwasher wifi=true'],
    ['dishwasher, preferably white', 'need dishwasher ~colour=white'],
    ["dishwasher, I don't need wifi", 'withdraw wifi', 'need dishwasher'],
    ['dishwasher under 45 dB', 'need dishwasher noiseLevel<=45'],
    ['dishwasher for at least 14 place settings', 'need dishwasher placeSettings>=14'],
    ['dishwasher no wider than 24 inches', 'need dishwasher width<=60.96'],
    ['dishwasher max 60 cm wide', 'need dishwasher width<=60'],
    ['dishwasher at most 600 mm wide', 'need dishwasher width<=60'],
    ['the quietest dishwasher', 'need dishwasher noiseLevel:lower!'],
    ['cheapest dishwasher', 'need dishwasher price:lower!'],
    ['the most expensive tv', 'need television price:higher!'],
    ['a cheap and quiet dishwasher', 'need dishwasher price:lower noiseLevel:lower'],
    ['best rated headphones', 'need headphones rating:higher!'],
    ['laptop with 16 GB RAM and 512 GB storage', 'need laptop memory>=16 storage>=512'],
    ['laptop 32GB memory 1TB ssd', 'need laptop memory>=32 storage>=1024'],
    ['laptop 16GB/512GB', 'need laptop memory>=16 storage>=512'],
    ['laptop under 3 pounds', 'need laptop weight<=1.361'],
    ['14 inch laptop', 'need laptop screenSize=13.5..14.49'],
    ['laptop with at least 12 hours of battery', 'need laptop batteryLife>=12'],
    ['light laptop with long battery life', 'need laptop weight:lower batteryLife:higher'],
    ['laptop for gaming', 'need laptop for:gaming'],
    ['65" oled tv', 'need television panel=oled screenSize=64.5..65.49'],
    ['4k tv for football', 'need television resolution=4k for:sports'],
    ['in-ear headphones under 100', 'need headphones headphoneType=in-ear price<=100'],
    ['phone with at least 5000 mAh', 'need smartphone batteryCapacity>=5000'],
    ['phone with 256 GB storage', 'need smartphone storage>=256'],
    ['fridge with at least 13 cubic feet', 'need refrigerator capacity>=368.119'],
    ['fridge, 300 litres or more, no frost', 'need refrigerator capacity>=300 noFrost=true'],
    ['big fridge for a large family', 'need refrigerator capacity:higher for:family'],
    ['Nova S24', 'ask PH-1'],
    ['laptop without touchscreen', 'need laptop touchscreen!=true'],
    ['a laptop that is not from Velaro', 'need laptop brand!=Velaro'],
    ['tv bigger than 50 inches', 'need television screenSize>=50'],
    ['tv between 40 and 50 inches', 'need television screenSize=40..50'],
    ['500 GB laptop for 600', 'need laptop price<=600 storage>=500'],
    ['I have 800 to spend on a tv', 'need television price<=800'],
    ['tv, not too expensive', 'need television price:lower'],
    [
      'dishwashers under $500 with wifi and at least 13 place settings in white',
      'need dishwasher colour=white placeSettings>=13 price<=500 wifi=true',
    ],
    ['phone for taking photos under 900', 'need smartphone price<=900 for:photography'],
    ['fridge 60 cm wide', 'need refrigerator width=57..60.6'],
    ['energy class B or better dishwasher', 'need dishwasher energyClass=A|B'],
    ['most popular headphones', 'need headphones popularity:higher!'],
    ['nova s24 phone under 900', 'need smartphone price<=900 <nova> <s24>'],
  ])
})

describe('a need in Chinese', () => {
  means({ locale: 'zh' }, [
    ['洗碗机', 'need dishwasher'],
    ['我想买一台冰箱', 'need refrigerator'],
    ['600以下的静音洗碗机', 'need dishwasher price<=600 noiseLevel:lower'],
    ['洗碗机，预算600', 'need dishwasher price<=600'],
    ['不超过600元的洗碗机', 'need dishwasher price<=600'],
    ['500到900的笔记本', 'need laptop price=500..900'],
    ['1.5万以内的电视', 'need television price<=15000'],
    ['两千五以下的笔记本电脑', 'need laptop price<=2500'],
    ['1万5以下的电视', 'need television price<=15000'],
    ['１０００以下的笔记本', 'need laptop price<=1000'],
    ['1000左右的笔记本', 'need laptop price=850..1150'],
    ['诺德港的洗碗机', 'need dishwasher brand=Nordhavn'],
    ['洗碗机，不要诺德港', 'need dishwasher brand!=Nordhavn'],
    ['洗碗机，不要诺德港和凯瑟尔', 'need dishwasher brand!=Nordhavn|Kessel'],
    ['除了诺德港以外的洗碗机', 'need dishwasher brand!=Nordhavn'],
    ['嵌入式洗碗机，白色', 'need dishwasher colour=white installation=built-in'],
    ['洗碗机，最好是白色', 'need dishwasher ~colour=white'],
    ['低于45分贝的洗碗机', 'need dishwasher noiseLevel<=45'],
    ['最安静的洗碗机', 'need dishwasher noiseLevel:lower!'],
    ['最便宜的洗碗机', 'need dishwasher price:lower!'],
    ['宽度不超过60厘米的洗碗机', 'need dishwasher width<=60'],
    ['至少14套的洗碗机', 'need dishwasher placeSettings>=14'],
    ['16G内存512G硬盘的笔记本', 'need laptop memory>=16 storage>=512'],
    ['适合打游戏的笔记本', 'need laptop for:gaming'],
    ['3斤以下的笔记本', 'need laptop weight<=1.5'],
    ['轻薄、续航长的笔记本', 'need laptop weight:lower batteryLife:higher'],
    ['65寸电视', 'need television screenSize=64.5..65.49'],
    ['我预算八百想买台电视', 'need television price<=800'],
    ['不想要太贵的笔记本', 'need laptop price:lower'],
    ['有没有适合老人的手机？', 'need smartphone for:elderly'],
    ['宽60厘米以内的冰箱', 'need refrigerator width<=60'],
    ['洗碗机不要白色的', 'need dishwasher colour!=white'],
    ['不要嵌入式的洗碗机', 'need dishwasher installation!=built-in'],
    ['没有触摸屏的笔记本', 'need laptop touchscreen!=true'],
    ['诺德港或凯瑟尔的洗碗机', 'need dishwasher brand=Nordhavn|Kessel'],
    ['三百到五百的耳机', 'need headphones price=300..500'],
    ['ＩＰＨＯＮＥ１６', 'need <iphone16>'],
    ['大容量冰箱', 'need refrigerator capacity:higher'],
  ])
})

describe('a refinement of what is shown', () => {
  means(dishwashersShown, [
    ['cheaper', 'comparative price:lower'],
    ['quieter please', 'comparative noiseLevel:lower'],
    ['Show me cheaper ones', 'comparative price:lower'],
    ['something quieter and cheaper', 'comparative noiseLevel:lower', 'comparative price:lower'],
    ['便宜一点', 'comparative price:lower'],
    ['更安静的', 'comparative noiseLevel:lower'],
    ['有没有更便宜的？', 'comparative price:lower'],
    ['under 500', 'need price<=500'],
    ['500以内', 'need price<=500'],
    ['white ones', 'need colour=white'],
    ['but not Kessel', 'need brand!=Kessel'],
    ['不要凯瑟尔', 'need brand!=Kessel'],
    ['with wifi', 'need wifi=true'],
    ['freestanding', 'need installation=freestanding'],
    ['actually I need a laptop', 'need laptop'],
    ['show me more', 'more'],
    ['anything else?', 'more'],
    ['换一批', 'more'],
    ['which one would you take?', 'advise'],
    ['你推荐哪个？', 'advise'],
  ])
})

describe('a question about goods', () => {
  means(dishwashersShown, [
    ['how loud is the second one?', 'ask #1 noiseLevel'],
    ['how much is the first one?', 'ask #0 price'],
    ['does the last one have wifi?', 'ask #-1 wifi=true?'],
    ['tell me about the Kessel', 'ask Kessel'],
    ['what do buyers say about the first one?', 'ask #0 reviews'],
    ['is the first one in stock?', 'ask #0 availability'],
    ['is the third one under 60 cm wide?', 'ask #2 width<=60?'],
    ['第二款多少分贝？', 'ask #1 noiseLevel'],
    ['第一款多少钱？', 'ask #0 price'],
    ['第一款的评价怎么样？', 'ask #0 reviews'],
    ['第三款有货吗', 'ask #2 availability'],
    ['compare the first two', 'compare shown(2)'],
    ['compare the first and the third', 'compare #0 #2'],
    ['compare them', 'compare shown(4)'],
    ['对比前两款', 'compare shown(2)'],
    ['第一款和第三款哪个好', 'compare #0 #2'],
  ])
  means({}, [
    ['Does DW-3 have wifi?', 'ask DW-3 wifi=true?'],
    ['how many dishwashers do you have?', 'need dishwasher', 'count'],
    ['what do you sell?', 'range categories'],
    ['你们卖什么？', 'range categories'],
    ['which brands do you have?', 'range brands'],
  ])
  means({ page: { sku: 'DW-3' } }, [
    ['does it have wifi?', 'ask focus wifi=true?'],
    ['how loud is it?', 'ask focus noiseLevel'],
    ['这款多少钱？', 'ask focus price'],
  ])
})

describe('what is taken back', () => {
  const stated: Before = {
    state: {
      ...dishwashersShown.state,
      need: {
        ...emptyNeed,
        category: 'dishwasher',
        constraints: [
          { attribute: 'price', operator: '<=', value: 600, strength: 'must' },
          { attribute: 'brand', operator: '=', value: 'Kessel', strength: 'must' },
        ],
      },
      openQuestion: 'installation',
    },
  }
  means(stated, [
    ['forget the budget', 'withdraw price'],
    ['any brand is fine', 'withdraw brand'],
    ['价格无所谓', 'withdraw price'],
    ['不限品牌', 'withdraw brand'],
    ['start over', 'withdraw all'],
    ['重新开始', 'withdraw all'],
    ["doesn't matter", 'skip-question'],
    ['无所谓', 'skip-question'],
    ['built-in', 'need installation=built-in'],
    ['嵌入式', 'need installation=built-in'],
  ])
})

describe('policies and knowledge', () => {
  means({}, [
    ['How do returns work?', 'policy returns'],
    ['how long is delivery?', 'policy delivery'],
    ['can I pay in instalments?', 'policy payment'],
    ['What does the warranty cover?', 'policy warranty'],
    ['怎么退货？', 'policy returns'],
    ['多久能送到？', 'policy delivery'],
    ['可以分期付款吗？', 'policy payment'],
    ['保修包括哪些？', 'policy warranty'],
    ['what does inverter mean?', 'guide'],
    ['how do I choose a dishwasher?', 'guide dishwasher'],
    ['洗碗机怎么选？', 'guide dishwasher'],
    ['什么是变频？', 'guide'],
  ])
})

describe('small talk and what is not for the shop', () => {
  means({}, [
    ['hello', 'greet'],
    ['你好', 'greet'],
    ['thanks!', 'thank'],
    ['谢谢', 'thank'],
    ['bye', 'goodbye'],
    ['I want to talk to a person', 'ask-person'],
    ['转人工', 'ask-person'],
    ['are you a bot?', 'ask-identity'],
    ['你是机器人吗？', 'ask-identity'],
    ['where is my order?', 'ask-order', 'policy delivery'],
    ['我的快递到哪了', 'ask-order'],
    ['add it to my cart', 'ask-cart'],
    ['this is unacceptable, I want to complain', 'complain'],
    ['what is the weather today?', 'off-topic'],
    ['今天天气怎么样', 'off-topic'],
    ['write me a poem', 'off-topic'],
    ['🙂', 'unclear'],
    ['...', 'unclear'],
    ['asdf qwer', 'unclear'],
  ])
})

describe('spelling, form and accessories', () => {
  means({}, [
    ['dishwaser under 600', 'need dishwasher price<=600'],
    ['quiet dishwahser', 'need dishwasher noiseLevel:lower'],
    ['labtop for gaming', 'need laptop for:gaming'],
    ['ＤＩＳＨＷＡＳＨＥＲ ｕｎｄｅｒ ６００', 'need dishwasher price<=600'],
    ['DISHWASHER UNDER $600!!!', 'need dishwasher price<=600'],
    ['dishwasher 😀 under 600', 'need dishwasher price<=600'],
    ['  dishwasher\n\nunder   600  ', 'need dishwasher price<=600'],
    ['laptop bag', 'need "laptop bag"'],
  ])
})

describe('the language of a reply', () => {
  it('is that of the message, whatever the conversation spoke before', () => {
    expect(understand('quiet dishwasher', { locale: 'zh' }).locale).toBe('en')
    expect(understand('静音洗碗机', { locale: 'en' }).locale).toBe('zh')
  })

  it('stays when the message has no word', () => {
    expect(understand('600', { locale: 'zh' }).locale).toBe('zh')
    expect(understand('👍', { locale: 'en' }).locale).toBe('en')
  })
})

describe('money of another currency', () => {
  it('is noticed', () => {
    expect(understand('laptop under €900').hasForeignMoney).toBe(true)
    expect(understand('laptop under $900').hasForeignMoney).toBe(false)
  })
})

describe('any message', () => {
  it.each(['a'.repeat(2000), '1,'.repeat(1000), '不'.repeat(2000), 'dishwaser '.repeat(200)])(
    'is read in a moment, however odd: %.12s…',
    (text) => {
      const before = performance.now()
      expect(understand(text).acts.length).toBeGreaterThan(0)
      expect(performance.now() - before).toBeLessThan(250)
    },
  )
})

describe('a page that shows no goods', () => {
  it.each([
    'the wifi never reaches my bedroom',
    'my walls are damp',
    'who won the world cup in 1998',
    'how do bees make honey',
    'quiet dishwasher under 600',
    '卧室的wifi总是连不上',
    '李白是哪个朝代的',
  ])('changes nothing by its address: %s', (text) => {
    const locale = /\p{Script=Han}/u.test(text) ? 'zh' : 'en'
    const page = { url: 'https://shop.example/' }
    expect(understand(text, { page, locale })).toEqual(understand(text, { locale }))
  })
})
