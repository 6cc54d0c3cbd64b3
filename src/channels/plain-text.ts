import type { ProductCard, Reply } from '../domain/reply.ts'
import type { Locale } from '../domain/text.ts'
import { formatMoney, toMinor } from '../lib/money.ts'

const words = {
  products: { en: 'Products', zh: '商品' },
  comparison: { en: 'Comparison', zh: '对比' },
  unavailable: { en: 'out of stock', zh: '缺货' },
  preorder: { en: 'to order ahead', zh: '可预订' },
  say: { en: 'You can answer', zh: '您可以回复' },
} as const satisfies Record<string, Record<Locale, string>>

/**
 * A reply for channels that show nothing but text: Markdown taken out, the products numbered with
 * price and link, a comparison line by line, and what to say next. Nothing is in it that is not in
 * the reply.
 *
 * @param linkBase what relative links stand on, such as `https://shop.example`.
 */
export function toPlainText(reply: Reply, linkBase: string): string {
  const { locale, products, suggestions } = reply
  const heading = (name: keyof typeof words): string =>
    `${words[name][locale]}${locale === 'zh' ? '：' : ':'}`
  const parts = [withoutMarkdown(reply.text, linkBase)]
  if (products.length > 0)
    parts.push(
      [
        heading('products'),
        ...products.map((product, at) => productLine(product, at, locale, linkBase)),
      ].join('\n'),
    )
  if (reply.comparison) {
    const numbered = (texts: readonly string[]): string =>
      texts.map((text, at) => `${at + 1}) ${text}`).join('  ')
    parts.push(
      [
        heading('comparison'),
        ...reply.comparison.rows.map(({ label, texts }) => `${label}: ${numbered(texts)}`),
      ].join('\n'),
    )
  }
  if (suggestions.length > 0)
    parts.push([heading('say'), ...suggestions.map((one) => `- ${one}`)].join('\n'))
  return parts.filter((part) => part !== '').join('\n\n')
}

/** "1. Brisa Still 6, $549\nhttps://…" */
function productLine(
  { title, price, availability, url }: ProductCard,
  at: number,
  locale: Locale,
  linkBase: string,
): string {
  const money = formatMoney(toMinor(price.amount, price.currency), price.currency, locale)
  const name = availability === 'preorder' ? 'preorder' : 'unavailable'
  const [before, after] = locale === 'zh' ? ['（', '）'] : [' (', ')']
  const state = availability === 'in_stock' ? '' : `${before}${words[name][locale]}${after}`
  const link = absolute(url, linkBase)
  return `${at + 1}. ${title}, ${money}${state}${link === null ? '' : `\n${link}`}`
}

/** Only web addresses; `null` for anything else. */
function absolute(url: string, linkBase: string): string | null {
  if (url === '') return null
  const parsed = URL.canParse(url, linkBase) ? new URL(url, linkBase) : null
  return parsed && /^https?:$/.test(parsed.protocol) ? parsed.href : null
}

const withoutMarkdown = (text: string, linkBase: string): string =>
  text
    .replace(/!?\[([^\]\n]*)\]\(([^)\s]+)\)/g, (_all, label: string, url: string) => {
      const link = absolute(url, linkBase)
      return link === null ? label : `${label} (${link})`
    })
    .replace(/(\*\*|__)(?=\S)([^\n]*?\S)\1/g, '$2')
    .replace(/^#{1,6} +/gm, '')
    .replace(/\\([\\`*_{}[\]()#+.!|-])/g, '$1')
    .trim()
