import type { ShopperEvent } from '../../http/contract.ts'
import { browserPrefix, isBrowserId } from '../../lib/browser-id.ts'
import { local } from './storage.ts'

const key = 'shop-assistant:shopper'

/**
 * A random id of this browser's shopper; no cookie, gone with "Delete my data". Whoever knows it is the
 * shopper to the shop.
 */
export function shopperId(): string {
  const known = knownShopper()
  if (known !== null) return known
  const created = browserPrefix + randomId()
  local.set(key, created)
  return created
}

/** The same where there is one already. */
export function knownShopper(): string | null {
  const known = local.get(key)
  return known !== null && isBrowserId(known) ? known : null
}

export function forgetShopper(): void {
  local.remove(key)
}

/** A random UUID, also on pages without https, where `crypto.randomUUID` is missing. */
export function randomId(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID()
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const hex = Array.from(bytes, (byte, index) => {
    const value = index === 6 ? (byte & 0x0f) | 0x40 : index === 8 ? (byte & 0x3f) | 0x80 : byte
    return value.toString(16).padStart(2, '0')
  }).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** Tell the shop what the shopper just did. Failures are silent: it must never disturb shopping. */
export function record(
  base: string,
  ...deeds: readonly Pick<ShopperEvent, 'type' | 'sku' | 'query' | 'value'>[]
): void {
  const events = deeds.map((deed): ShopperEvent => ({
    ...deed,
    eventId: randomId(),
    shopperId: shopperId(),
    occurredAt: new Date().toISOString(),
  }))
  fetch(new URL('v1/events', base), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ events }),
    keepalive: true,
    credentials: 'omit',
  })
    .then((response) => response.body?.cancel())
    .catch(() => {})
}
