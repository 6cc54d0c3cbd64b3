import { hasTag, isFiller, type Mark } from './marks.ts'

/** A part of a message, by its marks. */
interface Part {
  readonly from: number
  readonly to: number
}

/**
 * "I have a Samsung phone and need a charger": what is owned tells of the shopper and is not wanted.
 * That clause, where other goods are asked for after it.
 */
export function ownedPart(marks: readonly Mark[]): Part | undefined {
  const from = marks.findIndex(
    (mark, i) => owns.test(mark.text) && marks.slice(Math.max(0, i - 2), i + 1).some(isShopper),
  )
  if (from < 0) return undefined
  const to = marks.findIndex(
    (mark, i) =>
      i > from &&
      (hasTag(mark, 'and', 'but') || joins.test(mark.text)) &&
      marks.slice(i + 1, i + 5).some(({ text }) => asks.test(text)),
  )
  if (to < 0 || !marks.slice(from, to).some(isNaming)) return undefined
  const namesOther = marks
    .slice(to + 1)
    .some((mark) => isNaming(mark) || (mark.word !== undefined && !isFiller(mark)))
  return namesOther ? { from, to } : undefined
}

/** The marks with the goods, brands and names of what is owned taken for fillers. */
export const withoutOwned = (marks: readonly Mark[], owned: Part | undefined): readonly Mark[] =>
  owned === undefined
    ? marks
    : marks.map((mark, i) => {
        if (i <= owned.from || i >= owned.to || mark.quantity) return mark
        const { word: _word, isName: _isName, inner: _inner, ...known } = mark
        const meanings = mark.meanings.filter(({ kind }) => !told.has(kind))
        return meanings.length > 0
          ? { ...known, meanings }
          : { ...known, meanings: [{ kind: 'grammar', tag: 'filler' }] }
      })

const owns = /^(?:have|has|own|got|use|already have|already own|有|已有|已经有|用的是|用着)$/
const isShopper = ({ text }: Mark): boolean => /^(?:i|i've|we|we've|我们?|我家|家里)/.test(text)
const joins = /^(?:[,，;；.。]|so|想|要)$/
const asks =
  /^(?:need|want|looking|looking for|like|buy|get|recommend|which|what|suggest|想|想要|要|需要|买|想买|配|求|推荐|哪|什么)/
const told = new Set(['category', 'brand', 'value', 'attribute'])

const isNaming = (mark: Mark): boolean =>
  mark.isName === true || mark.meanings.some(({ kind }) => kind === 'category' || kind === 'brand')
