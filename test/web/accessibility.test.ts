import type { BrowserContextOptions, Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import type { ProductList } from '../../src/http/contract.ts'
import { findBarriers } from '../support/browser.ts'
import { it, sideBySide, skipped } from './visits.ts'

const phone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true }

const readers: [name: string, options: BrowserContextOptions][] = [
  ['in light', { colorScheme: 'light' }],
  ['in dark', { colorScheme: 'dark' }],
  ['on a phone', phone],
  ['in Chinese', { locale: 'zh-CN', colorScheme: 'dark' }],
]

describe.skipIf(skipped)(`Accessibility by axe-core${skipped}`, sideBySide, () => {
  const settled = async (page: Page) => {
    await page.locator('main:not(:has([aria-busy]))').waitFor()
    await page.waitForLoadState('networkidle')
    // Colours are measured once nothing moves.
    await page.emulateMedia({ reducedMotion: 'reduce' })
  }

  it.for(readers)('finds nothing in the store %s', async ([, options], { shop, visit }) => {
    const list = (await (await fetch(`${shop.base}/v1/products?limit=1`)).json()) as ProductList
    const { page } = await visit(options)
    for (const path of [
      '/',
      '/?category=dishwasher',
      '/?query=zzzz',
      `/products/${list.items[0]?.sku}`,
      '/?cart',
    ]) {
      await page.goto(shop.base + path)
      await settled(page)
      expect(await findBarriers(page), path).toEqual([])
    }
    await page.locator('.menu-button').click()
    expect(await findBarriers(page), 'menu').toEqual([])
  })

  it.for(readers)('finds nothing in the widget %s', async ([, options], { visit }) => {
    const { page, widget } = await visit(options)
    await settled(page)
    const isChinese = options.locale === 'zh-CN'
    await widget.open()
    expect(await findBarriers(page), 'greeting').toEqual([])
    await widget.ask(isChinese ? '600 美元以内的静音洗碗机' : 'Quiet dishwasher under $600')
    await page.locator('.card summary').first().click()
    await widget
      .button(isChinese ? /^对比：/ : /^Compare: /)
      .first()
      .click()
    await widget
      .button(isChinese ? /^提问：/ : /^Ask about: /)
      .first()
      .click()
    expect(await findBarriers(page), 'products').toEqual([])
    await widget.ask(isChinese ? '对比前三款' : 'Compare the first three')
    expect(await findBarriers(page), 'comparison').toEqual([])
    await widget
      .button(isChinese ? '回答得好' : 'Good answer')
      .last()
      .click()
    await widget.button(isChinese ? '删除我的数据' : 'Delete my data').click()
    expect(await findBarriers(page), 'deleting').toEqual([])
    await page.route('**/messages', (route) => route.abort())
    await widget.input.fill('x')
    await widget.input.press('Enter')
    await page.locator('.failure').waitFor()
    expect(await findBarriers(page), 'failure').toEqual([])
  })
})
