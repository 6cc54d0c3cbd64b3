import type { Catalogue } from '../domain/catalogue.ts'
import { normalise } from '../lib/text.ts'
import type { Lexicon } from '../understand/lexicon.ts'
import { checkFigures } from './amounts.ts'
import { checkFrames } from './frames.ts'
import type { Gate, GateReason, GateVerdict, TurnFacts } from './facts.ts'
import { unknownWord } from './known-words.ts'
import { namesOfCatalogue } from './names.ts'
import { clean, type Clean } from './normalise.ts'
import { checkProperties, degreeValue } from './properties.ts'
import { read, type Reading } from './reading.ts'
import { impliedSubject, type Subject } from './subject.ts'
import * as words from './words.ts'

/** Longest sentence that is read, in characters as written. */
const longest = 400

export interface GateOptions {
  /** Hosts that a link may lead to, beside the pages of the goods shown. */
  readonly linkHosts?: readonly string[]
  /** Texts that nobody may be told, such as the model's own instructions. */
  readonly hidden?: readonly string[]
}

/** Words in a row of a hidden text that give it away. */
const hiddenRun = 6
const runs = new WeakMap<readonly string[], readonly string[]>()

function runsOf(texts: readonly string[]): readonly string[] {
  let known = runs.get(texts)
  if (!known) {
    known = texts.flatMap((text) => {
      const said = bareText(text).split(' ')
      return said.slice(0, -hiddenRun + 1).map((_, at) => said.slice(at, at + hiddenRun).join(' '))
    })
    runs.set(texts, known)
  }
  return known
}

const refuse = (reason: GateReason, detail: string): GateVerdict => ({ ok: false, reason, detail })

const bareText = (text: string): string =>
  normalise(text)
    .replace(/[^\p{L}\p{N}%$€£¥.]+/gu, ' ')
    .replace(/\.(?!\d)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/**
 * A gate for the sentences of one turn. A sentence passes only where each thing that it states is
 * borne out: amounts, measures and properties by the records of the goods spoken of or by a claim
 * of the turn; goods by the reply; policies by the shop's own words. What is neither known nor
 * harmless is refused. Takes about a tenth of a millisecond a sentence; linear in its length.
 */
export function createGate(facts: TurnFacts, lexicon: Lexicon, options: GateOptions = {}): Gate {
  const names = namesOfCatalogue(facts.catalogue, lexicon)
  const products = facts.docs.map((doc) => facts.catalogue.products[doc]!)
  const free = new Set(facts.sentences.map(bareText))
  const quotes = facts.claims
    .filter(({ source }) => source.kind === 'policy' || source.kind === 'guide')
    .map(({ text }) => ` ${bareText(text)} `)
  const hidden = runsOf(options.hidden ?? [])
  let last: readonly number[] = []

  /** Docs named, those compared against last, so that "it" is the one that was spoken of. */
  const namedIn = ({ mentions }: Reading): number[] => {
    const ordered = mentions.toSorted((a, b) => Number(a.isObject) - Number(b.isObject))
    return [...new Set(ordered.flatMap(({ docs }) => docs))]
  }

  return {
    check(sentence) {
      if (sentence.length > longest) return refuse('length', String(sentence.length))
      // "**Stille 60** Ultra" names another thing than "**Stille 60**": emphasis parts no words.
      const plain = sentence.replaceAll('**', '')
      const cleaned = clean(withoutOwnLinks(plain, products, options.linkHosts ?? []))
      if (cleaned.text.length > longest) return refuse('length', String(cleaned.text.length))
      const bare = bareText(cleaned.text)
      if (hidden.some((run) => bare.includes(run))) return refuse('leak', 'hidden text')
      const reading = read(cleaned, facts, lexicon, names)
      const named = namedIn(reading)
      const isQuoted =
        free.has(bare) || (bare.length > 12 && quotes.some((one) => one.includes(` ${bare} `)))
      const verdict = isQuoted
        ? ({ ok: true, claims: [], docs: named } as const)
        : judgeRest(plain, cleaned, reading, named)
      if (verdict.ok && named.length > 0) {
        const isAllObjects = reading.mentions.every(({ isObject }) => isObject)
        last = isAllObjects ? [...new Set([...last, ...named])] : named
      }
      return verdict
    },
  }

  /** What is left of the sentence when the proven phrases of its goods are taken out. */
  function judgeRest(
    plain: string,
    cleaned: Clean,
    reading: Reading,
    named: readonly number[],
  ): GateVerdict {
    const readRest = (docs: readonly number[]): readonly [Clean, Reading] | undefined => {
      const rest = withoutProven(plain, facts, docs)
      if (rest === plain) return undefined
      const left = clean(rest)
      return [left, read(left, facts, lexicon, names)]
    }
    // "$130 dearer than the X": the name belongs to the phrase, which is of what was spoken of.
    const before = readRest(last)
    const found = before && namedIn(before[1]).length === 0 ? before : readRest(named)
    return found ? judge(found[0], found[1], named) : judge(cleaned, reading, named)
  }

  function judge(cleaned: Clean, reading: Reading, named: readonly number[]): GateVerdict {
    const form = refuseForm(cleaned)
    if (form) return form
    const said = refuseClass(reading, facts)
    if (said?.verdict) return said.verdict
    const strange = unknownWord(reading, products, lexicon)
    if (strange !== undefined)
      return refuse(/^(?=.*\d)[\p{L}\d]{12,}$/u.test(strange) ? 'leak' : 'product', strange)
    const implied = extremeSubject(reading, facts) ?? impliedSubject(reading, facts, last)
    const figures = checkFigures(reading, facts, implied, lexicon)
    if (figures.reason) return refuse(figures.reason, figures.detail)
    if (said?.needsWarranty && !figures.fields.has('warrantyYears'))
      return refuse('policy', cleaned.text)
    const properties = checkProperties(reading, facts, implied, last)
    if (!properties.ok) return refuse('property', properties.detail)
    const frame = checkFrames(reading, facts.catalogue, lexicon)
    if (frame !== undefined) return refuse('property', frame)
    return { ok: true, claims: [...figures.claims, ...properties.claims], docs: named }
  }
}

/** Phrases narrower than this could stand in any sentence; a Chinese character is two wide. */
const narrowestPhrase = 10
const widthOf = (text: string): number =>
  text.length + (text.match(/\p{Script=Han}/gu)?.length ?? 0)

const negation =
  /\b(?:not|no|never|hardly|isn't|aren't|wasn't|doesn't|don't|without)\b|n't\b|不(?!足|过|仅|错)|没|非/

/**
 * The sentence without what code has worked out about the goods it speaks of, word by word; as it is
 * when something in the rest could turn that round.
 */
function withoutProven(sentence: string, facts: TurnFacts, spoken: readonly number[]): string {
  const docs = spoken.length > 0 ? spoken : facts.docs.length === 1 ? facts.docs : []
  const rest = (facts.phrases ?? [])
    .filter(({ doc, text }) => widthOf(text) >= narrowestPhrase && docs.includes(doc))
    .toSorted((left, right) => right.text.length - left.text.length)
    .reduce((text, phrase) => text.replace(phrase.text, ' '), sentence)
  return rest !== sentence && negation.test(rest) ? sentence : rest
}

/** Tags, code, links and letters set apart. */
function refuseForm({ text, message }: Clean): GateVerdict | undefined {
  const plain = text.replace(/\*\*|(?<!\S)[*_](?=\S)|(?<=\S)[*_](?!\S)/g, '')
  const spelled = words.spelledOut.exec(plain)
  if (spelled) return refuse('markup', spelled[0])
  const link = words.link.exec(plain) ?? words.phone.exec(plain)
  if (link) return refuse('link', link[0])
  const markup = words.markup.exec(plain)
  if (markup) return refuse('markup', markup[0])
  return /\p{M}{3}/u.test(message.text) ? refuse('markup', 'marks') : undefined
}

/** Links that may stand are taken out before the rest is read. */
function withoutOwnLinks(
  sentence: string,
  products: readonly { readonly url: string }[],
  hosts: readonly string[],
): string {
  if (!/https?:\/\/|\//i.test(sentence)) return sentence
  let text = sentence.replace(
    /\[([^[\]]{1,120})\]\(([^()\s]{1,300})\)/g,
    (whole, label: string, url: string) => (isOwn(url, products, hosts) ? label : whole),
  )
  text = text.replace(/https?:\/\/[^\s()<>"'，。]+/gi, (url) => {
    const bare = url.replace(/[.,;:!?]+$/, '')
    return isOwn(bare, products, hosts) ? url.slice(bare.length) : url
  })
  for (const { url } of products)
    if (url.startsWith('/'))
      text = text.replaceAll(new RegExp(`(?<!\\S)${escape(url)}(?![\\w/-])`, 'g'), '')
  return text
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

function isOwn(
  url: string,
  products: readonly { readonly url: string }[],
  hosts: readonly string[],
): boolean {
  if (products.some((one) => one.url === url)) return true
  if (!/^https?:\/\//i.test(url)) return false
  try {
    const { host, username, password } = new URL(url)
    return hosts.includes(host) && username === '' && password === ''
  } catch {
    return false
  }
}

const warrantyWords = /(?<!\p{L})(?:warrant(?:y|ies)|guarantees?)(?!\p{L})|质保|保修|联保/gu
const stockWords =
  /(?<!\p{L})(?:currently |now |still )?(?:in stock|out of stock|available|unavailable|pre-?orders?|pre-?ordered)(?!\p{L})|有货|现货|有库存|缺货|无货|预售/gu
const offersToLookUp =
  /^(?:would you like|shall i|do you want|want me|should i|may i|can i|您想|您要|需要我|要不要|想不想|是否需要)/

/** Words that are refused whatever the goods are, and those that the record must bear out. */
function refuseClass(
  reading: Reading,
  facts: TurnFacts,
): { readonly verdict?: GateVerdict; readonly needsWarranty?: boolean } | undefined {
  const { text } = reading.clean.message
  const isDisclaimer =
    words.disclaimer.test(text) &&
    reading.figures.every(({ money, units }) => !money && !units.includes('%'))
  const isOffer = reading.isQuestion && offersToLookUp.test(text)
  let needsWarranty = false
  const disclaimed = isDisclaimer ? disclaimedPart(text) : 0
  for (const [reason, pattern] of words.classes) {
    if (isOffer && (reason === 'policy' || reason === 'action' || reason === 'stock')) continue
    let rest =
      reason === 'offer'
        ? text.replace(words.harmlessFree, ' ')
        : withoutProperties(text, reading, facts, reason)
    if (reason !== 'leak' && reason !== 'property') rest = rest.slice(disclaimed)
    let found = pattern.exec(rest)
    if (!found) continue
    if (reason === 'policy' || reason === 'commitment') {
      rest = rest.replace(warrantyWords, ' ')
      found = pattern.exec(rest)
      needsWarranty = true
    } else if (reason === 'stock' && isStockTrue(reading, facts))
      found = pattern.exec(rest.replace(stockWords, ' '))
    if (found) return { verdict: refuse(reason, found[0]) }
  }
  return { needsWarranty }
}

/** How much of "I cannot give discounts, but ..." says what cannot be done. */
function disclaimedPart(text: string): number {
  const start = /^(?:but|unfortunately)[, ]+/.exec(text)?.[0].length ?? 0
  const end = text.slice(start).search(words.takesBack)
  return end < 0 ? text.length : start + end
}

/** The sentence without phrases for properties of goods, which are checked as such. */
function withoutProperties(
  text: string,
  { pieces, clean: { message }, mentions }: Reading,
  { catalogue }: TurnFacts,
  reason: GateReason,
): string {
  const { atoms } = message
  let rest = text
  for (const { from, to, meanings } of pieces) {
    const isProperty = meanings.some(
      (one) =>
        one.kind === 'value' ||
        (one.kind === 'attribute' &&
          (reason === 'property' ||
            catalogue.taxonomy.attributes.get(one.attribute)?.type === 'boolean')),
    )
    if (!isProperty) continue
    if (warrantyTest.test(text.slice(atoms[from]!.start, atoms[to - 1]!.end))) continue
    const start = atoms[from]!.start
    const end = atoms[to - 1]!.end
    rest = rest.slice(0, start) + '·'.repeat(end - start) + rest.slice(end)
  }
  for (const { from, to } of mentions) {
    const start = atoms[from]!.start
    const end = atoms[to - 1]!.end
    rest = rest.slice(0, start) + '·'.repeat(end - start) + rest.slice(end)
  }
  return rest
}

const warrantyTest = /warrant|guarantee|质保|保修|联保/

const promisesStock =
  /(?<!\p{L})(?:back|again|soon|will|until|only|few|left|hurry|shortly)(?!\p{L})|马上|即将|很快|不多|紧张/u

function isStockTrue(
  { clean: { message }, mentions }: Reading,
  { docs, catalogue }: TurnFacts,
): boolean {
  const { text } = message
  const about = mentions.length > 0 ? mentions.flatMap((one) => one.docs) : docs
  if (promisesStock.test(text)) return false
  const isOut =
    /out of stock|unavailable|not (?:currently |yet )?(?:available|in stock)|n't (?:currently |yet )?(?:available|in stock)|缺货|无货|没有现货|没有货|没货/.test(
      text,
    )
  const isPre = /pre-?order|预售/.test(text)
  const wanted = isOut ? 'out_of_stock' : isPre ? 'preorder' : 'in_stock'
  return about.length > 0 && about.every((doc) => catalogue.products[doc]!.availability === wanted)
}

/** "The cheapest costs $99": goods pointed at by being the most of something. */
function extremeSubject(reading: Reading, { docs, catalogue }: TurnFacts): Subject {
  if (reading.mentions.length > 0 || docs.length < 2) return undefined
  for (const { meanings } of reading.pieces) {
    const degree = meanings.find((one) => one.kind === 'adjective' && one.degree === 'superlative')
    if (degree?.kind !== 'adjective') continue
    const best = extremes(docs, degree.attribute, degree.direction, catalogue)
    if (best.length > 0) return [best]
  }
  return undefined
}

function extremes(
  docs: readonly number[],
  attribute: string,
  direction: 'lower' | 'higher',
  catalogue: Catalogue,
): number[] {
  const values = docs.map((doc) => degreeValue(catalogue.products[doc]!, attribute, catalogue))
  if (values.includes(undefined)) return []
  const known = values as number[]
  const best = direction === 'lower' ? Math.min(...known) : Math.max(...known)
  return docs.filter((_, at) => known[at] === best)
}
