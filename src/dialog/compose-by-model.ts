import type { Composed, FactPack } from '../compose/by-template.ts'
import { nameOf } from '../compose/name.ts'
import { printPrice } from '../compose/print.ts'
import type { Claim } from '../domain/reply.ts'
import type { Locale } from '../domain/text.ts'
import { createGate } from '../gate/gate.ts'
import type { GateReason } from '../gate/facts.ts'
import { SentenceCutter } from '../gate/sentence-cutter.ts'
import { createFence } from '../llm/fence.ts'
import {
  ModelFault,
  type LanguageModel,
  type ModelCall,
  type ModelRequest,
} from '../llm/language-model.ts'
import { languageBlock, messagesFor, type Prompt } from '../llm/prompts.ts'
import type { Need } from '../domain/need.ts'
import { sentences } from './sentences.ts'
import type { Shop } from './shop.ts'

export interface Worded {
  readonly text: string
  readonly claims: readonly Claim[]
  readonly by: 'model' | 'templates'
  readonly fault: ModelFault | null
  /** Sentences that could not be proved, by class: dropped, never shown. */
  readonly dropped: readonly GateReason[]
}

export interface WordingParts {
  readonly model: LanguageModel
  readonly prompt: Prompt
}

const mostTokens = 700

/**
 * What a model may word. Rules of the shop, orders, cart, fit, safety and fixed sentences are said
 * as they are written.
 */
export const isWordable = (packs: readonly FactPack[]): boolean =>
  packs.length > 0 && packs.every(({ kind }) => wordable.has(kind))

const wordable = new Set<FactPack['kind']>(['recommend', 'compare', 'advise', 'answer', 'count'])

/**
 * The built-in reply in a model's words. Each sentence is told to `onText` once it is complete,
 * filled and proved; one that is not is dropped. Goods that the model left out follow in the built-in
 * words, and so does the assistant's question. When nothing of the model's stands, the built-in text
 * does. Names come in the order of `composed.products`, as the cards do.
 *
 * @throws the reason of `call.signal` when the work is ended.
 */
export async function composeByModel(
  message: string,
  composed: Composed,
  need: Need,
  shop: Shop,
  locale: Locale,
  { model, prompt }: WordingParts,
  call: ModelCall,
  onText: (delta: string) => void,
): Promise<Worded> {
  const goods = slotsOf(composed, shop, locale)
  const gate = createGate(
    {
      catalogue: shop.catalogue,
      locale,
      docs: goods.map(({ doc }) => doc),
      claims: composed.claims,
      sentences: sentences(composed.text).map((one) => one.trim()),
      phrases: goods.flatMap(({ doc, phrases }) => phrases.map((text) => ({ doc, text }))),
      needFigures: figuresOf(need),
    },
    shop.lexicon,
    { hidden: hiddenOf(prompt) },
  )
  const cutter = new SentenceCutter()
  const claims: Claim[] = []
  const dropped: GateReason[] = []
  let text = ''
  let named = 0
  let asks = false

  const take = (sentence: string): void => {
    const filled = fill(sentence, goods)
    if (filled === null) return void dropped.push('product')
    const verdict = gate.check(filled.trim())
    if (!verdict.ok) return void dropped.push(verdict.reason)
    const spoken = verdict.docs.map((doc) => goods.findIndex((one) => one.doc === doc))
    // Goods are taken up in the order of their cards; compared with, they may be named before.
    const isAhead = spoken.length > 0 && Math.min(...spoken) > named
    if (isAhead && !compares.test(filled)) return void dropped.push('product')
    if (!isAhead) while (spoken.includes(named)) named++
    claims.push(...verdict.claims)
    asks ||= /[?？]\s*$/.test(filled)
    say(filled)
  }
  const say = (piece: string): void => {
    const start = text === '' ? piece.trimStart() : piece
    if (start === '') return
    text += start
    onText(start)
  }

  let fault: ModelFault | null = null
  try {
    for await (const delta of model.stream(
      requestFor(message, composed, goods, locale, prompt),
      call,
    ))
      for (const sentence of cutter.push(delta)) take(sentence)
    for (const sentence of cutter.end()) take(sentence)
  } catch (error) {
    if (!(error instanceof ModelFault)) throw error
    fault = error
  }
  if (text.trim() === '') {
    for (const piece of sentences(composed.text)) onText(piece)
    return { text: composed.text, claims: composed.claims, by: 'templates', fault, dropped }
  }
  const rest = [
    ...goods.slice(named).map(({ line }) => line),
    ...(composed.question && !asks ? [lastParagraph(composed.text)] : []),
  ]
  if (rest.length > 0) {
    const gap = text.endsWith('\n\n') ? '' : text.endsWith('\n') ? '\n' : '\n\n'
    say(gap + joinLines(rest))
  }
  return {
    text,
    claims: [...composed.claims, ...claims].filter(isFirst),
    by: 'model',
    fault,
    dropped,
  }
}

/** The shopper's own figures: those of conditions. */
export const figuresOf = (need: Need): number[] =>
  need.constraints.flatMap(({ value }) =>
    typeof value === 'number' ? [value] : Array.isArray(value) ? value.filter(isNumber) : [],
  )

const compares = /\bthan\b|\bcompared (?:to|with)\b|\bversus\b|比|相比/i

/** What the model was told, by prompt: made once, for the gate to remember. */
const hiddenTexts = new WeakMap<Prompt, readonly string[]>()

function hiddenOf(prompt: Prompt): readonly string[] {
  let texts = hiddenTexts.get(prompt)
  if (!texts) hiddenTexts.set(prompt, (texts = [prompt.text]))
  return texts
}

interface Goods {
  readonly doc: number
  readonly slots: ReadonlyMap<string, string>
  /** What code has worked out about it, word by word. */
  readonly phrases: readonly string[]
  /** What the built-in reply says of it, for when the model does not. */
  readonly line: string
}

function slotsOf(composed: Composed, { catalogue }: Shop, locale: Locale): Goods[] {
  const lines = composed.text.split('\n')
  return composed.products.flatMap((card, at) => {
    const doc = catalogue.docBySku.get(card.sku)
    if (doc === undefined) return []
    const product = catalogue.products[doc]!
    const name = nameOf(product, catalogue, locale)
    const price = printPrice(product, locale)
    const line =
      lines.find((one) => one.includes(name)) ??
      (locale === 'en' ? `- **${name}**, ${price}.` : `- **${name}**，${price}。`)
    return [
      {
        doc,
        slots: new Map([
          [`p${at + 1}.name`, `**${name}**`],
          [`p${at + 1}.price`, price],
        ]),
        phrases: [
          ...card.highlights.map(highlightOf),
          ...card.reasons.map(({ text }) => text),
          ...card.tradeoffs.map(({ text }) => text),
          ...(card.rating ? [ratedBy(card.rating)] : []),
        ],
        line,
      },
    ]
  })
}

const highlightOf = ({ label, text }: { label: string; text: string }): string => `${label} ${text}`

const ratedBy = ({ average, count }: { average: number; count: number }): string =>
  `rated ${average} of 5 by ${count} buyers`

/** The sentence with its slots filled; `null` when it names one that is not there. */
function fill(sentence: string, goods: readonly Goods[]): string | null {
  let isKnown = true
  const filled = sentence.replace(/\*{0,2}\{\s*([\w.]{1,40})\s*\}\*{0,2}/g, (_, slot: string) => {
    const found = goods.map(({ slots }) => slots.get(slot)).find((one) => one !== undefined)
    if (found === undefined) isKnown = false
    return found ?? ''
  })
  return isKnown && !/[{}]/.test(filled) ? filled : null
}

function requestFor(
  message: string,
  composed: Composed,
  goods: readonly Goods[],
  locale: Locale,
  prompt: Prompt,
): ModelRequest {
  const fence = createFence()
  const facts = composed.products.flatMap((card, at) => {
    const slots = goods[at]?.slots ?? new Map<string, string>()
    return [
      ...[...slots].map(([slot, text]) => `${slot} = ${text.replaceAll('**', '')}`),
      ...card.highlights.map((one) => `p${at + 1}: ${highlightOf(one)}`),
      ...card.reasons.slice(0, 4).map(({ text }) => `p${at + 1} for: ${text}`),
      ...card.tradeoffs.slice(0, 2).map(({ text }) => `p${at + 1} against: ${text}`),
      ...(card.rating ? [`p${at + 1}: ${ratedBy(card.rating)}`] : []),
    ]
  })
  const draft = goods
    .flatMap(({ slots }) => [...slots])
    .reduce(
      (text, [slot, value]) => text.replaceAll(value, `{${slot}}`),
      composed.question ? withoutLastParagraph(composed.text) : composed.text,
    )
  return {
    task: 'compose',
    maxTokens: mostTokens,
    messages: messagesFor(prompt, [
      languageBlock(fence, locale),
      fence.wrap('FACTS', facts.join('\n'), 12_000),
      fence.wrap('DRAFT', draft, 6_000),
      fence.wrap('MESSAGE', message, 2_000),
    ]),
  }
}

const paragraphs = (text: string): string[] => text.split('\n\n')
const lastParagraph = (text: string): string => paragraphs(text).at(-1) ?? ''
const withoutLastParagraph = (text: string): string => paragraphs(text).slice(0, -1).join('\n\n')

/** List items one below the other, anything else as paragraphs. */
const joinLines = (lines: readonly string[]): string =>
  lines.reduce((text, line) =>
    line.startsWith('- ') && text.split('\n').at(-1)!.startsWith('- ')
      ? `${text}\n${line}`
      : `${text}\n\n${line}`,
  )

const isNumber = (value: unknown): value is number => typeof value === 'number'

const isFirst = (claim: Claim, at: number, all: readonly Claim[]): boolean =>
  all.findIndex((one) => JSON.stringify(one) === JSON.stringify(claim)) === at
