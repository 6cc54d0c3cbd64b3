import type { ServiceIntent } from '../domain/act.ts'
import type { ReplyAct } from '../domain/reply.ts'
import type { Locale } from '../domain/text.ts'
import type { FoundPassage } from '../retrieve/passages.ts'
import type { Draft } from './draft.ts'
import { quotePassages } from './quote.ts'

/** A question to the service desk with what the shop has written about it. */
export interface ServiceFacts {
  readonly intent: ServiceIntent
  readonly found: readonly FoundPassage[]
}

interface Answer {
  /** Policy that answers it, and the words by which its passage is found. */
  readonly topic: string
  readonly query: Record<Locale, string>
  /** What the assistant itself can and cannot do about it. */
  readonly text: Record<Locale, string>
  readonly suggestions?: Record<Locale, readonly string[]>
}

/** Said where the assistant has no hand in the matter. */
const byYourself = {
  en: 'I cannot do that from this chat; it is done in your account on the shop’s pages.',
  zh: '这件事我在聊天里办不了，需要您在本店网站的账户里操作。',
}
const account = (en: string, zh: string, text: Record<Locale, string> = byYourself): Answer => ({
  topic: 'account',
  query: { en, zh },
  text,
})
const onInvoice: Record<Locale, string> = {
  en: 'I cannot see or send invoices from this chat.',
  zh: '我在聊天里看不到发票，也不能代发。',
}
const invoice: Answer = {
  topic: 'payment',
  query: { en: 'get an invoice', zh: '怎么开发票' },
  text: onInvoice,
}

/**
 * What is said to each intent, before the shop's own text is quoted. None of it promises, grants or
 * claims to have done anything.
 */
export const serviceAnswers: Readonly<Record<ServiceIntent, Answer>> = {
  'create-account': account('create an account', '怎么注册账户'),
  'registration-problem': account('signing up does not work', '注册不成功怎么办', {
    en: 'I am sorry that signing up gives trouble. I cannot see or repair accounts from this chat.',
    zh: '很抱歉注册遇到了问题。我在聊天里看不到账户，也无法修复。',
  }),
  'delete-account': account('delete my account', '怎么注销账户'),
  'edit-account': account('change my details', '怎么修改个人资料'),
  'switch-account': account('different kinds of accounts', '账户分等级吗怎么切换'),
  'recover-password': account('forgot my password', '忘记密码怎么办', {
    en: 'I cannot see or reset passwords, and please never type one here.',
    zh: '我看不到也不能重置密码，请不要在这里输入密码。',
  }),
  'set-up-address': account('save or change a delivery address', '怎么新增或修改收货地址'),
  'change-address': account('save or change a delivery address', '怎么新增或修改收货地址'),
  newsletter: account('subscribe to the newsletter or unsubscribe', '怎么订阅或退订邮件', {
    en: 'I cannot change your subscription from this chat.',
    zh: '我在聊天里不能更改您的订阅。',
  }),
  review: account('leave a review or feedback', '怎么写评价或提意见', {
    en: 'Thank you for wanting to tell us. I cannot take a review in this chat.',
    zh: '感谢您愿意反馈。评价不能在聊天里提交。',
  }),
  'cancellation-fee': account('cost anything to cancel', '取消要收费吗', {
    en: 'This is what the shop charges when something is cancelled.',
    zh: '关于取消的费用，本店规定如下。',
  }),
  'place-order': account('place an order', '怎么下单', {
    en: 'With pleasure: tell me what you are looking for, and I find it with you. This is how an order is placed.',
    zh: '好的：告诉我想买什么，我来帮您挑。下单方法如下。',
  }),
  'customer-service': {
    ...account('reach customer service', '客服什么时间在线怎么联系', {
      en: 'This is when and how customer service can be reached.',
      zh: '人工客服的时间和联系方式如下。',
    }),
    suggestions: { en: ['I want to talk to a person'], zh: ['转人工'] },
  },
  'get-invoice': invoice,
  'check-invoice': invoice,
  'payment-problem': {
    topic: 'payment',
    query: { en: 'payment fails', zh: '付款失败怎么办' },
    text: {
      en: 'I am sorry that the payment gives trouble. I cannot see payments from this chat; please do not type card numbers here.',
      zh: '很抱歉付款遇到了问题。我在聊天里看不到付款记录，请不要在这里输入卡号。',
    },
    suggestions: {
      en: ['How can I pay?', 'I want to talk to a person'],
      zh: ['可以怎么付款？', '转人工'],
    },
  },
  'get-refund': {
    topic: 'returns',
    query: { en: 'get my money back', zh: '什么时候退款' },
    text: {
      en: 'I cannot grant a refund myself; it begins with a return under Orders in your account.',
      zh: '我不能直接退款；请在账户的“订单”页发起退货，退款随之办理。',
    },
    suggestions: {
      en: ['How do returns work?', 'I want to talk to a person'],
      zh: ['怎么退货？', '转人工'],
    },
  },
  'track-refund': {
    topic: 'returns',
    query: { en: 'get my money back', zh: '什么时候退款' },
    text: {
      en: 'Where your refund stands I will not guess: it is shown with the order under Orders in your account.',
      zh: '退款进度我不能乱猜：账户“订单”页里每个订单都会显示。',
    },
    suggestions: { en: ['I want to talk to a person'], zh: ['转人工'] },
  },
  'refund-policy': {
    topic: 'returns',
    query: { en: 'return something', zh: '多少天内可以退货' },
    text: { en: 'The shop’s rules say:', zh: '本店规定：' },
  },
  'payment-methods': {
    topic: 'payment',
    query: { en: 'how can I pay', zh: '支持哪些付款方式' },
    text: { en: 'The shop’s rules say:', zh: '本店规定：' },
  },
  'delivery-options': {
    topic: 'delivery',
    query: { en: 'express delivery', zh: '有没有加急配送' },
    text: { en: 'The shop’s rules say:', zh: '本店规定：' },
  },
  'delivery-period': {
    topic: 'delivery',
    query: { en: 'how long does a small parcel take', zh: '小件多久送到' },
    text: { en: 'The shop’s rules say:', zh: '本店规定：' },
  },
  // These have acts of their own; a model may name them as a service all the same.
  'cancel-order': orderPage(),
  'change-order': orderPage(),
  'track-order': orderPage(),
  complaint: reachPerson(),
  'human-agent': reachPerson(),
}

function orderPage(): Answer {
  return {
    topic: 'delivery',
    query: { en: 'track my order or change the address', zh: '怎么查订单或改地址' },
    text: {
      en: 'Orders are shown under Orders in your account.',
      zh: '订单请在账户的“订单”页查看。',
    },
  }
}

function reachPerson(): Answer {
  return {
    ...account('reach customer service', '客服什么时间在线怎么联系', {
      en: 'A person of the service team decides on that.',
      zh: '这需要人工客服处理。',
    }),
    suggestions: { en: ['I want to talk to a person'], zh: ['转人工'] },
  }
}

/** Says what can be done, then the shop's own words; names a person where nothing is written. */
export function composeService({ intent, found }: ServiceFacts, draft: Draft): ReplyAct {
  draft.paragraph(serviceAnswers[intent].text[draft.locale])
  if (!quotePassages(found, draft))
    draft.paragraph(
      draft.pick(
        'The shop has nothing written on that. A person of the service team can tell you more.',
        '本店资料里没有相关说明，可以转人工客服询问。',
      ),
    )
  return 'policy'
}

export const serviceSuggestions = (intent: ServiceIntent, locale: Locale): readonly string[] =>
  serviceAnswers[intent].suggestions?.[locale] ??
  (locale === 'en'
    ? ['What do you sell?', 'I want to talk to a person']
    : ['你们卖什么？', '转人工'])
