import { expect, it } from 'vitest'
import { toPlainText } from '../../src/channels/plain-text.ts'
import type { ProductCard, Reply } from '../../src/domain/reply.ts'
import { replyOf } from '../support/fake-assistant.ts'

const base = 'https://shop.example'
const [card] = replyOf('c', 'r', '').products

const print = (changes: Partial<Reply>): string =>
  toPlainText({ ...replyOf('c', 'r', ''), products: [], ...changes }, base)
const goods = (changes: Partial<ProductCard>): ProductCard => ({ ...card!, ...changes })

it('numbers the products, with price, stock and whole links', () => {
  const products = [
    goods({}),
    goods({
      title: 'Vera 60',
      price: { amount: 1299.5, currency: 'EUR' },
      url: 'https://x.example/v',
    }),
    goods({ title: 'Qinghe', availability: 'out_of_stock' }),
  ]
  expect(print({ text: '**Two** fit.', products })).toBe(
    `Two fit.

Products:
1. Still 6, $549
https://shop.example/products/DW-1
2. Vera 60, €1,299.50
https://x.example/v
3. Qinghe, $549 (out of stock)
https://shop.example/products/DW-1`,
  )
})

it('says what to say next, in the language of the reply', () => {
  const products = [goods({ availability: 'preorder' })]
  expect(print({ locale: 'zh', text: '有一款。', products, suggestions: ['更安静的'] })).toBe(
    `有一款。

商品：
1. Still 6, $549（可预订）
https://shop.example/products/DW-1

您可以回复：
- 更安静的`,
  )
  expect(print({ text: 'Which?', suggestions: ['Built-in', 'Freestanding'] })).toBe(
    'Which?\n\nYou can answer:\n- Built-in\n- Freestanding',
  )
})

it('prints a comparison line by line', () => {
  const row = { attribute: 'noiseLevel', label: 'Noise', unit: 'dB', values: [42, null], best: 0 }
  const comparison = { skus: ['a', 'b'], rows: [{ ...row, texts: ['42 dB', 'unknown'] }] }
  expect(print({ text: 'Here.', comparison })).toBe(
    'Here.\n\nComparison:\nNoise: 1) 42 dB  2) unknown',
  )
})

it.each([
  ['**bold** and **two words**', 'bold and two words'],
  ['2 ** 3 ** 4', '2 ** 3 ** 4'],
  ['see [returns](/policies/returns)', 'see returns (https://shop.example/policies/returns)'],
  ['see [this](javascript:alert(1))', 'see this)'],
  ['## Heading\ntext', 'Heading\ntext'],
  ['- one\n- two', '- one\n- two'],
  ['3 \\* 4 \\_ 5', '3 * 4 _ 5'],
])('takes the Markdown out of %j', (text, plain) => {
  expect(print({ text })).toBe(plain)
})

it('links to nothing but web pages', () => {
  for (const url of ['javascript:alert(1)', 'data:text/html,x', ''])
    expect(print({ text: 'Here.', products: [goods({ url })] })).toBe(
      'Here.\n\nProducts:\n1. Still 6, $549',
    )
})
