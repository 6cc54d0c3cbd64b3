import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ProductList } from '../../src/http/contract.ts'
import {
  chromiumPath,
  findBarriers,
  launchBrowser,
  noChromium,
  openPage,
} from '../support/browser.ts'
import { startShop, type RunningShop } from '../support/shop.ts'
import { widgetOf } from '../support/widget.ts'

const phone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true }

const readers: [name: string, options: BrowserContextOptions][] = [
  ['in light', { colorScheme: 'light' }],
  ['in dark', { colorScheme: 'dark' }],
  ['on a phone', phone],
  ['in Chinese', { locale: 'zh-CN', colorScheme: 'dark' }],
]

describe.skipIf(!chromiumPath)(
  `Accessibility by axe-core${chromiumPath ? '' : ` (skipped: ${noChromium})`}`,
  () => {
    let shop: RunningShop
    let browser: Browser

    beforeAll(async () => {
      ;[shop, browser] = await Promise.all([startShop(), launchBrowser()])
    })
    afterAll(async () => {
      await browser?.close()
      await shop?.close()
    })

    const settled = async (page: Page) => {
      await page.locator('main:not(:has([aria-busy]))').waitFor()
      await page.waitForLoadState('networkidle')
      // Colours are measured once nothing moves.
      await page.emulateMedia({ reducedMotion: 'reduce' })
    }

    it.each(readers)('finds nothing in the store %s', async (_, options) => {
      const list = (await (await fetch(`${shop.base}/v1/products?limit=1`)).json()) as ProductList
      const { page, close } = await openPage(browser, shop.base, options)
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
      await close()
    })

    it.each(readers)('finds nothing in the widget %s', async (_, options) => {
      const { page, close } = await openPage(browser, shop.base, options)
      await settled(page)
      const widget = widgetOf(page)
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
      await close()
    })
  },
)
