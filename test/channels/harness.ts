import { onTestFinished } from 'vitest'
import {
  openBots,
  type Bots,
  type BotSettings,
  type BotsParts,
} from '../../src/channels/open-bots.ts'
import type { Assistant } from '../../src/dialog/assistant.ts'
import { emptyState } from '../../src/dialog/memory.ts'
import type { Reply } from '../../src/domain/reply.ts'
import { openStorage, type Storage } from '../../src/storage/open-storage.ts'
import { createDataDir } from '../support/data-dir.ts'
import { replyOf } from '../support/fake-assistant.ts'
import { otherSecret, secret } from '../support/bots.ts'
import { createFakeWallClock, type FakeWallClock } from '../support/wall-clock.ts'
import { start, type Harness } from '../http/harness.ts'

export interface BotHarness {
  readonly url: string
  readonly http: Harness
  readonly bots: Bots
  readonly storage: Storage
  readonly clock: FakeWallClock
  readonly notices: string[]
  readonly errors: unknown[]
  /** Texts of the turns that were taken, in order. */
  readonly turns: string[]
}

export interface BotHarnessOptions extends Partial<BotSettings> {
  readonly dataDir?: string
  readonly clock?: FakeWallClock
  readonly post?: BotsParts['post']
  /** Called in each turn, after the message is read and before its reply is stored. */
  readonly onTurn?: (text: string) => void | Promise<void>
  readonly messagesPerMinute?: number
}

/** A shop for bots over real HTTP and a real database, with an assistant that repeats what it hears. */
export async function startBots(options: BotHarnessOptions = {}): Promise<BotHarness> {
  const clock = options.clock ?? createFakeWallClock()
  const storage = await openStorage(options.dataDir ?? createDataDir(), {
    now: () => new Date(clock.now()).toISOString(),
  })
  const notices: string[] = []
  const errors: unknown[] = []
  const turns: string[] = []
  const bots = openBots(
    {
      secrets: `${secret}, ${otherSecret}`,
      webhookUrl: undefined,
      allowsPrivate: true,
      quietHours: 24,
      linkBase: () => 'https://shop.example',
      ...options,
    },
    {
      assistant: createEcho(storage, turns, options.onTurn),
      storage,
      clock,
      random: () => 0,
      ...(options.post ? { post: options.post } : {}),
      onNotice: (text) => notices.push(text),
      onError: (error) => errors.push(error),
    },
  )
  await bots.resume()
  const http = await start({
    bots: bots.door && { ...bots.door, now: clock.now },
    config: { messagesPerMinute: options.messagesPerMinute ?? 0 },
  })
  onTestFinished(async () => {
    await bots.close()
    await storage.close()
  })
  return { url: http.url, http, bots, storage, clock, notices, errors, turns }
}

/** Keeps the promises of the port by the storage, as the real one does. */
function createEcho(
  { conversations }: Storage,
  turns: string[],
  onTurn: BotHarnessOptions['onTurn'],
): Pick<Assistant, 'say'> {
  return {
    async say(id, message): Promise<Reply> {
      const received = await conversations.receive(id, message)
      if (received.kind === 'answered') return received.reply
      turns.push(message.text)
      await onTurn?.(message.text)
      return conversations.answer(id, {
        answers: received.seq,
        reply: replyOf(id, `r_${id}_${received.seq}`, `You said: ${message.text}`),
        state: emptyState,
      })
    },
  }
}
