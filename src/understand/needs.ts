import type { Act } from '../domain/act.ts'
import type { Constraint } from '../domain/need.ts'
import { searchTerms, singular } from '../lib/text.ts'
import { englishWords } from './english.ts'
import type { Lexicon } from './lexicon.ts'
import { hasTag } from './marks.ts'
import { makersNotCarried } from './makers.ts'
import type { Wants } from './wanted.ts'
import { isBlank, isEmpty } from './wants.ts'
import type { CueTag } from './words.ts'
import { type Reading, hasConditions } from './reading.ts'

export const categoryOnly = (wants: Wants): Act[] =>
  wants.category === null ? [] : [needOf({ ...wants, text: [], models: [] })]

/** "Forget the budget", "any brand is fine", "价格无所谓". */
export function withdrawals({ cues, wants, marks, state, text, references }: Reading): Act[] {
  // "Any price will do": what was said of it counts no more.
  const isPriceHeld = [...state.need.constraints, ...state.need.wishes].some(
    ({ attribute }) => attribute === 'price',
  )
  if (isPriceHeld && anyPrice.test(text) && !wants.constraints.some(isPrice))
    return [{ kind: 'withdraw', attribute: 'price' }]
  // "Other brands are fine too": the one that was named is no condition any more.
  const isBrandHeld = state.need.constraints.some(({ attribute }) => attribute === 'brand')
  if (isBrandHeld && wants.brands.length === 0 && otherBrands.test(text))
    return [{ kind: 'withdraw', attribute: 'brand' }]
  // "Forget it. How heavy is the first one?"
  if (references.some(({ kind }) => kind === 'position')) return []
  if (!cues.has('withdraw') && !cues.has('skip') && wants.needless.length === 0) return []
  if (wants.constraints.some(({ operator }) => operator !== '=' || cues.has('withdraw') === false))
    if (wants.needless.length === 0 && wants.constraints.length > 0) return []
  const named = new Set(wants.needless)
  if (cues.has('withdraw') || cues.has('skip')) {
    for (const mark of marks) {
      if (hasTag(mark, 'budget')) named.add('price')
      if (/^(?:brand|品牌|牌子)$/.test(mark.text)) named.add('brand')
    }
    for (const attribute of wants.attributes) named.add(attribute)
  }
  const held = new Set([
    ...state.need.constraints.map(({ attribute }) => attribute),
    ...state.need.wishes.map(({ attribute }) => attribute),
  ])
  return [...named]
    .filter(
      (attribute) =>
        held.has(attribute) ||
        attribute === state.openQuestion ||
        cues.has('withdraw') ||
        wants.needless.includes(attribute),
    )
    .map((attribute) => ({ kind: 'withdraw', attribute }))
}

const isPrice = ({ attribute }: { readonly attribute: string }): boolean => attribute === 'price'

const anyPrice =
  /\bmoney(?:'s| is) no object\b|\bprice (?:doesn't|does not) matter\b|\bwhatever (?:it costs|the price)\b|多少钱都(?:行|可以|成)|不差钱|(?:价格|价钱)(?:不限|无所谓|不是问题)/

const otherBrands =
  /\b(?:other|another|any|different) (?:brands?|makes?|makers?)\b|(?:别的|其他|其它|换个|什么)(?:牌子|品牌).{0,2}(?:也|都|看|行|可以)/

/** "He has a small kitchen" says more about the need under discussion, whatever its words are of. */
export const tellsOfPeople =
  /^(?:and |but |also |so |well )?(?:he|she|they|we|i|it|my \w+)(?:'s|'re|'m|'ve| has| have| had| lives?| is| am| are| likes?| loves?| works?| cooks?| travels?| studies| drinks?)\b|^(?:他|她|我们?|家里?|孩子|老人)(?:家里?)?(?:是|有|在|比较|喜欢|经常|平时)/

/** What is wanted, and how it moves against the goods shown. */
export function needActs(reading: Reading): Act[] {
  const { wants, state, lexicon } = reading
  const makers = makersNotCarried(
    reading.asked,
    reading.catalogue.brands.flatMap(({ name, words }) => [name, ...words]),
  )
  // "Not Sony", of goods on show: that there is none of it is all there is to say.
  if (isEmpty(wants))
    return makers.length > 0 && state.need.category !== null ? [{ ...needOf(wants), makers }] : []
  if (reading.clauses.length > 1) return reading.clauses.map((clause) => needOf(clause))
  if (reading.between.length > 1) {
    const between = reading.between.flatMap(({ category }) => category ?? [])
    return reading.between.map((one, at) => ({
      ...needOf(one),
      ...(at === between.length - 1 && { between }),
    }))
  }
  // "I don't need the mop washing after all": what had to be need not be; it may be all the same.
  const dropped = noLonger.test(reading.text)
    ? wants.constraints.filter((one) => isTakenBack(one, state.need.constraints))
    : []
  if (dropped.length > 0) {
    const constraints = wants.constraints.filter((one) => !dropped.includes(one))
    return [
      ...dropped.map(({ attribute }): Act => ({ kind: 'withdraw', attribute })),
      ...needActs({ ...reading, wants: { ...wants, constraints, text: [] } }),
    ]
  }
  const acts: Act[] = []
  const isRelative =
    (state.shown.length > 0 || reading.page?.sku !== undefined) && wants.category === null
  // "Too pricey. 150 tops": the figure says how much less.
  const comparatives = isRelative
    ? wants.comparatives.filter(
        ({ attribute }) => !wants.constraints.some((one) => one.attribute === attribute),
      )
    : []
  const wishes = isRelative
    ? wants.wishes
    : [...wants.wishes, ...wants.comparatives.map((one) => ({ ...one, strict: false }))]
  const isNamed = wants.category !== null || hasConditions(wants) || wants.models.length > 0
  const text = wants.text.filter(
    (word) =>
      (!isNamed || isInTitles(word, lexicon)) &&
      !makers.some((name) => name.toLowerCase().includes(word)),
  )
  const isCueOnly =
    !isNamed &&
    makers.length === 0 &&
    ['advise', 'more', 'thank', 'bye', 'skip', 'withdraw'].some((tag) =>
      reading.cues.has(tag as CueTag),
    )
  if (isCueOnly && comparatives.length === 0) return []
  // "Do you have Zojirushi", of rice cookers: a name that is not here, and no other kind of goods.
  const isName = state.need.category !== null && text.length === 1 && isForeignName(text[0]!)
  const isUnknownGoods =
    !isNamed &&
    !isName &&
    text.length > 0 &&
    !(state.need.category !== null && (makers.length > 0 || tellsOfPeople.test(reading.text))) &&
    text.every((word) => !isInTitles(word, lexicon)) &&
    ((state.need.category === null ? namesGoods : seeksGoods).test(reading.text) ||
      (state.need.category === null && text.some((word) => word.includes(' '))))
  if (
    !isNamed &&
    !isUnknownGoods &&
    makers.length === 0 &&
    !isName &&
    text.every((word) => !isInTitles(word, lexicon)) &&
    comparatives.length === 0 &&
    wishes.length === 0
  )
    return []
  // "A present for my dad, about 100": of any kind, whatever was talked about before.
  const isGift = isForSomebody.test(reading.text) && reading.references.length === 0
  const fresh = isUnknownGoods || reading.isNewTopic || (isGift && wants.category === null)
  const owned = alreadyHas.test(reading.text)
    ? reading.references.flatMap((one) => (one.kind === 'sku' ? [one.sku] : []))
    : []
  const need = {
    ...needOf({
      ...wants,
      wishes,
      ...(isName ? { text: [], models: text } : { text }),
      ...(owned.length > 0 ? withoutNames(wants) : {}),
    }),
    fresh,
    makers,
    owned,
  }
  if (!isBlank(need) || makers.length > 0) acts.push(need)
  for (const comparative of comparatives)
    acts.push({ kind: 'comparative', ...comparative, than: reading.references[0] ?? null })
  return acts
}

const noLonger = /\bno longer\b|\b(?:don't|dont|doesn't) need\b|不要了|不用了|算了|没必要/

const isTakenBack = (said: Constraint, held: readonly Constraint[]): boolean =>
  said.operator === '!=' &&
  said.value === true &&
  held.some(
    ({ attribute, operator, value }) =>
      attribute === said.attribute && operator === '=' && value === true,
  )

/** True for a word that neither English nor the shop knows: a name. */
const isForeignName = (word: string): boolean =>
  /^[a-z]{4,}$/.test(word) && !englishWords.has(word) && !englishWords.has(singular(word))

/** "He already has a blender", and nothing else is wanted: the kind of goods that is there. */
export function kindsHad({ wants, text }: Reading): string[] {
  if (!alreadyHas.test(text) || wants.category === null || hasConditions(wants)) return []
  if (wants.models.length > 0 || asksElse.test(text)) return []
  return [wants.category, ...wants.otherCategories]
}

const asksElse =
  /\?$|\b(?:need|want|looking|show|recommend|new|another|second|replace)\b|想|要|换|推荐|[吗呢]$/

/** "I already own the Atlas 115": not to be offered again. */
export const alreadyHas =
  /\balready (?:own|owns|have|has|had|got|bought)\b|\b(?:has|have|got|'s got|'ve got) (?:an?|one|some|that|those)\b.{0,30}\balready\b|已经有|已经买了|有了|买过了/

/** The wants without the product that the shopper has; its brand may still be wanted. */
export const withoutNames = (wants: Wants): Pick<Wants, 'models' | 'text' | 'constraints'> => ({
  models: [],
  text: [],
  constraints: wants.constraints.filter(({ attribute }) => attribute !== 'brand'),
})

/** A request for goods, whatever they are. */
export const namesGoods =
  /\b(?:want|need|looking for|buy|get me|sell|stock|carry|have|show|find|search|recommend|suggest|compare)\b|想要|想买|要买|有没有|有卖|有.{1,8}卖|卖不卖|找|来个|来一|推荐|买|有[吗么嘛没]/

/** A present for somebody, of no named kind. */
const isForSomebody =
  /\b(?:gifts?|presents?|pressies?|prezzies?|secret santa|stocking fillers?)\b.{0,20}\bfor\b|\bfor (?:my|a|his|her) .{0,30}(?:birthday|christmas)|送.{1,6}(?:的)?礼物|礼物送|生日礼物/

/** Asks for goods in so many words: what it names and the shop's words do not know is something else. */
export const seeksGoods =
  /\b(?:want|wants|need|needs|looking for|buy|get me|sell|stock|carry|(?:do|have) (?:you|u|ya)(?: guys)? (?:have|got|do)|show|find|search|recommend|suggest)\b|想要|想买|要买|有没有|有卖|有.{1,8}卖|卖不卖|来个|来一|推荐|买|有[吗么嘛没]/

export const isInTitles = (word: string, { titleWords }: Lexicon): boolean =>
  searchTerms(word).some((term) => (titleWords.get(term) ?? 0) > 0)

export const needOf = (wants: Wants): Act & { kind: 'need' } => ({
  kind: 'need',
  category: wants.category,
  constraints: wants.constraints,
  wishes: wants.wishes,
  uses: wants.uses,
  life: wants.life,
  text: wants.text,
  models: wants.models,
  fresh: false,
})
