import * as z from 'zod'
import { findJsonObject } from './json-text.ts'
import {
  ModelFault,
  type JsonMode,
  type LanguageModel,
  type ModelAnswer,
  type ModelCall,
  type ModelMessage,
  type ModelRequest,
  type ModelUsage,
} from './language-model.ts'
import { mendSurrogates } from './pieces.ts'

export interface JsonShape<T> {
  /** Letters, figures, `_` and `-`, at most 64. */
  readonly name: string
  readonly schema: z.ZodType<T>
  /** The same as JSON Schema, for endpoints and prompts. */
  readonly jsonSchema: Readonly<Record<string, unknown>>
}

export interface JsonAnswer<T> {
  readonly value: T
  /** Of all turns that it took. */
  readonly usage: ModelUsage
  readonly mode: JsonMode
  /** Whether the model had to be told what was wrong with its first answer. */
  readonly repaired: boolean
}

const modes = ['schema', 'object', 'prompt'] as const satisfies readonly JsonMode[]

/** The strictest way that a model was found to take. */
const knownModes = new WeakMap<LanguageModel, JsonMode>()

/**
 * An answer of a shape, checked by `schema`. The endpoint is held to the shape as strictly as it
 * takes it. A wrong answer is given back once together with what is wrong.
 *
 * @throws {ModelFault} `garbled` when the second answer is wrong too, or the model refuses.
 */
export async function askForJson<T>(
  model: LanguageModel,
  request: Omit<ModelRequest, 'json'>,
  shape: JsonShape<T>,
  call: ModelCall,
): Promise<JsonAnswer<T>> {
  const { answer, mode } = await askInKnownMode(model, request, shape, call)
  const first = read(answer, shape)
  if (first.ok) return { value: first.value, usage: answer.usage, mode, repaired: false }
  const { messages } = request
  const repair = { ...request, messages: [...messages, ...corrections(answer, first.reason)] }
  const again = await model.answer(inMode(repair, shape, mode), call)
  const second = read(again, shape)
  if (!second.ok) throw new ModelFault('garbled', `${model.name} gave no valid ${shape.name}`)
  return { value: second.value, usage: sum(answer.usage, again.usage), mode, repaired: true }
}

async function askInKnownMode<T>(
  model: LanguageModel,
  request: Omit<ModelRequest, 'json'>,
  shape: JsonShape<T>,
  call: ModelCall,
): Promise<{ answer: ModelAnswer; mode: JsonMode }> {
  const first = modes.indexOf(knownModes.get(model) ?? 'schema')
  for (const mode of modes.slice(first)) {
    try {
      const answer = await model.answer(inMode(request, shape, mode), call)
      knownModes.set(model, mode)
      return { answer, mode }
    } catch (error) {
      const isLast = mode === 'prompt'
      if (isLast || !(error instanceof ModelFault) || error.kind !== 'unsupported') throw error
    }
  }
  throw new RangeError('There is no way left to ask')
}

function inMode<T>(
  request: Omit<ModelRequest, 'json'>,
  { name, jsonSchema }: JsonShape<T>,
  mode: JsonMode,
): ModelRequest {
  const json = { mode, name, schema: jsonSchema }
  if (mode === 'schema') return { ...request, json }
  const demand = `Answer with one JSON object and nothing else. It must fit this JSON Schema:\n${JSON.stringify(jsonSchema)}`
  return { ...request, json, messages: withDemand(request.messages, demand) }
}

/** The demand in the first system message, as many models take only one. */
function withDemand(messages: readonly ModelMessage[], demand: string): readonly ModelMessage[] {
  const [first, ...rest] = messages
  return first?.role === 'system'
    ? [{ role: 'system', content: `${first.content}\n\n${demand}` }, ...rest]
    : [{ role: 'system', content: demand }, ...messages]
}

type Reading<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: string }

function read<T>(answer: ModelAnswer, { name, schema }: JsonShape<T>): Reading<T> {
  if (answer.finish === 'refusal') throw new ModelFault('garbled', `The model refused ${name}`)
  const found = findJsonObject(answer.text)
  if (!found.ok) return found
  const checked = schema.safeParse(found.value)
  return checked.success
    ? { ok: true, value: checked.data }
    : { ok: false, reason: z.prettifyError(checked.error) }
}

function corrections({ text }: ModelAnswer, reason: string): ModelMessage[] {
  return [
    { role: 'assistant', content: mendSurrogates(text.slice(0, 8_000)) || '{}', toolCalls: [] },
    {
      role: 'user',
      content: `That answer cannot be used. ${reason.slice(0, 2_000)}\nGive the whole JSON object again, corrected, and nothing else.`,
    },
  ]
}

const sum = (one: ModelUsage, other: ModelUsage): ModelUsage => ({
  inputTokens: one.inputTokens + other.inputTokens,
  outputTokens: one.outputTokens + other.outputTokens,
  isEstimate: one.isEstimate || other.isEstimate,
})
