import type { Act, Reference } from '../domain/act.ts'
import type { CartAction } from '../domain/cart.ts'
import { cut } from './atoms.ts'
import { readNumber } from './numbers.ts'
import type { DeskReading } from './orders.ts'

/** What a message does to the cart; `undefined` when it does nothing. */
export function readCart(reading: DeskReading): (Act & { kind: 'ask-cart' }) | undefined {
  const { text, cues, state } = reading
  // "Put the first two next to each other", and "can the baskets go in the dishwasher?"
  if (cues.has('compare') && !cartWords.test(text)) return undefined
  if (/\bbaskets\b/.test(text) && !/\bmy baskets?\b/.test(text)) return undefined
  const speaksOfCart = cues.has('cart') || cartWords.test(text)
  const hasCart = state.cart.length > 0
  const quantity = quantityOf(text)
  const references = reading.references.filter(
    // "Two of them": two pieces of the one talked about, not the two shown.
    (one) => !(one.kind === 'shown' && quantity !== null && piecesOf.test(text)),
  )
  const { category } = reading.wants
  // "Put two of them in my cart", "add to cart": the one talked about.
  const isUnnamed = references.length === 0 && category === null
  const pointed: Reference[] = isUnnamed ? [{ kind: 'focus' }] : references
  const act = (action: CartAction, what: Reference[] = pointed): Act & { kind: 'ask-cart' } => ({
    kind: 'ask-cart',
    action,
    references: what,
    category,
    quantity,
    text,
  })
  if (speaksOfCart) {
    if (empties.test(text)) return act('empty', [])
    if (removes.test(text)) return act('remove')
    if (quantity !== null && sets.test(text)) return act('set')
    if (adds.test(text)) return act('add')
    if (/check ?out|place (?:the|my) order|结账|结算|下单|付款/.test(text))
      return act('checkout', [])
    return act('show', [])
  }
  // Without the word: "I'll take the second one", "make it three", once a cart is there.
  if (buys.test(text) && references.length > 0) return act('add')
  if (hasCart && quantity !== null && changesIt.test(text)) return act('set')
  if (hasCart && takesOut.test(text) && references.length > 0) return act('remove')
  return undefined
}

const cartWords = /\b(?:cart|basket|trolley)\b|购物车|购物袋|加购/
const empties =
  /\b(?:empty|clear|reset)\b|(?:remove|delete|drop) (?:all|everything)|清空|全部删|都删|全删/
const removes =
  /\b(?:remove|delete|take .{1,40}(?:out|off)|drop|get rid of)\b|删掉|删除|移除|移出|去掉|拿掉|拿出来|不要了/
const sets = /\b(?:change|set|make|update|increase|reduce|instead)\b|改成|改为|改到|变成|数量/
const adds = /\b(?:add|put|place|throw|drop|include|pop|want|take)\b|加|放/
const buys =
  /^(?:ok |okay |great |yes |好 |那 )?(?:i'll|i will|let me|i'd like to|i want to|i would like to) (?:take|buy|have|order|get|go (?:for|with))\b|^(?:take|buy|order) (?:the|it|that|this|two|three|\d)|^(?:please )?(?:add|put) (?:the|it|that|this|both|them|two|three|\d)|^加(?:上)?(?:第|这|那|它)|(?:就|我)(?:要|买)(?:了)?(?:第|这|那|它)|下单(?:第|这|那)|来(?:一|两|三|\d+)?[台个件部](?:第|这|那)/
const changesIt =
  /^(?:please )?(?:make (?:it|that)|change (?:it|that|the quantity|quantity)|set (?:it|the quantity|quantity))\b|^(?:请|帮我)?(?:把(?:它|这个|这款|数量))?(?:改成|改为|改到|数量)/
const takesOut =
  /^(?:please )?(?:remove|delete|take out)\b|^(?:删掉|移除|去掉|拿掉)|(?:删掉|拿掉|去掉)$/
/** "Two of them", "2 of those", "两台", "x 3". */
const piecesOf =
  /\b(?:\d{1,6}|one|two|three|four|five|six|seven|eight|nine|ten) (?:more )?(?:of|pieces?|units?|pcs)\b|[两三四五六七八九十\d]+\s?[台个件部只套把瓶]/

/** The number of pieces a message names; `null` when it names none, as in "the second one". */
function quantityOf(text: string): number | null {
  const { atoms } = cut(text)
  for (const [at, atom] of atoms.entries()) {
    const isChinese = atom.kind === 'han'
    if (atoms[at - 1]?.text === '第' || atom.text === 'one') continue
    const number = readNumber(atoms, at)
    if (!number || !Number.isInteger(number.value) || number.value < 0) continue
    const before = atoms[at - 1]
    const after = atoms[at + number.length]
    if (isChinese) {
      if (/^[台个件部只套把瓶]$/.test(after?.text ?? '') || /^[成为到]$/.test(before?.text ?? ''))
        return number.value
      continue
    }
    if (isPlace.test(before?.text ?? '')) continue
    const follows = after?.text ?? ''
    const isPieces =
      follows === '' ||
      /^(?:of|piece|unit|pcs|more|to|in|into|x|[.,!]|[台个件部只套把])$/.test(follows)
    const isLed =
      /^(?:x|×|\*|to|it|add|put|take|buy|want|need|order|get|quantity|for|成|为|到|加|放|买|要|来)$/.test(
        before?.text ?? '',
      )
    if (isPieces && isLed) return number.value
    if (/^(?:of|piece|unit|pcs|x|[台个件部只套把])$/.test(follows)) return number.value
    if (isLed && number.value <= 20 && atom.kind === 'word') return number.value
  }
  return null
}

const isPlace = /^(?:number|option|no|#)$/
