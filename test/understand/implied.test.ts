import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openEngine, type Engine } from '../../src/app.ts'
import { readFirst } from '../../src/dialog/read.ts'
import type { Shop } from '../../src/dialog/shop.ts'
import { createTalker } from '../support/memory-shop.ts'

let engine: Engine
let dataDir: string
let shop: Shop

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'aisle-implied-'))
  engine = await openEngine({ AISLE_DATA_DIR: dataDir })
  shop = engine.shop()
})

afterAll(async () => {
  await engine?.close()
  rmSync(dataDir, { recursive: true, force: true })
})

const kindsOf = (text: string): (string | null)[] =>
  readFirst(text, shop, /\p{Script=Han}/u.test(text) ? 'zh' : 'en').flatMap((act) =>
    act.kind === 'need' ? [act.category] : [],
  )

describe('goods that are not asked for by name', () => {
  it.each([
    ['the wifi never reaches my bedroom', 'router'],
    ['our milk keeps going off after two days', 'refrigerator'],
    ['做饭油烟全跑到客厅', 'range-hood'],
  ])('%s', (text, category) => {
    expect(kindsOf(text)).toEqual([category])
  })

  it.each([
    ['手机下午就没电了', 'power-bank', 'smartphone'],
    ["can't hear the tv over the kids", 'soundbar', 'television'],
  ])('%s: what is named is there already', (text, meant, named) => {
    expect(kindsOf(text)).toEqual([meant, named])
  })

  it.each([
    ['I want a tv that I can hear over the kids', 'television'],
    ['my old washing machine died', 'washing-machine'],
  ])('%s: what is named is what is wanted', (text, named) => {
    expect(kindsOf(text)).toEqual([named])
  })

  it('asks which of two it is, shows both, and goes on with the one that is chosen', async () => {
    const talker = createTalker(shop)
    const first = await talker.say('手机下午就没电了')
    expect(first.question).toEqual({ attribute: 'category', options: ['充电宝', '手机'] })
    expect(first.suggestions.slice(0, 2)).toEqual(['充电宝', '手机'])
    expect(new Set(first.products.map(({ category }) => category))).toEqual(
      new Set(['power-bank', 'smartphone']),
    )
    const next = await talker.say('充电宝')
    expect(next.need?.category).toBe('power-bank')
    expect(next.products.every(({ category }) => category === 'power-bank')).toBe(true)
  })
})
