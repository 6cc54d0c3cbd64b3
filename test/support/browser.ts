import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'

const candidates = [
  process.env['CHROMIUM_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]

/** The browser to test with, or `undefined` where none is installed. */
export const chromiumPath = candidates.find((path) => path !== undefined && existsSync(path))

export const noChromium =
  'no Chromium: install it (apt-get install chromium) or name it in CHROMIUM_PATH'

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath ?? '/usr/bin/chromium',
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

/** A page that writes down what must not happen: script errors, CSP violations, foreign requests. */
export interface WatchedPage {
  readonly page: Page
  /** Everything that went wrong so far, in words. */
  readonly faults: string[]
  close(): Promise<void>
}

export async function openPage(
  browser: Browser,
  base: string,
  { path = '/', ...options }: BrowserContextOptions & { readonly path?: string } = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({
    locale: 'en-US',
    viewport: { width: 1280, height: 860 },
    permissions: ['clipboard-read', 'clipboard-write'],
    ...options,
  })
  const faults: string[] = []
  await context.exposeFunction('reportFault', (fault: string) => void faults.push(fault))
  await context.addInitScript(() => {
    const report = (fault: string) =>
      (globalThis as unknown as { reportFault(fault: string): void }).reportFault(fault)
    addEventListener('securitypolicyviolation', (event) =>
      report(`CSP: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`),
    )
    globalThis.alert = () => report('alert() was called')
  })
  const page = await context.newPage()
  const origin = new URL(base).origin
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      faults.push(`console: ${message.text()}`)
  })
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith('data:'))
      faults.push(`foreign request: ${request.url()}`)
  })
  await page.goto(new URL(path, base).href)
  return { page, faults, close: () => context.close() }
}

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

/** What axe-core finds wrong with the page, shadow roots included: `rule: selector`. */
export async function findBarriers(page: Page): Promise<string[]> {
  // Through the debugger, so that the page's own policy on scripts stays as it is.
  const { readFile } = await import('node:fs/promises')
  await page.evaluate(await readFile(axePath, 'utf8'))
  return page.evaluate(async () => {
    interface Result {
      violations: { id: string; nodes: { target: unknown[]; failureSummary: string }[] }[]
    }
    const { axe } = globalThis as unknown as { axe: { run(): Promise<Result> } }
    const { violations } = await axe.run()
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(
        ({ target, failureSummary }) =>
          `${id}: ${target.flat().join(' >> ')} (${failureSummary.replaceAll(/\s+/g, ' ')})`,
      ),
    )
  })
}
