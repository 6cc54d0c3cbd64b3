import { beforeAll, describe, expect, it } from 'vitest'
import { evaluateDialogueCommand } from '../../src/cli/evaluate-dialogue.ts'
import type { Engine } from '../../src/app.ts'
import type { Shop } from '../../src/dialog/shop.ts'
import { printFailings, scoreResults } from '../../src/evaluate/report.ts'
import { runScenario } from '../../src/evaluate/run.ts'
import { readScenarios } from '../../src/evaluate/scenario.ts'
import { startTalk } from '../../src/evaluate/talk.ts'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createDataDir } from '../support/data-dir.ts'
import { createTestShop } from '../support/memory-shop.ts'

let shop: Shop

beforeAll(async () => {
  shop = await createTestShop()
})

const source = `
- name: holds
  locale: en
  tags: [good]
  turns:
    - say: quiet dishwasher
      expect: { category: dishwasher, suggestionsWork: true }
- name: fails
  locale: en
  tags: [bad]
  turns:
    - say: quiet dishwasher
      expect: { category: kettle }
    - say: thanks
      expect: { act: chitchat }
`

describe('runScenario', () => {
  it('goes on after a failing and says where it was', async () => {
    const [, scenario] = readScenarios(source, 'a.yaml')
    const result = await runScenario(scenario!, startTalk(shop), shop.catalogue)
    expect(result.replies).toHaveLength(2)
    expect(result.failings).toEqual([
      {
        turn: 1,
        said: 'quiet dishwasher',
        check: 'category',
        expected: 'kettle',
        got: 'dishwasher',
      },
    ])
    expect(printFailings(result)).toContain('turn 1 "quiet dishwasher"')
  })

  it('counts a turn that breaks as a failing', async () => {
    const [scenario] = readScenarios(source, 'a.yaml')
    const talk = {
      say: () => Promise.reject(new RangeError('no memory')),
      fork: () => talk,
    }
    const { failings } = await runScenario(scenario!, talk, shop.catalogue)
    expect(failings).toMatchObject([{ turn: 1, check: 'answers', expected: 'a reply' }])
  })

  it('tries quick replies in a copy of the conversation', async () => {
    const talk = startTalk(shop)
    await talk.say('quiet dishwasher')
    const fork = talk.fork()
    await fork.say('kettle')
    const { need } = await talk.say('under 600')
    expect(need?.category).toBe('dishwasher')
  })
})

describe('scoreResults', () => {
  it('counts by tag, language and check', async () => {
    const results = []
    for (const scenario of readScenarios(source, 'a.yaml'))
      results.push(await runScenario(scenario, startTalk(shop), shop.catalogue))
    expect(scoreResults(results)).toMatchObject({
      scenarios: 2,
      passed: 1,
      turns: 3,
      byTag: { good: [1, 1], bad: [0, 1] },
      byLocale: { en: [1, 2] },
      byCheck: { category: 1 },
      constraintViolationRate: 0,
      turnsToGoods: 1,
    })
  })
})

describe('aisle evaluate dialogue', () => {
  it('prints a scorecard as JSON and fails when a scenario does', async () => {
    const file = join(createDataDir(), 'talks.yaml')
    writeFileSync(file, source)
    const lines: string[] = []
    const engine = { shop: () => shop, close: async () => {} } as unknown as Engine
    const command = evaluateDialogueCommand(
      async () => engine,
      (line) => lines.push(line),
    )
    await command.parseAsync(['--scenarios', file, '--json'], { from: 'user' })
    expect(process.exitCode).toBe(1)
    process.exitCode = 0
    expect(JSON.parse(lines.join('\n'))).toMatchObject({
      scenarios: 2,
      passed: 1,
      failed: [{ scenario: 'fails' }],
    })
    lines.length = 0
    await command.parseAsync(['--scenarios', file, '--tag', 'good'], { from: 'user' })
    expect(lines.join('\n')).toMatch(/passed +1 of 1/)
  })
})
