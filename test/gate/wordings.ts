import { nameOf } from '../../src/compose/name.ts'
import type { Catalogue } from '../../src/domain/catalogue.ts'
import type { Product } from '../../src/domain/product.ts'
import type { Attribute } from '../../src/domain/taxonomy.ts'
import type { Locale, LocalText } from '../../src/domain/text.ts'
import { formatMoney } from '../../src/lib/money.ts'
import { unitOf } from '../../src/lib/units.ts'

/** What a wording may speak of: three goods of one category, the first the one recommended. */
export interface Goods {
  readonly catalogue: Catalogue
  readonly locale: Locale
  readonly products: readonly [Product, Product, Product]
}

export interface TrueSentence {
  readonly wording: string
  readonly text: string
  /** The need's figures that the sentence speaks of. */
  readonly needFigures?: readonly number[]
  /** Figures that code worked out for the sentence. */
  readonly computed?: readonly string[]
  /** The same sentence made false: its number, unit, name or polarity is another. */
  readonly lies: readonly string[]
}

const name = (product: Product, { catalogue, locale }: Goods): string =>
  nameOf(product, catalogue, locale)

const price = (product: Product, { locale }: Goods): string =>
  formatMoney(product.priceMinor, product.currency, locale === 'en' ? 'en-US' : 'zh-CN')

const money = (minor: number, { catalogue, locale }: Goods): string =>
  formatMoney(minor, catalogue.currency, locale === 'en' ? 'en-US' : 'zh-CN')

const wrongPrice = (product: Product, goods: Goods): string =>
  money(product.priceMinor - 3100, goods)

interface Spec {
  readonly attribute: Attribute
  readonly value: number
}

const numbersOf = (product: Product, { catalogue }: Goods): Spec[] =>
  Object.entries(product.specs).flatMap(([id, value]) => {
    const attribute = catalogue.taxonomy.attributes.get(id)
    return attribute?.type === 'number' && typeof value === 'number' ? [{ attribute, value }] : []
  })

const label = ({ label: text }: Attribute, locale: Locale): string =>
  (locale === 'en' ? text.en!.toLowerCase() : text.zh!).replace(/[(（].*$/, '').trim()

const measured = (value: number, code: string, locale: Locale): string => {
  const unit = unitOf(code)!
  const figure = value.toLocaleString('en-US', { maximumFractionDigits: 3 })
  return `${figure}${unit.print.tight ? '' : ' '}${unit.print[locale]}`
}

/** The same measure in another unit of its kind, in usual wordings. */
function reworded(value: number, code: string): string | undefined {
  if (code === 'cm') return `${(value * 10).toFixed(0)} mm`
  if (code === 'kg') return `${(value * 1000).toFixed(0)} grams`
  if (code === 'W' && value >= 1000) return `${value / 1000} kilowatts`
  if (code === 'dB') return `${value} decibels`
  if (code === 'L') return `${value} litres`
  if (code === 'in') return `${value}-inch`
  if (code === 'h') return `${value} hours`
  return undefined
}

const wrong = (value: number): number => (value >= 20 ? value + 7 : value + 3)

/** Units of another kind, for sentences whose unit is made false. */
const otherUnit = (code: string): string => (code === 'kg' ? 'dB' : 'kg')

type Wording = (goods: Goods) => Omit<TrueSentence, 'wording'> | undefined

const byNumber =
  (say: (named: string, spec: string, attribute: string) => string): Wording =>
  (goods) => {
    const product = goods.products[0]
    const specs = numbersOf(product, goods).filter(
      ({ attribute }) => attribute.unit !== undefined && attribute.unit !== '%',
    )
    if (specs.length === 0) return undefined
    const { attribute, value } = specs[product.sku.length % specs.length]!
    const other = goods.products[1]
    const labelled = label(attribute, goods.locale)
    const lies = [
      say(name(product, goods), measured(wrong(value), attribute.unit!, goods.locale), labelled),
      say(
        name(product, goods),
        measured(value, otherUnit(attribute.unit!), goods.locale),
        labelled,
      ),
    ]
    const otherValue = other.specs[attribute.id]
    if (typeof otherValue !== 'number' || Math.abs(otherValue - value) > 1)
      lies.push(say(name(other, goods), measured(value, attribute.unit!, goods.locale), labelled))
    return {
      text: say(name(product, goods), measured(value, attribute.unit!, goods.locale), labelled),
      lies,
    }
  }

const byOtherUnit =
  (say: (named: string, spec: string) => string): Wording =>
  (goods) => {
    const product = goods.products[0]
    const specs = numbersOf(product, goods).flatMap(({ attribute, value }) => {
      const text = attribute.unit && reworded(value, attribute.unit)
      return text ? [{ text, value, unit: attribute.unit! }] : []
    })
    const spec = specs[product.title.en!.length % Math.max(1, specs.length)]
    if (!spec) return undefined
    return {
      text: say(name(product, goods), spec.text),
      lies: [say(name(product, goods), reworded(wrong(spec.value), spec.unit)!)],
    }
  }

const byCount =
  (say: (named: string, figure: string, what: string) => string): Wording =>
  (goods) => {
    const product = goods.products[0]
    const counts = numbersOf(product, goods).filter(
      ({ attribute, value }) =>
        [
          'programmes',
          'placeSettings',
          'hdmiPorts',
          'ports',
          'zones',
          'modes',
          'lanPorts',
          'speeds',
          'baskets',
        ].includes(attribute.id) && value >= 2,
    )
    const spec = counts[0]
    if (!spec) return undefined
    const what = label(spec.attribute, goods.locale).replace(/数$/, '')
    return {
      text: say(name(product, goods), String(spec.value), what),
      lies: [say(name(product, goods), String(spec.value + 3), what)],
    }
  }

const byBoolean =
  (
    say: (named: string, what: string) => string,
    deny: (named: string, what: string) => string,
    value: boolean,
  ): Wording =>
  (goods) => {
    const product = goods.products[0]
    const known = Object.entries(product.specs).filter(([, one]) => one === value)
    const id = known[product.sku.charCodeAt(3) % Math.max(1, known.length)]?.[0]
    const attribute = id ? goods.catalogue.taxonomy.attributes.get(id) : undefined
    if (!attribute) return undefined
    const what = goods.locale === 'en' ? attribute.words.en[0]! : attribute.words.zh[0]!
    return { text: say(name(product, goods), what), lies: [deny(name(product, goods), what)] }
  }

const byEnum =
  (say: (named: string, value: string, what: string) => string): Wording =>
  (goods) => {
    const product = goods.products[0]
    const known = Object.entries(product.specs).flatMap(([id, value]) => {
      const attribute = goods.catalogue.taxonomy.attributes.get(id)
      const held = attribute?.type === 'enum' && attribute.values.find((one) => one.id === value)
      return held && attribute.values.length > 2 && held.id !== 'none' ? [{ attribute, held }] : []
    })
    const spec = known[product.sku.length % Math.max(1, known.length)]
    if (!spec) return undefined
    const print = ({ label: text }: { label: LocalText }): string =>
      (goods.locale === 'en' ? text.en : text.zh) ?? ''
    const other = spec.attribute.values.find(
      (one) =>
        one !== spec.held &&
        one.id !== 'none' &&
        print(one) !== print(spec.held) &&
        !print(spec.held).includes(print(one)) &&
        !print(one).includes(print(spec.held)),
    )
    const what = label(spec.attribute, goods.locale)
    return {
      text: say(name(product, goods), print(spec.held), what),
      lies: other ? [say(name(product, goods), print(other), what)] : [],
    }
  }

const byPrice =
  (say: (named: string, amount: string) => string): Wording =>
  (goods) => {
    const [product, other] = goods.products
    return {
      text: say(name(product, goods), price(product, goods)),
      lies: [
        say(name(product, goods), wrongPrice(product, goods)),
        ...(other.priceMinor === product.priceMinor
          ? []
          : [say(name(other, goods), price(product, goods))]),
      ],
    }
  }

const byRating =
  (say: (named: string, average: string, count: string) => string): Wording =>
  (goods) => {
    const product = goods.products[0]
    if (!product.rating) return undefined
    const { average, count } = product.rating
    return {
      text: say(name(product, goods), String(average), String(count)),
      lies: [
        say(
          name(product, goods),
          (average > 2.6 ? average - 0.6 : average + 0.6).toFixed(1),
          String(count),
        ),
        say(name(product, goods), String(average), String(count + 12)),
      ],
    }
  }

/** Two of the goods that differ in an attribute, the lower first. */
function differing(goods: Goods, attribute: string): [Product, Product] | undefined {
  const value = (product: Product): number | undefined =>
    attribute === 'price' ? product.priceMinor : (product.specs[attribute] as number | undefined)
  const [one, other] = goods.products
  const left = value(one)
  const right = value(other)
  if (typeof left !== 'number' || typeof right !== 'number' || left === right) return undefined
  return left < right ? [one, other] : [other, one]
}

const byComparison =
  (attribute: string, say: (low: string, high: string, difference: string) => string): Wording =>
  (goods) => {
    const pair = differing(goods, attribute)
    if (!pair) return undefined
    const [low, high] = pair
    const difference = attribute === 'price' ? money(high.priceMinor - low.priceMinor, goods) : ''
    return {
      text: say(name(low, goods), name(high, goods), difference),
      lies: [say(name(high, goods), name(low, goods), difference)],
      computed: [difference],
    }
  }

const bySuperlative =
  (attribute: string, direction: 1 | -1, say: (named: string, figure: string) => string): Wording =>
  (goods) => {
    const value = (product: Product): unknown =>
      attribute === 'price' ? product.priceMinor : product.specs[attribute]
    const values = goods.products.map(value)
    if (values.some((one) => typeof one !== 'number')) return undefined
    const sorted = goods.products.toSorted(
      (a, b) => direction * (Number(value(a)) - Number(value(b))),
    )
    if (value(sorted[0]!) === value(sorted[1]!)) return undefined
    const unit = goods.catalogue.taxonomy.attributes.get(attribute)?.unit
    const print = (product: Product): string =>
      attribute === 'price'
        ? price(product, goods)
        : measured(Number(value(product)), unit!, goods.locale)
    return {
      text: say(name(sorted[0]!, goods), print(sorted[0]!)),
      lies: [
        say(name(sorted[2]!, goods), print(sorted[2]!)),
        say(name(sorted[0]!, goods), print(sorted[2]!)),
      ],
    }
  }

const byBudget =
  (say: (named: string, budget: string, amount: string) => string): Wording =>
  (goods) => {
    const product = goods.products[0]
    const budget = Math.ceil(product.priceMinor / 5000) * 50 + 50
    const too = Math.max(1, Math.floor(product.priceMinor / 5000) * 50 - 50)
    const print = (amount: number): string => money(amount * 100, goods)
    return {
      text: say(name(product, goods), print(budget), price(product, goods)),
      needFigures: [budget],
      lies: [say(name(product, goods), print(too), price(product, goods))],
    }
  }

const plain =
  (text: string): Wording =>
  () => ({ text, lies: [] })

const english: Record<string, Wording> = {
  'price is': byPrice((n, p) => `The ${n} costs ${p}.`),
  'price at': byPrice((n, p) => `At ${p}, the ${n} is a sensible pick.`),
  'price comes in': byPrice((n, p) => `**${n}** comes in at ${p}, which keeps things simple.`),
  'price listed': byPrice((n, p) => `- ${n}: ${p}`),
  'price of': byPrice((n, p) => `The price of the ${n} is ${p}.`),
  "price you'd pay": byPrice((n, p) => `You'd pay ${p} for the ${n}.`),
  'price brackets': byPrice((n, p) => `I'd start with the ${n} (${p}).`),
  'price dollars': byPrice((n, p) => `The ${n} will set you back ${p.replace('$', '')} dollars.`),
  'price pick': byPrice((n, p) => `My pick for you is the ${n} at ${p}, and here is why.`),
  'spec label': byNumber((n, s, a) => `The ${n} has a ${a} of ${s}.`),
  'spec possessive': byNumber((n, s, a) => `The ${n}'s ${a} is ${s}.`),
  'spec with': byNumber((n, s, a) => `With a ${a} of ${s}, the ${n} should do well here.`),
  'spec colon': byNumber((n, s, a) => `${n} – ${a}: ${s}`),
  'spec its': byNumber((n, s, a) => `What stands out about the ${n} is its ${a} of ${s}.`),
  'spec brackets': byNumber((n, s, a) => `I like the ${n} for its ${a} (${s}).`),
  'spec bare': byNumber((n, s) => `The ${n} is rated at ${s}.`),
  'spec unit': byOtherUnit((n, s) => `The ${n} comes to ${s}.`),
  'spec unit at': byOtherUnit(
    (n, s) => `On paper, the ${n} stands at ${s}, so it should suit you.`,
  ),
  'count has': byCount((n, f, w) => `The ${n} has ${f} ${w}.`),
  'count you get': byCount((n, f, w) => `With the ${n} you get ${f} ${w}.`),
  'boolean has': byBoolean(
    (n, w) => `The ${n} has ${w}.`,
    (n, w) => `The ${n} has no ${w}.`,
    true,
  ),
  'boolean comes with': byBoolean(
    (n, w) => `The ${n} comes with ${w}, which you may like.`,
    (n, w) => `The ${n} comes without ${w}, which you may like.`,
    true,
  ),
  'boolean also': byBoolean(
    (n, w) => `It's worth knowing that the ${n} offers ${w}.`,
    (n, w) => `It's worth knowing that the ${n} lacks ${w}.`,
    true,
  ),
  'boolean no': byBoolean(
    (n, w) => `The ${n} has no ${w}.`,
    (n, w) => `The ${n} has ${w}.`,
    false,
  ),
  'boolean lacks': byBoolean(
    (n, w) => `One downside: the ${n} lacks ${w}.`,
    (n, w) => `One upside: the ${n} has ${w}.`,
    false,
  ),
  "boolean doesn't": byBoolean(
    (n, w) => `Keep in mind that the ${n} doesn't have ${w}.`,
    (n, w) => `Keep in mind that the ${n} does have ${w}.`,
    false,
  ),
  'enum is': byEnum((n, v, w) => `For ${w}, the ${n} is listed as ${v}.`),
  'enum label': byEnum((n, v, w) => `${n}, ${w}: ${v}.`),
  'rating rated': byRating((n, a, c) => `The ${n} is rated ${a} out of 5 by ${c} customers.`),
  'rating stars': byRating((n, a, c) => `Buyers give the ${n} ${a} stars across ${c} reviews.`),
  'rating score': byRating((n, a, c) => `With ${a}/5 from ${c} ratings, the ${n} is well liked.`),
  'compare price': byComparison('price', (l, h) => `The ${l} is cheaper than the ${h}.`),
  'compare price by': byComparison('price', (l, h, d) => `The ${l} is ${d} cheaper than the ${h}.`),
  'compare dearer': byComparison(
    'price',
    (l, h) => `You pay more for the ${h}, since it's more expensive than the ${l}.`,
  ),
  'compare noise': byComparison('noiseLevel', (l, h) => `The ${l} is quieter than the ${h}.`),
  'compare noise louder': byComparison(
    'noiseLevel',
    (l, h) => `Compared with the ${l}, the ${h} is a bit louder.`,
  ),
  'compare weight': byComparison(
    'weight',
    (l, h) => `The ${l} is lighter than the ${h}, which helps when you move it.`,
  ),
  'compare heavy': byComparison('weight', (l, h) => `The ${h} is heavier than the ${l}.`),
  'compare width': byComparison('width', (l, h) => `The ${l} is narrower than the ${h}.`),
  'compare energy': byComparison(
    'energyPerYear',
    (l, h) => `The ${l} uses less energy per year than the ${h}.`,
  ),
  'most quiet': bySuperlative(
    'noiseLevel',
    1,
    (n, f) => `My pick is the ${n}, because it is the quietest of the three at ${f}.`,
  ),
  'most light': bySuperlative('weight', 1, (n, f) => `The ${n} is the lightest of these at ${f}.`),
  'most cheap': bySuperlative(
    'price',
    1,
    (n, f) => `The ${n} is the cheapest of the three at ${f}.`,
  ),
  'most dear': bySuperlative(
    'price',
    -1,
    (n, f) => `At ${f}, the ${n} is the most expensive one here.`,
  ),
  'need budget': byBudget((n, b) => `The ${n} stays within your budget of ${b}.`),
  'need budget at': byBudget((n, b, p) => `At ${p}, the ${n} fits under your ${b} limit.`),
  'need quiet': plain('You wanted something quiet, so I put that first.'),
  'need wifi': plain('Since you asked for Wi-Fi, I looked for that as well.'),
  'need space': plain('If you need more space, I can look again with that in mind.'),
  'ask size': plain('Which size would you like?'),
  'ask colour': plain('Do you prefer black or white?'),
  'ask budget': plain('Do you have a budget in mind?'),
  'ask built-in': plain('Would you like a built-in or a freestanding model?'),
  'ask more': plain('Shall I show you a few more options?'),
  'ask people': plain('How many people live in your home?'),
  hello: plain('Hello! Happy to help you find the right one.'),
  three: plain('Here are three options that fit what you described.'),
  'all in all': plain('All in all, both of the first two are good choices.'),
  tradeoff: plain('It comes down to what matters more to you.'),
  sorry: plain("I'm sorry, I don't have that information."),
  unknown: plain("I can't tell from the data sheet, so I won't guess."),
  thanks: plain("Great question, let's look at the differences."),
  glance: plain('Let me walk you through them one by one.'),
  settle: plain('Any of these would be a solid choice for everyday use.'),
}

const chinese: Record<string, Wording> = {
  价格是: byPrice((n, p) => `${n}的价格是${p}。`),
  售价: byPrice((n, p) => `${n}售价${p}，可以考虑。`),
  只要: byPrice((n, p) => `如果看重价格，${n}只要${p}。`),
  价格列表: byPrice((n, p) => `- **${n}**：${p}`),
  推荐价: byPrice((n, p) => `我推荐${n}（${p}），理由如下。`),
  花费: byPrice((n, p) => `选${n}的话，需要花${p}。`),
  参数为: byNumber((n, s, a) => `${n}的${a}为${s}。`),
  参数达到: byNumber((n, s, a) => `${n}的${a}达到${s}，表现不错。`),
  参数冒号: byNumber((n, s, a) => `${n}：${a}${s}`),
  参数凭: byNumber((n, s, a) => `凭${s}的${a}，${n}很适合您。`),
  参数标: byNumber((n, s, a) => `资料上写着，${n}的${a}是${s}。`),
  数量: byCount((n, f, w) => `${n}有${f}个${w}。`),
  有功能: byBoolean(
    (n, w) => `${n}带有${w}功能。`,
    (n, w) => `${n}没有${w}功能。`,
    true,
  ),
  支持功能: byBoolean(
    (n, w) => `${n}支持${w}，用起来更省心。`,
    (n, w) => `${n}不支持${w}，用起来更省心。`,
    true,
  ),
  没有功能: byBoolean(
    (n, w) => `${n}没有${w}。`,
    (n, w) => `${n}有${w}。`,
    false,
  ),
  不支持: byBoolean(
    (n, w) => `需要注意的是，${n}不支持${w}。`,
    (n, w) => `需要注意的是，${n}支持${w}。`,
    false,
  ),
  枚举是: byEnum((n, v, w) => `${n}的${w}是${v}。`),
  枚举为: byEnum((n, v, w) => `从${w}来看，${n}为${v}。`),
  评分: byRating((n, a, c) => `${n}评分${a}，共有${c}条评价。`),
  好评: byRating((n, a, c) => `${c}位买家给${n}打了${a}分。`),
  星级: byRating((n, a, c) => `${n}在${c}条评价中获得${a}星（满分5星）。`),
  更便宜: byComparison('price', (l, h) => `${l}比${h}更便宜。`),
  便宜多少: byComparison('price', (l, h, d) => `${l}比${h}便宜${d}。`),
  更贵: byComparison('price', (l, h) => `相比${l}，${h}更贵一些。`),
  更安静: byComparison('noiseLevel', (l, h) => `${l}比${h}更安静。`),
  噪音更低: byComparison('noiseLevel', (l, h) => `${l}的噪音比${h}更低。`),
  更轻: byComparison('weight', (l, h) => `${l}比${h}更轻，搬动方便。`),
  更宽: byComparison('width', (l, h) => `${h}比${l}更宽。`),
  最安静: bySuperlative('noiseLevel', 1, (n, f) => `三款里${n}最安静，只有${f}。`),
  最轻: bySuperlative('weight', 1, (n, f) => `我首选${n}，因为它在三款中最轻，重${f}。`),
  最便宜: bySuperlative('price', 1, (n, f) => `其中${n}最便宜，价格${f}。`),
  最贵: bySuperlative('price', -1, (n, f) => `${n}是这几款里最贵的，要${f}。`),
  预算内: byBudget((n, b) => `${n}在您${b}的预算以内。`),
  不超预算: byBudget((n, b, p) => `${n}售价${p}，没有超出您${b}的预算。`),
  需求安静: plain('您想要安静一点的，所以我先看了噪音。'),
  需求无线: plain('既然您需要智能控制，我把这一点也考虑进去了。'),
  如果需要: plain('如果您需要更大的容量，我可以再找找看。'),
  问尺寸: plain('您想要多大尺寸的？'),
  问颜色: plain('您喜欢白色还是黑色？'),
  问预算: plain('您的预算大概是多少？'),
  问安装: plain('您想要嵌入式还是独立式的？'),
  问人数: plain('家里有几口人？'),
  您好: plain('您好！很高兴为您推荐。'),
  三款: plain('下面三款都比较符合您的要求。'),
  总的来说: plain('总的来说，前两款都是不错的选择。'),
  看重: plain('主要看您更看重哪一点。'),
  抱歉: plain('抱歉，资料里没有这项信息。'),
  逐一: plain('我来一个一个说说它们的区别。'),
  放心: plain('日常使用都够了，可以按喜好来选。'),
}

export const wordings: Record<Locale, Record<string, Wording>> = { en: english, zh: chinese }

/** All true sentences that the wordings of a language find to say about the goods. */
export const truthsOf = (goods: Goods): TrueSentence[] =>
  Object.entries(wordings[goods.locale]).flatMap(([wording, say]) => {
    const said = say(goods)
    return said ? [{ wording, ...said }] : []
  })
