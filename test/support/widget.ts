import type { Locator, Page } from 'playwright-core'
import type { Reply } from '../../src/http/contract.ts'

/** The widget of a page, by what a shopper sees of it. */
export function widgetOf(page: Page) {
  const launcher = page.locator('.launcher')
  const input = page.locator('shop-assistant-panel textarea')
  const log = page.getByRole('log')
  const replies = page.locator('.message.reply:not([data-streaming])')
  return {
    launcher,
    input,
    log,
    /** Finished replies, the greeting included. */
    replies,
    messages: page.locator('.message.shopper .said'),
    button: (name: string | RegExp): Locator =>
      page.locator('shop-assistant-panel').getByRole('button', { name }),
    cards: page.locator('.cards .card'),
    suggestions: page.locator('.suggestions button'),

    async open(): Promise<void> {
      await launcher.click()
      await replies.first().waitFor()
    },

    /** Types `text`, sends it and waits for the finished reply. */
    async ask(text: string): Promise<void> {
      const before = await replies.count()
      await input.fill(text)
      await input.press('Enter')
      await replies.nth(before).waitFor()
    },
  }
}

/** Answers every message of the page with `replies`, one after the other, as the server would. */
export async function answerWith(page: Page, ...replies: Partial<Reply>[]): Promise<void> {
  let turn = 0
  await page.route('**/v1/conversations/*/messages', async (route) => {
    const reply: Reply = {
      id: `scripted-${turn}`,
      conversationId: 'scripted',
      locale: 'en',
      act: 'answer',
      text: '',
      products: [],
      comparison: null,
      claims: [],
      suggestions: [],
      need: null,
      question: null,
      handover: null,
      engine: { understanding: 'offline', composition: 'offline', degraded: false },
      timingsMs: { understand: 0, retrieve: 0, rank: 0, compose: 0 },
      ...replies[Math.min(turn, replies.length - 1)],
    }
    turn++
    const events: [string, unknown][] = [
      ['reply-start', { id: reply.id }],
      ['understanding', { need: reply.need }],
      ['products', { products: reply.products }],
      ['text-delta', { text: reply.text }],
      ['reply-end', reply],
    ]
    await route.fulfill({
      contentType: 'text/event-stream',
      body: events
        .map(
          ([event, data], id) =>
            `id: ${id + 1}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`,
        )
        .join(''),
    })
  })
}
