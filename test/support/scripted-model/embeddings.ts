import { createHash } from 'node:crypto'
import { searchTerms } from '../../../src/lib/text.ts'
import type { EmbeddingRequest } from './chat-request.ts'
import { countTokens } from './reply.ts'

const defaultDimensions = 256

/**
 * A unit vector in which every term of the text counts at two places that its hash picks, so that
 * texts with common terms are near each other. A text without a term gets the first axis.
 */
export function hashedVector(text: string, dimensions = defaultDimensions): number[] {
  const vector = Array.from({ length: dimensions }, () => 0)
  for (const term of searchTerms(text)) {
    const hash = createHash('sha256').update(term).digest()
    for (const offset of [0, 8]) {
      const place = hash.readUInt32LE(offset) % dimensions
      vector[place]! += hash[offset + 4]! % 2 === 0 ? 1 : -1
    }
  }
  const length = Math.hypot(...vector)
  if (length === 0) return vector.map((_, place) => (place === 0 ? 1 : 0))
  return vector.map((value) => Math.fround(value / length))
}

/** The body of an answer of POST /v1/embeddings. */
export function embeddingsOf({ model, input, dimensions, encoding_format }: EmbeddingRequest) {
  const inputs = inputsOf(input)
  const tokens = inputs.reduce((sum, text) => sum + countTokens(text), 0)
  return {
    object: 'list',
    data: inputs.map((text, index) => {
      const vector = hashedVector(text, dimensions)
      return {
        object: 'embedding',
        index,
        embedding: encoding_format === 'base64' ? inBase64(vector) : vector,
      }
    }),
    model,
    usage: { prompt_tokens: tokens, total_tokens: tokens },
  }
}

/** Lists of token numbers stand for the text of those numbers. */
function inputsOf(input: EmbeddingRequest['input']): string[] {
  if (typeof input === 'string') return [input]
  if (input.every((one) => typeof one === 'number')) return [input.join(' ')]
  return input.map((one) => (typeof one === 'string' ? one : [one].flat().join(' ')))
}

/** Little-endian floats of 32 bits. */
const inBase64 = (vector: readonly number[]): string =>
  Buffer.from(new Float32Array(vector).buffer).toString('base64')
