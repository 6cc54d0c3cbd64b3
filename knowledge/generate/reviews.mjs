/**
 * Reviews.
 *
 * Assumptions: stars are normal around the product's rating (sd 0.75); five stars praise, three
 * mix, one or two complain; what is praised or criticised follows the product's true specs, and the
 * figures quoted are the specs; 60 % English; dates rise towards the present; popular goods have
 * more reviews. Where a product has too little to complain of, build and value serve.
 */
import { banks } from './banks.mjs'
import { fill } from './copy.mjs'
import { clamp } from './model.mjs'
import { stream } from './rng.mjs'
import { spellOut } from './tails.mjs'

const leads = {
  en: [
    'Bought it for our {place}.',
    'Six weeks in.',
    'Had it for three months now.',
    'Second one from {brand}.',
    'My first {noun} from {brand}.',
    'Got it for my parents.',
    'We are two adults and a toddler.',
    'I live alone in a small flat.',
    'Replaced a ten-year-old one.',
    'Moved house, needed a new {noun}.',
    'Compared five models before.',
    'A gift for my sister.',
    'Working from home, so I use it daily.',
    'Was sceptical at first.',
    'Retired, with time to test things.',
    'Student budget here.',
    'Recommended by a neighbour.',
    'Short review after a month:',
    'Half a year of daily use.',
    'My partner chose it.',
    'For our holiday flat.',
    'Not my first {noun}.',
    'After reading many reviews I took this one.',
    'Needed one quickly.',
    'Bought in the spring sale.',
    'Family of five here.',
    'I am picky about such things.',
    'Ordered on a Sunday, used since.',
    'Upgraded from a smaller one.',
    'Friends had it, so we tried.',
    '',
    '',
  ],
  zh: [
    '买了一个多月了。',
    '给爸妈买的。',
    '第二次买{brand}。',
    '第一次用{brand}的{noun}。',
    '用了三个月来评价。',
    '家里四口人。',
    '一个人住，小户型。',
    '旧的用了十年，换新。',
    '搬家新买的{noun}。',
    '对比了好几款。',
    '朋友推荐的。',
    '送姐姐的礼物。',
    '在家办公，天天用。',
    '一开始有点犹豫。',
    '学生党，预算有限。',
    '老公选的。',
    '双十一前入手。',
    '半年使用感受：',
    '看了很多评论才下单。',
    '租房用。',
    '换季急用。',
    '我比较挑剔。',
    '家里有老人和孩子。',
    '同事也在用。',
    '之前用的是小一号的。',
    '收到就开始用了。',
    '说说真实感受。',
    '追评一下。',
    '',
    '',
  ],
}
const joins = {
  en: ['But ', 'However: ', 'On the downside: ', 'Only one thing: ', 'Still: ', 'Minus: '],
  zh: ['不过', '就是', '但是', '唯一的缺点：', '小缺点：', '只是'],
}
const closings = {
  en: {
    5: [
      'Would buy again.',
      'Clear recommendation.',
      'Five stars.',
      'Very happy so far.',
      'No regrets at all.',
      'Exactly what we were looking for.',
      'Could not be happier.',
      '',
    ],
    4: [
      'All in all a good buy.',
      'Happy with it overall.',
      'One star off for that.',
      'Good, not perfect.',
      'I would still recommend it.',
      '',
    ],
    3: [
      'Okay, no more than that.',
      'Mixed feelings.',
      'It does the job.',
      'Average, I would say.',
      'For some it will be fine.',
      '',
    ],
    2: [
      'Would choose another one next time.',
      'Disappointed.',
      'Expected more.',
      'I am thinking about sending it back.',
      '',
    ],
    1: ['Sent it back.', 'Cannot recommend it.', 'Not again.', 'Very disappointed.', ''],
  },
  zh: {
    5: ['推荐购买。', '五星好评。', '非常满意。', '会回购。', '不后悔。', '买对了。', ''],
    4: ['总体满意。', '瑕不掩瑜。', '扣一星。', '值得买。', '还是推荐的。', ''],
    3: ['中规中矩。', '一般般。', '够用而已。', '看个人需求吧。', ''],
    2: ['有点失望。', '下次换别的。', '不太推荐。', '期望高了。', ''],
    1: ['退货了。', '不推荐。', '很失望。', '不会再买。', ''],
  },
}
const free = new Set(['setup', 'washing', 'music', 'teeth', 'mic', 'build', 'value'])

/**
 * @param {any[]} goods built and finished products
 * @param {string} seed
 */
export function makeReviews(goods, seed) {
  const rows = []
  const seen = new Set()
  const first = Date.UTC(2024, 5, 1)
  const last = Date.UTC(2026, 9, 31)
  for (const { product, hidden } of goods) {
    if (!product.rating) continue
    const r = stream(`${seed}/reviews/${product.sku}`)
    const count = clamp(
      Math.round(0.2 + Math.log(product.rating.count) * 0.72 + r.normal(0, 0.7)),
      1,
      9,
    )
    const opening = r.int(0, 999)
    let drift = 0
    for (let i = 0; i < count; i++) {
      // The drift keeps the mean of few reviews near the rating.
      const rating = clamp(
        Math.round(r.normal(product.rating.average + clamp(drift, -0.6, 0.6), 0.75)),
        1,
        5,
      )
      drift += (product.rating.average - rating) / count
      const locale = r.chance(0.6) ? 'en' : 'zh'
      let made = null
      for (let attempt = 0; attempt < 6; attempt++) {
        made = write(product, hidden, rating, locale, r, opening + i)
        if (made && !seen.has(made.text)) break
      }
      if (!made) continue
      seen.add(made.text)
      const day = new Date(first + Math.floor((last - first) * r.next() ** 0.7))
      rows.push({
        id: `rv-${String(rows.length + 1).padStart(5, '0')}`,
        sku: product.sku,
        rating,
        locale,
        text: made.text,
        writtenOn: day.toISOString().slice(0, 10),
        aspects: made.aspects,
      })
    }
  }
  return rows
}

function write(product, hidden, rating, locale, r, turn) {
  const { category, brand } = hidden
  const context = {
    place: category.place[locale],
    brand: locale === 'en' ? brand.name : brand.zh,
    noun: category.noun[locale],
  }
  const of = (sign) =>
    r.shuffled(
      hidden.aspects.filter(
        (one) =>
          one.polarity === sign || (one.polarity === 0 && free.has(one.aspect) && r.chance(0.35)),
      ),
    )
  const want = { 5: [3, 0], 4: [2, 1], 3: [1, 2], 2: [r.int(0, 1), 2], 1: [0, 3] }[rating]
  const said = new Map()
  const clauses = { good: [], bad: [] }
  const say = (one, good) => {
    if (said.has(one.aspect)) return
    const bank = banks.get(one.aspect).review[locale][good ? 'good' : 'bad']
    for (const clause of r.shuffled(bank)) {
      const n = one.n?.[locale === 'en' ? 0 : 1]
      const choose = (length) => r.int(0, length - 1)
      const filled = fill(clause, { n, place: context.place, choose })
      if (filled === null) continue
      const text = spellOut(filled, locale, choose)
      said.set(one.aspect, good ? 1 : -1)
      clauses[good ? 'good' : 'bad'].push(
        locale === 'en' ? text.charAt(0).toUpperCase() + text.slice(1) + '.' : text + '。',
      )
      return
    }
  }
  for (const one of of(1)) if (clauses.good.length < want[0]) say(one, true)
  for (const one of of(-1)) if (clauses.bad.length < want[1]) say(one, false)
  // Opinions on make and price are anybody's own.
  for (const aspect of r.shuffled(['build', 'value'])) {
    if (clauses.bad.length < Math.min(want[1], rating <= 2 ? 2 : 1))
      say({ aspect, polarity: -1 }, false)
    else if (clauses.good.length < Math.min(want[0], 1)) say({ aspect, polarity: 1 }, true)
  }
  if (said.size === 0) return null
  const lead = leads[locale][turn % leads[locale].length]
    .replace('{place}', context.place)
    .replace('{brand}', context.brand)
    .replace('{noun}', context.noun)
  const closing = r.pick(closings[locale][rating])
  const parts = [lead]
  if (rating >= 3) {
    parts.push(...clauses.good)
    if (clauses.bad.length > 0) {
      const join = clauses.good.length > 0 ? r.pick(joins[locale]) : ''
      const [head, ...tail] = clauses.bad
      parts.push(
        join +
          (locale === 'en' && join.startsWith('But')
            ? head.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase())
            : head),
        ...tail,
      )
    }
  } else parts.push(...clauses.bad, ...clauses.good)
  parts.push(closing)
  let text = parts.filter(Boolean).join(locale === 'en' ? ' ' : '')
  // Very short ones get another closing; English at least 15 words.
  const size = () => (locale === 'en' ? text.split(/\s+/).length >= 15 : text.length >= 24)
  for (let i = 0; !size() && i < 4; i++) {
    const more = closings[locale][rating].filter((one) => one && !text.includes(one))
    if (more.length === 0) break
    text += (locale === 'en' ? ' ' : '') + r.pick(more)
  }
  return { text, aspects: Object.fromEntries(said) }
}
