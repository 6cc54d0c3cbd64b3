/**
 * Small vocabulary in which the category models are written.
 *
 * A category is `{ id, prefix, noun, place, pop, brands, designs, twins, model, price, num, kind, facts,
 * who, aspects }`. `model(s, u, q)` fills the spec sheet `s` from the quality q (0 plain … 1 best)
 * and keyed draws `u`; the sheet keeps whatever the design has fixed, so later lines derive from
 * the fixed value. Keys that start with "_" are hidden design variables and are not exported.
 */

/** @typedef {Record<string, any>} Sheet */
/** @typedef {[en: string, zh: string]} Amount */

/** Linear between a (q = 0) and b (q = 1). */
export const lin = (q, a, b) => a + (b - a) * q
/** The element of a ladder that stands at q. */
export const step = (q, ladder) =>
  ladder[Math.min(ladder.length - 1, Math.max(0, Math.floor(q * ladder.length)))]
export const clamp = (x, low, high) => Math.min(high, Math.max(low, x))
export const round = (x, decimals = 0) =>
  Number(Math.round(Number(`${x}e${decimals}`)) + `e-${decimals}`)
/** Nearest multiple. */
export const to = (x, unit) => round(Math.round(x / unit) * unit, 3)

/** Polarity of a number of which less is better: +1 at `good` or below, −1 at `bad` or above. */
export const low = (x, good, bad) => (x <= good ? 1 : x >= bad ? -1 : 0)
export const high = (x, good, bad) => (x >= good ? 1 : x <= bad ? -1 : 0)
export const yes = (flag) => (flag ? 1 : -1)
/** Only praise. */
export const plus = (flag) => (flag ? 1 : 0)
/** Only criticism. */
export const minus = (flag) => (flag ? -1 : 0)

const printed = {
  dB: ['dB', '分贝'],
  cm: ['cm', '厘米'],
  L: ['L', '升'],
  kg: ['kg', '公斤'],
  g: ['g', '克'],
  in: ['-inch', '英寸'],
  GB: ['GB', 'GB'],
  Hz: ['Hz', 'Hz'],
  W: ['W', '瓦'],
  min: ['min', '分钟'],
  h: ['h', '小时'],
  kWh: ['kWh', '度'],
  mAh: ['mAh', '毫安时'],
  MP: ['MP', '百万像素'],
  rpm: ['rpm', '转'],
  Pa: ['Pa', 'Pa'],
  day: ['days', '天'],
  m2: ['m²', '平米'],
  m3h: ['m³/h', '立方米/时'],
  BTU: ['BTU/h', 'BTU'],
  bar: ['bar', 'bar'],
  s: ['s', '秒'],
  mm: ['mm', '毫米'],
  nits: ['nits', '尼特'],
  C: ['°C', '℃'],
  Mbps: ['Mbps', 'Mbps'],
  m: ['m', '米'],
  ms: ['ms', '毫秒'],
  Wh: ['Wh', '瓦时'],
  '%': ['%', '%'],
  years: ['years', '年'],
  settings: ['place settings', '套'],
  zones: ['zones', '个灶眼'],
  x: ['×', '倍'],
  gmin: ['g/min', '克/分'],
  programmes: ['programmes', '个程序'],
  ports: ['ports', '个接口'],
  modes: ['modes', '种模式'],
  speeds: ['speeds', '档'],
  ch: ['ch', '声道'],
  shots: ['shots', '张'],
}
const tight = new Set(['in', 'x', '%'])

/** A number with its unit as people print it. @returns {Amount} */
export function amt(value, unit) {
  const [en, zh] = printed[unit]
  if (unit === 'MP')
    return [`${value} MP`, value >= 100 ? `${value / 100}亿像素` : `${value * 100}万像素`]
  const figure = String(value)
  const one =
    value === 1 && en.endsWith('s') && unit !== 's' && en !== 'nits' ? en.slice(0, -1) : en
  if (unit === 'GB' && value >= 1024) return [`${value / 1024} TB`, `${value / 1024}TB`]
  return [tight.has(unit) ? `${figure}${en}` : `${figure} ${one}`, `${figure}${zh}`]
}

/** Fact of a title: attribute and printed text. */
export const fact = (attribute, en, zh) => ({ attribute, en, zh })
export const measured = (s, attribute, unit, suffix = ['', '']) => {
  const [en, zh] = amt(s[attribute], unit)
  return { attribute, en: en + suffix[0], zh: zh + suffix[1] }
}

/**
 * What reviews and descriptions may say: aspect id, attribute it rests on (null: none), polarity
 * and, where a figure may be quoted, the figure.
 * @returns {{aspect: string, attribute: string | null, polarity: number, n?: Amount}}
 */
export const about = (aspect, attribute, polarity, n) => ({
  aspect,
  attribute,
  polarity,
  ...(n ? { n } : {}),
})

/** Energy label from an efficiency score 0…1 within [worst, best]. */
export const label = (score, from = 'F', to_ = 'A') => {
  const letters = 'GFEDCBA'
  const a = letters.indexOf(from)
  const b = letters.indexOf(to_)
  return letters[clamp(Math.round(a + (b - a) * score), a, b)]
}
/** 0 for A … 6 for G. */
export const rank = (letter) => 'ABCDEFG'.indexOf(letter)
