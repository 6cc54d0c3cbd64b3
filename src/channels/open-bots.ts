import type { Assistant } from '../dialog/assistant.ts'
import type { Reply } from '../domain/reply.ts'
import { wallClock, type WallClock } from '../lib/wall-clock.ts'
import type { BotDeliveries } from '../storage/bot-deliveries.ts'
import type { Letters } from '../storage/letters.ts'
import { createBotDoor, type BotDoor } from './bot-door.ts'
import { createCourier } from './courier.ts'
import { createPost, type Post } from './post.ts'
import { readSecrets, type Secrets } from './standard-webhooks.ts'

export interface BotSettings {
  /** A list of `whsec_…`; absent: no bot may write. */
  readonly secrets: string | undefined
  /** Where replies go; absent: into the response. */
  readonly webhookUrl: string | undefined
  readonly allowsPrivate: boolean
  /** Quiet hours after which a sender begins a new conversation; 0 is never. */
  readonly quietHours: number
  /** What relative links stand on. */
  readonly linkBase: () => string
}

export interface BotsParts {
  readonly assistant: Pick<Assistant, 'say'>
  readonly storage: { readonly botDeliveries: BotDeliveries; readonly letters: Letters }
  readonly clock?: WallClock
  /** @default {@link createPost} */
  readonly post?: Post
  readonly random?: () => number
  readonly onTurn?: (reply: Reply) => void
  readonly onNotice?: ((text: string) => void) | undefined
  readonly onError?: ((error: unknown) => void) | undefined
}

/** The bots' side of a running server. */
export interface Bots {
  /** For the web server. */
  readonly door: { readonly door: BotDoor; readonly secrets: Secrets } | undefined
  /** Goes on with what an earlier run left: messages without a reply, replies that did not arrive. */
  resume(): Promise<void>
  /** Looks for letters that another process made due. */
  wake(): void
  /** Resolves when no letter is on its way. */
  idle(): Promise<void>
  close(): Promise<void>
}

export function openBots(settings: BotSettings, parts: BotsParts): Bots {
  const { storage, onNotice, onError, clock = wallClock } = parts
  if (settings.secrets === undefined) {
    if (settings.webhookUrl !== undefined)
      onNotice?.(
        'AISLE_WEBHOOK_URL is set without AISLE_BOT_SECRETS: no bot may write. "npx aisle webhooks secret" makes a secret.',
      )
    const nothing = (): Promise<void> => Promise.resolve()
    return { door: undefined, resume: nothing, wake: () => {}, idle: nothing, close: nothing }
  }
  const secrets = readSecrets(settings.secrets)
  const courier =
    settings.webhookUrl === undefined
      ? null
      : createCourier({
          letters: storage.letters,
          url: new URL(settings.webhookUrl),
          secrets,
          post: parts.post ?? createPost({ allowsPrivate: settings.allowsPrivate }),
          clock,
          ...(parts.random ? { random: parts.random } : {}),
          onNotice,
          onError,
        })
  const door = createBotDoor({
    assistant: parts.assistant,
    deliveries: storage.botDeliveries,
    hasWebhook: courier !== null,
    onLetter: courier?.wake,
    quietMs: settings.quietHours === 0 ? Infinity : settings.quietHours * 3_600_000,
    linkBase: settings.linkBase,
    clock,
    onTurn: parts.onTurn,
    onError,
  })
  return {
    door: { door, secrets },
    async resume() {
      await door.resume()
      courier?.wake()
    },
    wake: () => courier?.wake(),
    idle: async () => courier?.idle(),
    async close() {
      await door.close()
      await courier?.close()
    },
  }
}
