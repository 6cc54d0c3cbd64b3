import { hasTag, type Mark } from './marks.ts'

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
