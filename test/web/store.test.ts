import { describe } from 'vitest'
import type { ProductList } from '../../src/http/contract.ts'
import type { RunningShop } from '../support/shop.ts'
import { it, patience, sideBySide, skipped } from './visits.ts'

describe.skipIf(skipped)(`The store${skipped}`, sideBySide, () => {
  it('asks the assistant a sample question at a press', async ({ visit, expect }) => {
    const { page, widget } = await visit()
    await page
      .getByRole('button', { name: /Quiet dishwasher under/ })
      .first()
      .click()
    await widget.cards.first().waitFor()
    expect((await widget.messages.textContent())?.trim()).toBe('Quiet dishwasher under $600')
  })

  it('shows the goods of a category, all of them in the end', async ({ visit, shop, expect }) => {
    const { total, items } = await list(shop, 'category=dishwasher&limit=1')
    const { page } = await visit()
    await page
      .locator('.tile', { hasText: items[0]?.categoryLabel ?? '' })
      .first()
      .click()
    await page.locator('.results').waitFor()
    expect(await page.getByRole('status').first().textContent()).toContain(String(total))
    expect(page.url()).toContain('category=dishwasher')
    const more = page.getByRole('button', { name: 'Load more' })
    while (await more.isVisible()) {
      const before = await page.locator('.grid .card').count()
      await more.click()
      await expect.poll(() => page.locator('.grid .card').count(), patience).toBeGreaterThan(before)
    }
    expect(await page.locator('.grid .card').count()).toBe(total)
  })

  it('filters by brand, price and stock, and keeps the filters in the address', async ({
    visit,
    shop,
    expect,
  }) => {
    const { facets } = await list(shop, 'category=dishwasher')
    const brand = facets.brand[0]?.value ?? ''
    const { page } = await visit({ path: '/?category=dishwasher' })
    await page.getByRole('radio', { name: brand }).check()
    await page.waitForURL(/brand=/)
    await expect
      .poll(
        async () => new Set(await page.locator('.grid .card > a .muted').allTextContents()),
        patience,
      )
      .toEqual(new Set([brand]))
    await page.getByRole('checkbox', { name: 'In stock only' }).check()
    await page.waitForURL(/inStock=true/)
    await page.getByRole('button', { name: 'Clear filters' }).click()
    await expect.poll(() => page.url(), patience).not.toContain('brand')
    await page.getByLabel('To', { exact: true }).fill('1')
    await page.getByRole('button', { name: 'Apply' }).click()
    await page.getByText('Nothing matches these filters.').waitFor()
  })

  it('shows what is popular first, and what suits the shopper once something is known', async ({
    visit,
    expect,
  }) => {
    const { page } = await visit()
    await page.getByRole('heading', { name: 'Popular right now' }).waitFor()
    expect(await page.locator('.grid .card').count()).toBe(8)
    const told = page.waitForResponse((response) => response.url().endsWith('/v1/events'))
    await page.locator('.grid .card a').first().click()
    await page.locator('article.product').waitFor()
    await told
    await page.goBack()
    await page.getByRole('heading', { name: 'For you' }).waitFor()
  })

  it('searches', async ({ visit, expect }) => {
    const { page } = await visit()
    await page.getByRole('searchbox').fill('dishwasher')
    await page.getByRole('searchbox').press('Enter')
    await page.getByRole('heading', { name: /Results for/ }).waitFor()
    expect(await page.locator('.grid .card').count()).toBeGreaterThan(0)
  })

  it('shows a product with its specs, for shoppers and for programs', async ({
    visit,
    shop,
    expect,
  }) => {
    const { items } = await list(shop, 'category=dishwasher&limit=1')
    const product = items[0]
    const { page } = await visit({ path: '/?category=dishwasher' })
    const viewed = page.waitForRequest(
      (request) =>
        request.url().endsWith('/v1/events') && request.postData()?.includes('"view"') === true,
    )
    await page.locator('.grid .card a').first().click()
    await page.locator('article.product').waitFor()
    expect(await page.locator('h1').textContent()).toBe(product?.title)
    expect(await page.locator('.specs tr').count()).toBeGreaterThan(2)
    const schema = JSON.parse((await page.locator('#product-data').textContent()) ?? '') as object
    expect(schema).toMatchObject({ '@type': 'Product', sku: product?.sku, name: product?.title })
    const { events } = (await viewed).postDataJSON() as { events: object[] }
    expect(events[0]).toMatchObject({ type: 'view', sku: product?.sku })
    await page.goBack()
    await page.locator('.results').waitFor()
    expect(await page.locator('#product-data').count()).toBe(0)
  })

  it('says so when a product is not sold here', async ({ visit }) => {
    const { page } = await visit({ path: '/products/no-such-thing' })
    await page.getByText('This product is not sold here').waitFor()
  })

  it('puts things into the cart and takes them out', async ({ visit, shop, expect }) => {
    const { items } = await list(shop, 'category=dishwasher&limit=1&inStock=true')
    const { page } = await visit({ path: `/products/${items[0]?.sku}` })
    await page.getByRole('button', { name: 'Add to cart', exact: true }).click()
    expect(await page.locator('.count').textContent()).toBe('1')
    await page.getByRole('link', { name: /^Cart/ }).click()
    await page.getByRole('button', { name: /^Remove/ }).click()
    await page.getByText('Your cart is empty.').waitFor()
  })

  it('tells of a card that was pressed, and of what was bought, piece by piece', async ({
    visit,
    shop,
    expect,
  }) => {
    const { items } = await list(shop, 'category=dishwasher&limit=1&inStock=true')
    const sku = items[0]!.sku
    const { page } = await visit({ path: '/?category=dishwasher&inStock=true' })
    const told = async (type: string, act: () => Promise<void>): Promise<object[]> => {
      const sent = page.waitForRequest(
        (request) => request.postData()?.includes(`"${type}"`) === true,
      )
      await act()
      return ((await sent).postDataJSON() as { events: object[] }).events
    }
    const card = page.locator('.grid .card a').first()
    expect(await told('click', () => card.click())).toMatchObject([{ type: 'click', sku }])
    const add = page.getByRole('button', { name: 'Add to cart', exact: true })
    await add.click()
    await add.click()
    await page.getByRole('link', { name: /^Cart/ }).click()
    const buy = page.getByRole('button', { name: 'Buy' })
    expect(await told('purchase', () => buy.click())).toMatchObject([
      { type: 'purchase', sku, value: 2 },
    ])
    await page.getByText('Your cart is empty.').waitFor()
    await page.getByText('nothing is charged or sent').waitFor()
  })

  it('switches to Chinese and keeps to it', async ({ visit, expect }) => {
    const { page } = await visit()
    await page.getByRole('button', { name: '中文' }).click()
    await page.getByRole('heading', { name: '按分类选购' }).waitFor()
    await page.reload()
    await page.getByRole('heading', { name: '按分类选购' }).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN')
  })

  it('switches to dark and takes the widget along', async ({ visit, expect }) => {
    const { page } = await visit()
    await page.getByRole('button', { name: 'Switch between light and dark' }).click()
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark')
    expect(await page.locator('.launcher').getAttribute('data-theme')).toBe('dark')
  })

  it.for(['/', '/?category=dishwasher', '/?cart'])(
    'fits 360 pixels: %s',
    async (path, { visit, expect }) => {
      const { page } = await visit({ path, viewport: { width: 360, height: 740 }, isMobile: true })
      await page.waitForLoadState('networkidle')
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
    },
  )

  it('opens its menu of categories and closes it with Esc', async ({ visit, expect }) => {
    const { page } = await visit()
    await page.getByRole('button', { name: 'All categories' }).click()
    expect(await page.locator('#menu a').count()).toBeGreaterThan(5)
    await page.keyboard.press('Escape')
    await expect.poll(() => page.locator('#menu').isVisible(), patience).toBe(false)
  })
})

async function list(shop: RunningShop, query: string): Promise<ProductList> {
  return (await (await fetch(`${shop.base}/v1/products?${query}`)).json()) as ProductList
}
