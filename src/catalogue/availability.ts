import type { Availability } from '../domain/product.ts'
import { normalise } from '../lib/text.ts'

/** What a feed's cell says of the stock: words, a flag or a count; `undefined` when empty. */
export function parseAvailability(text: string): Availability | undefined {
  const word = normalise(text).replace(/[\s_-]+/g, ' ')
  if (word === '') return undefined
  if (/pre ?order|coming soon|预售|预订/.test(word)) return 'preorder'
  if (
    /^(?:no|n|false|out|0+|none|sold out|discontinued|无货|缺货|否)$|out of stock|unavailable|not available|售罄/.test(
      word,
    )
  )
    return 'out_of_stock'
  const count = Number(word)
  if (Number.isFinite(count)) return count > 0 ? 'in_stock' : 'out_of_stock'
  return 'in_stock'
}
