import { Command } from 'commander'
import { simulateShopper, summarise, type Outcome } from '../evaluate/simulate.ts'
import { createTalk, type Open } from './ask.ts'
import { parseCount } from './search.ts'

/** `aisle evaluate shoppers`: simulated shoppers with hidden goals talk to the assistant. */
export function evaluateShoppersCommand(open: Open): Command {
  return new Command('shoppers')
    .description('let simulated shoppers with hidden goals talk to the assistant')
    .option('--count <n>', 'how many', parseCount, 1000)
    .option('--seed <n>', 'of the first one; each next takes the next number', Number, 1)
    .option('--failures <n>', 'print so many conversations that went wrong', Number, 0)
    .option('--json', 'print one JSON object')
    .option('--data-dir <dir>', 'data directory (AISLE_DATA_DIR)')
    .action(
      async (options: {
        count: number
        seed: number
        failures: number
        json?: boolean
        dataDir?: string
      }) => {
        const engine = await open(options.dataDir)
        try {
          const outcomes: Outcome[] = []
          for (let i = 0; i < options.count; i++)
            outcomes.push(
              await simulateShopper(createTalk(engine), engine.shop().catalogue, options.seed + i),
            )
          const summary = summarise(outcomes)
          const failed = outcomes
            .filter(
              (one) =>
                !one.isSuccess ||
                one.violations > 0 ||
                one.deadEnds > 0 ||
                one.repeatedQuestions > 0,
            )
            .slice(0, options.failures)
          if (options.json) console.log(JSON.stringify({ ...summary, failed }))
          else {
            for (const one of failed) printOutcome(one)
            console.log(
              [
                `${summary.shoppers} shoppers, seed ${options.seed}`,
                `success ${(100 * summary.successRate).toFixed(1)} %`,
                `median turns to a fitting offer ${summary.medianTurns}`,
                `violated musts ${summary.violations}`,
                `repeated questions ${summary.repeatedQuestions}`,
                `dead ends ${summary.deadEnds}`,
              ].join('\n'),
            )
          }
        } finally {
          await engine.close()
        }
      },
    )
}

function printOutcome({ seed, goal, transcript, violations, deadEnds, isSuccess }: Outcome): void {
  const musts = goal.musts.map(
    ({ attribute, operator, value }) => `${attribute} ${operator} ${String(value)}`,
  )
  console.log(
    `— seed ${seed}: ${goal.category}, ${musts.join(', ')}; ${goal.choices} fit; success ${isSuccess}, violations ${violations}, dead ends ${deadEnds}`,
  )
  for (const { said, shown, text } of transcript)
    console.log(`  > ${said}\n    ${shown.join(' ') || text.split('\n')[0]}`)
}
