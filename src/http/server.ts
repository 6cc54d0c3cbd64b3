import { createServer as createHttpServer, STATUS_CODES, type Server } from 'node:http'
import compression from 'compression'
import express, { type Express, type RequestHandler } from 'express'
import type { Assistant } from '../dialog/assistant.ts'
import { Failure } from '../domain/failure.ts'
import type { Log } from '../log.ts'
import { botRoutes, type BotParts } from './bots.ts'
import { conversationRoutes } from './conversations.ts'
import { docsRoutes } from './docs.ts'
import { eventRoutes } from './events.ts'
import { createDrain, type Drain } from './graceful.ts'
import {
  allowOrigins,
  limitAddress,
  limitConversation,
  limitSender,
  secureHeaders,
} from './guard.ts'
import { healthRoutes, type Readiness } from './health.ts'
import { createMetrics, type Metrics } from './metrics.ts'
import {
  createProblem,
  handleErrors,
  problemOf,
  routeNotFound,
  type ProblemCode,
} from './problem.ts'
import { productRoutes } from './products.ts'
import { createShopperGate, shopperRoutes } from './shoppers.ts'
import { createReplyStreams } from './reply-streams.ts'
import { nameRequest, requestIdOf } from './request-id.ts'
import { createIdentities, type Identities } from '../dialog/identity.ts'
import type { Shelf } from '../dialog/shelf.ts'
import type { ShopperDesk } from '../dialog/shoppers.ts'
import type { EventsPort } from './events-port.ts'
import { storeRoutes } from './store.ts'

export interface ServerConfig {
  /** Origins whose pages may call from a browser; never with credentials. @default '*' */
  readonly origins: '*' | readonly string[]
  /** Requests to `/v1` of one address in a minute; 0 is no limit. @default 3000 */
  readonly requestsPerMinute: number
  /** Messages of one conversation in a minute; 0 is no limit. @default 60 */
  readonly messagesPerMinute: number
  /**
   * Which forwarding proxies to believe, as in Express: a number of hops or their addresses.
   *
   * @default false: the address of the socket counts
   */
  readonly trustProxy: boolean | number | string
  /** A comment in every stream this often. @default 15000 */
  readonly heartbeatMs: number
  /** A stream whose reader takes nothing for this long is cut. @default 30000 */
  readonly stallMs: number
  /** Bytes of messages with photos that are in hand at the same time. @default 192 MiB */
  readonly largeBytesAtOnce: number
  /** How long a told reply can be resumed with `Last-Event-ID`. @default 300000 */
  readonly resumeMs: number
}

export const defaultServerConfig: ServerConfig = {
  origins: '*',
  requestsPerMinute: 3000,
  messagesPerMinute: 60,
  trustProxy: false,
  heartbeatMs: 15_000,
  stallMs: 30_000,
  largeBytesAtOnce: 192 * 1024 * 1024,
  resumeMs: 300_000,
}

export interface ServerParts {
  readonly assistant: Assistant
  readonly shop: Shelf
  readonly events: EventsPort
  readonly shoppers: ShopperDesk
  /** Who requests speak for. @default as without a secret: only browsers' own ids are proved */
  readonly identities?: Identities
  /** Absent: no bot may write. */
  readonly bots?: BotParts | undefined
  readonly ready: () => Readiness | Promise<Readiness>
  readonly config?: Partial<ServerConfig>
  /** The built web pages: `index.html`, `widget.js`, `panel.js`, `store.js`. */
  readonly webDir: string
  readonly imagesDir: string
  readonly log: Log
  readonly metrics?: Metrics
  /** What `stop` is called on at the end; a server without one cannot be told to drain. */
  readonly drain?: Drain
}

/** The web server's routes; {@link listen} opens the door. */
export function createServer(parts: ServerParts): Express {
  const { assistant, shop, events, shoppers, log } = parts
  const identities = parts.identities ?? createIdentities(undefined)
  const gate = createShopperGate(shoppers, identities)
  const config = { ...defaultServerConfig, ...parts.config }
  const metrics = parts.metrics ?? createMetrics()
  const drain = parts.drain ?? createDrain()

  const streams = createReplyStreams(assistant, {
    keepMs: config.resumeMs,
    onTurn: metrics.countTurn,
    onFailure: (error) => {
      const problem = problemOf(error)
      if (problem.status >= 500) log.error({ err: error, code: problem.code }, 'turn failed')
      return problem
    },
  })

  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', config.trustProxy)

  app.use(nameRequest, metrics.timeRequest, logRequests(log))
  app.use(secureHeaders(), allowOrigins(config.origins))
  app.use(compression({ filter: isCompressible }))
  app.use(healthRoutes(parts.ready, drain.stopping, metrics))
  app.use(refuseWhile(drain.stopping))
  app.use('/v1', noStore, limitAddress(config.requestsPerMinute))
  app.use(
    conversationRoutes({
      assistant,
      streams,
      identities,
      limitMessages: limitConversation(config.messagesPerMinute),
      largeBytesAtOnce: config.largeBytesAtOnce,
      onTurn: metrics.countTurn,
      times: config,
      lastCall: drain.lastCall,
    }),
  )
  app.use(productRoutes(shop, gate, metrics))
  app.use(botRoutes(parts.bots, limitSender(config.messagesPerMinute)))
  app.use(eventRoutes(events))
  app.use(shopperRoutes(shoppers, gate, streams))
  app.use(docsRoutes())
  app.use(storeRoutes(parts.webDir, parts.imagesDir))
  app.use(routeNotFound)
  app.use(handleErrors(log))
  return app
}

/** Packing a stream would hold its events back until the end. */
const isCompressible: compression.CompressionFilter = (request, response) =>
  !String(response.getHeader('Content-Type')).startsWith('text/event-stream') &&
  compression.filter(request, response)

const noStore: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store')
  next()
}

function refuseWhile(stopping: AbortSignal): RequestHandler {
  return (_request, response, next) => {
    if (!stopping.aborted) return next()
    response.set('Connection', 'close')
    throw new Failure('SHUTTING_DOWN', 'The server restarts; try again in a few seconds.')
  }
}

function logRequests(log: Log): RequestHandler {
  return (request, response, next) => {
    const startedAt = performance.now()
    response.once('close', () => {
      log.debug(
        {
          requestId: requestIdOf(response),
          method: request.method,
          // The pattern: an address holds ids and the shopper's words.
          route: request.route?.path,
          status: response.statusCode,
          ms: Math.round(performance.now() - startedAt),
        },
        'request',
      )
    })
    next()
  }
}

/**
 * Opens the server on `port` (0 is a free one). Its time limits end half-sent requests, not
 * streams: those are answers, and may take as long as they need.
 */
export async function listen(
  app: Express,
  { port, host }: { port: number; host: string },
): Promise<Server> {
  const server = createHttpServer(
    {
      headersTimeout: 10_000,
      requestTimeout: 30_000,
      // Longer than the 60 s of common balancers, so that they hang up first.
      keepAliveTimeout: 65_000,
      connectionsCheckingInterval: 5_000,
      maxHeaderSize: 16 * 1024,
    },
    app,
  )
  server.maxConnections = 20_000
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
    const problem = createProblem(...unreadable(error.code))
    const body = JSON.stringify(problem)
    socket.end(
      `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}\r\n` +
        'Content-Type: application/problem+json\r\nConnection: close\r\n' +
        `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    )
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
  return server
}

function unreadable(code: string | undefined): [code: ProblemCode, detail: string] {
  if (code === 'HPE_HEADER_OVERFLOW')
    return ['HEADERS_TOO_LARGE', 'The headers are larger than 16 kB.']
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return ['REQUEST_TIMEOUT', 'The request did not arrive whole in time.']
  return ['REQUEST_INVALID', 'This is not HTTP.']
}
