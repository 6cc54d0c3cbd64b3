import type { Catalogue } from '../domain/catalogue.ts'
import { hasTag, type Mark } from './marks.ts'
import type { Wants } from './wanted.ts'

/**
 * Cuts a message that asks for several kinds of goods into one clause a kind: "a laptop under 900
 * and a monitor" is two. The cut is the last "and" or comma between two kinds, so that each
 * condition stays with its goods. One clause when no such joint stands between them.
 */
export function clausesOf(marks: readonly Mark[], categories: readonly string[]): Mark[][] {
  const starts = categories.flatMap((category) => {
    const at = marks.findIndex((mark) =>
      mark.meanings.some((one) => one.kind === 'category' && one.category === category),
    )
    return at < 0 ? [] : [at]
  })
  const cuts: number[] = []
  for (let i = 1; i < starts.length; i++) {
    for (let at = starts[i]! - 1; at > starts[i - 1]!; at--) {
      if (!isJoint(marks[at]!)) continue
      cuts.push(at)
      break
    }
  }
  if (cuts.length < categories.length - 1) return [[...marks]]
  return [0, ...cuts].map((from, i) => marks.slice(i === 0 ? 0 : from + 1, cuts[i] ?? marks.length))
}

const isJoint = (mark: Mark): boolean =>
  hasTag(mark, 'and') || /^(?:[,，、;；]|再|还要|另外)$/.test(mark.text)

const together =
  /\b(?:total|together|altogether|combined|in all|for both|for all|for the pair|all in)\b|一共|总共|加起来|合计|一起|总预算/

/**
 * "Washer and dryer under 1500 in total": each kind gets a part of the sum, as its usual price (the
 * median of the catalogue) bears to the others'. Clauses without a common limit stay as they are.
 */
export function shareTotal(
  clauses: readonly Wants[],
  text: string,
  catalogue: Pick<Catalogue, 'products' | 'docsByCategory'>,
): readonly Wants[] {
  const limits = clauses.flatMap(({ constraints }) =>
    constraints.filter(({ attribute, operator }) => attribute === 'price' && operator === '<='),
  )
  const [limit] = limits
  if (limits.length !== 1 || typeof limit!.value !== 'number' || !together.test(text))
    return clauses
  const total = limit!.value
  const usual = clauses.map(({ category }) => usualPrice(category, catalogue))
  const sum = usual.reduce((all, one) => all + one, 0)
  if (sum === 0) return clauses
  return clauses.map((clause, i) => ({
    ...clause,
    constraints: [
      ...clause.constraints.filter((one) => one !== limit),
      { ...limit!, value: Math.floor((total * usual[i]!) / sum), total },
    ],
  }))
}

/** Median price of the category's goods; 0 when there are none. */
function usualPrice(
  category: string | null,
  { products, docsByCategory }: Pick<Catalogue, 'products' | 'docsByCategory'>,
): number {
  const prices = Array.from(
    docsByCategory.get(category ?? '') ?? [],
    (doc) => products[doc]!.priceMinor,
  ).sort((a, b) => a - b)
  return prices[Math.floor(prices.length / 2)] ?? 0
}
