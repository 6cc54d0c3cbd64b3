import OpenAI from 'openai'
import type { EmbeddingModel } from './embedding-model.ts'

export interface OpenAiEmbeddingsOptions {
  readonly model: string
  readonly apiKey: string
  /** Any endpoint that speaks OpenAI's API. */
  readonly baseUrl?: string | undefined
  /** Per request. @default 10_000 */
  readonly timeoutMs?: number
  /** Texts a request. @default 256 */
  readonly batchSize?: number
}

/**
 * Embeddings by an OpenAI-compatible endpoint. Retries twice on what may pass; the caller goes on
 * without embeddings when it throws.
 */
export class OpenAiEmbeddings implements EmbeddingModel {
  readonly id: string
  readonly #client: OpenAI
  readonly #model: string
  readonly #batchSize: number
  #dimensions: number | undefined

  constructor({
    model,
    apiKey,
    baseUrl,
    timeoutMs = 10_000,
    batchSize = 256,
  }: OpenAiEmbeddingsOptions) {
    this.id = `openai:${model}`
    this.#model = model
    this.#batchSize = batchSize
    this.#client = new OpenAI({
      apiKey,
      timeout: timeoutMs,
      maxRetries: 2,
      ...(baseUrl === undefined ? {} : { baseURL: baseUrl }),
    })
  }

  async embedQuery(text: string): Promise<number[]> {
    return (await this.#embed([text]))[0]!
  }

  async embedDocuments(texts: string[]): Promise<number[][]> {
    const vectors: number[][] = []
    for (let from = 0; from < texts.length; from += this.#batchSize)
      vectors.push(...(await this.#embed(texts.slice(from, from + this.#batchSize))))
    return vectors
  }

  /** One request. @throws {RangeError} when the answer does not fit the texts or earlier answers. */
  async #embed(texts: string[]): Promise<number[][]> {
    const input = texts.map((text) => (text.trim() === '' ? ' ' : text))
    const { data } = await this.#client.embeddings.create({
      model: this.#model,
      input,
      encoding_format: 'float',
    })
    const vectors = [...data].sort((a, b) => a.index - b.index).map(({ embedding }) => embedding)
    if (vectors.length !== texts.length)
      throw new RangeError(`${this.id} gave ${vectors.length} vectors for ${texts.length} texts`)
    for (const { length } of vectors) {
      this.#dimensions ??= length
      if (length === 0 || length !== this.#dimensions)
        throw new RangeError(
          `${this.id} gave a vector of ${length} numbers where ${this.#dimensions} were expected`,
        )
    }
    return vectors
  }
}
