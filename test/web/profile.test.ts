import { describe } from 'vitest'
import { findBarriers } from '../support/browser.ts'
import { it, onlyStandIn, patience, sideBySide, skipped, type Visit } from './visits.ts'

const opening = /^(?:What I know about you|我了解的您)$/

/** Opens the widget and, in it, what is known of the shopper. */
async function openProfile({ page, widget }: Awaited<ReturnType<Visit>>) {
  await widget.open()
  await widget.button(opening).click()
  await page.getByRole('switch').waitFor()
  return {
    toggle: page.getByRole('switch'),
    entries: page.locator('.profile .known b'),
    decisions: page.getByRole('button', { name: /^Take back: / }),
  }
}

describe.skipIf(skipped)(`What the widget shows of the shopper${skipped}`, sideBySide, () => {
  it('is opened and left by keyboard, with the focus where one looks', async ({
    visit,
    expect,
  }) => {
    const { page, widget } = await visit()
    await widget.open()
    await widget.button(opening).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('switch').waitFor()
    const focused = () =>
      page.evaluate(() => {
        const panel = document.querySelector('shop-assistant')!.shadowRoot!
        const inside = panel.querySelector('shop-assistant-panel')!.shadowRoot!.activeElement
        return inside?.getAttribute('aria-label')
      })
    expect(await focused()).toBe('Back to the conversation')
    expect(await widget.input.count()).toBe(0)
    await page.keyboard.press('Escape')
    await widget.input.waitFor()
    expect(await focused()).toBe('What I know about you')
    expect(await widget.launcher.getAttribute('aria-expanded')).toBe('true')
  })

  it('takes an entry away, and gives it back', async ({ visit, shop, skip, expect }) => {
    onlyStandIn(shop, skip)
    const visited = await visit()
    const { entries, decisions } = await openProfile(visited)
    expect(await entries.allTextContents()).toEqual(['You like Brisa', 'You look at dishwashers'])
    await visited.widget.button('Remove: You like Brisa').click()
    await expect
      .poll(() => entries.allTextContents(), patience)
      .toEqual(['You look at dishwashers'])
    await visited.page
      .getByRole('status')
      .filter({ hasText: 'Saved.' })
      .waitFor({ state: 'attached' })
    await decisions.click()
    await expect.poll(() => entries.count(), patience).toBe(2)
    await visited.widget.button('Never offer it: You like Brisa').click()
    await visited.page.getByText('Never offer Brisa', { exact: true }).waitFor()
    expect(await entries.count()).toBe(1)
  })

  it('is switched off and on with one switch', async ({ visit, expect }) => {
    const { toggle, entries } = await openProfile(await visit())
    expect(await toggle.getAttribute('aria-checked')).toBe('true')
    await toggle.click()
    await expect.poll(() => toggle.getAttribute('aria-checked'), patience).toBe('false')
    expect(await entries.count()).toBe(0)
    await toggle.click()
    await expect.poll(() => toggle.getAttribute('aria-checked'), patience).toBe('true')
  })

  it('leads to the question whether all is to be deleted', async ({ visit, expect }) => {
    const visited = await visit()
    await openProfile(visited)
    await visited.page.locator('.profile .erase').click()
    await visited.page.getByRole('alertdialog').waitFor()
    expect(await visited.page.locator('.profile').count()).toBe(0)
  })

  it('says when it cannot be loaded, and tries again', async ({ visit, expect }) => {
    const { page, widget } = await visit()
    await page.route('**/profile*', (route) => route.abort(), { times: 1 })
    await widget.open()
    await widget.button(opening).click()
    await page.getByRole('alert').waitFor()
    await widget.button('Try again').click()
    await page.getByRole('switch').waitFor()
    expect(await page.getByRole('alert').count()).toBe(0)
  })

  it.for([
    ['in light', { colorScheme: 'light' }],
    ['in Chinese, dark', { locale: 'zh-CN', colorScheme: 'dark' }],
    ['on a phone', { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true }],
  ] as const)('has no barriers %s', async ([, options], { visit, expect }) => {
    const visited = await visit(options)
    await visited.page.emulateMedia({ reducedMotion: 'reduce' })
    const { toggle } = await openProfile(visited)
    expect(await findBarriers(visited.page)).toEqual([])
    await toggle.click()
    await expect.poll(() => toggle.getAttribute('aria-checked'), patience).toBe('false')
    expect(await findBarriers(visited.page)).toEqual([])
  })
})
