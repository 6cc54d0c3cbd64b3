import { describe } from 'vitest'
import { answerWith, widgetOf } from '../support/widget.ts'
import { it, onlyStandIn, patience, sideBySide, skipped, type Visit } from './visits.ts'

const question = 'Quiet dishwasher under $600'

describe.skipIf(skipped)(`The widget${skipped}`, sideBySide, () => {
  it('greets with suggestions that work and vanish once used', async ({ visit, expect }) => {
    const { widget } = await visit()
    expect(await widget.launcher.getAttribute('aria-expanded')).toBe('false')
    await widget.open()
    expect(await widget.launcher.getAttribute('aria-expanded')).toBe('true')
    expect(await widget.input.evaluate((node) => node.matches(':focus'))).toBe(true)
    const text = (await widget.suggestions.first().textContent())?.trim()
    await widget.suggestions.first().click()
    await widget.replies.nth(1).waitFor()
    expect((await widget.messages.first().textContent())?.trim()).toBe(text)
    expect(await widget.replies.first().locator('.suggestions').count()).toBe(0)
  })

  it('says what it is', async ({ visit, expect }) => {
    const { page, widget } = await visit()
    await widget.open()
    expect(await page.getByText('Automated assistant', { exact: true }).isVisible()).toBe(true)
  })

  it('shows products as cards, the need as chips, and why', async ({ visit, expect }) => {
    const { page, widget } = await visit()
    await widget.open()
    await widget.ask(question)
    expect(await widget.cards.count()).toBeGreaterThan(0)
    const card = widget.cards.first()
    expect(await card.locator('.price').textContent()).toMatch(/\$\d/)
    expect(await card.getByRole('link', { name: /^Details/ }).getAttribute('href')).toMatch(
      /^\/products\//,
    )
    expect(await page.locator('.chip').allTextContents()).not.toEqual([])
    const why = page.locator('.card details').first()
    await why.locator('summary').click()
    expect(await why.locator('li').count()).toBeGreaterThan(1)
  })

  it('takes a part of the need away with its chip', async ({ visit, expect }) => {
    const { page, widget } = await visit()
    await widget.open()
    await widget.ask(question)
    const chips = widget.replies.last().locator('.chip')
    const before = await chips.count()
    await widget.button(/^Remove:.*600/).click()
    await widget.replies.nth(2).waitFor()
    expect((await widget.messages.last().textContent())?.trim()).toBe('Forget the budget')
    expect(await chips.count()).toBeLessThan(before)
    // Those of earlier replies stay to be read, but not to be pressed.
    expect(await page.locator('.message.reply').nth(1).locator('.chip button').count()).toBe(0)
  })

  it('compares what was chosen, and says in words which value is best', async ({
    visit,
    expect,
  }) => {
    const { page, widget } = await visit()
    await widget.open()
    await widget.ask(question)
    await widget
      .button(/^Compare: /)
      .nth(0)
      .click()
    await widget
      .button(/^Compare: /)
      .nth(1)
      .click()
    await widget.button('Compare now').click()
    const table = page.locator('.comparison table')
    await table.waitFor()
    expect(await table.locator('thead th[scope=col]').count()).toBeGreaterThan(2)
    expect(await table.locator('tbody th[scope=row]').count()).toBeGreaterThan(0)
    expect(await table.locator('td.best').first().textContent()).toContain('Best')
    expect(await widget.messages.last().textContent()).toMatch(/^Compare .+ and /)
  })

  it('compares four at most', async ({ visit, expect }) => {
    const { widget, page } = await visit()
    await answerWith(page, {
      text: 'Five.',
      products: Array.from({ length: 5 }, (_, n) => product(n)),
    })
    await widget.open()
    await widget.ask('five')
    for (let n = 0; n < 5; n++)
      await widget
        .button(/^Compare: /)
        .nth(n)
        .click()
    expect(await page.locator('.notice').textContent()).toContain('Up to 4')
    expect(await page.locator('[aria-pressed=true]').count()).toBe(4)
  })

  it('waves a product away, and takes that back', async ({ visit, expect }) => {
    const { page, widget } = await visit()
    await answerWith(page, { text: 'Two.', products: [product(0), product(1)] })
    await widget.open()
    await widget.ask('two')
    const button = widget.button(/^Not for me: /).first()
    const pressed = async (type: string): Promise<object[]> => {
      const told = page.waitForRequest(
        (request) => request.postData()?.includes(`"${type}"`) === true,
      )
      await button.click()
      return ((await told).postDataJSON() as { events: object[] }).events
    }
    expect(await pressed('dismiss')).toMatchObject([{ type: 'dismiss', sku: product(0).sku }])
    expect(await button.getAttribute('aria-pressed')).toBe('true')
    expect(await pressed('view')).toMatchObject([{ type: 'view', sku: product(0).sku }])
    expect(await button.getAttribute('aria-pressed')).toBe('false')
  })

  it('asks about one product: the next message has it as its page', async ({ visit, expect }) => {
    const { page, widget } = await visit()
    await widget.open()
    await widget.ask(question)
    await widget
      .button(/^Ask about: /)
      .nth(1)
      .click()
    const sent = page.waitForRequest('**/messages')
    await widget.ask('Does it fit a 60 cm gap?')
    const body = (await sent).postDataJSON() as { page: { sku: string } }
    expect(body.page.sku).toMatch(/./)
  })

  it('sends the product of the page along', async ({ visit, shop, expect }) => {
    const list = (await (await fetch(`${shop.base}/v1/products?limit=1`)).json()) as {
      items: { sku: string; category: string }[]
    }
    const [first] = list.items
    const { page, widget } = await visit({ path: `/products/${first?.sku}` })
    await page.locator('article.product').waitFor()
    await widget.open()
    const sent = page.waitForRequest('**/messages')
    await widget.ask('Does it fit a 60 cm gap?')
    const body = (await sent).postDataJSON() as { page: object }
    expect(body.page).toEqual({
      url: `${shop.base}/products/${first?.sku}`,
      sku: first?.sku,
      category: first?.category,
    })
  })

  it('shows the reply while it comes, hidden from screen readers until it is whole', async ({
    visit,
    shop,
    skip,
    expect,
  }) => {
    onlyStandIn(shop, skip)
    const { page, widget } = await visit()
    await widget.open()
    await widget.input.fill('slow, please')
    await widget.input.press('Enter')
    const draft = page.locator('.message.reply[data-streaming]')
    await draft.locator('.dots').waitFor()
    await draft.locator('.text[aria-hidden=true]').waitFor()
    const early = (await draft.locator('.text').textContent()) ?? ''
    await widget.replies.nth(1).waitFor()
    const whole = (await widget.replies.nth(1).locator('.text').textContent()) ?? ''
    expect(whole.length).toBeGreaterThan(early.length)
    expect(await widget.log.locator('[aria-hidden=true].text').count()).toBe(0)
  })

  it('stops, and keeps what had come', async ({ visit, shop, skip, expect }) => {
    onlyStandIn(shop, skip)
    const { page, widget } = await visit()
    await widget.open()
    await widget.input.fill('slow, please')
    await widget.input.press('Enter')
    await page.locator('.message.reply[data-streaming] .text strong').waitFor()
    await widget.button('Stop').click()
    await widget.button('Send').waitFor()
    const stopped = widget.replies.nth(1)
    expect(await stopped.locator('.stopped').textContent()).toBe('Stopped.')
    expect(await stopped.locator('.text').textContent()).toMatch(/I found/)
  })

  it('keeps a message that failed, and sends it again under the same id', async ({
    visit,
    expect,
  }) => {
    const { page, widget } = await visit()
    const ids: string[] = []
    await page.route('**/messages', async (route) => {
      ids.push((route.request().postDataJSON() as { clientMessageId: string }).clientMessageId)
      if (ids.length === 1)
        await route.fulfill({ status: 500, json: { status: 500, code: 'INTERNAL' } })
      else await route.fallback()
    })
    await widget.open()
    await widget.input.fill(question)
    await widget.input.press('Enter')
    await page.getByRole('alert').getByText('Your message is kept').waitFor()
    expect((await widget.messages.textContent())?.trim()).toBe(question)
    await widget.button('Try again').click()
    await widget.replies.nth(1).waitFor()
    expect(ids[1]).toBe(ids[0])
    expect(await page.getByRole('alert').count()).toBe(0)
    expect(await widget.messages.count()).toBe(1)
  })

  it('says how long to wait when there were too many messages', async ({ visit }) => {
    const { page, widget } = await visit()
    await page.route('**/messages', (route) =>
      route.fulfill({ status: 429, headers: { 'Retry-After': '7' }, json: { status: 429 } }),
    )
    await widget.open()
    await widget.input.fill('hello')
    await widget.input.press('Enter')
    await page.getByRole('alert').getByText('wait 7 s').waitFor()
  })

  it('says so when there is no connection', async ({ visit }) => {
    const { page, widget } = await visit()
    await widget.open()
    await page.route('**/messages', (route) => route.abort())
    await widget.input.fill('hello')
    await widget.input.press('Enter')
    await page.getByRole('alert').getByText('no connection').waitFor()
  })

  it('resumes a broken stream behind the last event it has seen', async ({
    visit,
    shop,
    skip,
    expect,
  }) => {
    onlyStandIn(shop, skip)
    const { page, widget } = await visit()
    const resumedBehind: (string | undefined)[] = []
    page.on('request', (request) => {
      if (request.url().endsWith('/messages'))
        resumedBehind.push(request.headers()['last-event-id'])
    })
    await widget.open()
    await widget.ask('break a dishwasher')
    expect(resumedBehind).toHaveLength(2)
    expect(Number(resumedBehind[1])).toBeGreaterThan(3)
    expect(await widget.replies.nth(1).locator('.text').textContent()).toMatch(
      /I found 4 quiet dishwashers.*does it stand by itself\?\s*$/s,
    )
    expect(await widget.messages.count()).toBe(1)
  })

  it('is as it was after a reload: open, with the conversation and the unsent text', async ({
    visit,
    expect,
  }) => {
    const { page, widget } = await visit()
    await widget.open()
    await widget.ask(question)
    const said = await widget.replies.last().locator('.text').textContent()
    await widget.input.fill('built-in, ple')
    await page.reload()
    await widget.replies.nth(1).waitFor()
    expect(await widget.replies.last().locator('.text').textContent()).toBe(said)
    expect(await widget.input.inputValue()).toBe('built-in, ple')
    expect(await widget.cards.count()).toBeGreaterThan(0)
    expect(await page.context().cookies()).toEqual([])
  })

  it('starts anew without a word when the conversation has expired', async ({ visit, expect }) => {
    const { page, widget } = await visit()
    await widget.open()
    await widget.ask(question)
    await page.evaluate(() => {
      const key = 'shop-assistant:demo:conversation'
      localStorage.setItem(key, JSON.stringify({ conversationId: 'gone', token: 'gone' }))
    })
    await page.reload()
    await widget.replies.first().waitFor()
    expect(await widget.messages.count()).toBe(0)
    expect(await page.getByRole('alert').count()).toBe(0)
  })

  it('goes on in a new conversation when it expires in the middle', async ({ visit, expect }) => {
    const { page, widget } = await visit()
    await widget.open()
    let isGone = true
    await page.route('**/messages', async (route) => {
      if (isGone) await route.fulfill({ status: 404, json: { status: 404 } })
      else await route.fallback()
      isGone = false
    })
    await widget.ask(question)
    expect(await widget.messages.count()).toBe(1)
    expect(await widget.cards.count()).toBeGreaterThan(0)
  })

  it('shows in every tab what was said in one', async ({ visit, shop, expect }) => {
    const { page, widget } = await visit()
    await widget.open()
    const other = await page.context().newPage()
    await other.goto(shop.base)
    const twin = widgetOf(other)
    await twin.open()
    await widget.ask(question)
    await twin.replies.nth(1).waitFor()
    expect((await twin.messages.textContent())?.trim()).toBe(question)
  })

  it('works without storage', async ({ visit, expect }) => {
    const { page, widget } = await visit()
    await page.addInitScript(() => {
      for (const name of ['localStorage', 'sessionStorage'])
        Object.defineProperty(globalThis, name, {
          get() {
            throw new DOMException('blocked', 'SecurityError')
          },
        })
    })
    await page.reload()
    await widget.open()
    await widget.ask(question)
    expect(await widget.cards.count()).toBeGreaterThan(0)
  })

  it('starts a new chat', async ({ visit, expect }) => {
    const { widget } = await visit()
    await widget.open()
    await widget.ask(question)
    await widget.button('New chat').click()
    await widget.replies.first().waitFor()
    await expect.poll(() => widget.messages.count(), patience).toBe(0)
  })

  it('deletes the data only after asking, at the shop and here', async ({ visit, expect }) => {
    const { page, widget } = await visit()
    await widget.open()
    await widget.ask(question)
    const shopper = await page.evaluate(() => localStorage.getItem('shop-assistant:shopper'))
    const deleted: string[] = []
    page.on('request', (request) => {
      if (request.method() === 'DELETE') deleted.push(new URL(request.url()).pathname)
    })
    await widget.button('Delete my data').click()
    await widget.button('Keep').click()
    expect(deleted).toEqual([])
    await widget.button('Delete my data').click()
    await widget.button('Delete').last().click()
    await page.getByText(/Your data has been deleted: .*what the shop knew about you/).waitFor()
    expect(deleted).toContain(`/v1/shoppers/${shopper}`)
    expect(deleted.some((path) => path.startsWith('/v1/conversations/'))).toBe(true)
    expect(await page.evaluate(() => localStorage.getItem('shop-assistant:shopper'))).not.toBe(
      shopper,
    )
  })

  it('says so when the shop has deleted only the conversation', async ({ visit, expect }) => {
    const { page, widget } = await visit()
    await page.route('**/v1/shoppers/*', (route) =>
      route.fulfill({ status: 404, json: { status: 404, code: 'ROUTE_NOT_FOUND' } }),
    )
    await widget.open()
    await widget.ask(question)
    await widget.button('Delete my data').click()
    await widget.button('Delete').last().click()
    await page.getByText(/^Deleted: this conversation, and what .* this browser/).waitFor()
    expect(await widget.messages.count()).toBe(0)
  })

  it('deletes nothing when the shop cannot be reached', async ({ visit, expect }) => {
    const { page, widget } = await visit()
    await widget.open()
    await widget.ask(question)
    await page.route('**/v1/**', (route) => route.abort())
    await widget.button('Delete my data').click()
    await widget.button('Delete').last().click()
    await page.getByText('your data is not deleted yet').waitFor()
    expect(await widget.messages.count()).toBe(1)
    expect(await page.evaluate(() => localStorage.getItem('shop-assistant:shopper'))).toMatch(/./)
  })

  it('takes a rating', async ({ visit, expect }) => {
    const { page, widget } = await visit()
    await widget.open()
    await widget.ask(question)
    const sent = page.waitForRequest('**/feedback')
    await widget.button('Good answer').last().click()
    expect((await sent).postDataJSON()).toMatchObject({ rating: 'up' })
    expect(await widget.button('Good answer').last().getAttribute('aria-pressed')).toBe('true')
  })

  it('copies a reply', async ({ visit, expect }) => {
    const { page, widget } = await visit()
    await widget.open()
    await widget.ask(question)
    await widget.button('Copy').last().click()
    await widget.button('Copied').waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).not.toBe('')
  })

  it('stands still while the reader is above, and offers the way back', async ({
    visit,
    expect,
  }) => {
    const { page, widget } = await visit()
    await answerWith(page, { text: 'A line.\n\n'.repeat(40) })
    await widget.open()
    await widget.ask('one')
    await widget.log.evaluate((node) => (node.scrollTop = node.scrollHeight))
    await widget.input.fill('two')
    await widget.input.press('Enter')
    await widget.log.hover()
    await page.mouse.wheel(0, -4000)
    await widget.replies.nth(2).waitFor()
    await expect
      .poll(() => widget.log.evaluate((node) => node.scrollTop), patience)
      .toBeLessThan(200)
    await widget.button(/To the latest|new message/).click()
    const isAtEnd = () =>
      widget.log.evaluate((node) => node.scrollTop + node.clientHeight > node.scrollHeight - 40)
    await expect.poll(isAtEnd, patience).toBe(true)
  })

  it('writes a line break with Shift+Enter and grows', async ({ visit, expect }) => {
    const { widget } = await visit()
    await widget.open()
    const height = () => widget.input.evaluate((node) => node.clientHeight)
    const single = await height()
    await widget.input.pressSequentially('one')
    await widget.input.press('Shift+Enter')
    await widget.input.pressSequentially('two')
    expect(await widget.input.inputValue()).toBe('one\ntwo')
    await expect.poll(height, patience).toBeGreaterThan(single)
    expect(await widget.messages.count()).toBe(0)
  })

  it('leaves Enter to an input method that is composing', async ({ visit, expect }) => {
    const { widget } = await visit()
    await widget.open()
    await widget.input.fill('洗碗')
    await widget.input.evaluate((node) =>
      node.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true }),
      ),
    )
    expect(await widget.messages.count()).toBe(0)
  })

  it('can be used with the keyboard alone', async ({ visit, expect }) => {
    const { page, widget } = await visit()
    await widget.launcher.focus()
    await page.keyboard.press('Enter')
    await widget.replies.first().waitFor()
    await expect
      .poll(() => widget.input.evaluate((node) => node.matches(':focus')), patience)
      .toBe(true)
    await page.keyboard.type(question)
    await page.keyboard.press('Enter')
    await widget.replies.nth(1).waitFor()
    const reached = new Set<string>()
    for (let n = 0; n < 60; n++) {
      await page.keyboard.press('Shift+Tab')
      const name = await page.evaluate(() => {
        let node = document.activeElement
        while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement
        return node?.getAttribute('aria-label') ?? node?.textContent?.trim() ?? ''
      })
      reached.add(name.replace(/:.*/s, ''))
      if (name === 'New chat') break
    }
    for (const name of [
      'Compare',
      'Ask about',
      'Details',
      'Why this one',
      'Remove',
      'Good answer',
      'New chat',
    ])
      expect([...reached]).toContain(name)
    await page.keyboard.press('Escape')
    await expect.poll(() => widget.launcher.getAttribute('aria-expanded'), patience).toBe('false')
    expect(await widget.launcher.evaluate((node) => node.matches(':focus'))).toBe(true)
  })

  it('speaks Chinese to a Chinese reader', async ({ visit, expect }) => {
    const { page, widget } = await visit({ locale: 'zh-CN' })
    await widget.open()
    expect(await page.getByText('自动客服', { exact: true }).isVisible()).toBe(true)
    await widget.ask('600 美元以内的静音洗碗机')
    expect(await widget.replies.last().locator('.text').textContent()).toMatch(/\p{Script=Han}/u)
    expect(await widget.button(/^对比：/).count()).toBeGreaterThan(0)
  })

  it('follows the language of the page', async ({ visit }) => {
    const { page, widget } = await visit()
    await widget.open()
    await page.getByRole('button', { name: '中文' }).click()
    await widget.button('新对话').waitFor()
  })

  it('fills a phone, is modal there, and closes when a product is opened', async ({
    visit,
    expect,
  }) => {
    const { page, widget } = await visit({
      viewport: { width: 360, height: 740 },
      hasTouch: true,
      isMobile: true,
    })
    await widget.open()
    const panel = page.locator('shop-assistant-panel dialog')
    // It rises into place.
    await expect
      .poll(() => panel.boundingBox(), patience)
      .toEqual({ x: 0, y: 0, width: 360, height: 740 })
    expect(await panel.evaluate((node) => node.matches(':modal'))).toBe(true)
    await widget.ask(question)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    await widget.cards
      .first()
      .getByRole('link', { name: /^Details/ })
      .click()
    await page.waitForURL('**/products/*')
    await expect.poll(() => panel.isVisible(), patience).toBe(false)
  })

  it('tells the page what happens, and lets it open products by itself', async ({
    visit,
    expect,
  }) => {
    const { page, widget } = await visit()
    await page.evaluate(() => {
      const told: string[] = []
      Object.assign(globalThis, { told })
      for (const name of ['open', 'close', 'message', 'product-click'])
        document.addEventListener(`shop-assistant:${name}`, () => told.push(name))
    })
    const clicked = page.waitForRequest(
      (request) =>
        request.url().endsWith('/v1/events') && request.postData()?.includes('"click"') === true,
    )
    await widget.open()
    await widget.ask(question)
    await widget.cards
      .first()
      .getByRole('link', { name: /^Details/ })
      .click()
    await page.waitForURL('**/products/*')
    await widget.button('Close').click()
    expect(await page.evaluate(() => (globalThis as unknown as { told: string[] }).told)).toEqual([
      'open',
      'message',
      'message',
      'product-click',
      'close',
    ])
    const { events } = (await clicked).postDataJSON() as { events: Record<string, string>[] }
    expect(events[0]).toMatchObject({
      type: 'click',
      sku: expect.any(String),
      eventId: expect.stringMatching(/^[\da-f-]{36}$/),
    })
  })

  it('counts what was answered while it was closed', async ({ visit, shop, skip, expect }) => {
    onlyStandIn(shop, skip)
    const { page, widget } = await visit()
    await widget.open()
    await widget.input.fill('slow, please')
    await widget.input.press('Enter')
    await widget.button('Close').click()
    await expect.poll(() => page.locator('.unread').textContent(), { timeout: 8000 }).toBe('1')
    expect(await widget.launcher.getAttribute('aria-label')).toContain('1 unread')
    await widget.launcher.click()
    await expect.poll(() => page.locator('.unread').isVisible(), patience).toBe(false)
  })

  it('obeys calls made by the page', async ({ visit, expect }) => {
    const { page, widget } = await visit()
    await page.evaluate((text) => {
      const assistant = globalThis as unknown as { ShopAssistant(...command: string[]): void }
      assistant.ShopAssistant('send', text)
    }, question)
    await widget.replies.nth(1).waitFor()
    expect((await widget.messages.textContent())?.trim()).toBe(question)
  })

  describe('on the page of another shop', () => {
    async function visitHost(visit: Visit, base: string, html: string) {
      const { page, widget } = await visit()
      await page.route('**/host.html', (route) =>
        route.fulfill({ contentType: 'text/html', body: html }),
      )
      await page.goto(`${base}/host.html`)
      return { page, widget }
    }
    const loader = '<script src="/widget.js" data-store="host" async></script>'

    it('stands inline where the page puts it, without a launcher', async ({
      visit,
      shop,
      expect,
    }) => {
      const { page, widget } = await visitHost(
        visit,
        shop.base,
        `<!doctype html><html lang="zh"><body><shop-assistant inline></shop-assistant>${loader}`,
      )
      await widget.replies.first().waitFor()
      expect(await widget.launcher.count()).toBe(0)
      expect(await page.getByRole('region', { name: '导购助手' }).isVisible()).toBe(true)
      await widget.ask('冰箱')
      expect(await page.locator('shop-assistant').count()).toBe(1)
    })

    it('keeps its own looks, and takes those that are meant to be set', async ({
      visit,
      shop,
      expect,
    }) => {
      const { page, widget } = await visitHost(
        visit,
        shop.base,
        `<!doctype html><html lang="en"><style>
          html { font-size: 40px } * { font-family: cursive; line-height: 3 } button { display: none !important }
          shop-assistant { --shop-assistant-accent: rgb(120, 0, 80) }
          shop-assistant::part(title) { text-transform: uppercase }
        </style><body>${loader}`,
      )
      await widget.open()
      const look = (selector: string, property: string) =>
        page
          .locator(selector)
          .evaluate((node, name) => getComputedStyle(node).getPropertyValue(name), property)
      expect(await look('shop-assistant-panel .text', 'font-size')).toBe('15px')
      expect(await look('shop-assistant-panel .send', 'display')).toBe('grid')
      expect(await look('.launcher', 'background-color')).toBe('rgb(120, 0, 80)')
      expect(await look('shop-assistant-panel h2', 'text-transform')).toBe('uppercase')
    })

    it('obeys what was asked of it before it had loaded', async ({ visit, shop, expect }) => {
      const { widget } = await visitHost(
        visit,
        shop.base,
        `<!doctype html><html lang="en"><body><script>
          window.ShopAssistant = function () { (ShopAssistant.q = ShopAssistant.q || []).push(arguments) }
          ShopAssistant('page', { sku: 'A-1' })
          ShopAssistant('send', 'How do returns work?')
        </script>${loader}`,
      )
      await widget.replies.nth(1).waitFor()
      expect((await widget.messages.textContent())?.trim()).toBe('How do returns work?')
    })

    it('reads the product of the page from its JSON-LD', async ({ visit, shop, expect }) => {
      const { page, widget } = await visitHost(
        visit,
        shop.base,
        `<!doctype html><html lang="en"><body>
        <script type="application/ld+json">{ broken</script>
        <script type="application/ld+json">
          {"@graph": [{"@type": "WebSite"}, {"@type": ["Product"], "sku": 4711, "category": "Kettles"}]}
        </script>${loader}`,
      )
      await widget.open()
      const sent = page.waitForRequest('**/messages')
      await widget.ask('How do returns work?')
      expect((await sent).postDataJSON()).toMatchObject({
        page: { sku: '4711', category: 'Kettles' },
      })
    })
  })

  it('shows where a person of the shop takes over', async ({ visit, shop, skip, expect }) => {
    onlyStandIn(shop, skip)
    const { page, widget } = await visit()
    await widget.open()
    await widget.ask('a human, please')
    expect(await page.locator('.notice').textContent()).toContain('queue: 2')
  })
})

function product(n: number) {
  return {
    sku: `P-${n}`,
    title: `Product ${n}`,
    brand: 'Brand',
    category: 'kettle',
    url: `/products/P-${n}`,
    image: null,
    price: { amount: 10 + n, currency: 'USD' },
    availability: 'in_stock' as const,
    rating: null,
    score: 1,
    reasons: [],
    tradeoffs: [],
    highlights: [],
  }
}
