import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Document } from '@langchain/core/documents'
import type { EmbeddingsInterface } from '@langchain/core/embeddings'
import type { SaveableVectorStore } from '@langchain/core/vectorstores'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

/** Embeddings of a world with four directions. */
export const compass: EmbeddingsInterface = {
  embedQuery: async (text) => directions[text] ?? [1, 0],
  embedDocuments: async (texts) => texts.map((text) => directions[text] ?? [1, 0]),
}
const directions: Record<string, number[]> = {
  east: [1, 0],
  north: [0, 1],
  west: [-1, 0],
  'north-east': [1, 1],
}

export interface VectorStoreAdapter {
  create(embeddings: EmbeddingsInterface): Promise<SaveableVectorStore>
  load(directory: string, embeddings: EmbeddingsInterface): Promise<SaveableVectorStore>
}

/** What Aisle asks of a LangChain vector store. Each adapter runs it; a skip says why. */
export function describeVectorStore(
  name: string,
  { create, load }: VectorStoreAdapter,
  skip?: string,
): void {
  describe.skipIf(skip !== undefined)(`vector store: ${name}${skip ? ` (${skip})` : ''}`, () => {
    let store: SaveableVectorStore
    let directory: string

    beforeEach(async () => {
      directory = await mkdtemp(join(tmpdir(), 'aisle-vectors-'))
      store = await create(compass)
      await store.addDocuments(
        ['east', 'north', 'west'].map(
          (pageContent, doc) => new Document({ pageContent, metadata: { doc } }),
        ),
      )
    })

    afterEach(() => rm(directory, { recursive: true, force: true }))

    const names = async (query: number[], k: number, of = store): Promise<string[]> =>
      (await of.similaritySearchVectorWithScore(query, k)).map(([{ pageContent }]) => pageContent)

    it('returns the nearest first', async () => {
      expect(await names([2, 1], 3)).toEqual(['east', 'north', 'west'])
    })

    it('scores by cosine distance, whatever the lengths', async () => {
      const [first] = await store.similaritySearchVectorWithScore([7, 7], 1)
      expect(first![1]).toBeCloseTo(1 - Math.SQRT1_2, 5)
      const [same] = await store.similaritySearchVectorWithScore([0, 3], 1)
      expect(same![1]).toBeCloseTo(0, 5)
    })

    it('keeps the metadata', async () => {
      const [first] = await store.similaritySearchVectorWithScore([-1, 0.1], 1)
      expect(first![0].metadata).toEqual({ doc: 2 })
    })

    it('looks only at what a filter lets through', async () => {
      const found = await store.similaritySearchVectorWithScore(
        [1, 0],
        1,
        ((document: Document) => document.metadata['doc'] !== 0) as never,
      )
      expect(found.map(([{ pageContent }]) => pageContent)).toEqual(['north'])
    })

    it('takes more vectors later', async () => {
      await store.addVectors([[1, 1]], [new Document({ pageContent: 'north-east' })])
      expect(await names([1, 0.9], 1)).toEqual(['north-east'])
    })

    it('refuses vectors of another length', async () => {
      await expect(
        store.addVectors([[1, 0, 0]], [new Document({ pageContent: 'up' })]),
      ).rejects.toThrow()
      await expect(store.similaritySearchVectorWithScore([1, 0, 0], 1)).rejects.toThrow()
    })

    it('serves a retriever', async () => {
      const found = await store.asRetriever(1).invoke('north')
      expect(found.map(({ pageContent }) => pageContent)).toEqual(['north'])
    })

    it('comes back from disk as it was', async () => {
      await store.save(directory)
      const loaded = await load(directory, compass)
      expect(await names([2, 1], 3, loaded)).toEqual(['east', 'north', 'west'])
      const [first] = await loaded.similaritySearchVectorWithScore([-1, 0.1], 1)
      expect(first![0].metadata).toEqual({ doc: 2 })
    })
  })
}
