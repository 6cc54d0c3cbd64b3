import type { Act, Reference } from '../domain/act.ts'
import { hasCue, type Mark } from './marks.ts'
import { type Reading, categoryOfPage, hasConditions } from './reading.ts'
import { namesGoods } from './needs.ts'

export function comparisonAct({
  cues,
  references,
  state,
  wants,
  catalogue,
  text,
}: Reading): Act | undefined {
  const named = references.filter(({ kind }) => kind !== 'focus')
  // "The dearest and the cheapest, what is the difference?"
  const extremes = wants.wishes.filter(({ strict }) => strict)
  if (cues.has('compare') && extremes.length >= 2 && state.shown.length >= 2)
    return {
      kind: 'compare',
      references: extremes.slice(0, 2).map(({ attribute, direction }) => ({
        kind: 'extreme',
        attribute,
        direction,
      })),
    }
  // "Is the first one quieter than the second?"
  const asksWhich = wants.comparatives.length > 0 || /哪[个款台部]|\bwhich\b|\bbetter\b/.test(text)
  // "和第一个比呢": the verb stands alone, after what is compared with.
  const setsAgainst =
    named.length > 0 && /[和跟与同].{1,12}比(?:呢|怎么样|如何|一下|哪|谁|有|$)/.test(text)
  const compares =
    cues.has('compare') ||
    setsAgainst ||
    (references.length > 0 && /\bdifference between\b|区别是/.test(text))
  if (named.length >= 2 && (asksWhich || compares)) return { kind: 'compare', references: named }
  if (!compares) return undefined
  const pointed = references.length > 0
  if (state.shown.length >= 2 && (pointed || (!hasConditions(wants) && wants.category === null))) {
    const isTerm = wants.attributes.length > 0 && !pointed
    if (!isTerm) {
      const first = named[0]
      return {
        kind: 'compare',
        references: !first
          ? [{ kind: 'shown' }]
          : first.kind === 'shown'
            ? [first]
            : [{ kind: 'focus' }, first],
      }
    }
  }
  // Two brands: the best of each for the need.
  const brands = wants.brands.filter((brand) => catalogue.brands.some(({ name }) => name === brand))
  if (brands.length >= 2)
    return {
      kind: 'compare',
      references: brands.map((brand) => ({ kind: 'brand', brand })),
      category: wants.category,
    }
  // With one product on show there is nothing to set beside it, which the reply says.
  const isOnlyOne = state.shown.length === 1 && wants.category === null && !hasConditions(wants)
  return isOnlyOne ? { kind: 'compare', references: [{ kind: 'shown' }] } : undefined
}

/** "Why the first one?", "为什么推荐这款": the reasons of a recommendation, as they were reckoned. */
export function whyQuestion({ references, state, text, wants }: Reading): Act | undefined {
  if (state.shown.length === 0 || wants.category !== null) return undefined
  if (!/^(?:but |and |so |ok )?why\b|为什么|为啥|为何|凭什么/.test(text)) return undefined
  const asksOther = wants.constraints.length > 0 || wants.attributes.length > 0
  const isAboutChoice = /\b(?:recommend|suggest|choose|chose|pick|first choice)|推荐|选/.test(text)
  const pointed = references.find(({ kind }) => kind !== 'shown')
  const isShort = text.split(/\s/).length <= 6 && wants.wishes.length === 0
  if (!isAboutChoice && (pointed === undefined || asksOther || !isShort)) return undefined
  return { kind: 'advise', reference: pointed ?? { kind: 'position', index: 0 } }
}

/** "What about a dryer to go with it?", "ok a dryer it is, what have you got": for another kind of goods. */
const asksForKind =
  /\b(?:what|how) about (?:an?|some)\b|\b(?:what|which) (?:have you got|do you have|is there)\b|\bit is\b/

/** "The biggest water tank of those." */
const ofThem = /\b(?:of|among) (?:them|these|those|the (?:two|three))\b|这几[款个]里?|其中/

const seeks = /有没有|有[吗么没]|\b(?:any|anything|something|do you have|have you got)\b/

/** A question about a product that the message, the talk or the page points at. */
export function productQuestion(reading: Reading, isQuestion: boolean): Act | undefined {
  const { references, wants, cues, state, page, text } = reading
  const explicit = references.find(({ kind }) => kind !== 'focus' && kind !== 'shown')
  const hasSubject = state.focus.length > 0 || page?.sku !== undefined || state.shown.length === 1
  const asks =
    isQuestion ||
    cues.has('details') ||
    cues.has('price-question') ||
    cues.has('stock-question') ||
    cues.has('review-question')
  const attributes = new Set(wants.attributes.filter((attribute) => attribute !== 'brand'))
  if (cues.has('price-question')) attributes.add('price')
  if (cues.has('stock-question')) attributes.add('availability')
  if (cues.has('review-question')) attributes.add('reviews')

  const isAboutGoods =
    wants.category !== null &&
    !explicit &&
    wants.category !== categoryOfPage(page, reading.catalogue)
  // "And what about a dryer to go with it?"
  // "What about Grindhaus?" asks for goods of that maker.
  const isMaker = wants.brands.length > 0 && !explicit && /\b(?:what|how) about\b/.test(text)
  if (isMaker && wants.models.length === 0) return undefined
  if (isAboutGoods && wants.isNamed && asksForKind.test(text)) return undefined
  if (isAboutGoods && !references.some(({ kind }) => kind === 'focus')) return undefined
  const build = (reference: Reference): Act => ({
    kind: 'ask-product',
    reference,
    attributes: [...attributes],
    expects: wants.constraints.filter(({ attribute }) => attribute !== 'brand'),
    text,
  })
  // "Anything quieter than the second one?" looks for goods; "is it quieter?" asks about one.
  const compares = wants.comparatives.length > 0 && /\bthan\b|比/.test(text)
  if (compares && !/^(?:is|are|does|do)\b/.test(text)) return undefined
  if (
    /\b(?:you (?:first )?showed (?:me )?(?:at )?first|you first showed|showed first)\b|一开始|最先|最开始/.test(
      text,
    ) &&
    state.history.length > 0
  )
    return build({ kind: 'earliest' })
  if (explicit) {
    // "the quieter one" and "the second one" ask for that one, with or without a question mark.
    // "Galaxy S24 phone under 700" names goods and says what is wanted: a need, not a question.
    const isNeed =
      wants.category !== null ||
      wants.wishes.length > 0 ||
      wants.constraints.some(({ attribute }) => attribute !== 'brand')
    const isNamed = wants.models.length > 0 || wants.brands.length > 0
    if (explicit.kind === 'sku' && !asks && (isNeed || !isNamed)) return undefined
    return build(explicit)
  }
  if (!asks && !ofThem.test(text)) return undefined
  // "French door then, what would that set me back": asks for others than those on show.
  if (/\bthen\b/.test(text) && wants.constraints.some(({ operator }) => operator === '='))
    return undefined
  // "有没有能自己倒垃圾的？" looks for others that can.
  if (/有没有.{2,}的\??$/.test(text)) return undefined
  // "Any under 400?" looks for goods as well.
  const isLimited = wants.constraints.some(({ attribute }) => attribute === 'price')
  if (isLimited && seeks.test(text) && !references.some(({ kind }) => kind === 'focus'))
    return undefined
  // "Are they comfortable?": what buyers say of the first one shown.
  if (
    /\b(?:are|do|is|were) they\b|它们.*吗/.test(text) &&
    state.shown.length > 0 &&
    wants.category === null
  ) {
    if (attributes.size === 0 || wants.wishes.length > 0) attributes.add('reviews')
    return build({ kind: 'position', index: 0 })
  }
  if (!hasSubject && state.shown.length === 0) return undefined
  if (cues.has('details') && attributes.size === 0 && wants.category === null)
    return build({ kind: 'focus' })
  // "会不会很吵？" after goods were shown: the first of them, as nobody else is pointed at.
  const isBare =
    attributes.size > 0 &&
    wants.constraints.length + wants.wishes.length + wants.comparatives.length === 0 &&
    text.length <= 14 &&
    !/有没有|哪|\b(?:any|which|have|got)\b/.test(text)
  if (isBare && isQuestion && !hasSubject && wants.category === null && !cues.has('guide'))
    return build({ kind: 'position', index: 0 })
  const pointsAtOne = references.some(({ kind }) => kind === 'focus')
  if (pointsAtOne && (hasSubject || state.shown.length > 0)) return build({ kind: 'focus' })
  // "Which one is quieter?" is about the goods shown.
  const extreme = wants.comparatives[0] ?? wants.wishes.find(({ strict }) => strict)
  const isAmongShown = cues.has('advise') || cues.has('which') || ofThem.test(text)
  if (extreme && state.shown.length > 1 && isAmongShown && wants.category === null)
    return build({
      kind: 'extreme',
      attribute: extreme.attribute,
      direction: extreme.direction,
    })
  const asksFact = attributes.size > 0 && wants.wishes.length === 0 && !cues.has('guide')
  if (
    hasSubject &&
    asksFact &&
    wants.comparatives.length === 0 &&
    !/\b(?:you|your)\b|你们|有没有别/.test(text)
  )
    return build({ kind: 'focus' })
  const isTaste = wants.uses.length > 0 || /\b(?:good|work|suit)|好用|效果|适合/.test(text)
  if (
    hasSubject &&
    isTaste &&
    wants.constraints.length === 0 &&
    wants.comparatives.length === 0 &&
    !namesGoods.test(text)
  ) {
    attributes.add('reviews')
    return build({ kind: 'focus' })
  }
  if (hasSubject && page?.sku !== undefined && /\b(?:good|fit|work|suit)/.test(text))
    return build({ kind: 'focus' })
  return undefined
}

/** "Can I take a power bank on a plane?": asks whether, not which. */
export const asksForKnowledge =
  /^(?:can i|can you|could i|is it|are |do i|should i|will |why |when )(?!.*\b(?:recommend|suggest|show|find)\b)|^(?!.*(?:有没有|推荐|卖|介绍|找)).*(?:能不能|能.*吗|可以.*吗|会不会|会.*吗|要不要|需要.*吗|为什么)/

const weighsProperty =
  /^(?:and |but |so )?(?:is|are) (?!(?:it|they|this|that|these|those|there|the (?:first|second|third|last))\b)(?:\w+ ){1,4}(?:better|worth|really|necessary|needed|important|good enough|any good|overrated|overkill)\b|(?:真的|更)好吗|有必要|值得(?:买|选|多花)?吗|有用吗/

/** "Front loader or top loader?", "Is OLED better for that?": weighs properties, asks for none. */
export function weighingQuestion(
  { wants, text, references, cues, state }: Reading,
  isQuestion: boolean,
): Act | undefined {
  if (Object.keys(wants.life).length > 0) return undefined
  if (references.some(({ kind }) => kind !== 'focus' && kind !== 'shown')) return undefined
  const weighs =
    wants.constraints.some(({ operator }) => operator === 'in') &&
    (((isQuestion || asksAtStart.test(text)) && /还是|哪个好|\bor\b|better|nicer/.test(text)) ||
      cues.has('compare'))
  const weighsKinds = wants.attributes.length > 0 && /好还是.{1,12}好/.test(text)
  const weighsOne =
    weighsProperty.test(text) && wants.attributes.length > 0 && wants.category === null
  // "Does HEPA 13 or 14 make any difference?"
  const compares = cues.has('compare') && asksAtStart.test(text) && wants.attributes.length > 0
  const doubts = wants.constraints.length > 0 && state.focus.length === 0 && doubtsIt.test(text)
  return weighs || weighsKinds || weighsOne || doubts || compares
    ? { kind: 'ask-guide', text, category: wants.category }
    : undefined
}

const asksAtStart = /^(?:and |so |but )?(?:does|do|is|are|should|would)\b/

/** "What is noise cancelling?": nothing but a property is named. */
const asksTerm = (text: string, marks: readonly Mark[]): boolean =>
  /^(?:so |ok |and |but )?what(?:'?s| is| are)\b(?! (?:the|its|their|your)\b)|是什么|什么意思/.test(
    text,
  ) &&
  marks.every(
    (mark) =>
      mark.word === undefined &&
      !mark.quantity &&
      mark.meanings.every(({ kind }) => kind !== 'category' && kind !== 'brand'),
  )

/** "Does OLED burn in?", 变频真省电吗: whether what is said of a property is so. */
const doubtsIt =
  /会不会.{0,6}(?:烧|坏|伤|影响|浪费|费|漏|臭|危险)|真的?(?!有).{1,6}[?吗么]$|智商税|靠谱吗|有(?:啥|什么)用\b|\b(?:do|does) (?!(?:it|they|this|that|the)\b)\w+ (?:really|actually|do anything|matter|help much|make (?:any|a))\b/

/** A question of knowledge, not of one product. */
export function guideQuestion(
  { cues, wants, text, marks }: Reading,
  isQuestion: boolean,
): Act | undefined {
  // "How many litres for four people?" is reckoned, with goods to show for it.
  if (Object.keys(wants.life).length > 0) return undefined
  // "What should I get?" asks for goods.
  if (/\b(?:what|which)(?: \w+)? should i (?:get|buy|choose|take)\b/.test(text)) return undefined
  const asksWhether =
    isQuestion &&
    wants.category !== null &&
    wants.constraints.length === 0 &&
    asksForKnowledge.test(text)
  if (asksWhether) return { kind: 'ask-guide', text, category: wants.category }
  if (!cues.has('guide')) return undefined
  if (wants.constraints.some(({ attribute }) => attribute === 'price' || attribute === 'brand'))
    return undefined
  if (wants.wishes.some(({ strict }) => strict)) return undefined
  const isGoodsOnly =
    wants.category !== null && wants.attributes.length === 0 && wants.text.length === 0
  // "几公斤不低于8公斤" asks nothing: the words name the property that the figure bounds.
  const isBound = wants.constraints.some(({ operator }) => operator === '>=' || operator === '<=')
  const namesBound = (mark: Mark): boolean =>
    isBound && mark.meanings.some(({ kind }) => kind === 'attribute')
  const guides = marks.filter((mark) => hasCue(mark, 'guide'))
  if (guides.every(namesBound)) return undefined
  const explains = guides.some(({ text: cue }) => !/^(?:what is|what's|what is a)$/.test(cue))
  if (isGoodsOnly && !explains) return undefined
  if (wants.attributes.length > 0 && asksTerm(text, marks))
    return { kind: 'ask-guide', text, category: null }
  const category = wants.isNamed || wants.uses.length === 0 ? wants.category : null
  return isQuestion || explains ? { kind: 'ask-guide', text, category } : undefined
}
