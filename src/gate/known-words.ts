import type { Product } from '../domain/product.ts'
import { singular } from '../lib/text.ts'
import { isJoined } from '../understand/atoms.ts'
import { englishWords } from '../understand/english.ts'
import type { Lexicon } from '../understand/lexicon.ts'
import { makersNotCarried } from '../understand/makers.ts'
import type { Reading } from './reading.ts'
import { tokensOf } from './record.ts'

/** Words of everyday prose that the list of English does not have. */
const more = new Set(
  'pre semi multi ultra inter non ok okay app apps wi wifi tv tvs pc hi eg ie vs etc hmm yay faq led lcd usb hdmi ai hd uhd dba db kwh mah rpm btu cfm ghz mhz khz hz gb tb mb mp nit nits lb lbs oz ml qt sq ft cm mm kg kw wh ah hr hrs min mins sec secs yr yrs cu cuft usd aisle ca wo sha ain spec specs upside upsides downside downsides standout roomy snug pricier priciest pricey dearer trade-off tradeoff tradeoffs spacious versatile compact sturdy sleek tidy noticeably ballpark shortlist shortlisted toss-up runner-up everyday laptop smartphone tablet fridge freezer washer dryer dishwasher cooker kettle blender vacuum hob oven toaster headphones earbuds soundbar router monitor printer webcam'.split(
    ' ',
  ),
)

/** Words after a product's name that would make it another version of it. */
const versions =
  /^(?:pro|max|ultra|plus|mini|lite|air|fe|se|xl|xxl|xs|super|ti|slim|neo|edge|fold|flip|mark|mk|gen|generation|edition|version|ii|iii|iv|vi|vii|turbo|premium|deluxe|elite|signature|evo|next|prime|hd|extreme|platinum|titanium|gold|limited|special|series|x|s|e|z|v|r|t|q|b|c|d|f|g|h|k|l|m|n|p|u|w|y)$/
const versionsHan =
  /^ ?["”]?(?:升级|旗舰|至尊|豪华|典藏|青春|尊享|增强|尊贵|限定|纪念|特别|新|第?[二三四五六七八九十\d]+ ?代|[二三四五六七八九十\d]+ ?世|pro|max|plus|ultra|高配|顶配|进阶|加强|专业)(?:版|款|代|型)?/

const ambiguousMakers = new Set(['美的', '老板', '荣耀', '石头', '苹果'])

/** The first name or word that belongs to none of the goods shown and to no dictionary. */
export function unknownWord(
  reading: Reading,
  products: readonly Product[],
  lexicon: Lexicon,
): string | undefined {
  return (
    reading.strangers[0] ??
    foreignScript(reading) ??
    wrongVersion(reading, products) ??
    otherMaker(reading, products) ??
    otherBrand(reading, products) ??
    strangeToken(reading, products, lexicon)
  )
}

/** Letters that are neither Latin nor Chinese: often look-alikes of Latin ones. */
const foreignScript = ({ clean }: Reading): string | undefined =>
  /(?![\p{Script=Latin}\p{Script=Han}µμΩªº])\p{L}/u.exec(clean.text)?.[0]

function wrongVersion(
  { mentions, clean, figures }: Reading,
  products: readonly Product[],
): string | undefined {
  const { atoms, text } = clean.message
  const titles = products.map(({ title }) => `${title.en ?? ''} ${title.zh ?? ''}`.toLowerCase())
  for (const { to } of mentions) {
    const next = atoms[to]
    if (!next) continue
    const name = text.slice(atoms[to - 1]!.start, next.end)
    if (titles.some((title) => title.includes(name))) continue
    const rest = text.slice(next.start)
    const gap = text.slice(atoms[to - 1]!.end, next.start)
    if (/^ ?$/.test(gap) && next.kind === 'word' && versions.test(next.raw))
      return rest.slice(0, 20)
    if (versionsHan.test(text.slice(atoms[to - 1]!.end))) return rest.slice(0, 10)
    const after = atoms[to + 1]
    const figure = figures.find(({ from }) => from === to)
    const isPlain = figure && figure.units.length === 0 && !figure.money && next.kind === 'number'
    if (
      isPlain &&
      /^ $/.test(gap) &&
      !/^(?:star|out|\/|-|on|review|rating|of|customer|buyer|point|分|星|条)/.test(
        after?.text ?? '',
      ) &&
      (after === undefined || after.kind !== 'word' || englishWords.has(after.raw)) &&
      !/^\d+(?:\.\d+)? (?:\p{L}+ )?(?:review|rating|star|customer)/u.test(rest) &&
      !/(?:give|gives|gave|has|have|offers|with|rate|rates|scores?|award|get|gets)(?= )/.test(
        text.slice(0, atoms[to - 1]!.start),
      )
    )
      return rest.slice(0, 10)
  }
  return undefined
}

function otherMaker({ clean }: Reading, products: readonly Product[]): string | undefined {
  const carried = products.flatMap(({ brand }) => [brand])
  return makersNotCarried(clean.text, carried).find(
    (name) =>
      !ambiguousMakers.has(name) &&
      (!englishWords.has(name.toLowerCase()) ||
        (/^\p{Lu}/u.test(name) && clean.text.indexOf(name) > 0)),
  )
}

function otherBrand({ pieces, clean }: Reading, products: readonly Product[]): string | undefined {
  const own = new Set(products.map(({ brand }) => brand))
  for (const { text, meanings } of pieces) {
    const brands = meanings.flatMap((one) => (one.kind === 'brand' ? [one.brand] : []))
    if (brands.length === 0 || brands.some((one) => own.has(one))) continue
    if (meanings.some(({ kind }) => kind !== 'brand')) continue
    const isOrdinary =
      englishWords.has(text) && !clean.text.includes(text[0]!.toUpperCase() + text.slice(1))
    if (!isOrdinary) return text
  }
  return undefined
}

function strangeToken(
  { clean, pieces, mentions, figures }: Reading,
  products: readonly Product[],
  lexicon: Lexicon,
): string | undefined {
  const { atoms } = clean.message
  const covered = new Uint8Array(atoms.length)
  for (const { from, to } of [...pieces, ...mentions, ...figures]) covered.fill(1, from, to)
  let own: Set<string> | undefined
  for (let at = 0; at < atoms.length;) {
    let to = at + 1
    const isText = (one: number): boolean => ['word', 'number'].includes(atoms[one]!.kind)
    if (!isText(at)) {
      at++
      continue
    }
    while (to < atoms.length && isText(to) && isJoined(atoms[to - 1]!, atoms[to]!)) to++
    const token = atoms.slice(at, to)
    const text = token.map(({ raw }) => raw).join('')
    const isMixed = token.length > 1
    const isCovered = covered.subarray(at, to).every((one) => one === 1)
    if (!isCovered || isMixed) {
      own ??= new Set(products.flatMap((product) => [...tokensOf(product)]))
      const isStrange = isMixed
        ? !isCovered && !own.has(text) && !/^\d+(?:st|nd|rd|th|s|k|x)$/.test(text)
        : atoms[at]!.kind === 'word' && !isWord(text, lexicon) && !own.has(text)
      if (isStrange) return text
    }
    at = to
  }
  return undefined
}

const endings = /(?:'s|'re|'ll|'d|'ve|'m|n't|')$/

function isWord(raw: string, lexicon: Lexicon): boolean {
  const word = raw.replace(endings, '').normalize('NFD').replace(/\p{M}/gu, '')
  if (word === '' || word.length === 1) return word !== '' ? 'aimstdvxc'.includes(word) : true
  const knows = (one: string): boolean =>
    englishWords.has(one) ||
    more.has(one) ||
    lexicon.vocabulary.has(singular(one)) ||
    englishWords.has(singular(one))
  if (knows(word)) return true
  // British spellings, by their American ones.
  if (knows(word.replace('our', 'or')) || knows(word.replace(/is(e|ed|es|ing|ation)$/, 'iz$1')))
    return true
  if (
    knows(word.replace(/(?<=l)l(?=ed$|ing$|er$)/, '')) ||
    knows(word.replace(/tre(s?)$/, 'ter$1')) ||
    knows(word.replace(/mme(s?)$/, 'm$1'))
  )
    return true
  const stem =
    /^(?:un|re|non|over|under|out|up)?(.{3,}?)(?:ly|ness|ish|er|est|able|ing|ed|y|less|ful|s)?$/.exec(
      word,
    )?.[1]
  return (
    stem !== undefined &&
    stem !== word &&
    (knows(stem) ||
      knows(`${stem}e`) ||
      (stem.at(-1) === 'i' && knows(`${stem.slice(0, -1)}y`)) ||
      (stem.at(-1) === stem.at(-2) && knows(stem.slice(0, -1))))
  )
}
