import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { decideDecimal, parseAmount } from '../../src/catalogue/amounts.ts'
import type { FormatName } from '../../src/catalogue/formats/format.ts'
import { readKnowledge } from '../../src/catalogue/knowledge.ts'
import { Mapping } from '../../src/catalogue/mapping.ts'
import { fromHtml } from '../../src/catalogue/plain-text.ts'
import { readFeed } from '../../src/catalogue/read-feed.ts'
import { createDataDir } from '../support/data-dir.ts'

const { taxonomy } = readKnowledge('knowledge')

function feed(content: string | Buffer, format: FormatName | 'auto' = 'auto', mapping?: Mapping) {
  const file = join(createDataDir(), 'feed.txt')
  writeFileSync(file, content)
  return readFeed(file, format, { taxonomy, mapping })
}

const row = (sku: string, more: object = {}): string =>
  JSON.stringify({ sku, category: 'kettle', brand: 'Bonvero', title: sku, price: 20, ...more })

describe('amounts', () => {
  it.each([
    ['45,99', ',', 4599],
    ['1.299,00', ',', 129900],
    ['19.5', '.', 1950],
    ['1,299.00', '.', 129900],
    ['1.299', ',', 129900],
    ['1,299', '.', 129900],
    ['€ 1 299,50', undefined, 129950],
    ["CHF 1'299.50", undefined, 129950],
    ['1.234.567', undefined, 123456700],
    ['0.125', undefined, 13],
  ] as const)('reads %s by the decimal mark %s', (text, mark, minor) => {
    expect(parseAmount(text, mark, 'EUR')).toBe(minor)
  })

  it.each(['', 'NaN', '1e999', '-1', 'free', '12 apples', '--', '1..2,3'])(
    'refuses "%s"',
    (text) => {
      expect(parseAmount(text, '.', 'EUR')).toHaveProperty('reason')
    },
  )

  it.each([Number.NaN, -1, Infinity, 1e300])('refuses the number %s', (amount) => {
    expect(parseAmount(amount, '.', 'EUR')).toHaveProperty('reason')
  })

  it('decides the decimal mark of a file by evidence', () => {
    expect(decideDecimal(['1.299', '45,99'])).toBe(',')
    expect(decideDecimal(['1.299', '19.5'])).toBe('.')
    expect(decideDecimal(['1.299', '12'])).toBeUndefined()
  })
})

describe('text of feeds', () => {
  it('loses its mark-up and its entities, escaped once or twice', () => {
    expect(fromHtml('<p>Fast &amp; quiet</p><ul><li>A</li><li>B</li></ul>')).toBe(
      'Fast & quiet\nA\nB',
    )
    expect(fromHtml('Heatsink &amp;amp; Fan')).toBe('Heatsink & Fan')
    expect(fromHtml('&lt;b&gt;Bold&lt;/b&gt;')).toBe('Bold')
    expect(fromHtml('<script>alert(1)</script>Lamp')).toBe('Lamp')
    expect(fromHtml('5 < 6 cm')).toBe('5 < 6 cm')
  })

  it('loses characters that hide', () => {
    expect(fromHtml('Ket\u200Btle\u202E \u{E0041}\u0007')).toBe('Kettle')
  })
})

describe('aisle-jsonl', () => {
  it('takes good rows and names the line and reason of bad ones', async () => {
    const { drafts, rejected, format } = await feed(
      [
        `\uFEFF${row('A1')}`,
        '{"sku":',
        row('A2', { price: 'NaN' }),
        row('A1'),
        '',
        row('A3', { description: { en: '', zh: '烧水快' } }),
      ].join('\r\n'),
    )
    expect(format).toBe('aisle-jsonl')
    expect(drafts.map(({ sku }) => sku)).toEqual(['A1', 'A3'])
    expect(drafts[1]?.description).toEqual({ zh: '烧水快' })
    expect(rejected.map(({ line }) => line)).toEqual([2, 3, 4])
    expect(rejected[2]?.reason).toBe('sku "A1" stands in line 1 already')
  })

  it('takes reviews, marked or not', async () => {
    const review = { id: 'r1', sku: 'A1', rating: 5, locale: 'en', text: 'Good', writtenOn: 'x' }
    const { reviews } = await feed(
      `${row('A1')}\n${JSON.stringify(review)}\n${JSON.stringify({ type: 'review', ...review })}`,
    )
    expect(reviews).toHaveLength(2)
  })

  it('rejects lines that are too long or not UTF-8 and goes on', async () => {
    const { drafts, rejected } = await feed(
      Buffer.concat([
        Buffer.from(`${row('A1')}\n`),
        Buffer.from([0x7b, 0xff, 0xfe, 0x7d, 0x0a]),
        Buffer.alloc(1_100_000, 'a'),
        Buffer.from(`\n${row('A2')}`),
      ]),
      'aisle-jsonl',
    )
    expect(drafts.map(({ sku }) => sku)).toEqual(['A1', 'A2'])
    expect(rejected.map(({ line, reason }) => [line, reason])).toEqual([
      [2, 'not UTF-8'],
      [3, 'longer than 1 MB'],
    ])
  })

  it('reads gzip whatever the name, and refuses what is cut short', async () => {
    const packed = gzipSync(row('A1'))
    expect((await feed(packed)).drafts).toHaveLength(1)
    await expect(feed(packed.subarray(0, 40))).rejects.toMatchObject({ code: 'FEED_UNREADABLE' })
  })

  it('refuses UTF-16, a missing file and an unknown format with a reason', async () => {
    await expect(feed(Buffer.from([0xff, 0xfe, 0x41, 0]))).rejects.toThrow(/UTF-16/)
    await expect(feed('just words')).rejects.toThrow(/--format/)
    await expect(readFeed('/nowhere', 'auto', { taxonomy })).rejects.toMatchObject({
      code: 'FEED_UNREADABLE',
    })
  })
})

describe('csv', () => {
  it('guesses columns, units in headers and the delimiter', async () => {
    const { drafts, format } = await feed(
      'Item SKU;Product name;Preis;Price;Weight (kg);noise_level_db\nA1;Kettle;x;"19,90";1,2;45\n',
    )
    expect(format).toBe('csv')
    expect(drafts[0]).toMatchObject({ sku: 'A1', title: { en: 'Kettle' }, price: '19,90' })
    expect(drafts[0]?.rawSpecs).toContainEqual({ name: 'noise level', value: 45, unit: 'dB' })
  })

  it('takes columns by a mapping', async () => {
    const mapping = Mapping.parse({
      columns: {
        sku: 'Id',
        title: 'Name',
        price: 'Cost',
        specs: { noiseLevel: { column: 'dB', unit: 'dB' } },
      },
      currency: 'GBP',
      category: 'dishwasher',
    })
    const { drafts } = await feed('Id,Name,Cost,dB\n7,Quiet one,499.5,42\n', 'csv', mapping)
    expect(drafts[0]).toMatchObject({ sku: '7', currency: 'GBP', path: ['dishwasher'] })
    expect(drafts[0]?.rawSpecs).toEqual([{ name: 'noise level', value: 42, unit: 'dB' }])
    await expect(feed('Nr,Name,Cost\n1,a,2\n', 'csv', mapping)).rejects.toThrow(/no column "Id"/)
  })

  it('names the line of bad UTF-8, of an open quote and of missing cells', async () => {
    const { drafts, rejected } = await feed(
      Buffer.concat([
        Buffer.from('sku,name,price\r\nA1,"two\r\nlines",5\r\nA2,'),
        Buffer.from([0xe9]),
        Buffer.from(',6\r\nA3,,7\r\nA4,Lamp,8\r\nA5,"open,9\r\n'),
      ]),
      'csv',
    )
    expect(drafts.map(({ sku, line }) => [sku, line])).toEqual([
      ['A1', 2],
      ['A4', 6],
    ])
    expect(rejected.map(({ line, reason }) => [line, reason.split(';')[0]])).toEqual([
      [4, 'not UTF-8'],
      [5, 'no title'],
      [7, 'a quote opens here and is not closed'],
    ])
  })

  it('keeps every row before an open quote', async () => {
    const rows = Array.from({ length: 40 }, (_, n) => `A${n},Lamp,5\n`).join('')
    const { drafts, rejected } = await feed(`sku,name,price\n${rows}A40,"open,9\n`, 'csv')
    expect(drafts.map(({ sku }) => sku)).toEqual(Array.from({ length: 40 }, (_, n) => `A${n}`))
    expect(rejected.map(({ line }) => line)).toEqual([42])
  })

  it('ends with a reason where an open quote swallows more than a row may hold', async () => {
    const swallowed = 'x,y\n'.repeat(400_000)
    const { drafts, rejected } = await feed(`sku,name,price\nA1,Lamp,5\nA2,"${swallowed}`, 'csv')
    expect(drafts.map(({ sku }) => sku)).toEqual(['A1'])
    expect(rejected.map(({ line, reason }) => [line, reason.split(',')[0]])).toEqual([
      [3, 'longer than 1 MB'],
    ])
  })

  it('is not harmed by columns named like parts of every object', async () => {
    await feed('sku,name,price,__proto__,constructor\nA1,Lamp,5,x,y\n', 'csv')
    expect(({} as Record<string, unknown>)['x']).toBeUndefined()
  })

  it('says which columns are missing', async () => {
    await expect(feed('a,b\n1,2\n', 'csv')).rejects.toThrow(/title and price/)
  })
})

describe('woocommerce', () => {
  const header =
    '\uFEFFID,Type,SKU,Name,Published,Description,"In stock?","Sale price","Regular price",Categories,Images,"Meta: shop_id"'

  it('knows products by SKU, else by shop and ID; a sale price wins', async () => {
    const { drafts, rejected, format, decimal } = await feed(
      [
        header,
        '1,simple,K-1,"Kettle &amp;amp; base",1,<p>Hot</p>,1,"19,90","25,00",Kettles,http://x/a.png,2',
        '2,simple,,Lamp,1,,0,,"9,90","Hama, Home > Lamps",,2',
        '3,simple,,No price,1,,1,,,Lamps,,2',
        '4,simple,,Draft,0,,1,,"1,00",Lamps,,2',
      ].join('\n'),
    )
    expect(format).toBe('woocommerce')
    expect(decimal).toBe(',')
    expect(drafts[0]).toMatchObject({
      sku: 'K-1',
      title: { en: 'Kettle & base' },
      description: { en: 'Hot' },
      price: '19,90',
    })
    expect(drafts[1]).toMatchObject({
      sku: '2-2',
      availability: 'out_of_stock',
      path: ['Home', 'Lamps'],
    })
    expect(rejected.map(({ line, reason }) => [line, reason])).toEqual([
      [4, 'no price'],
      [5, 'not published'],
    ])
  })
})
