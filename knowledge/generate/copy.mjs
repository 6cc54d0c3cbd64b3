/** Product descriptions: for whom, one or two real strengths, one real limit. */
import { banks } from './banks.mjs'
import { hash32, spin } from './rng.mjs'

const openers = {
  en: [
    '{A} for {who}.',
    'Made for {who}, this is {a}.',
    '{A}, meant for {who}.',
    '{A} that suits {who}.',
    'For {who}: {a}.',
    '{A}, chosen mostly for {who}.',
  ],
  zh: [
    '适合{who}的{kind}',
    '这款{kind}面向{who}',
    '{who}可以考虑的{kind}',
    '为{who}准备的{kind}',
    '一款适合{who}的{kind}',
  ],
}
const middles = {
  en: [
    'It {g}.',
    'It {g}, and it {h}.',
    'Its strong point: it {g}.',
    'In daily use it {g} and {h}.',
    'What speaks for it: it {g}.',
  ],
  zh: ['{g}', '{g}，而且{h}', '优点是{g}', '{g}，{h}', '日常用起来，{g}'],
}
const limits = {
  en: [
    'On the other hand, it {b}.',
    'The limit: it {b}.',
    'Bear in mind that it {b}.',
    'It {b}, though.',
    'Less good: it {b}.',
  ],
  zh: ['不过{b}', '要注意的是，{b}', '不足之处是{b}', '美中不足：{b}', '只是{b}'],
}

const article = (text) =>
  /^([aeiou]|IH|LED|[0-9]*8|mini-LED$)/i.test(text) && !/^(one|use|mini)/i.test(text)
    ? `an ${text}`
    : `a ${text}`
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1)

/** Two groups side by side with as many options belong together: `{a|b} {c|d}` is `{a c|b d}`. */
function pair(clause) {
  let out = clause
  for (;;) {
    let merged = false
    out = out.replace(/\{([^{}]*\|[^{}]*)\}( ?)\{([^{}]*\|[^{}]*)\}/, (whole, left, gap, right) => {
      const [a, b] = [left.split('|'), right.split('|')]
      if (a.length !== b.length) return whole
      merged = true
      return `{${a.map((own, i) => own + gap + b[i]).join('|')}}`
    })
    if (!merged) return out
  }
}

/** Fills `{n}` and `{place}`; null when the clause asks for a figure that is not known. */
export function fill(clause, { n, place, choose }) {
  for (let attempt = 0; attempt < 24; attempt++) {
    const out = spin(
      pair(clause.replaceAll('{n}', '\u0002').replaceAll('{place}', place)),
      (length) => choose(length, attempt),
    )
    if (!out.includes('\u0002')) return out
    if (n !== undefined) return out.replaceAll('\u0002', n)
  }
  return null
}

export function describe(product, hidden, u) {
  const at = (key, list) => u.pick(key, list)
  const shop = (one, polarity) => {
    const locale = 0
    const options = banks
      .get(one.aspect)
      .shop[polarity > 0 ? 'good' : 'bad'].filter(([en]) => one.n || !en.includes('{n}'))
    const [en, zh] =
      options.length > 0
        ? options[hash32(`${product.sku}${one.aspect}`) % options.length]
        : [null, null]
    return en === null
      ? null
      : {
          en: en.replaceAll('{n}', one.n?.[locale] ?? ''),
          zh: zh.replaceAll('{n}', one.n?.[1] ?? ''),
        }
  }
  const strengths = hidden.aspects
    .filter(
      (one) =>
        one.polarity > 0 &&
        one.aspect !== 'setup' &&
        !(one.aspect === 'value' && hidden.place > 0.34),
    )
    .map((one) => ({ one, text: shop(one, 1) }))
    .filter(({ text }) => text)
  const faults = hidden.aspects
    .filter((one) => one.polarity < 0)
    .map((one) => ({ one, text: shop(one, -1) }))
    .filter(({ text }) => text)
  const first = strengths.length > 0 ? at('g', strengths) : undefined
  const rest = strengths.filter((other) => other !== first)
  const second = rest.length > 0 ? at('h', rest) : undefined
  const good = first?.text ?? { en: 'does its everyday job without fuss', zh: '日常使用省心' }
  const also =
    second?.text ??
    (first
      ? { en: 'is simple to use', zh: '操作简单' }
      : { en: 'is simple to use', zh: '操作简单' })
  const bad =
    faults.length > 0
      ? at('b', faults).text
      : hidden.place > 0.5 && good.en !== 'costs less than its rivals'
        ? { en: 'is not the cheapest of its kind', zh: '价格在同类里不算低' }
        : { en: 'keeps to the essentials', zh: '功能以实用为主，没有太多花样' }
  const m = Math.floor(u.at('middle') * middles.en.length)
  const en = [
    at('open', openers.en)
      .replace('{A}', capital(article(hidden.kind.en)))
      .replace('{a}', article(hidden.kind.en))
      .replace('{who}', hidden.who.en),
    middles.en[m].replace('{g}', good.en).replace('{h}', also.en),
    at('limit', limits.en).replace('{b}', bad.en),
  ].join(' ')
  const zh = `${at('开', openers.zh).replace('{who}', hidden.who.zh).replace('{kind}', hidden.kind.zh)}，${middles.zh[m].replace('{g}', good.zh).replace('{h}', also.zh)}。${at('限', limits.zh).replace('{b}', bad.zh)}。`
  return { en, zh: zh.replaceAll('的的', '的') }
}
