import type { Catalogue } from '../domain/catalogue.ts'
import { showsGoods } from '../domain/conversation.ts'
import { isAccessoryNoun } from './goods.ts'
import { hasCue, type Mark } from './marks.ts'
import { namesGoods } from './needs.ts'
import { hasConditions, type UnderstandingContext } from './reading.ts'
import type { Subject } from './subjects.ts'
import type { Wants } from './wanted.ts'

/** The share among all kinds of goods from which a subject counts as said. */
export const surely = 0.4

/**
 * The kinds of goods that a message speaks for without asking for them by name, where nothing is under
 * discussion yet: none, one, or two that it speaks for alike.
 */
export function impliedKinds(
  subject: Subject,
  wants: Wants,
  marks: readonly Mark[],
  text: string,
  context: UnderstandingContext,
): string[] {
  if (!isOpen(wants, marks, context)) return []
  return wants.isNamed
    ? besideNamed(subject, wants, text)
    : unnamed(subject, wants.category, marks, context.catalogue)
}

/**
 * "My walls are damp." `byUse` is what a use in the message told, which gives way to half a certainty:
 * "drinks" are kept cold, and mixed.
 */
function unnamed(
  { category, certainty, rival, shopOdds }: Subject,
  byUse: string | null,
  marks: readonly Mark[],
  catalogue: Catalogue,
): string[] {
  if (category === null || shopOdds <= 0) return []
  // "Payment help" is the desk's, unless all else speaks of goods.
  const isOfDesk = marks.some((mark) => mark.meanings.some(({ kind }) => kind === 'policy'))
  if (certainty >= (isOfDesk ? surely + 0.35 : surely)) return [category]
  if (byUse !== null) return certainty >= surely / 2 && rival?.category !== byUse ? [category] : []
  const isNear =
    rival !== null &&
    certainty + rival.certainty >= surely &&
    rival.certainty > certainty / 2 &&
    catalogue.docsByCategory.has(rival.category)
  const isOther = marks.some(
    (mark) => hasCue(mark, 'compare') || mark.meanings.some(({ kind }) => kind === 'policy'),
  )
  return isNear && shopOdds > 1 && !isOther ? [category, rival.category] : []
}

/**
 * "My phone never lasts till evening" names what is there already and speaks for something else: both
 * kinds, unless goods are asked for in so many words.
 */
function besideNamed(
  { category, certainty, shopOdds }: Subject,
  wants: Wants,
  text: string,
): string[] {
  const isOther =
    category !== null &&
    category !== wants.category &&
    certainty >= 0.75 &&
    shopOdds > 2 &&
    wants.otherCategories.length === 0 &&
    !hasConditions(wants) &&
    !namesGoods.test(text)
  return isOther && wants.category !== null ? [category, wants.category] : []
}

const isOpen = (
  wants: Wants,
  marks: readonly Mark[],
  { state, page }: UnderstandingContext,
): boolean =>
  !showsGoods(page) &&
  state.need.category === null &&
  state.openQuestion === null &&
  state.task === null &&
  state.shown.length === 0 &&
  state.focus.length === 0 &&
  wants.models.length === 0 &&
  !marks.some((mark) => isAccessoryNoun(mark) || anyGoods.test(mark.text))

/** Words for goods of any kind. */
export const anyGoods = /^(?:things?|products?|items?|goods|东西|商品|产品)$/
