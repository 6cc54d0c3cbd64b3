import { Command } from 'commander'
import { exportShopper } from '../dialog/export-shopper.ts'
import type { Open } from './ask.ts'

/** `aisle export --shopper ID`: everything that is kept of a shopper, as JSON on stdout. */
export function exportCommand(open: Open, print: (line: string) => void = console.log): Command {
  return new Command('export')
    .description('print everything that is kept of a shopper, as JSON')
    .requiredOption('--shopper <id>', 'as it stands in events and conversations')
    .option('--json', 'on one line')
    .option('--data-dir <dir>', 'data directory (default: AISLE_DATA_DIR)')
    .action(async (options: { shopper: string; json?: boolean; dataDir?: string }) => {
      const engine = await open(options.dataDir)
      try {
        const whole = await exportShopper(options.shopper, engine.storage, engine.profiles())
        print(JSON.stringify(whole, null, options.json ? 0 : 2))
      } finally {
        await engine.close()
      }
    })
}
