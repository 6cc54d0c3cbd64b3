import { local } from '../shared/storage.ts'
import type { Ticket } from './api.ts'

/** Where this browser keeps the conversation of one store; all its tabs share it. */
export class TicketStore {
  readonly #key: string

  constructor(store: string) {
    this.#key = `shop-assistant:${store}:conversation`
  }

  read(): Ticket | null {
    try {
      const stored = JSON.parse(local.get(this.#key) ?? 'null') as Partial<Ticket> | null
      if (typeof stored?.conversationId !== 'string' || typeof stored.token !== 'string')
        return null
      return { conversationId: stored.conversationId, token: stored.token }
    } catch {
      return null
    }
  }

  /** Also tells the other tabs that there is something new. */
  write(ticket: Ticket): void {
    local.set(this.#key, JSON.stringify({ ...ticket, changedAt: Date.now() }))
  }

  remove(): void {
    local.remove(this.#key)
  }

  isKey(key: string | null): boolean {
    return key === this.#key
  }
}
