import { normalise } from '../../../src/lib/text.ts'
import type { Facts } from './facts.ts'

/** An act as the understanding prompt describes it. */
export type WrittenAct = Readonly<Record<string, unknown>> & { readonly kind: string }

/** What a message means by plain key words: a model of little wit that never invents. */
export function actsOf({ message, language, block }: Facts): {
  language: string
  acts: WrittenAct[]
} {
  const said = normalise(message)
  const acts = [...simpleActs(said), ...needOf(said, block('SHOP') ?? '')]
  return { language, acts: acts.length > 0 ? acts : [{ kind: 'unclear' }] }
}

const simple: readonly (readonly [pattern: RegExp, act: WrittenAct])[] = [
  [
    /\b(?:ignore|forget|disregard) (?:all |any |the |your )*(?:previous|prior|above|instructions|rules)|忽略.{0,6}(?:指令|指示|规则)/,
    { kind: 'off-topic', topic: 'injection' },
  ],
  [/^(?:hi|hello|hey|good (?:morning|evening|afternoon))\b|^(?:你好|您好|嗨)/, { kind: 'greet' }],
  [/\b(?:thanks|thank you|cheers)\b|谢谢|多谢/, { kind: 'thank' }],
  [/^(?:bye|goodbye|see you)\b|再见|拜拜/, { kind: 'goodbye' }],
  [
    /\b(?:are you (?:a |an )?(?:bot|robot|human|ai)|who are you)\b|你是谁|机器人吗/,
    { kind: 'ask-identity' },
  ],
  [/\b(?:discount|coupon|best price)\b|打折|优惠/, { kind: 'haggle' }],
  [/\b(?:a human|real person|an? (?:agent|operator))\b|人工/, { kind: 'ask-person' }],
  [/\bwhat do you sell\b|卖什么/, { kind: 'ask-range', about: 'categories' }],
  [/\bwhich brands\b|什么牌子/, { kind: 'ask-range', about: 'brands' }],
  [/\bhow many\b.*\b(?:have|are there)\b|有多少款/, { kind: 'count' }],
  [
    /\b(?:show (?:me )?(?:some )?(?:more|others)|any others)\b|还有(?:别的|其他)|换一批/,
    { kind: 'more' },
  ],
  [
    /\b(?:which one|what would you (?:take|pick))\b|哪个好|选哪个/,
    { kind: 'advise', reference: null },
  ],
  [
    /\bcompare (?:them|these|those|the)\b|比较一下|对比/,
    { kind: 'compare', references: [{ kind: 'shown' }] },
  ],
  [
    /\bcheaper\b|便宜(?:点|一点|些)/,
    { kind: 'comparative', attribute: 'price', direction: 'lower', than: null },
  ],
  [
    /\bquieter\b|安静(?:点|一点|些)/,
    { kind: 'comparative', attribute: 'noiseLevel', direction: 'lower', than: null },
  ],
  [/\b(?:order|cart|basket|invoice|my account)\b|订单|购物车|发票/, { kind: 'desk' }],
]

const simpleActs = (said: string): WrittenAct[] =>
  simple.filter(([pattern]) => pattern.test(said)).map(([, act]) => act)

const wishes = [
  [/\b(?:quiet|silent)\b|安静|静音/, 'noiseLevel', 'lower'],
  [/\b(?:cheap|affordable)\b|便宜的|实惠/, 'price', 'lower'],
  [/\b(?:light|lightweight)\b|轻便/, 'weight', 'lower'],
] as const

function needOf(said: string, shop: string): WrittenAct[] {
  const category = categoryIn(said, shop)
  const constraints = [...limitsOf(said), ...makersOf(said, shop)]
  const wished = wishes
    .filter(([pattern, attribute]) => pattern.test(said) && shop.includes(attribute))
    .map(([, attribute, direction]) => ({ attribute, direction }))
  if (category === null && constraints.length + wished.length === 0) return []
  const nothing = { uses: [], people: null, roomSquareMetres: null, viewingMetres: null }
  return [
    { kind: 'need', category, constraints, wishes: wished, ...nothing, words: [], models: [] },
  ]
}

/** The category with the longest name in the message: lines `id: English / 中文` of the shop. */
function categoryIn(said: string, shop: string): string | null {
  const listed = shop.split(/^attributes by category/m)[0]!
  let best = { id: null as string | null, length: 0 }
  for (const [, id, labels] of listed.matchAll(/^([\w-]+):[ \t]*(.*)$/gm)) {
    const words = [id!.replaceAll('-', ' '), ...labels!.split('/')].map((one) => normalise(one))
    for (const word of words.flatMap((one) => [one, one.replace(/s$/, '')]))
      if (word.length > best.length && word.length > 1 && hasWord(said, word))
        best = { id: id!, length: word.length }
  }
  return best.id
}

const hasWord = (said: string, word: string): boolean =>
  /^[\x20-\x7f]+$/.test(word)
    ? ` ${said.replace(/[^\w]+/g, ' ')} `
        .replace(/s /g, ' ')
        .includes(` ${word.replace(/[^\w]+/g, ' ').replace(/s$/, '')} `)
    : said.includes(word)

const below =
  /(?:\b(?:under|below|less than|up to|at most|max(?:imum)?)\s*[$€£¥]?\s*)(\d[\d,]*(?:\.\d+)?)/
const belowChinese = /(\d[\d,]*(?:\.\d+)?)\s*(?:块|元)?\s*(?:以下|以内|之内)/

function limitsOf(said: string): object[] {
  const figure = (below.exec(said) ?? belowChinese.exec(said))?.[1]?.replaceAll(',', '')
  if (figure === undefined) return []
  return [{ attribute: 'price', operator: '<=', value: Number(figure), strength: 'must' }]
}

function makersOf(said: string, shop: string): object[] {
  const makers = /^makers:(.*)$/m.exec(shop)?.[1]?.split(',') ?? []
  const named = makers
    .map((one) => one.trim())
    .filter((one) => one && hasWord(said, normalise(one)))
  if (named.length === 0) return []
  const isRefused = /\b(?:not from|no|except|anything but)\b|不要/.test(said)
  return [
    { attribute: 'brand', operator: isRefused ? 'not-in' : 'in', value: named, strength: 'must' },
  ]
}
