import type { Act } from '../domain/act.ts'
import { topicsOfPolicies } from '../domain/passage.ts'
import type { Category } from '../domain/taxonomy.ts'
import { createFence, type Fence } from '../llm/fence.ts'
import {
  ModelFault,
  type LanguageModel,
  type ModelCall,
  type ModelMessage,
} from '../llm/language-model.ts'
import { messagesFor, type Prompt } from '../llm/prompts.ts'
import { askForJson } from '../llm/structured.ts'
import { useTools, type ReadTool } from '../llm/tools.ts'
import type { Recent } from '../lib/recent.ts'
import type { Understanding } from './by-rules.ts'
import { kindLines } from './kinds.ts'
import { ModelActs, modelActsSchema, toActs } from './model-acts.ts'
import { withoutUnstated } from './stated.ts'
import { withoutIdentifiers } from './orders.ts'
import { keysOf } from './kept-acts.ts'
import type { UnderstandingContext } from './reading.ts'

export interface ModelUnderstandingParts {
  readonly model: LanguageModel
  readonly prompt: Prompt
  /** Answers to messages that say the same in the same state; `null` asks each time. */
  readonly cache: Recent<ModelActs> | null
  /** Read-only looks into the shop that the model may take before it answers. */
  readonly tools: (context: UnderstandingContext) => readonly ReadTool[]
}

/** What a message means by a language model; `by` tells whose reading it is in the end. */
export interface Heard {
  readonly understanding: Understanding
  readonly by: 'model' | 'rules'
  readonly fault: ModelFault | null
}

const mostTokens = 900

/**
 * What a message means, by a language model that is held to {@link ModelActs}. `byRules` is the
 * built-in reading of the same message: it stands for all that needs exact identity or measures, for
 * danger, and for everything when the model fails.
 *
 * @throws the reason of `call.signal` when the work is ended.
 */
export async function understandByModel(
  text: string,
  byRules: Understanding,
  context: UnderstandingContext,
  { model, prompt, cache, tools }: ModelUnderstandingParts,
  call: ModelCall,
): Promise<Heard> {
  if (isForRules(byRules, context)) return { understanding: byRules, by: 'rules', fault: null }
  const keys = keysOf(text, byRules.locale, context, model, prompt)
  // Once a shopper is known, the model may look at what is theirs: such acts are nobody else's.
  const kept = context.state.task?.customerId == null ? cache : null
  const known = kept?.get(keys.asWritten) ?? kept?.get(keys.asMeant)
  if (known) return heardOf(text, known, byRules, context)
  const fence = createFence()
  const messages = messagesOf(text, context, prompt, fence)
  try {
    const request = { task: 'understand', messages, maxTokens: mostTokens } as const
    const informed = mayLookUp(text, byRules, context)
      ? await useTools(model, request, tools(context), fence, call)
      : messages
    const { value } = await askForJson(
      model,
      { ...request, messages: informed },
      { name: 'acts', schema: ModelActs, jsonSchema: modelActsSchema },
      call,
    )
    kept?.set(keys.asWritten, value)
    kept?.set(keys.asMeant, value)
    return heardOf(text, value, byRules, context)
  } catch (error) {
    if (!(error instanceof ModelFault)) throw error
    return { understanding: byRules, by: 'rules', fault: error }
  }
}

function heardOf(
  text: string,
  value: ModelActs,
  byRules: Understanding,
  context: UnderstandingContext,
): Heard {
  const topics = topicsOf(context)
  const desk = byRules.acts.filter(({ kind }) => deskActs.has(kind))
  const known = toActs(value, desk, { catalogue: context.catalogue, topics })
  const acts = withoutUnstated(known, text, context)
  if (acts.length === 0 || isLost(acts, byRules.acts) || contradicts(acts, byRules.acts))
    return { understanding: byRules, by: 'rules', fault: null }
  return { understanding: { ...byRules, acts }, by: 'model', fault: null }
}

/** What the shop has rules for. */
const topicsOf = ({ passages }: UnderstandingContext): Set<string> =>
  topicsOfPolicies(passages?.passages ?? [])

/** The model understood nothing where the rules did. */
const isLost = (acts: readonly Act[], byRules: readonly Act[]): boolean =>
  acts.every(({ kind }) => kind === 'unclear') && kindsOf(byRules).length > 0

/** Both name kinds of goods, and none of them is the same: what stands in the message goes first. */
function contradicts(acts: readonly Act[], byRules: readonly Act[]): boolean {
  const kinds = kindsOf(acts)
  const named = kindsOf(byRules)
  return kinds.length > 0 && named.length > 0 && !kinds.some((one) => named.includes(one))
}

const kindsOf = (acts: readonly Act[]): string[] =>
  acts.flatMap((act) => (act.kind === 'need' && act.category !== null ? [act.category] : []))

/** Acts that need what no model may decide: who somebody is, what is measured, what is dangerous. */
const deskActs = new Set<Act['kind']>([
  'ask-order',
  'ask-cart',
  'service',
  'ask-fit',
  'safety',
  'ask-person',
  'complain',
  'ask-policy',
])

/**
 * Where every word is placed a model could only agree or err. Danger is no matter of wording, and an
 * open task about orders is answered with names and numbers of persons: no model hears them.
 */
const isForRules = ({ acts, isSure }: Understanding, { state }: UnderstandingContext): boolean =>
  isSure || state.task?.wants != null || acts.some(({ kind }) => forRules.has(kind))

const forRules = new Set<Act['kind']>(['safety', 'ask-order', 'ask-cart', 'ask-profile'])

/** A look into the shop may help: for what the rules could not place, and for what was bought here. */
const mayLookUp = (
  text: string,
  byRules: Understanding,
  { state }: UnderstandingContext,
): boolean => isUnsure(byRules) || (state.task?.customerId != null && saysBought.test(text))

const saysBought = /\b(?:order(?:ed)?|bought|purchased?|got from you)\b|订单|买过|买的|下单/i

/** Names and words that the rules could not place: here a look into the shop helps a model. */
const isUnsure = ({ acts }: Understanding): boolean =>
  acts.some(
    (act) =>
      act.kind === 'unclear' ||
      act.kind === 'ask-guide' ||
      (act.kind === 'need' && act.text.length + act.models.length > 0) ||
      (act.kind === 'ask-product' && act.reference.kind === 'name'),
  )

function messagesOf(
  text: string,
  context: UnderstandingContext,
  prompt: Prompt,
  fence: Fence,
): ModelMessage[] {
  const { state, catalogue, page } = context
  const category = state.need.category ?? page?.category ?? null
  return messagesFor(prompt, [
    fence.wrap('SHOP', describeShop(context, category), 24_000),
    fence.wrap('STATE', JSON.stringify(describeState(context)), 6_000),
    fence.wrap('MESSAGE', withoutIdentifiers(text), 2_000),
  ])

  function describeState({ locale }: UnderstandingContext): unknown {
    const { need } = state
    const show = (sku: string): unknown => {
      const product = catalogue.products[catalogue.docBySku.get(sku) ?? -1]
      return product && { brand: product.brand, title: product.title[locale] ?? product.title.en }
    }
    return {
      language: locale,
      need: {
        category: need.category,
        constraints: need.constraints.map(({ attribute, operator, value, strength }) => ({
          attribute,
          operator,
          value,
          strength,
        })),
        wishes: need.wishes.map(({ attribute, direction: way }) => ({ attribute, direction: way })),
        uses: need.uses,
      },
      shown: state.shown.slice(0, 6).map(show),
      focus: state.focus.slice(0, 1).map(show),
      page: page?.sku === undefined ? null : show(page.sku),
      openQuestion: state.openQuestion,
    }
  }
}

/** Kinds of goods with their names; the attributes and uses of the kinds in question. */
function describeShop(context: UnderstandingContext, category: string | null): string {
  const { catalogue } = context
  const { taxonomy, docsByCategory } = catalogue
  const stocked = [...docsByCategory.keys()].slice(0, 40)
  const details = (category === null ? stocked : [category]).flatMap((id) => {
    const one = taxonomy.categories.get(id)
    return one ? [describeCategory(one, category !== null)] : []
  })
  return [
    'categories:',
    ...kindLines(catalogue),
    'attributes by category (price, brand, availability and rating are of all):',
    ...details,
    `makers: ${catalogue.brands
      .slice(0, 60)
      .map(({ name }) => name)
      .join(', ')}`,
    `topics: ${[...topicsOf(context)].join(', ')}`,
  ].join('\n')

  function describeCategory({ id, attributes, uses }: Category, isFull: boolean): string {
    const own = attributes
      .toSorted((a, b) => b.importance - a.importance)
      .slice(0, isFull ? 30 : 8)
      .flatMap(({ id: name }) => {
        const one = taxonomy.attributes.get(name)
        if (!one) return []
        if (one.type === 'number') return [one.unit ? `${name} (${one.unit})` : `${name} (number)`]
        if (one.type === 'boolean') return [`${name} (true/false)`]
        return [
          `${name} (${one.values
            .slice(0, isFull ? 12 : 5)
            .map((value) => value.id)
            .join('|')})`,
        ]
      })
    return `${id}: ${own.join(', ')}; uses: ${uses.map((use) => use.id).join(', ')}`
  }
}
