import type { Act } from '../domain/act.ts'
import type { Constraint } from '../domain/need.ts'
import type { Locale } from '../domain/text.ts'
import { searchTerms } from '../lib/text.ts'
import { actsOf } from './acts.ts'
import { cut, type Message } from './atoms.ts'
import { clausesOf, shareTotal } from './clauses.ts'
import { impliedKinds } from './implied.ts'
import { detectLocale } from './language.ts'
import { hasCue, isFiller, markUp, type Mark } from './marks.ts'
import { seeksGoods, tellsOfPeople } from './needs.ts'
import { onSaleOf } from './on-sale.ts'
import { withoutIdentifiers } from './orders.ts'
import { ownedPart, withoutOwned } from './owned.ts'
import { paraphrased, type Paraphrased } from './paraphrase.ts'
import { categoryOfPage, type Reading, type UnderstandingContext } from './reading.ts'
import { findReferences } from './references.ts'
import type { Wants } from './wanted.ts'
import { readWants } from './wants.ts'

/** What a message means: its language and what it does, in the order it should be answered. */
export interface Understanding {
  readonly locale: Locale
  readonly acts: readonly Act[]
  /** Prices were named in a currency that is not the shop's. */
  readonly hasForeignMoney: boolean
  /** Every word was placed, and something was understood: nothing is left for a model to find. */
  readonly isSure: boolean
}

/**
 * The built-in understanding: lexicon, grammar and units, no model. Deterministic and without
 * network; a message of 2,000 characters takes a few milliseconds at most.
 */
export function understandByRules(text: string, context: UnderstandingContext): Understanding {
  const { lexicon, state, page, catalogue } = context
  const isOpen = (state.need.category ?? page?.category ?? categoryOfPage(page, catalogue)) === null
  if (isOpen) return read(text, context)
  const plain = read(text, { ...context, lexicon: lexicon.withoutHints })
  // "My flat is boiling hot" while dishwashers are talked about: nothing of theirs, so something new.
  return plain.acts.every(saysNothing) ? read(text, context) : plain
}

/** True where nothing was understood, or words alone that no property of goods goes by. */
const saysNothing = (act: Act): boolean =>
  guesses.has(act.kind) ||
  (act.kind === 'need' &&
    act.category === null &&
    act.constraints.length + act.wishes.length + act.uses.length === 0 &&
    Object.keys(act.life).length === 0)

function read(text: string, context: UnderstandingContext): Understanding {
  const { catalogue, lexicon, state, page } = context
  const locale = detectLocale(withoutIdentifiers(text), context.locale)
  const message = cut(livesOf(withoutIdentifiers(text)))
  const marked = markUp(message, lexicon)
  const owned = ownedPart(marked)
  const marks = withoutOwned(marked, owned)
  const category = state.need.category ?? page?.category ?? categoryOfPage(page, catalogue)
  // "No wait, make it 43": a bare figure corrects the last one stated.
  const corrected =
    marks.some((mark) => hasCue(mark, 'correct')) || settles.test(message.text)
      ? (state.need.constraints.findLast(isFigured)?.attribute ?? null)
      : null
  const wantsUnder = (under: string | null): Wants =>
    readWants(marks, {
      taxonomy: catalogue.taxonomy,
      lexicon,
      category: under,
      openQuestion: state.openQuestion ?? corrected,
      onSale: (kind) => onSaleOf(catalogue, kind),
    })
  let wants = wantsUnder(category)
  // Words that no goods of the category under discussion have, but others do, start a new search.
  const isNewTopic =
    category !== null &&
    wants.category === null &&
    !tellsOfPeople.test(text) &&
    !saysOfOwn(wants) &&
    namesOtherGoods(wants, category, context) &&
    (seeksGoods.test(message.text) || marks.length <= 3 || namesKind(wantsUnder(null)))
  if (isNewTopic) wants = wantsUnder(null)
  // "My walls are damp" names no goods: what was said like it tells which are meant.
  const subject = context.subjects?.of(message.text) ?? null
  // A word that only cordless vacuums have does not make a monitor's cable one.
  const heardAs =
    subject && subject.certainty >= 0.6 && subject.shopOdds > 1 ? subject.category : null
  if (isNewTopic && !wants.isNamed && heardAs !== null && heardAs !== wants.category)
    wants = { ...wantsUnder(heardAs), category: heardAs }
  const implied = subject ? impliedKinds(subject, wants, marks, message.text, context) : []
  if (implied[0] !== undefined) wants = { ...wantsUnder(implied[0]), category: implied[0] }
  const goods = catalogue.taxonomy.categories.get(
    wants.category ?? (isNewTopic ? '' : (category ?? '')),
  )
  const said = paraphrased(message, marks, goods, catalogue.taxonomy)
  wants = withParaphrased(wants, said)
  const kinds = wants.category === null ? [] : [wants.category, ...wants.otherCategories]
  const clauses = kinds.length > 1 ? clausesOf(marks, kinds) : []
  const reading: Reading = {
    ...context,
    subject,
    clauses:
      clauses.length > 1
        ? shareTotal(
            clauses.map((clause) => readClause(clause, context)),
            message.text,
            catalogue,
          )
        : [],
    between:
      implied.length > 1 ? implied.map((one) => ({ ...wantsUnder(one), category: one })) : [],
    isNewTopic,
    written: text,
    text: message.text,
    asked: owned ? textOf(message, marks.slice(owned.to)) : message.text,
    marks,
    wants,
    references: findReferences(marks, wants, message.text, {
      catalogue,
      shown: state.shown,
      focus: state.focus,
      pageSku: page?.sku,
      category,
    }),
    cues: new Set(
      marks.flatMap(({ meanings }) =>
        meanings.flatMap((one) => (one.kind === 'cue' ? [one.tag] : [])),
      ),
    ),
    topics: [
      ...new Set(
        marks
          .filter((mark) => !isWanted(mark, wants))
          .flatMap(({ meanings }) =>
            meanings.flatMap((one) => (one.kind === 'policy' ? [one.topic] : [])),
          ),
      ),
    ],
  }
  const acts = actsOf(reading)
  return {
    locale,
    acts,
    hasForeignMoney: wants.hasForeignMoney,
    isSure: acts.every(({ kind }) => !guesses.has(kind)) && marks.every(isPlaced),
  }
}

/** What was understood word for word stands; of one property nothing is said twice. */
function withParaphrased(wants: Wants, { constraints, wishes }: Paraphrased): Wants {
  if (constraints.length + wishes.length === 0) return wants
  const isOpen = ({ attribute }: { readonly attribute: string }): boolean =>
    !wants.attributes.includes(attribute)
  const said = [...constraints, ...wishes].filter(isOpen)
  return {
    ...wants,
    constraints: [...wants.constraints, ...constraints.filter(isOpen)],
    wishes: [...wants.wishes, ...wishes.filter(isOpen)],
    attributes: [...wants.attributes, ...said.map(({ attribute }) => attribute)],
    text: said.length > 0 ? [] : wants.text,
  }
}

/** Acts for want of a better one. */
const guesses = new Set<Act['kind']>(['unclear', 'off-topic', 'ask-guide'])

const isPlaced = (mark: Mark): boolean => mark.word === undefined || isFiller(mark)

/** "275 will do then", 65也可以: another figure for what was asked before. */
const settles = /\b(?:will do|then|is fine|is ok|works too|as well)\b|也可以|也行|就行|也成/

const textOf = ({ text, atoms }: Message, marks: readonly Mark[]): string =>
  marks.length === 0 ? '' : text.slice(atoms[marks[0]!.from]!.start)

/** Batteries are a matter of recycling; "the longest battery" is wanted of goods. */
const isWanted = ({ meanings }: Mark, { wishes, comparatives, constraints }: Wants): boolean =>
  meanings.some(
    (one) =>
      one.kind === 'attribute' &&
      [...wishes, ...comparatives, ...constraints].some(
        ({ attribute }) => attribute === one.attribute,
      ),
  )

const isFigured = ({ value }: Constraint): boolean =>
  typeof value === 'number' || (Array.isArray(value) && typeof value[0] === 'number')

/** True where the words are of one kind of goods, and not only of something it is used for. */
const namesKind = ({ category, isNamed, uses }: Wants): boolean =>
  category !== null && (isNamed || uses.length === 0)

/** True where something is said that goods of the kind under discussion have. */
const saysOfOwn = ({ constraints, wishes, uses, comparatives }: Wants): boolean =>
  constraints.some(({ attribute }) => attribute !== 'price') ||
  wishes.length + uses.length + comparatives.length > 0

/** True when a word of the message stands in titles, only not in those of `category`. */
function namesOtherGoods(
  wants: Wants,
  category: string,
  { lexicon }: UnderstandingContext,
): boolean {
  const words = [...wants.models, ...wants.text].filter(
    (word) =>
      !/^\d|^\p{Script=Han}$/u.test(word) &&
      searchTerms(word).some((term) => (lexicon.titleWords.get(term) ?? 0) > 2),
  )
  if (words.length === 0) return false
  const own = lexicon.categoryWords.get(category)
  return words.some((word) => !searchTerms(word).some((term) => own?.has(term)))
}

const readClause = (marks: readonly Mark[], { catalogue, lexicon }: UnderstandingContext): Wants =>
  readWants(marks, {
    taxonomy: catalogue.taxonomy,
    lexicon,
    category: null,
    openQuestion: null,
  })

/** "Family of four", "six of us" and 一家五口 say how many people there are, 五六百 from what to what. */
const livesOf = (text: string): string =>
  text
    .replace(/\b(?:family|household|party|group) of (\w+)\b/gi, '$1 people')
    .replace(/\b(\w+) of us\b/gi, '$1 people')
    .replace(/万一/g, '如果')
    .replace(/([一二两三四五六七八九])([二三四五六七八九])([百千万])/g, '$1$3到$2$3')
    .replace(/一家([一二三四五六七八九两\d]+)口/g, '$1口人')
