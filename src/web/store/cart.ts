import { local } from '../shared/storage.ts'

export interface CartLine {
  readonly sku: string
  readonly title: string
  readonly price: { readonly amount: number; readonly currency: string }
}

const key = 'aisle-store:cart'

export function readCart(): CartLine[] {
  try {
    const stored: unknown = JSON.parse(local.get(key) ?? '[]')
    return Array.isArray(stored) ? (stored as CartLine[]) : []
  } catch {
    return []
  }
}

export function addToCart(line: CartLine): CartLine[] {
  return write([...readCart(), { sku: line.sku, title: line.title, price: line.price }])
}

export function removeFromCart(position: number): CartLine[] {
  return write(readCart().filter((_, index) => index !== position))
}

/** Empties the cart. */
export const clearCart = (): CartLine[] => write([])

function write(lines: CartLine[]): CartLine[] {
  local.set(key, JSON.stringify(lines))
  return lines
}
