import type { TurnFacts } from './facts.ts'
import type { Reading } from './reading.ts'
import { subjectAt, type Subject } from './subject.ts'

/** Whether what stands at `at` is asked or wished for, and so states nothing. */
export const isIdle = (at: number, reading: Reading): boolean =>
  reading.isSupposed(at) ||
  (reading.isQuestion && reading.mentions.length === 0) ||
  reading.isQuestion

/** "Energy class: A": a grade of one letter is no word of the lexicon. */
export function wrongGrade(
  reading: Reading,
  { catalogue }: TurnFacts,
  implied: Subject,
): string | undefined {
  const { text } = reading.clean
  const { atoms } = reading.clean.message
  for (const piece of reading.pieces) {
    const attributes = piece.meanings.flatMap((one) =>
      one.kind === 'attribute' ? [one.attribute] : [],
    )
    const grades = attributes.filter((id) =>
      catalogue.taxonomy.attributes.get(id)?.values.some((one) => one.id.length === 1),
    )
    if (grades.length === 0 || isIdle(piece.from, reading)) continue
    const isNamed = (at: number): boolean =>
      reading.mentions.some(({ from, to }) => from <= at && at < to)
    const at = atoms.findIndex(
      ({ raw }, place) =>
        place >= piece.to &&
        place - piece.to < 16 &&
        /^[a-g]$/.test(raw) &&
        !isNamed(place) &&
        (raw !== 'a' || /(?<![\p{L}\d'])A(?! \p{Ll})/u.test(text)),
    )
    if (at < 0) continue
    const subject = subjectAt(reading, piece.from, implied)
    const isTrue = subject?.every((group) =>
      group.some((doc) =>
        grades.some(
          (id) => String(catalogue.products[doc]!.specs[id]).toLowerCase() === atoms[at]!.raw,
        ),
      ),
    )
    if (isTrue !== true) return `${piece.text} ${atoms[at]!.raw}`
  }
  return undefined
}
