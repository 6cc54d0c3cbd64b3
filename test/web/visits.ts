import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { expect, it as base } from 'vitest'
import {
  chromiumPath,
  launchBrowser,
  noChromium,
  openPage,
  type WatchedPage,
} from '../support/browser.ts'
import { startShop, type RunningShop } from '../support/shop.ts'
import { widgetOf } from '../support/widget.ts'

/** Opens a page as a new shopper. */
export type Visit = (
  options?: BrowserContextOptions & { readonly path?: string },
) => Promise<{ readonly page: Page; readonly widget: ReturnType<typeof widgetOf> }>

interface Visits {
  /** One shop and one browser serve a whole file. */
  readonly shop: RunningShop
  readonly browser: Browser
  /** Tests run side by side, each with shoppers of its own; a fault on one of its pages fails it. */
  readonly visit: Visit
}

/** Why the browser tests are skipped, for their titles; empty when they run. */
export const skipped = chromiumPath ? '' : ` (skipped: ${noChromium})`

/** Tests of one file share the processor, and perhaps with much else: each may take long. */
export const sideBySide = { concurrent: true, timeout: 60_000 }

/** For `expect.poll`, whose own patience is a second. */
export const patience = { timeout: 10_000 }

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
  visit: async ({ shop, browser }, use) => {
    const opened: WatchedPage[] = []
    await use(async (options = {}) => {
      const watched = await openPage(browser, shop.base, { reducedMotion: 'reduce', ...options })
      opened.push(watched)
      await watched.page.locator('main:not(:has([aria-busy]))').waitFor()
      return { page: watched.page, widget: widgetOf(watched.page) }
    })
    const faults = opened.flatMap((watched) => watched.faults)
    for (const { close } of opened) await close()
    expect(faults).toEqual([])
  },
})

/** Skips what a real shop does not do on demand: slow replies, broken streams, a queue. */
export function onlyStandIn(
  shop: RunningShop,
  skip: (condition: boolean, reason: string) => void,
): void {
  skip(!shop.isStandIn, 'a real shop does not do this on demand')
}
