import type { Product } from '../domain/product.ts'
import type { Figure } from './figures.ts'
import type { Reading } from './reading.ts'

const ratingContext =
  /rat(?:ed|ing|ings|es)|star|score|review|customer|buyer|owner|out of|\/ ?5|评分|评价|打分|打了|星|好评|得分|口碑|买家|用户/

/** `rating` where the figure says the average, the number of voices or the scale of the rating. */
export function ratingField(
  figure: Figure,
  product: Product,
  { clean }: Reading,
): string | undefined {
  const { rating } = product
  const { text, atoms } = clean.message
  if (!rating || !ratingContext.test(text)) return undefined
  const before = text.slice(Math.max(0, atoms[figure.from]!.start - 12), atoms[figure.from]!.start)
  const after = text.slice(atoms[figure.to - 1]!.end, atoms[figure.to - 1]!.end + 24)
  const isScale =
    figure.value === 5 &&
    (/out of |\/ ?$|满分为?|满分是|of a possible /.test(before) || /^ ?(?:分制|星制)/.test(after))
  if (isScale) return 'rating'
  const countsVoices =
    /^ ?(?:\p{L}+ ){0,2}(?:review|rating|customer|buyer|owner|people|person|shopper|user|vote|opinion)|^ ?(?:条|位|个|人|名|份|次)/u.test(
      after,
    ) || /(?:人|位)/.test(text.slice(atoms[figure.from]!.start, atoms[figure.to - 1]!.end))
  if (countsVoices && Number.isInteger(figure.value))
    return figure.value === rating.count ? 'rating' : undefined
  if (figure.units.length > 0 && figure.isUnitSure) return undefined
  return figure.value <= 5 &&
    Math.abs(figure.value - rating.average) <= Math.min(figure.precision, 0.05) + 1e-6
    ? 'rating'
    : undefined
}
