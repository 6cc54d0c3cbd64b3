import type { Catalogue } from '../domain/catalogue.ts'
import type { Lexicon } from '../understand/lexicon.ts'
import type { Piece, Reading } from './reading.ts'
import { disclaimer } from './words.ts'

/** Verbs that give goods a part or an ability; what they give must be proved or say nothing. */
const frame =
  /(?<!\p{L})(?:comes? (?:standard )?with|includes?|included|including|features?|featuring|supports?|supporting|equipped with|made (?:of|from|with|out of)|built (?:from|with|of)|compatible with|works? with|pairs? with|boasts?|packs?|sports|offers?|carries|ships? with|has|have|having|it's got|gets you|uses|runs on|contains?|doubles as|can also|able to|capable of|designed (?:for|to)|resists?|resistant|proof|withstands?|survives?|lets you|allows you to)(?!\p{L})|配备|支持|带有|自带|内置|采用|兼容|附带|搭载|具备|拥有|含有/gu

/** What the goods themselves are said to do: "it plays music", 它能煮饭. */
const deed =
  /(?<!\p{L})(?:it|they|this one|that one|·+)(?: (?:also|even|really|easily|just|always|can|will|could|still))* (?!(?:is|are|was|has|does|costs?|weighs?|stays?|keeps?|fits?|suits?|stands?|comes?|looks?|feels?|seems?|sits?|goes|gets?|gives?|takes?|leaves?|makes?|helps?|works?|holds?|uses?|measures?|scores?|wins?|beats?|edges?|leads?|leans?|means?|depends?|needs?|runs?|saves?|should|would|could|can|will|may|might|be|do|lacks?|ticks?|meets?|matches|covers?|strikes?|stays|remains?|ranks?|starts?|belongs?|differs?|share|shares|earns?|brings?|offers?|delivers?|provides?|serves?|opens?|turns?|draws?|needs|falls?|rates?|tops?|wants?|deserves?|tends?|balances?|bridges?|boils?|heats?|cleans?|spins?|charges?|reaches)(?!\p{L}))\p{L}{3,}s?(?!\p{L})|(?:它|这款|这台|·+)(?:还|也|既)?(?:能|会|可以|可)(?!\p{Script=Han}{0,1}(?:满足|考虑|适合|选))/gu

/** Objects of those verbs that state nothing that could be wrong. */
const soft = new Set(
  'look looks feel design advantage advantages edge place point points downside downsides upside upsides lead price prices option options choice choices fit balance mix value reason reasons everything enough room what more less less the a an its it that this both all good great nice best better fair solid lot lots bit of in on to for and or but you your i we me my with at by from as is are be been no not any some most clear slight small big large little real main only same different similar rating ratings reviews review score spec specs specification specifications figure figures number numbers difference differences strength strengths weakness weaknesses trade-off trade offs off strong balanced combination comfort everyday day use use needs need want wanted asked mind question questions look information data details idea ideas preference budget limit kitchen home household here there them they one ones two three first second third last other others also even still just very really quite rather too so well overall too far easily fairly pretty plenty everything package set'.split(
    ' ',
  ),
)

/**
 * The words that a verb of having gives the goods and that neither name a property known to the
 * shop nor say nothing; `undefined` when there are none.
 */
export function checkFrames(
  reading: Reading,
  catalogue: Catalogue,
  lexicon: Lexicon,
): string | undefined {
  const { message } = reading.clean
  if (reading.isQuestion || disclaimer.test(message.text)) return undefined
  const named = hideNames(reading)
  for (const match of [...message.text.matchAll(frame), ...named.matchAll(deed)]) {
    const start = match.index + match[0].length
    const first = message.atoms.findIndex((atom) => atom.start >= start)
    if (first < 0 || reading.isSupposed(Math.max(0, first - 1))) continue
    const given = objectOf(reading, first, catalogue, lexicon)
    if (given !== undefined) return `${match[0]} ${given}`
  }
  return undefined
}

function hideNames({ mentions, clean }: Reading): string {
  const { atoms, text } = clean.message
  let rest = text
  for (const { from, to } of mentions) {
    const start = atoms[from]!.start
    const end = atoms[to - 1]!.end
    rest = rest.slice(0, start) + '·'.repeat(end - start) + rest.slice(end)
  }
  return rest
}

/** What follows up to the end of the clause, unless something proved or harmless is there. */
function objectOf(
  reading: Reading,
  first: number,
  catalogue: Catalogue,
  lexicon: Lexicon,
): string | undefined {
  const { atoms } = reading.clean.message
  let to = first
  while (to < atoms.length && to - first < 8 && !/^[,.;:!?()、–—]$/.test(atoms[to]!.text)) to++
  const isIn = (one: { readonly from: number; readonly to: number }): boolean =>
    one.from < to && one.to > first
  const isTelling = (piece: Piece): boolean =>
    isIn(piece) &&
    piece.meanings.some(
      (one) =>
        one.kind === 'value' ||
        one.kind === 'category' ||
        one.kind === 'adjective' ||
        (one.kind === 'attribute' &&
          ['number', 'boolean'].includes(
            catalogue.taxonomy.attributes.get(one.attribute)?.type ?? '',
          )),
    )
  if (reading.pieces.some(isTelling) || reading.figures.some(isIn) || reading.mentions.some(isIn))
    return undefined
  const strange = atoms
    .slice(first, to)
    .filter(({ raw, text, kind }) =>
      kind === 'word'
        ? !soft.has(raw) &&
          !soft.has(text) &&
          !lexicon.units.longest([{ raw, text, kind, start: 0, end: 1 }], 0)
        : kind === 'han',
    )
  const isHan = strange.some(({ kind }) => kind === 'han')
  if (strange.length === 0 || (isHan && softHan.test(strange.map(({ raw }) => raw).join(''))))
    return undefined
  return strange.map(({ raw }) => raw).join(' ')
}

const softHan =
  /^(?:的|了|您|你|这|那|一|更|最|优势|特点|选择|设计|理由|价格|性价比|需求|要求|决定|能力|功能|空间|足够|都|也|点|个|很|不错|好)+|需求|要求|优势|选择|意见|信息|资料|区别|差别|问题/
