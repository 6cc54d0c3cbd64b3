import { readFile } from 'node:fs/promises'
import { Command } from 'commander'
import type { Engine, EngineOptions } from '../app.ts'
import { Failure } from '../domain/failure.ts'
import type { ModelCallRecord } from '../domain/model-call.ts'
import type { Worded } from '../dialog/compose-by-model.ts'
import { runScenario, type ScenarioResult } from '../evaluate/run.ts'
import { isPassed } from '../evaluate/report.ts'
import { readScenarios } from '../evaluate/scenario.ts'
import { startTalk } from '../evaluate/talk.ts'
import { createProgress } from './progress.ts'

type OpenLive = (dataDir: string | undefined, options: EngineOptions) => Promise<Engine>

/** `aisle evaluate live`: the journeys with the language model that is configured. */
export function evaluateLiveCommand(open: OpenLive): Command {
  return new Command('live')
    .description('replay conversations with the configured language model, and report on it')
    .requiredOption('--scenarios <file...>', 'YAML files, see docs/guides/journeys.md')
    .option('--limit <n>', 'only the first n scenarios', Number)
    .option('--json', 'print one JSON object')
    .option('--data-dir <dir>', 'data directory (AISLE_DATA_DIR)')
    .action(
      async (options: {
        scenarios: string[]
        limit?: number
        json?: boolean
        dataDir?: string
      }) => {
        const calls: ModelCallRecord[] = []
        const worded: Worded[] = []
        const engine = await open(options.dataDir, {
          onModelCall: (call) => calls.push(call),
          onWorded: (one) => worded.push(one),
        })
        const progress = createProgress()
        try {
          if (!engine.brain)
            throw new Failure(
              'REQUEST_INVALID',
              'No language model is configured. Set AISLE_MODEL and OPENAI_API_KEY or OPENAI_BASE_URL, or try: aisle scripted-model',
            )
          const read = await Promise.all(
            options.scenarios.map(async (file) =>
              readScenarios(await readFile(file, 'utf8'), file),
            ),
          )
          const scenarios = read.flat().slice(0, options.limit)
          const shop = engine.shop()
          const results: ScenarioResult[] = []
          for (const [index, scenario] of scenarios.entries()) {
            progress.update('talking with the model', index / scenarios.length)
            const talk = startTalk(shop, { locale: scenario.locale }, engine.brain)
            results.push(await runScenario(scenario, talk, shop.catalogue))
          }
          progress.done()
          const report = reportOf(engine.brain.name, results, calls, worded)
          if (options.json) console.log(JSON.stringify(report, null, 2))
          else for (const [label, value] of Object.entries(report)) console.log(line(label, value))
        } finally {
          progress.done()
          await engine.close()
        }
      },
    )
}

function reportOf(
  model: string,
  results: readonly ScenarioResult[],
  calls: readonly ModelCallRecord[],
  worded: readonly Worded[],
): Record<string, string | number> {
  const dropped = worded.flatMap((one) => one.dropped)
  const classes = new Map<string, number>()
  for (const reason of dropped) classes.set(reason, (classes.get(reason) ?? 0) + 1)
  const times = calls.map(({ ms }) => ms).toSorted((a, b) => a - b)
  const at = (share: number): number => Math.round(times[Math.floor(times.length * share)] ?? 0)
  const sum = (of: (call: ModelCallRecord) => number): number =>
    calls.reduce((total, call) => total + of(call), 0)
  return {
    model,
    'conversations that met every check': `${results.filter(isPassed).length} of ${results.length}`,
    'calls of the model': calls.length,
    'calls that failed': calls.filter(({ outcome }) => outcome !== 'ok').length,
    'replies in its words': worded.filter(({ by }) => by === 'model').length,
    'replies where the built-in words stood in': worded.filter(({ by }) => by !== 'model').length,
    'sentences that could not be proved, caught': dropped.length,
    ...Object.fromEntries([...classes].map(([reason, count]) => [`  of them ${reason}`, count])),
    'milliseconds a call, median': at(0.5),
    'milliseconds a call, 95 of 100': at(0.95),
    'tokens read': sum(({ inputTokens }) => inputTokens),
    'tokens written': sum(({ outputTokens }) => outputTokens),
    'cost by the prices of the settings': Math.round(sum(({ cost }) => cost) * 1e4) / 1e4,
  }
}

const line = (label: string, value: string | number): string => `${label.padEnd(44)} ${value}`
