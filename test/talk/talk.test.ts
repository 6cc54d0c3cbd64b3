import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openEngine, type Engine } from '../../src/app.ts'
import { scoreResults } from '../../src/evaluate/report.ts'
import { runScenario, type ScenarioResult } from '../../src/evaluate/run.ts'
import { readScenarios } from '../../src/evaluate/scenario.ts'
import { startTalk } from '../../src/evaluate/talk.ts'

/**
 * Talk as people type it: sloppy, indirect, leaning on what was said before. Nobody wrote it with the
 * understanding in view, so that not all of it is understood without a model; the shares say how much
 * is, and may only rise.
 */
const least = [
  ['en.yaml', 0.78],
  ['zh.yaml', 0.85],
  ['en.late.yaml', 0.53],
  ['zh.late.yaml', 0.64],
] as const

let engine: Engine
let dataDir: string

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'aisle-talk-'))
  engine = await openEngine({ AISLE_DATA_DIR: dataDir })
})

afterAll(async () => {
  await engine?.close()
  rmSync(dataDir, { recursive: true, force: true })
})

it.each(least)(
  'understands what is said in %s, to a share of %f of its turns',
  async (file, share) => {
    const source = readFileSync(new URL(file, import.meta.url), 'utf8')
    const shop = engine.shop()
    const results: ScenarioResult[] = []
    for (const scenario of readScenarios(source, file))
      results.push(
        await runScenario(scenario, startTalk(shop, { locale: scenario.locale }), shop.catalogue),
      )
    const score = scoreResults(results)
    expect(score.turnsPassed / score.turns).toBeGreaterThanOrEqual(share)
    // However little is understood, nothing may be made up.
    expect(score.inventedPerHundredClaims).toBe(0)
    expect(score.constraintViolationRate).toBe(0)
  },
)
