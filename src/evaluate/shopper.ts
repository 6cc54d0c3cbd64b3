import type { Catalogue } from '../domain/catalogue.ts'
import type { Constraint } from '../domain/need.ts'
import type { Category } from '../domain/taxonomy.ts'
import { inLocale, type Locale } from '../domain/text.ts'
import { createRandom, type Random } from '../lib/random.ts'
import { convert, unitOf } from '../lib/units.ts'
import { filter } from '../retrieve/constraints.ts'

/** What a simulated shopper is after. The assistant never sees it, only what is said of it. */
export interface Goal {
  readonly locale: Locale
  readonly category: string
  /** All of them have to hold for a product to be bought; at least `choices` products fit. */
  readonly musts: readonly Constraint[]
  readonly choices: number
  /** Turns after which the shopper leaves. */
  readonly patience: number
  /** A must that replaces another one after the first answer: a change of mind. */
  readonly change: Constraint | null
}

/** Goods that have to fit a goal: with one or two left a shop's clerk would struggle as well. */
const fewestChoices = 3

/**
 * Draws a goal from what the shop sells: a product is picked, and two to four conditions that it
 * meets. A goal that fewer than three products meet is loosened by its last condition.
 */
export function drawGoal(catalogue: Catalogue, seed: number): Goal {
  const random = createRandom(seed)
  const categories = [...catalogue.docsByCategory.keys()].filter(
    (id) => catalogue.taxonomy.categories.get(id)?.discovered === false,
  )
  for (;;) {
    const id = pick(categories, random)
    const category = catalogue.taxonomy.categories.get(id)!
    const docs = catalogue.docsByCategory.get(id)!
    const doc = docs[random.integer(docs.length)]!
    const musts: Constraint[] = []
    const wanted = 1 + random.integer(3)
    for (let tries = 0; tries < 12 && musts.length < wanted; tries++) {
      const must = drawMust(catalogue, doc, category, random)
      if (must && !musts.some(({ attribute }) => attribute === must.attribute)) musts.push(must)
    }
    while (musts.length > 1 && countFitting(catalogue, id, musts) < fewestChoices) musts.pop()
    const choices = countFitting(catalogue, id, musts)
    if (musts.length === 0 || choices < fewestChoices) continue
    const changes = musts.filter(
      ({ attribute, operator }) => attribute === 'price' && operator === '<=',
    )
    const change =
      changes[0] && random.next() < 0.3
        ? { ...changes[0], value: roundUp((changes[0].value as number) * 1.25) }
        : null
    return {
      locale: random.next() < 0.5 ? 'en' : 'zh',
      category: id,
      musts,
      choices,
      patience: 6 + random.integer(4),
      change,
    }
  }
}

const countFitting = (
  catalogue: Catalogue,
  category: string,
  musts: readonly Constraint[],
): number =>
  [...filter(catalogue, musts, category).toDocs()].filter(
    (doc) => catalogue.products[doc]!.availability !== 'out_of_stock',
  ).length

const pick = <Value>(values: readonly Value[], random: Random): Value =>
  values[random.integer(values.length)]!

const roundUp = (value: number): number => {
  const step = value > 1000 ? 100 : value > 200 ? 50 : value > 50 ? 10 : 5
  return Math.ceil(value / step) * step
}

/** One condition that the product meets, of a kind that shoppers state. */
function drawMust(
  catalogue: Catalogue,
  doc: number,
  category: Category,
  random: Random,
): Constraint | undefined {
  const product = catalogue.products[doc]!
  const must = (
    attribute: string,
    operator: Constraint['operator'],
    value: Constraint['value'],
  ): Constraint => ({
    attribute,
    operator,
    value,
    strength: 'must',
  })
  const kind = random.next()
  if (kind < 0.4)
    return must('price', '<=', roundUp((product.priceMinor / 100) * (1.02 + random.next() * 0.4)))
  if (kind < 0.5) {
    const others = catalogue.brands.filter(({ name }) => name !== product.brand)
    return must('brand', '!=', pick(others, random).name)
  }
  const deciding = category.attributes.filter(({ importance }) => importance >= 0.5)
  const { id } = pick(deciding, random)
  const attribute = catalogue.taxonomy.attributes.get(id)
  const value = product.specs[id]
  if (!attribute || value === null || value === undefined) return undefined
  if (attribute.type === 'boolean') return value === true ? must(id, '=', true) : undefined
  if (attribute.type === 'enum' && !attribute.ordered) return must(id, '=', value as string)
  if (typeof value !== 'number' || attribute.better === undefined || attribute.unit === undefined)
    return undefined
  const slack = 1 + random.next() * 0.15
  const bound = attribute.better === 'lower' ? value * slack : value / slack
  const rounded = Math.round(bound * 10 ** attribute.decimals) / 10 ** attribute.decimals
  return {
    ...must(id, attribute.better === 'lower' ? '<=' : '>=', rounded),
    unit: attribute.unit,
  }
}

/** Says a condition as shoppers do; wording is drawn, words are the taxonomy's. */
export function verbalise(
  { attribute: id, operator, value, unit }: Constraint,
  catalogue: Catalogue,
  locale: Locale,
  random: Random,
): string {
  const en = locale === 'en'
  if (id === 'price') {
    const amount = value as number
    return fill(
      pick(
        en
          ? [
              'under {v}',
              'max {v}',
              'no more than {v} dollars',
              'for at most ${v}',
              'my budget is {v}',
              '{v} or less',
              'up to {v}',
              'below ${v}',
            ]
          : [
              '{v}以内',
              '不超过{v}',
              '预算{v}',
              '{v}块以下',
              '最多{v}元',
              '{v}以下',
              '价格别超过{v}',
            ],
        random,
      ),
      amount,
    )
  }
  if (id === 'brand') {
    const brand = catalogue.brands.find(({ name }) => name === value)
    const name = en
      ? String(value)
      : (brand?.words.find((word) => /\p{Script=Han}/u.test(word)) ?? String(value))
    return fill(
      pick(
        en
          ? ['not {v}', 'no {v} please', 'anything but {v}', 'not from {v}']
          : ['不要{v}', '除了{v}都行', '不要{v}的'],
        random,
      ),
      name,
    )
  }
  const attribute = catalogue.taxonomy.attributes.get(id)!
  const words = (list: { en: string[]; zh: string[] }): string[] => (en ? list.en : list.zh)
  if (typeof value === 'boolean') {
    const names = words(attribute.words).filter(
      (word) => !/^(?:with|has|how|是否|有没有)/.test(word),
    )
    const name = pick(names.length > 0 ? names : words(attribute.words), random)
    return fill(
      pick(
        en ? ['with {v}', 'it must have {v}', 'and {v}'] : ['要{v}', '带{v}', '必须有{v}'],
        random,
      ),
      name,
    )
  }
  if (typeof value === 'string') {
    const known = attribute.values.find((one) => one.id === value)!
    const spoken = words(known.words)
    return spoken.length > 0 ? pick(spoken, random) : value
  }
  const printed = printFigure(value as number, unit, locale, random)
  const name =
    pick(
      words(attribute.words)
        .filter((word) => !/^how |多|吵不吵|响不响/.test(word))
        .slice(0, 4),
      random,
    ) ?? ''
  const atMost = operator === '<='
  return fill(
    pick(
      en
        ? atMost
          ? [
              `${name} at most {v}`,
              `${name} below {v}`,
              `no more than {v} ${name}`,
              `${name} {v} or less`,
            ]
          : [
              `at least {v} ${name}`,
              `${name} of at least {v}`,
              `${name} {v} or more`,
              `minimum {v} ${name}`,
            ]
        : atMost
          ? [`${name}不超过{v}`, `${name}{v}以下`, `${name}最多{v}`]
          : [`${name}至少{v}`, `${name}{v}以上`, `${name}不低于{v}`],
      random,
    ),
    printed,
  )
}

const fill = (template: string, value: string | number): string =>
  template.replace('{v}', String(value))

/** A figure with its unit, now and then in the other system; converted so that it stays as strict. */
function printFigure(
  value: number,
  code: string | undefined,
  locale: Locale,
  random: Random,
): string {
  if (code === undefined) return String(value)
  const other = { cm: 'in', kg: 'lb' }[code]
  if (locale === 'en' && other !== undefined && random.next() < 0.3) {
    const converted = convert(value, code, other)!
    return `${Math.round(converted * 10) / 10} ${other === 'in' ? 'inches' : 'lb'}`
  }
  const unit = unitOf(code)!
  const word =
    locale === 'zh'
      ? (unit.words.find((one) => /\p{Script=Han}/u.test(one)) ?? unit.print.zh)
      : unit.print.en
  return locale === 'zh' ? `${value}${word}` : `${value} ${word}`
}

/** False for names that say a kind of the goods as well ("espresso machine"): that is a wish. */
function isGeneral(name: string, category: Category, { taxonomy }: Catalogue): boolean {
  return !category.attributes.some(({ id }) => {
    const attribute = taxonomy.attributes.get(id)
    const phrases = [
      ...(attribute?.values ?? []).flatMap(({ words }) => [...words.en, ...words.zh]),
      ...(attribute?.type === 'boolean' ? [...attribute.words.en, ...attribute.words.zh] : []),
    ]
    return phrases.some((phrase) =>
      /\p{Script=Han}/u.test(phrase) ? name.includes(phrase) : ` ${name} `.includes(` ${phrase} `),
    )
  })
}

/** How the first message opens. */
export function openingOf(
  goal: Goal,
  said: readonly Constraint[],
  catalogue: Catalogue,
  random: Random,
): string {
  const category = catalogue.taxonomy.categories.get(goal.category)!
  const words = goal.locale === 'en' ? category.words.en : category.words.zh
  const label = inLocale(category.label, goal.locale).toLowerCase()
  const name = pick(
    [label, ...words.filter((word) => isGeneral(word, category, catalogue)).slice(0, 5)],
    random,
  )
  const conditions = said.map((must) => verbalise(must, catalogue, goal.locale, random))
  return goal.locale === 'en'
    ? fill(
        pick(
          [
            'I need a {v}',
            'looking for a {v}',
            '{v}',
            'can you recommend a {v}',
            'show me a {v}',
            'hi, I want to buy a {v}',
          ],
          random,
        ),
        name,
      ) + conditions.map((text) => `, ${text}`).join('')
    : fill(
        pick(
          ['我想买{v}', '推荐一款{v}', '{v}', '有没有{v}', '想要一台{v}', '帮我选个{v}'],
          random,
        ),
        name,
      ) + conditions.map((text) => `，${text}`).join('')
}
