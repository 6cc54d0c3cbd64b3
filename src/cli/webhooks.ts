import { Command } from 'commander'
import { newSecret } from '../channels/standard-webhooks.ts'
import type { Config } from '../config.ts'
import { Failure } from '../domain/failure.ts'
import type { Letter } from '../storage/letters.ts'
import { openStorage, type Storage } from '../storage/open-storage.ts'

interface Options {
  json?: boolean
  dataDir?: string
}

/** `aisle webhooks`: replies to bots that did not arrive. May run beside a server. */
export function webhooksCommand(
  configFor: (dataDir: string | undefined) => Config,
  print: (line: string) => void = console.log,
): Command {
  const within = async <T>(
    { dataDir }: Options,
    work: (storage: Storage, config: Config) => Promise<T>,
  ): Promise<T> => {
    const config = configFor(dataDir)
    const storage = await openStorage(config.AISLE_DATA_DIR)
    try {
      return await work(storage, config)
    } finally {
      await storage.close()
    }
  }

  const list = async (options: Options): Promise<void> =>
    within(options, async ({ letters }, { AISLE_WEBHOOK_URL: url }) => {
      const dead = await letters.list('dead')
      const pending = await letters.list('pending')
      const stoppedAt = url === undefined ? undefined : await letters.stoppedAt(new URL(url).href)
      if (options.json) {
        const found = {
          stoppedAt: stoppedAt ?? null,
          dead: dead.map(show),
          pending: pending.map(show),
        }
        print(JSON.stringify(found, null, 2))
        return
      }
      if (stoppedAt) print(`the address wants no more since ${stoppedAt} (410 Gone)`)
      for (const [name, some] of Object.entries({ dead, pending })) {
        print(`${name} ${some.length}`)
        for (const letter of some) print(`  ${line(letter)}`)
      }
      if (dead.length > 0) print('→ npx aisle webhooks replay [ID]')
    })

  const replay = async (id: string | undefined, options: Options): Promise<void> =>
    within(options, async ({ letters }) => {
      const replayed = await letters.replay(new Date().toISOString(), id)
      if (replayed === 0 && id !== undefined)
        throw new Failure(
          'LETTER_NOT_FOUND',
          `There is no dead letter ${id}. See those there are: npx aisle webhooks list`,
        )
      if (options.json) print(JSON.stringify({ replayed }))
      else
        print(
          `replayed ${replayed}${replayed > 0 ? '; a running server sends them now, else the next start' : ''}`,
        )
    })

  return new Command('webhooks')
    .description('replies to bots that did not arrive: list them, send them again')
    .addCommand(
      new Command('list')
        .description('dead and pending webhooks, oldest first')
        .option('--json', 'print one JSON object')
        .option('--data-dir <dir>', 'data directory (AISLE_DATA_DIR)')
        .action(list),
    )
    .addCommand(
      new Command('replay')
        .description('send dead webhooks again, all or one')
        .argument('[id]', 'id of a dead webhook')
        .option('--json', 'print one JSON object')
        .option('--data-dir <dir>', 'data directory (AISLE_DATA_DIR)')
        .action(replay),
    )
    .addCommand(
      new Command('secret')
        .description('make a secret for AISLE_BOT_SECRETS and for the bot')
        .option('--json', 'print one JSON object')
        .action(({ json }: Options) => {
          const secret = newSecret()
          print(json ? JSON.stringify({ secret }) : secret)
        }),
    )
}

/** Without the body: it holds what shoppers wrote and read. */
const show = ({ id, conversationId, attempts, createdAt, dueAt, fault }: Letter) => ({
  id,
  conversationId,
  attempts,
  createdAt,
  dueAt,
  fault,
})

const line = ({ id, conversationId, attempts, createdAt, fault }: Letter): string =>
  `${id} of ${createdAt}, conversation ${conversationId}, ${attempts} attempts${fault === null ? '' : `: ${fault}`}`
