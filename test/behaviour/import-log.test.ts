import { utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it, onTestFinished } from 'vitest'
import { importLogs, type LogImportOptions } from '../../src/behaviour/import-log.ts'
import { readTime } from '../../src/behaviour/log-event.ts'
import { openStorage } from '../../src/storage/open-storage.ts'
import { createDataDir } from '../support/data-dir.ts'

async function openLog() {
  const dir = createDataDir()
  const storage = await openStorage(dir)
  onTestFinished(() => storage.close())
  let files = 0
  return {
    file: (text: string | Uint8Array): string => {
      const path = join(dir, `log${files++}.csv`)
      writeFileSync(path, text)
      return path
    },
    bring: (path: string, more: Partial<LogImportOptions> = {}) =>
      importLogs([path], { events: storage.events, skus: new Set(['a', 'b', '洗,碗😀']), ...more }),
    stored: async () => {
      const all = []
      for await (const slice of storage.events.all()) all.push(...slice)
      return all
        .map(({ eventId, ...rest }) => {
          expect(eventId).toMatch(/^log-[\d.:TZ+-]*-[\w-]{24}$/)
          return rest
        })
        .toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))
    },
  }
}

describe('a log brought in', () => {
  it('becomes events, whatever the order and the names of its columns', async () => {
    const { file, bring, stored } = await openLog()
    const path = file(
      'timestamp;event;visitorid;itemid\n1433221332;view;u;a\n1433221332117;addtocart;u;b\n2026-01-02T03:04:05+02:00;transaction;v;a\n',
    )
    expect(await bring(path)).toEqual({
      accepted: 3,
      duplicates: 0,
      unknown: 0,
      rejectedRows: 0,
      rejected: [],
      dryRun: false,
    })
    expect(await stored()).toEqual([
      { shopperId: 'u', type: 'cart', sku: 'b', occurredAt: '2015-06-02T05:02:12.117Z' },
      { shopperId: 'u', type: 'view', sku: 'a', occurredAt: '2015-06-02T05:02:12.000Z' },
      { shopperId: 'v', type: 'purchase', sku: 'a', occurredAt: '2026-01-02T01:04:05.000Z' },
    ])
  })

  it('twice adds nothing, nor does the same row in it again', async () => {
    const { file, bring, stored } = await openLog()
    const rows =
      'user,item,rating,timestamp\nu,a,5,2026-01-01\nu,a,5,1767225600\nu,b,2,2026-01-01\n'
    expect(await bring(file(rows))).toMatchObject({ accepted: 2, duplicates: 1 })
    expect(await bring(file(gzipSync(rows)))).toMatchObject({ accepted: 0, duplicates: 3 })
    expect(await stored()).toMatchObject([
      { type: 'rate', sku: 'a', value: 5 },
      { type: 'rate', sku: 'b', value: 2 },
    ])
  })

  it('without times is of the day of its file, and the same again on another day', async () => {
    const { file, bring, stored } = await openLog()
    const path = file('user,item\nu,a\n')
    utimesSync(path, new Date('2026-03-04T05:06:07Z'), new Date('2026-03-04T05:06:07Z'))
    expect(await bring(path, { type: 'purchase' })).toMatchObject({ accepted: 1 })
    utimesSync(path, new Date('2026-04-04T05:06:07Z'), new Date('2026-04-04T05:06:07Z'))
    expect(await bring(path, { type: 'purchase' })).toMatchObject({ accepted: 0, duplicates: 1 })
    expect(await stored()).toEqual([
      { shopperId: 'u', type: 'purchase', sku: 'a', occurredAt: '2026-03-04T00:00:00.000Z' },
    ])
  })

  it('keeps goods that are not sold now, commas and emoji, and names the rows it cannot use', async () => {
    const { file, bring, stored } = await openLog()
    const long = 'x'.repeat(129)
    const path = file(
      Buffer.concat([
        Buffer.from(
          `user,item,type,rating,timestamp\n"u,1 😀","洗,碗😀",view,,2026-01-01 10:00\nu,gone,view,,0\n` +
            `,a,view,,0\nu,,view,,0\nu,a,lick,,0\nu,a,rate,,0\nu,a,rate,NaN,0\nu,a,rate,-Infinity,0\n` +
            `u,a,view,,yesterday\nu,a,view,,1 Jan 2026\nu,a,view,,\nu,a,view,,1e99\n${long},a,view,,0\nu,${long},view,,0\n`,
        ),
        Buffer.from([0x75, 0xff, 0x2c, 0x61, 0x0a]),
        Buffer.from('u,a,dismiss,,1767225600000\n'),
      ]),
    )
    const report = await bring(path)
    expect(report).toMatchObject({ accepted: 3, duplicates: 0, unknown: 1, rejectedRows: 13 })
    expect(report.rejected.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      '4 no user',
      '5 no item',
      '6 "lick" is no type of deed',
      '7 no rating',
      '8 "NaN" is no rating',
      '9 "-Infinity" is no rating',
      '10 "yesterday" is no time',
      '11 "1 Jan 2026" is no time',
      '12 "" is no time',
      '13 "1e99" is no time',
      '14 user is longer than 128 characters',
      '15 item is longer than 128 characters',
      '16 not UTF-8',
    ])
    expect(report.rejected[0]!.file).toBe(path)
    expect(await stored()).toContainEqual({
      shopperId: 'u,1 😀',
      type: 'view',
      sku: '洗,碗😀',
      occurredAt: '2026-01-01T10:00:00.000Z',
    })
  })

  it('by a dry run changes nothing', async () => {
    const { file, bring, stored } = await openLog()
    expect(await bring(file('user,item\nu,a\n'), { dryRun: true })).toMatchObject({
      accepted: 1,
      dryRun: true,
    })
    expect(await stored()).toEqual([])
  })

  it.each([
    ['with another header', 'shopper id,thing\nu,a\n', /begins with "shopper id,thing"/],
    ['that is empty', '', /is empty/],
    ['with a header alone', 'user,item\n', /no usable row/],
    ['with no usable row', 'user,item\n,a\n', /line 2: no user/],
  ])('%s is refused, with the cure', async (_, text, message) => {
    const { file, bring } = await openLog()
    await expect(bring(file(text))).rejects.toMatchObject({
      code: 'FEED_UNREADABLE',
      message: expect.stringMatching(message),
    })
  })

  it('that is not there is refused', async () => {
    const { bring } = await openLog()
    await expect(bring('/nowhere/log.csv')).rejects.toMatchObject({ code: 'FEED_UNREADABLE' })
  })

  it('names at most a thousand rejected rows, and counts all', async () => {
    const { file, bring } = await openLog()
    const report = await bring(file(`user,item\nu,a\n${',a\n'.repeat(3000)}`))
    expect(report.rejectedRows).toBe(3000)
    expect(report.rejected).toHaveLength(1000)
  })
})

describe('a time of a log', () => {
  it.each([
    ['2026-05-06', '2026-05-06T00:00:00.000Z'],
    ['2026-05-06 07:08', '2026-05-06T07:08:00.000Z'],
    ['2026-05-06 07:08:09.25 UTC', '2026-05-06T07:08:09.250Z'],
    ['2026-05-06T07:08:09-0130', '2026-05-06T08:38:09.000Z'],
    ['0', '1970-01-01T00:00:00.000Z'],
    ['978300760', '2000-12-31T22:12:40.000Z'],
    ['978300760000', '2000-12-31T22:12:40.000Z'],
    ['978300760000000', '2000-12-31T22:12:40.000Z'],
    ['2026-13-01', undefined],
    ['Infinity', undefined],
    ['06/05/2026', undefined],
  ])('%s', (text, expected) => {
    expect(readTime(text)).toBe(expected)
  })
})
