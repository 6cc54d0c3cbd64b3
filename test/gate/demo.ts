import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEngine } from '../../src/app.ts'
import type { Locale } from '../../src/domain/text.ts'
import type { TurnFacts } from '../../src/gate/facts.ts'
import { createGate } from '../../src/gate/gate.ts'
import type { Gate } from '../../src/gate/facts.ts'
import type { Shop } from '../../src/dialog/shop.ts'

export interface Demo {
  readonly shop: Shop
  close(): Promise<void>
}

/** The demo shop in a data directory of its own. */
export async function openDemo(): Promise<Demo> {
  const dataDir = mkdtempSync(join(tmpdir(), 'aisle-gate-'))
  const engine = await openEngine({
    AISLE_DATA_DIR: dataDir,
    AISLE_EMBEDDING_MODEL: undefined,
    OPENAI_API_KEY: undefined,
    OPENAI_BASE_URL: undefined,
  })
  return {
    shop: engine.shop(),
    async close() {
      await engine.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

export const gateFor = (
  shop: Shop,
  locale: Locale,
  docs: readonly number[],
  facts: Partial<TurnFacts> = {},
): Gate =>
  createGate(
    {
      catalogue: shop.catalogue,
      locale,
      docs,
      claims: [],
      sentences: [],
      needFigures: [],
      ...facts,
    },
    shop.lexicon,
    { linkHosts: ['shop.aisle.example'] },
  )
