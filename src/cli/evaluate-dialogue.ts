import { readFile } from 'node:fs/promises'
import { Command, Option } from 'commander'
import { isPassed, printFailings, printScorecard, scoreResults } from '../evaluate/report.ts'
import { runScenario, type ScenarioResult } from '../evaluate/run.ts'
import { readScenarios } from '../evaluate/scenario.ts'
import { startTalk } from '../evaluate/talk.ts'
import type { Open } from './ask.ts'
import { createProgress } from './progress.ts'

/** `aisle evaluate dialogue`: replays conversations, checks every reply and scores them. */
export function evaluateDialogueCommand(
  open: Open,
  print: (line: string) => void = console.log,
): Command {
  return new Command('dialogue')
    .description('replay conversations and score them; exits with 1 when one fails')
    .requiredOption('--scenarios <file...>', 'YAML files, see docs/guides/journeys.md')
    .option('--tag <tag...>', 'only scenarios with one of these tags')
    .option('--json', 'print one JSON object')
    .addOption(new Option('--data-dir <dir>', 'data directory (default: AISLE_DATA_DIR)'))
    .action(
      async (options: {
        scenarios: string[]
        tag?: string[]
        json?: boolean
        dataDir?: string
      }) => {
        const read = await Promise.all(
          options.scenarios.map(async (file) => readScenarios(await readFile(file, 'utf8'), file)),
        )
        const scenarios = read
          .flat()
          .filter(({ tags }) => !options.tag || options.tag.some((tag) => tags.includes(tag)))
        const engine = await open(options.dataDir)
        const progress = createProgress()
        try {
          const shop = engine.shop()
          const results: ScenarioResult[] = []
          for (const [index, scenario] of scenarios.entries()) {
            progress.update('replaying conversations', index / scenarios.length)
            results.push(
              await runScenario(
                scenario,
                startTalk(shop, { locale: scenario.locale }),
                shop.catalogue,
              ),
            )
          }
          progress.done()
          printResults(results, options.json === true, print)
          if (!results.every(isPassed)) process.exitCode = 1
        } finally {
          progress.done()
          await engine.close()
        }
      },
    )
}

function printResults(
  results: readonly ScenarioResult[],
  asJson: boolean,
  print: (line: string) => void,
): void {
  const score = scoreResults(results)
  if (asJson) {
    const failed = results
      .filter((result) => !isPassed(result))
      .map(({ scenario, failings }) => ({ scenario: scenario.name, failings }))
    print(JSON.stringify({ ...score, failed }, null, 2))
    return
  }
  for (const result of results) if (!isPassed(result)) print(`${printFailings(result)}\n`)
  print(printScorecard(score))
}
