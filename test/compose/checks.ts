import { nameOf } from '../../src/compose/name.ts'
import { phrases } from '../../src/compose/phrases.ts'
import type { Shop } from '../../src/dialog/shop.ts'
import type { Reply } from '../../src/domain/reply.ts'
import { satisfies } from '../../src/retrieve/constraints.ts'

/** The numbers that a text states, without grouping signs. */
export const numbersIn = (text: string): string[] =>
  (text.normalize('NFKC').match(/\d+(?:[.,]\d+)*/g) ?? []).map((one) =>
    one.replace(/,(?=\d{3}(?!\d))/g, ''),
  )

/** Numbers of the reply's text that no claim states. */
export function unclaimedNumbers({ text, claims }: Reply): string[] {
  const claimed = new Set(claims.flatMap((claim) => numbersIn(claim.text)))
  return numbersIn(text).filter((one) => !claimed.has(one))
}

/** Skus of the goods that the text names, in the order of their first mention. */
export function skusNamed({ text, locale }: Reply, { catalogue }: Shop): string[] {
  const names = catalogue.products
    .map((product) => ({ sku: product.sku, name: nameOf(product, catalogue, locale) }))
    .toSorted((a, b) => b.name.length - a.name.length)
  const found: { sku: string; at: number }[] = []
  let rest = text
  for (const { sku, name } of names) {
    const at = rest.indexOf(name)
    if (at < 0) continue
    found.push({ sku, at })
    rest = rest.replaceAll(name, ' '.repeat(name.length))
  }
  return found.toSorted((a, b) => a.at - b.at).map(({ sku }) => sku)
}

/** Names that stand in bold at the start of list lines: the goods recommended, in order. */
export const namesListed = ({ text }: Reply): string[] =>
  [...text.matchAll(/^- \*\*(.+?)\*\*[,，]/gm)].map(([, name]) => name!)

/** Musts of the need that a product shown breaks, though the reply does not say they gave way. */
export function brokenMusts({ need, products }: Reply, { catalogue }: Shop): string[] {
  const relaxed = new Set(need?.relaxed.map(({ attribute }) => attribute))
  return products.flatMap(({ sku }) =>
    (need?.constraints ?? [])
      .filter(
        (constraint) =>
          constraint.strength === 'must' &&
          !relaxed.has(constraint.attribute) &&
          !satisfies(catalogue, catalogue.docBySku.get(sku)!, constraint),
      )
      .map(({ label }) => `${sku}: ${label}`),
  )
}

/** Everything of a reply that is printed in its language. */
export const printedTexts = (reply: Reply): string[] => [
  reply.text,
  ...reply.suggestions,
  ...reply.products.flatMap(({ reasons, tradeoffs, highlights }) => [
    ...reasons.map(({ text }) => text),
    ...tradeoffs.map(({ text }) => text),
    ...highlights.map(({ text }) => text),
  ]),
  ...(reply.need?.constraints ?? []).map(({ label }) => label),
]

/** Places where Chinese is punctuated as English is. */
export const foreignPunctuation = (text: string): string[] =>
  text.match(/\p{Script=Han}\*{0,2}[,:;!?]\*{0,2}\s*\p{Script=Han}/gu) ?? []

/** True when the reply did not know what was meant, or took it for the name of some product. */
export const isNotUnderstood = ({ text, locale }: Reply): boolean =>
  text.includes(phrases.unclear.text[locale]) ||
  /I find nothing by that name|没有找到这个名称/.test(text)
