import { openEngine, type EngineOptions } from './app.ts'
import { openBots } from './channels/open-bots.ts'
import type { Config } from './config.ts'
import { createAssistant } from './dialog/create-assistant.ts'
import { createIdentities } from './dialog/identity.ts'
import { createShelf } from './dialog/shelf.ts'
import { createShopperDesk } from './dialog/shoppers.ts'
import { warmUp } from './dialog/warm-up.ts'
import { createDrain } from './http/graceful.ts'
import { createMetrics } from './http/metrics.ts'
import { createServer, listen } from './http/server.ts'
import { checkModel } from './llm/check.ts'
import { startLearning, type LearningOptions } from './learning.ts'
import { createLog } from './log.ts'
import { knowledgeDir, webDir } from './root.ts'
import { takeLock } from './storage/lock.ts'
import { prepareDataDir } from './storage/data-dir.ts'
import { join } from 'node:path'

export interface Running {
  readonly url: string
  /** `aisle ready …`, for stdout. */
  readonly readyLine: string
  /** Finishes open streams within 25 s, closes storage and gives the data directory free. */
  stop(): Promise<void>
}

export type ServerOptions = EngineOptions & LearningOptions

/** How often a running server looks for an import by another process, in milliseconds. */
const lookForImportsMs = 500

/**
 * Lock, open, listen. One server a data directory.
 *
 * @throws {Failure} `DATA_DIR_LOCKED` and whatever `openEngine` throws.
 */
export async function startServer(config: Config, options: ServerOptions = {}): Promise<Running> {
  const log = createLog({ level: config.AISLE_LOG_LEVEL })
  const dataDir = prepareDataDir(config.AISLE_DATA_DIR)
  const lock = await takeLock(dataDir, 'server')
  try {
    const metrics = createMetrics()
    const engine = await openEngine(config, { ...options, onModelCall: metrics.countModelCall })
    await warmUp(engine.shop())
    if (engine.model)
      void checkModel(engine.model).then((finding) => {
        if (finding) options.onNotice?.(`${finding.detail} ${finding.cure}`)
      })
    if (config.AISLE_SECRET === undefined && !isLoopback(config.HOST))
      options.onNotice?.(
        "Without AISLE_SECRET nobody's account can be proved: whoever names a shopper's id gets goods in their order. Set it, and sign identity tokens with it.",
      )
    const drain = createDrain()
    const learning = startLearning(engine, config, log, metrics.registry, options)
    const assistant = createAssistant({
      conversations: engine.storage.conversations,
      shop: engine.shop,
      brain: engine.brain,
      onTurn: learning.seeReply,
      onError: (error) => log.error({ err: error }, 'summing up a conversation failed'),
    })
    let url = ''
    const bots = openBots(
      {
        secrets: config.AISLE_BOT_SECRETS,
        webhookUrl: config.AISLE_WEBHOOK_URL,
        allowsPrivate: config.AISLE_WEBHOOK_PRIVATE,
        quietHours: config.AISLE_BOT_QUIET_HOURS,
        linkBase: () => config.AISLE_PUBLIC_URL ?? url,
      },
      {
        assistant,
        storage: engine.storage,
        onTurn: metrics.countTurn,
        onNotice: options.onNotice,
        onError: (error) => log.error({ err: error }, 'serving a bot failed'),
      },
    )
    const app = createServer({
      assistant,
      bots: bots.door,
      shop: createShelf(engine.shop),
      events: learning.events,
      shoppers: createShopperDesk({
        storage: engine.storage,
        shop: engine.shop,
        profiles: engine.profiles,
        onForgotten: engine.forgetSoon,
      }),
      identities: createIdentities(config.AISLE_SECRET),
      ready: async () => {
        try {
          await engine.storage.check()
          return { ok: true, detail: { products: engine.shop().catalogue.products.length } }
        } catch {
          return { ok: false, detail: { database: 'does not answer' } }
        }
      },
      config: {
        origins: config.AISLE_ORIGINS?.split(',').map((origin) => origin.trim()) ?? '*',
        requestsPerMinute: config.AISLE_REQUESTS_PER_MINUTE,
        messagesPerMinute: config.AISLE_MESSAGES_PER_MINUTE,
        trustProxy: readTrust(config.AISLE_TRUST_PROXY),
      },
      webDir,
      imagesDir: join(options.knowledge ?? knowledgeDir, 'images'),
      log,
      metrics,
      drain,
    })
    const { server, port } = await listenNear(app, config, options.onNotice)
    url = `http://${config.HOST.includes(':') ? `[${config.HOST}]` : config.HOST}:${port}`
    await bots.resume()
    const stopWatching = await watchImports(engine, options.onNotice, log, bots.wake)
    // Nobody waits for the groups: profiles do without until they are there.
    void engine.openSegments().catch((error: unknown) => {
      log.error({ err: error }, 'grouping shoppers failed')
    })
    const mode = engine.brain ? 'llm' : 'offline'
    return {
      url,
      readyLine: `aisle ready ${url} mode=${mode} products=${engine.shop().catalogue.products.length} index=${engine.index().vectors.kind}`,
      async stop() {
        stopWatching()
        await Promise.all([learning.stop(), drain.stop(server)])
        await bots.close()
        await assistant.close()
        await engine.close()
        lock.release()
      },
    }
  } catch (error) {
    lock.release()
    throw error
  }
}

/** Listens on the wanted port; a busy one gives way to the next free, which is said. */
async function listenNear(
  app: ReturnType<typeof createServer>,
  { PORT, HOST }: Config,
  onNotice: EngineOptions['onNotice'],
): Promise<{ server: Awaited<ReturnType<typeof listen>>; port: number }> {
  for (let port = PORT; ; port++) {
    try {
      const server = await listen(app, { port, host: HOST })
      const address = server.address()
      const bound = typeof address === 'object' && address !== null ? address.port : port
      if (port !== PORT) onNotice?.(`Port ${PORT} is in use; listening on ${bound} instead.`)
      return { server, port: bound }
    } catch (error) {
      const isBusy = (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
      if (!isBusy || PORT === 0 || port >= PORT + 20) throw error
    }
  }
}

async function watchImports(
  engine: Awaited<ReturnType<typeof openEngine>>,
  onNotice: EngineOptions['onNotice'],
  log: ReturnType<typeof createLog>,
  onForeignWrite: () => void,
): Promise<() => void> {
  let seen = await engine.storage.catalogues.dataVersion()
  let busy = false
  const timer = setInterval(() => {
    if (busy) return
    busy = true
    void (async () => {
      try {
        const now = await engine.storage.catalogues.dataVersion()
        if (now !== seen) {
          onForeignWrite()
          // Another process may have imported, or erased a shopper that was learnt from.
          engine.forgetSoon()
          if (await engine.refresh())
            onNotice?.(
              `A new catalogue is in use: ${engine.shop().catalogue.products.length} products.`,
            )
        }
        seen = now
        if (await engine.refreshTaste()) onNotice?.('A newly trained ranker is in use.')
      } catch (error) {
        log.error({ err: error }, 'looking for a new catalogue failed')
      } finally {
        busy = false
      }
    })()
  }, lookForImportsMs)
  timer.unref()
  return () => clearInterval(timer)
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host.startsWith('127.')

const readTrust = (text: string | undefined): boolean | number | string =>
  text === undefined ? false : /^\d+$/.test(text) ? Number(text) : text
