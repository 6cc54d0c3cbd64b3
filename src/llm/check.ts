import { ModelFault, type LanguageModel, type ModelFaultKind } from './language-model.ts'

export interface ModelFinding {
  readonly detail: string
  /** What to type or change. */
  readonly cure: string
}

const cures: Readonly<Record<ModelFaultKind, string>> = {
  unreachable: 'Check OPENAI_BASE_URL (it ends in /v1 with most servers) and that the server runs.',
  timeout: 'The endpoint is slow or hangs; try a smaller model, or look at the server.',
  'bad-key': 'Check OPENAI_API_KEY.',
  'no-model': 'Check AISLE_MODEL; "curl $OPENAI_BASE_URL/models" lists what the endpoint has.',
  'rate-limited': 'The account has reached a limit; wait, or raise it.',
  server: 'The endpoint has a fault of its own; look at its log or status page.',
  overflow: 'Choose a model with a longer context.',
  unsupported: 'Choose a model that takes chat completions.',
  'no-pictures': 'Choose a model that takes pictures, if shoppers are to send photos.',
  garbled: 'OPENAI_BASE_URL answers, but not as the OpenAI API does; check the address.',
  budget: 'Raise the limits AISLE_MODEL_TOKENS_PER_… and AISLE_MODEL_MONEY_PER_… in .env.',
  open: 'The model failed several times a moment ago; it is tried again by itself.',
}

/** Asks the model for one word; `null` when it answers. Until it does, the built-in part does. */
export async function checkModel(model: LanguageModel): Promise<ModelFinding | null> {
  try {
    await model.answer(
      {
        task: 'check',
        messages: [{ role: 'user', content: 'Answer with the word: ready' }],
        maxTokens: 16,
      },
      { signal: AbortSignal.timeout(12_000) },
    )
    return null
  } catch (error) {
    const kind = error instanceof ModelFault ? error.kind : 'timeout'
    const said = error instanceof ModelFault ? error.message : 'it did not answer in time'
    return {
      detail: `The language model ${model.name} does not answer (${kind}): ${said}. The built-in understanding goes on answering.`,
      cure: cures[kind],
    }
  }
}
