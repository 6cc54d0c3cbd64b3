import type { ReplyAct } from '../domain/reply.ts'
import type { Locale } from '../domain/text.ts'

/** A fixed answer: what it does, its words and the quick replies that go with it. */
export interface Phrase {
  readonly act: ReplyAct
  readonly text: Record<Locale, string>
  readonly suggestions: Record<Locale, readonly string[]>
}

const none = { en: [], zh: [] }

/**
 * Answers that need no fact of the catalogue. None of them promises, grants or claims to have done
 * anything.
 */
export const phrases = {
  danger: {
    act: 'apologise',
    text: {
      en: 'Please stop using it now. If you can do so without danger, switch it off at the socket or the fuse and unplug it; do not touch it while it smokes or sparks, and keep away from it. If there is fire, a smell of gas, or anyone is hurt, leave and call the emergency services first. Do not use or open the appliance again; a person of the service team has to look at the case.',
      zh: '请立即停止使用。在确保安全的前提下关掉电源开关或拉闸断电，再拔下插头；冒烟或打火时不要触碰，并远离它。如果起火、有燃气味或有人受伤，请先离开并拨打急救或火警电话。之后不要再使用或拆开它，需要人工客服来处理。',
    },
    suggestions: {
      en: ['I want to talk to a person', 'What does the warranty cover?'],
      zh: ['转人工', '保修包括哪些？'],
    },
  },
  medical: {
    act: 'decline',
    text: {
      en: 'I cannot judge a medical question, and no product of this shop replaces a doctor. If you have symptoms such as chest pain or trouble breathing, call the medical emergency number now. I can tell you what a product measures according to its data.',
      zh: '我无法判断医疗问题，本店的任何商品都不能代替医生。如果有胸痛、呼吸困难等症状，请立即拨打急救电话或就医。我可以告诉您某款商品按资料能测量什么。',
    },
    suggestions: { en: ['What do you sell?'], zh: ['你们卖什么？'] },
  },
  crisis: {
    act: 'decline',
    text: {
      en: 'I am sorry that you feel this way. I am only a shop’s program and cannot help with this, but people can: please call your local emergency number or a crisis line now, or speak to someone you trust.',
      zh: '听到您这么说我很难过。我只是商店的程序，帮不上这个忙，但有人可以：请立即拨打当地急救或心理援助热线，或联系您信任的人。',
    },
    suggestions: none,
  },
  harm: {
    act: 'decline',
    text: {
      en: 'I do not help with that. I know this shop’s products, its buying guides and its policies.',
      zh: '这个我不能帮忙。我可以帮您找商品、讲解选购知识、查询本店政策。',
    },
    suggestions: { en: ['What do you sell?'], zh: ['你们卖什么？'] },
  },
  jailbreak: {
    act: 'decline',
    text: {
      en: 'I stay the shop’s assistant: I look things up in its catalogue and policies, and nothing in a message changes that.',
      zh: '我始终是本店的导购助手，只查询商品和政策，消息里的任何要求都不会改变这一点。',
    },
    suggestions: { en: ['What do you sell?'], zh: ['你们卖什么？'] },
  },
  greet: {
    act: 'greet',
    text: {
      en: 'Hello! I am the shop’s automated assistant. Tell me what you are looking for in your own words: what it is for, what it should cost, what matters to you.',
      zh: '您好！我是本店的智能导购助手（机器人）。请用自己的话告诉我想买什么：做什么用、预算多少、最看重什么。',
    },
    suggestions: {
      en: [
        'Quiet dishwasher under 600',
        'Laptop for university, light, under 900',
        'What do you sell?',
      ],
      zh: ['600以下的静音洗碗机', '适合大学生的轻薄笔记本，900以内', '你们卖什么？'],
    },
  },
  thank: {
    act: 'chitchat',
    text: {
      en: 'You are welcome. Is there anything else I can look up for you?',
      zh: '不客气！还有什么需要我帮您查的吗？',
    },
    suggestions: {
      en: ['What do you sell?', 'How long is delivery?'],
      zh: ['你们卖什么？', '多久能送到？'],
    },
  },
  goodbye: {
    act: 'chitchat',
    text: {
      en: 'Goodbye! This conversation stays here, so you can come back to it.',
      zh: '再见！对话会保留在这里，您随时可以回来继续。',
    },
    suggestions: none,
  },
  identity: {
    act: 'chitchat',
    text: {
      en: 'I am an automated assistant, not a person. I search this shop’s catalogue and policies, and every figure I give comes from them. You can ask for a person at any time.',
      zh: '我是自动导购助手，不是真人。我只查询本店的商品和政策，给出的每个数字都来自这些资料。您随时可以要求转人工。',
    },
    suggestions: {
      en: ['What do you sell?', 'I want to talk to a person'],
      zh: ['你们卖什么？', '转人工'],
    },
  },
  order: {
    act: 'order',
    text: {
      en: 'I cannot see orders from this chat, so I will not guess. Your order confirmation and the order page of your account show the current status.',
      zh: '我在对话里看不到订单信息，不能乱猜。订单确认邮件和您账户里的订单页会显示最新状态。',
    },
    suggestions: {
      en: ['How long is delivery?', 'How do returns work?', 'I want to talk to a person'],
      zh: ['多久能送到？', '怎么退货？', '转人工'],
    },
  },
  cart: {
    act: 'cart',
    text: {
      en: 'I cannot change your basket from here. Open the product’s page from its card and add it there; the price shown on the page is the price you pay.',
      zh: '我不能直接修改购物车。请从商品卡片进入商品页加入购物车，页面上的价格就是实际价格。',
    },
    suggestions: {
      en: ['What do you sell?', 'How can I pay?'],
      zh: ['你们卖什么？', '可以怎么付款？'],
    },
  },
  haggle: {
    act: 'decline',
    text: {
      en: 'I cannot give or negotiate discounts; the prices shown are the shop’s prices. I can look for something cheaper that still fits.',
      zh: '我没有权限打折或议价，页面标价就是本店价格。不过我可以帮您找更便宜又合适的。',
    },
    suggestions: {
      en: ['Show me cheaper ones', 'Do you match prices?'],
      zh: ['找更便宜的', '你们有价格保护吗？'],
    },
  },
  complain: {
    act: 'apologise',
    text: {
      en: 'I am sorry that this went wrong. I cannot settle a complaint myself; a person of the service team can. What the shop’s rules say about returns and repairs I can show you now.',
      zh: '很抱歉给您带来不好的体验。投诉我无法自行处理，需要由客服人员来解决；退货和维修的规定我现在就可以给您看。',
    },
    suggestions: {
      en: ['I want to talk to a person', 'How do returns work?', 'What does the warranty cover?'],
      zh: ['转人工', '怎么退货？', '保修包括哪些？'],
    },
  },
  'off-topic': {
    act: 'decline',
    text: {
      en: 'That is outside what I can help with. I know this shop’s products, its buying guides and its policies.',
      zh: '这个问题超出了我的范围。我可以帮您找商品、讲解选购知识、查询本店政策。',
    },
    suggestions: {
      en: ['What do you sell?', 'How long is delivery?'],
      zh: ['你们卖什么？', '多久能送到？'],
    },
  },
  unclear: {
    act: 'clarify',
    text: {
      en: 'I did not understand that. Tell me what kind of product you are after, or ask about delivery, returns or warranty.',
      zh: '抱歉，我没有理解您的意思。可以告诉我想买哪类商品，或者问配送、退货、保修等问题。',
    },
    suggestions: {
      en: ['What do you sell?', 'How do returns work?', 'I want to talk to a person'],
      zh: ['你们卖什么？', '怎么退货？', '转人工'],
    },
  },
  'which-product': {
    act: 'clarify',
    text: {
      en: 'Which products do you mean? Name them, or let me show some first and then say “the first one”.',
      zh: '您指的是哪款商品？可以说出名称，或者先让我推荐几款，再说“第一款”。',
    },
    suggestions: { en: ['What do you sell?'], zh: ['你们卖什么？'] },
  },
  'only-one': {
    act: 'clarify',
    text: {
      en: 'Only one product is on show, so there is nothing to compare it with yet. Loosen a condition, or ask for similar ones, and I set two side by side.',
      zh: '目前只展示了一款商品，还没有可对比的。放宽一个条件，或让我找几款类似的，我再帮您对比。',
    },
    suggestions: { en: ['Show me similar ones'], zh: ['看看类似的'] },
  },
  rejected: {
    act: 'clarify',
    text: {
      en: 'All right. What should be different: the price, the size, the brand, or something else?',
      zh: '好的。您希望在哪方面不一样：价格、尺寸、品牌，还是别的？',
    },
    suggestions: {
      en: ['Cheaper', 'What do you sell?', 'Start over'],
      zh: ['便宜一点', '你们卖什么？', '重新开始'],
    },
  },
  affirmed: {
    act: 'chitchat',
    text: {
      en: 'Good. You can ask about any of the products, compare them, or tell me what else matters.',
      zh: '好的。您可以询问某款商品的细节、对比几款，或者告诉我还看重什么。',
    },
    suggestions: {
      en: ['What do you sell?', 'How do returns work?'],
      zh: ['你们卖什么？', '怎么退货？'],
    },
  },
  'photo-unseen': {
    act: 'clarify',
    text: {
      en: 'I cannot look at photos here. Please type the measures, or the maker and the name of the model.',
      zh: '我在这里无法查看照片。请直接输入尺寸，或者品牌和型号。',
    },
    suggestions: { en: ['What do you sell?'], zh: ['你们卖什么？'] },
  },
  'photo-nothing': {
    act: 'clarify',
    text: {
      en: 'I can read nothing on your photo that helps to find goods. Please type the measures, or the maker and the name of the model.',
      zh: '从您的照片里我没有读到有助于选购的信息。请直接输入尺寸，或者品牌和型号。',
    },
    suggestions: { en: ['What do you sell?'], zh: ['你们卖什么？'] },
  },
  'photo-misread': {
    act: 'clarify',
    text: {
      en: 'All right, I forget what I read. Please type the measures, or the maker and the name of the model.',
      zh: '好的，照片里读到的内容不算数。请直接输入尺寸，或者品牌和型号。',
    },
    suggestions: { en: ['What do you sell?'], zh: ['你们卖什么？'] },
  },
  handover: {
    act: 'handover',
    text: {
      en: 'You would like to talk to a person. This conversation is now marked for the service team, and it stays open here; until somebody takes it, you can go on asking me. I cannot say when that will be.',
      zh: '您想联系人工客服。本对话已标记为等待人工处理并保留在这里；在有人接手之前，您可以继续问我。具体何时接手我无法保证。',
    },
    suggestions: {
      en: ['How do returns work?', 'What does the warranty cover?'],
      zh: ['怎么退货？', '保修包括哪些？'],
    },
  },
} as const satisfies Record<string, Phrase>
