import type {
  ChangeProfile,
  ConversationView,
  Feedback,
  Problem,
  ProfileView,
  SendMessage,
  StartConversation,
  StartedConversation,
} from '../../http/contract.ts'
import type { Language } from '../shared/language.ts'
import { readEvents, type StreamEvent } from '../shared/sse.ts'

/** The shop answered, but not with what was asked for. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    /** Seconds to wait before trying again, where the shop named them. */
    readonly retryAfter: number | null = null,
  ) {
    super(message)
    this.name = 'ApiError'
  }
}

/** A conversation that is unknown, expired or not ours. */
export function isGone(error: unknown): boolean {
  return error instanceof ApiError && [401, 403, 404, 410].includes(error.status)
}

/** Proof that a conversation is ours. */
export interface Ticket {
  readonly conversationId: string
  readonly token: string
}

/** The part of the shop's API that a conversation needs. */
export class ShopApi {
  /** @param base where the API lives, ending in a slash. */
  constructor(readonly base: string) {}

  async start(body: StartConversation): Promise<StartedConversation> {
    const response = await this.#send('POST', 'v1/conversations', { body })
    return (await response.json()) as StartedConversation
  }

  async transcript(ticket: Ticket): Promise<ConversationView> {
    const response = await this.#send('GET', path(ticket), { ticket })
    return (await response.json()) as ConversationView
  }

  /** One turn as a stream of events; `lastEventId` resumes a broken one. */
  async *turn(
    ticket: Ticket,
    body: SendMessage,
    signal: AbortSignal,
    lastEventId: string,
  ): AsyncGenerator<StreamEvent> {
    const response = await this.#send('POST', `${path(ticket)}/messages`, {
      ticket,
      body,
      signal,
      accept: 'text/event-stream',
      lastEventId,
    })
    if (response.body === null) throw new TypeError('The reply has no body')
    yield* readEvents(response.body)
  }

  async rate(ticket: Ticket, feedback: Feedback): Promise<void> {
    await this.#send('POST', `${path(ticket)}/feedback`, { ticket, body: feedback })
  }

  async eraseConversation(ticket: Ticket): Promise<void> {
    await this.#send('DELETE', path(ticket), { ticket })
  }

  async profile(ticket: Ticket, shopperId: string, language: Language): Promise<ProfileView> {
    const response = await this.#send('GET', profilePath(shopperId, language), { ticket })
    return (await response.json()) as ProfileView
  }

  async changeProfile(
    ticket: Ticket,
    shopperId: string,
    body: ChangeProfile,
    language: Language,
  ): Promise<ProfileView> {
    const route = profilePath(shopperId, language)
    const response = await this.#send('PATCH', route, { ticket, body })
    return (await response.json()) as ProfileView
  }

  /** False when the shop refuses, or has no such route. */
  async eraseShopper(ticket: Ticket, shopperId: string): Promise<boolean> {
    try {
      await this.#send('DELETE', `v1/shoppers/${encodeURIComponent(shopperId)}`, { ticket })
      return true
    } catch (error) {
      if (error instanceof ApiError) return false
      throw error
    }
  }

  async #send(
    method: string,
    route: string,
    options: {
      readonly ticket?: Ticket
      readonly body?: unknown
      readonly signal?: AbortSignal
      readonly accept?: string
      readonly lastEventId?: string
    },
  ): Promise<Response> {
    const headers: Record<string, string> = { Accept: options.accept ?? 'application/json' }
    if (options.body !== undefined) headers['Content-Type'] = 'application/json'
    if (options.ticket) headers['Authorization'] = `Bearer ${options.ticket.token}`
    if (options.lastEventId) headers['Last-Event-ID'] = options.lastEventId
    const response = await fetch(new URL(route, this.base), {
      method,
      headers,
      body: options.body === undefined ? null : JSON.stringify(options.body),
      signal: options.signal ?? null,
      credentials: 'omit',
      cache: 'no-store',
    })
    if (response.ok) return response
    const problem = (await response.json().catch(() => ({}))) as Partial<Problem>
    const retryAfter = Number(response.headers.get('Retry-After') ?? Number.NaN)
    throw new ApiError(
      response.status,
      problem.code ?? '',
      problem.detail ?? problem.title ?? response.statusText,
      Number.isFinite(retryAfter) ? retryAfter : null,
    )
  }
}

const profilePath = (shopperId: string, language: Language): string =>
  `v1/shoppers/${encodeURIComponent(shopperId)}/profile?locale=${language}`

function path(ticket: Ticket): string {
  return `v1/conversations/${encodeURIComponent(ticket.conversationId)}`
}
