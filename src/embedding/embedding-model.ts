import type { EmbeddingsInterface } from '@langchain/core/embeddings'

/**
 * LangChain's embeddings, with a name under which vectors are kept: vectors of two models are never
 * compared.
 */
export interface EmbeddingModel extends EmbeddingsInterface {
  /** Name, dimensions and whatever else the vectors depend on: `openai:text-embedding-3-small`. */
  readonly id: string
}
