import type { Need } from '../domain/need.ts'
import type { RankedProduct } from '../domain/ranking.ts'
import type { ProductCard } from '../domain/reply.ts'
import { cardOf } from './card.ts'
import type { Draft } from './draft.ts'
import { reasonsFor, tradeoffsFor, type ExplainContext } from './explain.ts'
import { nameOf } from './name.ts'

export interface Advice {
  readonly ranked: readonly RankedProduct[]
  /** Doc of the product whose recommendation is explained; the best one is advised when absent. */
  readonly why: number | undefined
}

/** Which of the goods shown to take, or why one of them was recommended, with what is given up. */
export function composeAdvice(
  { ranked, why: explained }: Advice,
  need: Need,
  context: ExplainContext,
  draft: Draft,
): ProductCard[] {
  const { catalogue } = context
  const first = ranked.find(({ doc }) => doc === explained) ?? ranked[0]
  if (!first) return []
  const product = catalogue.products[first.doc]!
  const name = draft.fact(nameOf(product, catalogue, draft.locale), 'product', product.sku, 'title')
  const reasons = reasonsFor(first, need, need.constraints, context, draft)
  const tradeoffs = tradeoffsFor(first, ranked, need, context, draft)
  const why = reasons
    .slice(0, 3)
    .map(({ text }) => text)
    .join(draft.pick('; ', '；'))
  const but = tradeoffs.map(({ text }) => text).join(draft.pick('; ', '；'))
  const verdict =
    explained === undefined
      ? draft.pick(
          `Of these I would take **${name}**${why === '' ? '' : `: ${why}`}.`,
          `这几款里我会选**${name}**${why === '' ? '' : `：${why}`}。`,
        )
      : draft.pick(
          `I suggested **${name}** for this: ${why || 'it answers what you asked for'}.`,
          `推荐**${name}**的理由：${why || '它符合您的要求'}。`,
        )
  const loss = draft.pick(` What you give up: ${but}.`, `需要取舍的是：${but}。`)
  draft.paragraph(but === '' ? verdict : `${verdict}${loss}`)
  const card = cardOf(first.doc, catalogue, draft, {
    score: first.score,
    reasons,
    tradeoffs,
  })
  // Whom the text compares it with stands beside it.
  const rivals = ranked.filter(
    (one) =>
      one !== first && but.includes(nameOf(catalogue.products[one.doc]!, catalogue, draft.locale)),
  )
  return [
    card,
    ...rivals.map(({ doc, score }) =>
      cardOf(doc, catalogue, draft, { score, reasons: [], tradeoffs: [] }),
    ),
  ]
}
