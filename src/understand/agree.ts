import type { Act } from '../domain/act.ts'

/**
 * True when two readings of a message do the same: the same acts in the same order, and of needs the
 * same kind of goods, conditions, wishes and uses. How a condition was worded does not count.
 */
export const agree = (left: readonly Act[], right: readonly Act[]): boolean =>
  left === right || JSON.stringify(left.map(gist)) === JSON.stringify(right.map(gist))

function gist(act: Act): unknown {
  if (act.kind === 'need')
    return {
      kind: act.kind,
      category: act.category,
      constraints: act.constraints
        .map(({ attribute, operator, value, strength }) =>
          JSON.stringify([attribute, operator, value, strength]),
        )
        .toSorted(),
      wishes: act.wishes.map(({ attribute, direction }) => `${attribute} ${direction}`).toSorted(),
      uses: act.uses.toSorted(),
      life: act.life,
      models: act.models,
    }
  if (act.kind === 'ask-product')
    return { kind: act.kind, reference: act.reference, attributes: act.attributes }
  if (act.kind === 'ask-guide' || act.kind === 'unclear' || act.kind === 'off-topic')
    return act.kind
  return act
}
