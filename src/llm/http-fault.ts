import type { ModelFaultKind } from './language-model.ts'

const longestWaitMs = 24 * 60 * 60 * 1000

/** What an HTTP status from a model's endpoint means. */
export function kindOfStatus(status: number): ModelFaultKind {
  switch (status) {
    case 401:
    case 402:
    case 403:
      return 'bad-key'
    case 404:
      return 'no-model'
    case 408:
      return 'timeout'
    case 409:
      return 'server'
    case 413:
      return 'overflow'
    case 429:
      return 'rate-limited'
  }
  if (status >= 500) return 'server'
  return status >= 400 ? 'unsupported' : 'unreachable'
}

/** How OpenAI, OpenRouter, vLLM, llama.cpp, Ollama, DeepSeek and Groq say that a model is blind. */
const noPictures = [
  /image_url is only supported by/,
  /support image input/,
  /at most 0 image/,
  /not a multimodal model/,
  /unknown variant.{0,3}image_url/,
  /missing data required for image input/,
  /content must be a string/,
  /(?:images are|image inputs? (?:is|are)|vision is) not supported/,
  /does not support (?:images?|vision|multimodal)\b(?! ?(?:formats?|types?|of))/,
]

/**
 * Whether an error says that the model takes no pictures at all, as opposed to this one.
 *
 * @param words of the error, in lower case.
 */
export const saysNoPictures = (words: string): boolean =>
  noPictures.some((pattern) => pattern.test(words))

/** Milliseconds to wait, from `retry-after-ms` or `retry-after` in seconds or as a date; at most a day. */
export function retryAfterOf(headers: Headers | undefined): number | undefined {
  const exact = numberIn(headers?.get('retry-after-ms'))
  if (exact !== undefined) return clamp(exact)
  const text = headers?.get('retry-after')
  const seconds = numberIn(text)
  if (seconds !== undefined) return clamp(seconds * 1000)
  const date = Date.parse(text ?? '')
  return Number.isNaN(date) ? undefined : clamp(date - Date.now())
}

const numberIn = (text: string | null | undefined): number | undefined =>
  text && /^\s*-?\d+(\.\d+)?\s*$/.test(text) ? Number(text) : undefined

const clamp = (ms: number): number => Math.min(Math.max(0, Math.round(ms)), longestWaitMs)
