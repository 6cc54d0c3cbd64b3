import { beforeAll, describe, expect, it } from 'vitest'
import type { Shop } from '../../src/dialog/shop.ts'
import { emptyState } from '../../src/dialog/memory.ts'
import { understandByRules } from '../../src/understand/by-rules.ts'
import { createTestShop } from '../support/memory-shop.ts'

let shop: Shop

beforeAll(async () => {
  shop = await createTestShop()
})

const kindsOf = (text: string): string[] =>
  understandByRules(text, {
    ...shop,
    locale: 'en',
    state: emptyState,
    page: null,
  }).acts.map(({ kind }) => kind)

describe('a question on what is known of the shopper', () => {
  it.each([
    'what do you know about me?',
    'What have you learned about me so far',
    'show me my profile',
    'do you remember what I like?',
    "what's in my profile?",
    'tell me what you know about me',
    '你知道我什么',
    '你都了解我哪些',
    '我的资料里有什么？',
    '看一下我的偏好',
    '你记得我喜欢什么吗',
  ])('is heard in %s', (text) => {
    expect(kindsOf(text)).toEqual(['ask-profile'])
  })

  it.each([
    'what do you know about washing machines?',
    'tell me about it',
    'do you store my data?',
    'what do you have for me',
    '你知道哪款最安静吗',
    '我想了解洗碗机',
    '你们会保存我的聊天记录吗',
  ])('is not heard in %s', (text) => {
    expect(kindsOf(text)).not.toContain('ask-profile')
  })
})
