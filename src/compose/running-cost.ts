import type { Product } from '../domain/product.ts'
import type { Comparison } from '../domain/reply.ts'
import { inLocale } from '../domain/text.ts'
import { formatMoney, toMinor } from '../lib/money.ts'
import { assumptionsFor, costOverYears } from '../relations/cost.ts'
import type { Draft } from './draft.ts'
import type { ExplainContext } from './explain.ts'
import { labelInSentence, printNumber, printPrice, printValue } from './print.ts'

/** Everything reckoned here has this name in the claims. */
const computation = 'running-cost'

const printMoney = (amount: number, { currency }: Product, draft: Draft, field: string): string =>
  draft.fact(
    formatMoney(toMinor(amount, currency), currency, draft.locale),
    'computed',
    computation,
    field,
  )

const printYears = (years: number, draft: Draft): string => {
  const number = draft.fact(printNumber(years, draft.locale), 'computed', computation, 'years')
  return draft.pick(`${number} years`, `${number} 年`)
}

/**
 * The row "Cost over N years" of a comparison; nothing where fewer than two of the goods state what
 * it takes, or where they are of different kinds and last differently.
 */
export function costRow(
  products: readonly Product[],
  { fit }: ExplainContext,
  draft: Draft,
): Comparison['rows'][number] | undefined {
  const [first] = products
  if (!first || products.some(({ category }) => category !== first.category)) return undefined
  const assumptions = assumptionsFor(first.category, first.currency, fit)
  if (!assumptions) return undefined
  const costs = products.map((product) => costOverYears(product, assumptions))
  const values = costs.map((cost) => cost?.total ?? null)
  const known = values.filter((value) => value !== null)
  if (known.length < 2) return undefined
  const least = Math.min(...known)
  const isLeadShared = known.filter((value) => value === least).length > 1
  const years = printYears(assumptions.years, draft)
  return {
    attribute: 'costOverYears',
    label: draft.pick(`Cost over ${years}`, `${years}总花费`),
    unit: first.currency,
    values,
    texts: values.map((value, at) =>
      value === null
        ? draft.pick('not stated', '未注明')
        : printMoney(value, products[at]!, draft, `total of ${products[at]!.sku}`),
    ),
    best: isLeadShared ? null : values.indexOf(least),
  }
}

/** What the row rests on, in a sentence. */
export function costNote(product: Product, { fit }: ExplainContext, draft: Draft): string {
  const assumptions = assumptionsFor(product.category, product.currency, fit)
  const cost = assumptions && costOverYears(product, assumptions)
  if (!assumptions) return ''
  const years = printYears(assumptions.years, draft)
  const price = printMoney(assumptions.energyPricePerKwh, product, draft, 'energyPricePerKwh')
  const hours =
    cost?.basis === 'power' && assumptions.hoursSource
      ? draft.fact(
          inLocale(assumptions.hoursSource, draft.locale),
          'computed',
          'knowledge/fit.json',
          'runningCost.hours',
        )
      : undefined
  const use = hours === undefined ? '' : draft.pick(`, used ${hours}`, `，使用时间按${hours}`)
  const water = cost?.water === undefined ? '' : draft.pick(' and water', '和水费')
  return draft.pick(
    `The cost over ${years} is the price plus energy${water} at an assumed ${price} per kWh${use}; repairs are not in it.`,
    `${years}总花费 = 售价 + 电费${water}，电价按每度 ${price} 假设${use}，不含维修。`,
  )
}

/** What one product costs to run, a year and over the years; says what is unknown. */
export function runningCost(
  product: Product,
  name: string,
  { catalogue, fit }: ExplainContext,
  draft: Draft,
): string {
  const assumptions = assumptionsFor(product.category, product.currency, fit)
  const cost = assumptions && costOverYears(product, assumptions)
  if (!cost) {
    const label = labelInSentence('energyPerYear', catalogue, draft.locale)
    const kwh = product.specs['energyPerYear']
    if (typeof kwh === 'number') {
      const printed = draft.fact(
        printValue('energyPerYear', kwh, catalogue, draft.locale),
        'product',
        product.sku,
        'energyPerYear',
      )
      return draft.pick(
        `${name} uses ${printed} a year; multiply that by your own price of energy, which the shop does not state.`,
        `${name}的年耗电量是 ${printed}，乘以您当地的电价即可；本店没有注明电价。`,
      )
    }
    return draft.pick(
      `The shop’s data do not state the ${label} of ${name}, so I cannot reckon what it costs to run. The energy label or the maker’s data sheet states it.`,
      `本店资料没有注明${name}的${label}，算不出电费。能效标识或厂家说明书上会写明。`,
    )
  }
  const price = printMoney(assumptions.energyPricePerKwh, product, draft, 'energyPricePerKwh')
  const isStated = cost.basis === 'energyPerYear'
  const kwh = isStated
    ? draft.fact(
        printValue('energyPerYear', cost.kwhPerYear, catalogue, draft.locale),
        'product',
        product.sku,
        'energyPerYear',
      )
    : draft.fact(
        `${printNumber(cost.kwhPerYear, draft.locale, 1)} kWh`,
        'computed',
        computation,
        'kwhPerYear',
      )
  const yearly = printMoney(cost.energy / cost.years, product, draft, 'energyPerYear')
  const energy = printMoney(cost.energy, product, draft, 'energy')
  const total = printMoney(cost.total, product, draft, 'total')
  const purchase = draft.fact(printPrice(product, draft.locale), 'product', product.sku, 'price')
  const years = printYears(cost.years, draft)
  const water =
    cost.water === undefined
      ? ''
      : draft.pick(
          ` and ${printMoney(cost.water, product, draft, 'water')} of water`,
          `、水费 ${printMoney(cost.water, product, draft, 'water')}`,
        )
  const basis = isStated ? '' : reckonedFrom(product, assumptions.hoursSource, draft, catalogue)
  return draft.pick(
    `${name} uses ${kwh} a year${basis}: about ${yearly} at an assumed ${price} per kWh. Over ${years} that is ${energy} of energy${water}; with its price of ${purchase}, ${total} in all.`,
    `${name}一年用电 ${kwh}${basis}，按每度 ${price} 的假设电价约 ${yearly}。${years}电费 ${energy}${water}，加上售价 ${purchase}，共 ${total}。`,
  )
}

function reckonedFrom(
  product: Product,
  source: { en?: string | undefined; zh?: string | undefined } | undefined,
  draft: Draft,
  catalogue: ExplainContext['catalogue'],
): string {
  const power = draft.fact(
    printValue('power', product.specs['power'] ?? null, catalogue, draft.locale),
    'product',
    product.sku,
    'power',
  )
  const hours =
    source === undefined
      ? ''
      : draft.fact(
          inLocale(source, draft.locale),
          'computed',
          'knowledge/fit.json',
          'runningCost.hours',
        )
  return draft.pick(` (${power}, ${hours})`, `（${power}，${hours}）`)
}
