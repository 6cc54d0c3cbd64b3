import { existsSync, readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import type { ProductCard } from '../../src/http/contract.ts'
import { openPage } from '../support/browser.ts'
import { answerWith, widgetOf } from '../support/widget.ts'
import { it, sideBySide, skipped } from './visits.ts'

const collection = new URL('../../../shared/data/security-dev/xss_payloads.jsonl', import.meta.url)
const wellKnown = [
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '"><svg/onload=alert(1)>',
  '<a href="javascript:alert(1)">x</a>',
  '[x](javascript:alert(1))',
  '![x](https://evil.example/a.png)',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '${alert(1)}{{alert(1)}}',
  '</textarea><script>alert(1)</script>',
  '<form id=test><input name=attributes>',
]
const payloads = existsSync(collection)
  ? readFileSync(collection, 'utf8')
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { payload: string }).payload)
  : wellKnown

describe.skipIf(skipped)(`Hostile texts${skipped}`, sideBySide, () => {
  it('are read, not run, in every place of a reply', async ({ shop, browser }) => {
    const { page, faults, close } = await openPage(browser, shop.base)
    const widget = widgetOf(page)
    const sample = [...wellKnown, ...every(payloads, 40)]
    const batches = chunks(sample, 8)
    await answerWith(page, ...batches.map((batch) => hostileReply(batch)))
    await widget.open()
    const before = await countElements(page)
    for (const _ of batches) await widget.ask('go on')
    const shown = await widget.replies.nth(1).locator('.text').textContent()
    expect(shown).toContain(wellKnown[0])
    expect(await widget.cards.first().locator('h3').textContent()).toBe(wellKnown[0])
    const after = await countElements(page)
    for (const name of [
      'script',
      'iframe',
      'object',
      'embed',
      'link',
      'style',
      'base',
      'form',
      'math',
    ])
      expect(after[name] ?? 0, name).toBe(before[name] ?? 0)
    expect(await page.locator('.cards .card img').count()).toBe(0)
    expect(await foreignLinks(page)).toEqual([])
    expect(faults).toEqual([])
    await close()
  })

  it('are harmless as the text of a reply, all of them', async ({ shop, browser }) => {
    const { page, faults, close } = await openPage(browser, shop.base)
    const widget = widgetOf(page)
    const batches = chunks(payloads, 600)
    await answerWith(page, ...batches.map((batch) => ({ text: batch.join('\n\n') })))
    await widget.open()
    for (const _ of batches) await widget.ask('go on')
    const strange = await page.evaluate(() => {
      const allowed = new Set(
        'a blockquote br code div em hr li ol p pre strong table tbody td th thead tr ul'.split(
          ' ',
        ),
      )
      const root = document.querySelector('shop-assistant')?.shadowRoot
      const panel = root?.querySelector('shop-assistant-panel')?.shadowRoot
      return [...(panel?.querySelectorAll('.text :not(.unseen)') ?? [])]
        .map((node) => node.localName)
        .filter((name) => !allowed.has(name))
    })
    expect(strange).toEqual([])
    expect(await foreignLinks(page)).toEqual([])
    expect(faults).toEqual([])
    await close()
  })

  it('are read, not run, on the page of a product', async ({ shop, browser }) => {
    const { page, faults, close } = await openPage(browser, shop.base)
    const all = every(payloads, 60).join(' ')
    await page.route('**/v1/products/*', (route) => route.fulfill({ json: hostileDetail(all) }))
    await page.route('**/v1/recommendations*', (route) =>
      route.fulfill({ json: { items: hostileReply(wellKnown).products } }),
    )
    await page.goto(`${shop.base}/products/any`)
    await page.locator('article.product').waitFor()
    expect(await page.locator('h1').textContent()).toBe(all)
    expect(await page.locator('main :is(script, iframe, svg, object, style)').count()).toBe(0)
    expect(faults.filter((fault) => !fault.startsWith('foreign request: https://'))).toEqual([])
    await close()
  })
})

function every<T>(values: readonly T[], step: number): T[] {
  return values.filter((_, index) => index % step === 0)
}

function chunks<T>(values: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(values.length / size) }, (_, index) =>
    values.slice(index * size, (index + 1) * size),
  )
}

function hostileReply(batch: readonly string[]) {
  const products = batch.map((payload, index): ProductCard => ({
    sku: `${index}${payload}`.slice(0, 128),
    title: payload,
    brand: payload,
    category: payload,
    url: index % 2 === 0 ? payload : `javascript:alert(${index})`,
    image: `javascript:alert(${index})//${payload}`,
    price: { amount: 1, currency: 'USD' },
    availability: 'in_stock',
    rating: { average: 4, count: 2 },
    score: 1,
    reasons: [
      { kind: 'need', text: payload, weight: 1, evidence: [] },
      { kind: 'need', text: payload, weight: 1, evidence: [] },
    ],
    tradeoffs: [{ text: payload, attribute: payload }],
    highlights: [{ attribute: payload, label: payload, text: payload }],
  }))
  return {
    text: batch.join('\n\n'),
    products,
    suggestions: [...batch],
    question: { attribute: 'x', options: batch.slice(0, 2) },
    need: {
      category: 'x',
      categoryLabel: batch[0] ?? '',
      constraints: batch.map((payload) => ({
        attribute: payload,
        operator: '=' as const,
        value: payload,
        strength: 'must' as const,
        label: payload,
        name: payload,
        because: payload,
      })),
      wishes: [],
      relaxed: [{ attribute: 'x', from: 1, to: 2, label: batch[0] ?? '' }],
    },
  }
}

function hostileDetail(payload: string) {
  return {
    sku: payload,
    title: payload,
    brand: payload,
    category: payload,
    categoryLabel: payload,
    url: 'javascript:alert(1)',
    image: 'javascript:alert(1)',
    price: { amount: 1, currency: 'USD' },
    availability: 'in_stock',
    rating: null,
    description: payload,
    specs: [{ attribute: 'x', label: payload, unit: null, value: payload, text: payload }],
    reviews: [{ id: '1', rating: 1, text: payload, writtenOn: payload }],
  }
}

/** Elements of the panel by name. */
function countElements(page: Page): Promise<Record<string, number>> {
  return page.evaluate(() => {
    const counts: Record<string, number> = {}
    const panel = document
      .querySelector('shop-assistant')
      ?.shadowRoot?.querySelector('shop-assistant-panel')?.shadowRoot
    for (const { localName } of [
      ...(panel?.querySelectorAll('*') ?? []),
      ...document.querySelectorAll('*'),
    ])
      counts[localName] = (counts[localName] ?? 0) + 1
    return counts
  })
}

/** Addresses of links in the panel that lead neither to http(s) nor into the shop. */
function foreignLinks(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const panel = document
      .querySelector('shop-assistant')
      ?.shadowRoot?.querySelector('shop-assistant-panel')?.shadowRoot
    return [...(panel?.querySelectorAll('a') ?? [])]
      .map(({ protocol, href }) => (/^https?:$/.test(protocol) ? '' : href))
      .filter((href) => href !== '')
  })
}
