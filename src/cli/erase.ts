import { Command } from 'commander'
import { openStorage } from '../storage/open-storage.ts'

/** `aisle erase --shopper ID`: ends everything that is kept of a shopper. */
export function eraseCommand(
  dataDirOf: (dataDir: string | undefined) => string,
  print: (line: string) => void = console.log,
): Command {
  return new Command('erase')
    .description('erase everything that is kept of a shopper, also from the database file')
    .requiredOption('--shopper <id>', 'as it stands in events and conversations')
    .option('--json', 'print one JSON object')
    .option('--data-dir <dir>', 'data directory (default: AISLE_DATA_DIR)')
    .action(async (options: { shopper: string; json?: boolean; dataDir?: string }) => {
      const storage = await openStorage(dataDirOf(options.dataDir))
      try {
        const gone = await storage.shoppers.erase(options.shopper)
        const { events } = gone
        const conversations = gone.conversations.length
        print(
          options.json
            ? JSON.stringify({ shopperId: options.shopper, conversations, events })
            : `erased ${conversations} conversations and ${events} events`,
        )
      } finally {
        await storage.close()
      }
    })
}
