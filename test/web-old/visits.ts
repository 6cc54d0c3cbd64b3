import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { expect, it as base } from 'vitest'
import { chromiumPath, launchBrowser, noChromium, openPage } from '../support/browser.ts'
import { startShop, type RunningShop } from '../support/shop.ts'
import { widgetOf } from '../support/widget.ts'

type Widget = ReturnType<typeof widgetOf>

interface Visits {
  /** One shop and one browser serve a whole file. */
  readonly shop: RunningShop
  readonly browser: Browser
  /** What went wrong on the pages of this test so far; must be empty in the end, or emptied. */
  readonly faults: string[]
  /** Opens a page as a new shopper. Tests run side by side, each with shoppers of its own. */
  readonly visit: (
    options?: BrowserContextOptions & { readonly path?: string },
  ) => Promise<{ readonly page: Page; readonly widget: Widget }>
}

/** Why the browser tests are skipped, for their titles; empty when they run. */
export const skipped = chromiumPath ? '' : ` (skipped: ${noChromium})`

/** `it` with a shop, and a browser to visit it. */
export const it = base.extend<Visits>({
  shop: [
    // oxlint-disable-next-line no-empty-pattern -- vitest reads the parameter to see what is needed
    async ({}, use) => {
      const shop = await startShop()
      await use(shop)
      await shop.close()
    },
    { scope: 'file' },
  ],
  browser: [
    // oxlint-disable-next-line no-empty-pattern -- as above
    async ({}, use) => {
      const browser = await launchBrowser()
      await use(browser)
      await browser.close()
    },
    { scope: 'file' },
  ],
  // oxlint-disable-next-line no-empty-pattern -- as above
  faults: async ({}, use) => {
    const faults: string[] = []
    await use(faults)
    expect(faults).toEqual([])
  },
  visit: async ({ shop, browser, faults }, use) => {
    const opened: (() => Promise<void>)[] = []
    await use(async (options = {}) => {
      const watched = await openPage(browser, shop.base, options)
      opened.push(async () => {
        faults.push(...watched.faults)
        await watched.close()
      })
      return { page: watched.page, widget: widgetOf(watched.page) }
    })
    for (const close of opened) await close()
  },
})

/** Skips what a real shop does not do on demand: slow replies, broken streams, a queue. */
export function onlyStandIn(
  shop: RunningShop,
  skip: (condition: boolean, reason: string) => void,
): void {
  skip(!shop.isStandIn, 'a real shop does not do this on demand')
}
