import { Command } from 'commander'
import { describeSegment } from '../compose/segment-words.ts'
import type { Open } from './ask.ts'

/** `aisle segments`: groups of shoppers who act alike. */
export function segmentsCommand(open: Open, print: (line: string) => void = console.log): Command {
  return new Command('segments')
    .description('list groups of shoppers who act alike')
    .option('--learn', 'find the groups anew')
    .option('--json', 'print one JSON object')
    .option('--data-dir <dir>', 'data directory (default: AISLE_DATA_DIR)')
    .action(async (options: { learn?: boolean; json?: boolean; dataDir?: string }) => {
      const engine = await open(options.dataDir)
      try {
        const segments = await engine.openSegments(options.learn)
        const groups = (segments?.groups ?? []).map((group) => ({
          ...group,
          text: { en: describeSegment(group, 'en'), zh: describeSegment(group, 'zh') },
        }))
        const { shoppers = 0, trials = [] } = segments ?? {}
        if (options.json) {
          print(JSON.stringify({ shoppers, trials, groups }))
          return
        }
        if (!segments) {
          print('Too few shoppers have done anything here to be grouped.')
          return
        }
        print(`${shoppers} shoppers in ${groups.length} groups`)
        for (const { id, size, text } of groups)
          print(`${id}  ${String(size).padStart(6)}  ${text.en ?? 'too few to be described'}`)
        const measured = trials.map(({ k, silhouette }) => `${k}: ${silhouette.toFixed(3)}`)
        print(`mean silhouette by number of groups  ${measured.join('  ')}`)
      } finally {
        await engine.close()
      }
    })
}
