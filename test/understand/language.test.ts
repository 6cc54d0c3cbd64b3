import { describe, expect, it } from 'vitest'
import { detectLocale } from '../../src/understand/language.ts'

describe('the language of a message', () => {
  it.each([
    ['quiet dishwasher under 600', 'en'],
    ['静音洗碗机', 'zh'],
    ['I want a 电饭煲 under 100', 'en'],
    ['do you have 洗碗机?', 'en'],
    ['iPhone 手机壳', 'zh'],
    ['我想要一个 gaming laptop', 'zh'],
    ['有没有 Nordhavn 的洗碗机？', 'zh'],
    ['OLED 电视 55寸', 'zh'],
    ['TV', 'en'],
    ['compare DW-3 and DW-8', 'en'],
    ['对比 DW-3 和 DW-8', 'zh'],
  ] as const)('%s is %s', (text, locale) => {
    expect(detectLocale(text, locale === 'en' ? 'zh' : 'en')).toBe(locale)
  })

  it.each(['600', '👍', '?', '', '1,299.99'])('%j keeps that of the conversation', (text) => {
    expect(detectLocale(text, 'zh')).toBe('zh')
    expect(detectLocale(text, 'en')).toBe('en')
  })
})
