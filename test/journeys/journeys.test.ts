import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openEngine, type Engine } from '../../src/app.ts'
import { printFailings } from '../../src/evaluate/report.ts'
import { runScenario } from '../../src/evaluate/run.ts'
import { readScenarios } from '../../src/evaluate/scenario.ts'
import { startTalk } from '../../src/evaluate/talk.ts'

/** Every conversation of this folder, replayed over the demo shop. */

const here = new URL('.', import.meta.url)
const files = readdirSync(here).filter((name) => name.endsWith('.yaml'))
const suites = files.map((file) => ({
  file,
  scenarios: readScenarios(readFileSync(new URL(file, here), 'utf8'), file),
}))

let engine: Engine
let dataDir: string

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'aisle-journeys-'))
  engine = await openEngine({ AISLE_DATA_DIR: dataDir })
})

afterAll(async () => {
  await engine?.close()
  rmSync(dataDir, { recursive: true, force: true })
})

describe.each(suites)('journeys of $file', ({ scenarios }) => {
  it.each(scenarios)('$name', async (scenario) => {
    const shop = engine.shop()
    const result = await runScenario(
      scenario,
      startTalk(shop, { locale: scenario.locale }),
      shop.catalogue,
    )
    expect(result.failings.length === 0 ? '' : printFailings(result)).toBe('')
  })
})

it('names every journey once', () => {
  const names = suites.flatMap(({ scenarios }) => scenarios.map(({ name }) => name))
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
})

it('holds at least 130 journeys in both languages', () => {
  const locales = suites.flatMap(({ scenarios }) => scenarios.map(({ locale }) => locale))
  expect(locales.length).toBeGreaterThanOrEqual(130)
  expect(locales.filter((locale) => locale === 'en').length).toBeGreaterThanOrEqual(60)
  expect(locales.filter((locale) => locale === 'zh').length).toBeGreaterThanOrEqual(60)
})
