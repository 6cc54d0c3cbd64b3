import type { Category, Taxonomy } from '../domain/taxonomy.ts'
import type { Degree } from './lexicon.ts'
import { hasCue, hasTag, isFiller, type Mark } from './marks.ts'

/** How much of a property is wanted: "the longest battery life", 电池最耐用. */
export interface DegreeOf {
  readonly attribute: string
  readonly direction: 'lower' | 'higher'
  readonly degree: Degree
}

type Amount = 'better' | 'more' | 'less'

/** Words of degree that mean something only beside a property, by what they say of it. */
const words: readonly (readonly [Amount, Degree, RegExp])[] = [
  ['better', 'superlative', /^(?:the )?best$|^最(?:好|棒|强|佳|耐用|耐|给力|出色)$/],
  [
    'better',
    'comparative',
    /^better$|^更(?:好|强|耐用|耐|给力)$|^(?:好|强|耐用)(?:一点|点|些|一些)$/,
  ],
  [
    'better',
    'plain',
    /^(?:good|great|decent|excellent|strong|amazing|solid)$|^(?:好|强|耐用|给力|出色)$/,
  ],
  [
    'more',
    'superlative',
    /^(?:longest|highest|biggest|largest|greatest|strongest|fastest|most)$|^最(?:大|高|长|久|多|快)$/,
  ],
  [
    'more',
    'comparative',
    /^(?:longer|higher|bigger|larger|greater|stronger|faster|more)$|^更(?:大|高|长|久|多|快)$|^(?:大|高|长|久|多|快)(?:一点|点|些|一些)$/,
  ],
  ['more', 'plain', /^(?:long|high|big|large|huge|massive|strong|fast)$|^(?:大|高|长|久|快)$/],
  ['less', 'superlative', /^(?:shortest|lowest|smallest|least)$|^最(?:小|低|短|少)$/],
  [
    'less',
    'comparative',
    /^(?:shorter|lower|smaller|less|fewer)$|^更(?:小|低|短|少)$|^(?:小|低|短|少)(?:一点|点|些|一些)$/,
  ],
  ['less', 'plain', /^(?:short|low|small)$|^(?:小|低|短|少)$/],
]

/**
 * The degree that stands beside the property at `position`, with the index of its mark: before it in
 * English, after it in both languages ("the battery should be good"). `undefined` where there is
 * none, or where the property is none of the category's that can be measured.
 */
export function degreeBeside(
  marks: readonly Mark[],
  position: number,
  category: Category | undefined,
  { attributes }: Taxonomy,
): { readonly said: DegreeOf; readonly at: number } | undefined {
  const attribute = category?.attributes
    .map(({ id }) => id)
    .find((id) =>
      marks[position]!.meanings.some((one) => one.kind === 'attribute' && one.attribute === id),
    )
  const definition = attributes.get(attribute ?? '')
  if (attribute === undefined || definition?.type !== 'number') return undefined
  const before = marks[position - 1]
  const at = read(before) ? position - 1 : after(marks, position)
  // 保修期多长 asks how long.
  const asksHow = marks[at - 1]?.text.endsWith('多') === true
  const found = at < 0 || asksHow ? undefined : read(marks[at])
  if (!found) return undefined
  const [amount, degree] = found
  // "Is the battery any good?" asks.
  if (degree === 'plain' && marks.some((mark) => hasCue(mark, 'question'))) return undefined
  const direction = amount === 'better' ? definition.better : amount === 'more' ? 'higher' : 'lower'
  if (direction === undefined) return undefined
  return { said: { attribute, direction, degree }, at }
}

/** The mark of a degree after the property, with nothing but "is", 要 and the like between. */
function after(marks: readonly Mark[], position: number): number {
  for (let i = position + 1; i < marks.length && i <= position + 3; i++) {
    if (read(marks[i])) return i
    if (!isFiller(marks[i]!) && !/^(?:lasts?|最|更)$/.test(marks[i]!.text)) return -1
  }
  return -1
}

function read(mark: Mark | undefined): readonly [Amount, Degree] | undefined {
  if (mark === undefined || mark.quantity || hasTag(mark, 'at-most', 'at-least')) return undefined
  const found = words.find(([, , pattern]) => pattern.test(mark.text))
  return found && [found[0], found[1]]
}
