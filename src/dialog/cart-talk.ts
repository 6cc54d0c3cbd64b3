import type { CartFacts } from '../compose/cart.ts'
import type { Act, Reference } from '../domain/act.ts'
import { nameOf } from '../compose/name.ts'
import { mostPieces, type CartAction, type CartLine } from '../domain/cart.ts'
import type { Catalogue } from '../domain/catalogue.ts'
import type { ConversationState, Page } from '../domain/conversation.ts'
import type { Need } from '../domain/need.ts'
import { satisfies } from '../retrieve/constraints.ts'

/** What is to happen to the cart, with its references resolved to skus of the catalogue. */
export interface CartRequest {
  readonly action: CartAction
  readonly skus: readonly string[]
  readonly quantity: number | null
}

export interface CartMove {
  readonly cart: CartLine[]
  readonly facts: CartFacts
}

/**
 * The cart after a request, and what to say of it. Pure. What is not in stock is refused with an
 * alternative; a request that points at nothing changes nothing.
 */
export function talkCart(
  before: readonly CartLine[],
  { action, skus, quantity }: CartRequest,
  need: Need,
  catalogue: Catalogue,
): CartMove {
  const cart = before.filter(({ sku }) => catalogue.docBySku.has(sku))
  const stay = (facts: CartFacts): CartMove => ({ cart, facts })
  const piecesOf = (sku: string): number => cart.find((line) => line.sku === sku)?.quantity ?? 0
  switch (action) {
    case 'show':
    case 'checkout':
      return stay({ what: 'show', isCheckout: action === 'checkout' })
    case 'empty':
      return cart.length === 0
        ? stay({ what: 'show', isCheckout: false })
        : { cart: [], facts: { what: 'emptied', lines: cart } }
    case 'add':
    case 'set': {
      const [first] = skus
      if (first === undefined) return stay({ what: 'which', action })
      if (action === 'set' && quantity === 0) return removed(cart, [first])
      const unavailable = skus.find(
        (sku) => productOf(catalogue, sku).availability === 'out_of_stock',
      )
      if (unavailable !== undefined)
        return stay({
          what: 'out-of-stock',
          sku: unavailable,
          alternative: alternativeTo(unavailable, need, catalogue),
        })
      const pieces = quantity ?? 1
      const wanted = skus.map((sku) => ({
        sku,
        quantity: action === 'set' ? pieces : piecesOf(sku) + pieces,
      }))
      if (pieces < 1 || wanted.some((line) => line.quantity > mostPieces))
        return stay({ what: 'too-many', most: mostPieces })
      return {
        cart: withLines(cart, wanted),
        facts: { what: action === 'set' ? 'changed' : 'added', lines: wanted, pieces },
      }
    }
    case 'remove': {
      const own = skus.length === 0 && cart.length === 1 ? [cart[0]!.sku] : skus
      const [first] = own
      if (cart.length === 0) return stay({ what: 'show', isCheckout: false })
      if (first === undefined) return stay({ what: 'which', action })
      const known = own.filter((sku) => piecesOf(sku) > 0)
      if (known.length === 0) return stay({ what: 'not-in-cart', sku: first })
      const left = piecesOf(known[0]!) - (quantity ?? Infinity)
      if (known.length > 1 || left < 1) return removed(cart, known)
      const line = { sku: known[0]!, quantity: left }
      return {
        cart: withLines(cart, [line]),
        facts: { what: 'changed', lines: [line], pieces: left },
      }
    }
  }
}

const removed = (cart: readonly CartLine[], skus: readonly string[]): CartMove => ({
  cart: cart.filter(({ sku }) => !skus.includes(sku)),
  facts: { what: 'removed', lines: cart.filter(({ sku }) => skus.includes(sku)) },
})

/** `lines` in their old places, new ones behind. */
const withLines = (cart: readonly CartLine[], lines: readonly CartLine[]): CartLine[] => [
  ...cart.map((line) => lines.find(({ sku }) => sku === line.sku) ?? line),
  ...lines.filter(({ sku }) => !cart.some((line) => line.sku === sku)),
]

const productOf = ({ products, docBySku }: Catalogue, sku: string) => products[docBySku.get(sku)!]!

/** In stock, of the same kind, within what the shopper must have, nearest in price. */
function alternativeTo(sku: string, need: Need, catalogue: Catalogue): string | null {
  const { category, priceMinor } = productOf(catalogue, sku)
  const musts =
    need.category === category ? need.constraints.filter(({ strength }) => strength === 'must') : []
  let best: { sku: string; gap: number } | undefined
  for (const doc of catalogue.docsByCategory.get(category) ?? []) {
    const other = catalogue.products[doc]!
    const gap = Math.abs(other.priceMinor - priceMinor)
    if (other.sku === sku || other.availability !== 'in_stock') continue
    if (best && gap >= best.gap) continue
    if (musts.every((constraint) => satisfies(catalogue, doc, constraint)))
      best = { sku: other.sku, gap }
  }
  return best?.sku ?? null
}

/**
 * The cart after an act. "It" is the product talked about; where several were shown and none was
 * talked about, it points at nothing. A place counts in the cart first when something is to be
 * taken out, as the cart was printed in that order.
 */
export function planCart(
  { action, references, category, quantity, text }: Act & { kind: 'ask-cart' },
  { cart, focus, shown, need }: ConversationState,
  page: Page | null,
  catalogue: Catalogue,
  resolve: (reference: Reference) => string[],
): CartMove {
  const isOneMeant = focus.length > 0 || page?.sku !== undefined || shown.length === 1
  const pointed = references.filter(({ kind }) => kind !== 'focus' || isOneMeant)
  const resolved = [...new Set(pointed.flatMap(resolve))]
  const request = { action, quantity }
  if (action !== 'remove' && action !== 'set')
    return talkCart(
      cart,
      { ...request, skus: oneOf(resolved, pointed, text, catalogue) },
      need,
      catalogue,
    )
  const skus = cart.map(({ sku }) => sku)
  const places = references.flatMap((one) => (one.kind === 'position' ? [one.index] : []))
  const candidates = [
    places.flatMap((place) => skus.at(place) ?? []),
    resolved.filter((sku) => skus.includes(sku)),
    skus.filter((sku) => category !== null && productOf(catalogue, sku).category === category),
    skus.length === 1 && references.every(({ kind }) => kind === 'focus') ? skus : [],
    resolved,
  ]
  const meant = candidates.find((list) => list.length > 0) ?? []
  return talkCart(cart, { ...request, skus: meant }, need, catalogue)
}

/**
 * A name that fits several products means the one that is called just that ("Moro 17" beside
 * "Moro 17 S"); where none is, it means none. Two names joined by "and" mean both.
 */
function oneOf(
  skus: readonly string[],
  pointed: readonly Reference[],
  text: string,
  catalogue: Catalogue,
): readonly string[] {
  const isByName = pointed.length > 1 && pointed.every(({ kind }) => kind === 'sku')
  if (!isByName || /\b(?:and|both|all)\b|&|和|跟|都|与/.test(text)) return skus
  const named = skus
    .map((sku) => ({ sku, name: nameOf(productOf(catalogue, sku), catalogue, 'en') }))
    .sort((a, b) => a.name.length - b.name.length)
  const [shortest] = named
  return shortest && named.every(({ name }) => name.startsWith(shortest.name)) ? [shortest.sku] : []
}
