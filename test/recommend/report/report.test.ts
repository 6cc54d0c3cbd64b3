import { describe, expect, it } from 'vitest'
import { coOccurrenceDissimilarity } from '../../../src/recommend/evaluation/dissimilarity.ts'
import {
  compareRankers,
  type RankerComparison,
} from '../../../src/recommend/evaluation/compare-rankers.ts'
import { splitLog } from '../../../src/recommend/evaluation/splits.ts'
import { fitRanker } from '../../../src/recommend/fit-ranker.ts'
import { collect } from '../../../src/recommend/interactions.ts'
import { linearAxis, logAxis, placeOn } from '../../../src/recommend/report/axis.ts'
import { html, shortened } from '../../../src/recommend/report/html.ts'
import { linePlot, stripPlot } from '../../../src/recommend/report/plots.ts'
import { rankerReport, type MeasuredLog } from '../../../src/recommend/report/ranker-report.ts'
import { chromiumPath, findBarriers, launchBrowser, noChromium } from '../../support/browser.ts'

const hostile = `<script>alert(1)</script>"onload='x'&amp;🫖`

/** A log whose most popular item, and its path, are markup. */
function measured(models = ['auto', 'item-knn', 'popularity']): {
  log: MeasuredLog
  comparison: RankerComparison
} {
  const data = collect(
    Array.from({ length: 240 }, (_, n) => ({
      user: `u${n % 24}`,
      item:
        n % 7 === 0 ? hostile : `${n % 2 === 0 ? 'a' : 'b'}${(n * 7 + Math.floor(n / 24)) % 12}`,
      time: n,
    })),
  )
  const comparison = compareRankers(splitLog(data, 'random', { seed: 1 }), models, {
    k: 4,
    seed: 1,
    fit: (train, name) => fitRanker(train, name, { seed: 1, k: 4 }),
    dissimilarity: coOccurrenceDissimilarity,
  })
  const log = {
    path: `/somewhere/${hostile}.csv`,
    users: data.users.length,
    items: data.items.length,
    interactions: data.columns.length,
    hasTimes: true,
    rejected: 3,
    seed: 1,
    split: 'random',
    diversity: 'co-occurrence',
  } as const
  return { log, comparison }
}

const at = new Date('2026-01-02T03:04:05Z')

describe('a report', () => {
  const { log, comparison } = measured()
  const text = rankerReport(log, comparison, at)

  it('lets nothing of the log through as markup', () => {
    expect(text).not.toMatch(/<script/i)
    expect(text).not.toMatch(/ onload='/)
    expect(text).toContain(
      '&lt;script&gt;alert(1)&lt;/script&gt;&quot;onload=&#39;x&#39;&amp;amp;🫖',
    )
  })

  it('needs neither network nor script', () => {
    expect(text).not.toMatch(/(?:src|href|url)\s*[=(]/i)
    expect(text).not.toMatch(/https?:/)
    expect(text).toContain("default-src 'none'")
  })

  it('names every picture, with ids that occur once', () => {
    const ids = [...text.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id!)
    expect(new Set(ids).size).toBe(ids.length)
    const pictures = [...text.matchAll(/role="img"\s+aria-labelledby="([^"]+)"/g)]
    expect(pictures.length).toBeGreaterThanOrEqual(10)
    for (const [, names] of pictures)
      for (const name of names!.split(' ')) expect(ids).toContain(name)
  })

  it('has every figure that was measured', () => {
    for (const { scores } of comparison.models)
      for (const { mean, error } of Object.values(scores)) {
        expect(text).toContain(mean.toFixed(4))
        expect(text).toContain(`± ${error.toFixed(4)}`)
      }
    for (const { first, second } of comparison.differences)
      expect(text).toContain(`${first} – ${second}`)
    expect(text).toContain('3 rows of the log could not be used')
    expect(text).toContain('2026-01-02')
  })

  it('says no more than the differences do', () => {
    const best = comparison.models[0]!.name
    const isOpen = comparison.differences.some(({ first, isReal }) => first === best && !isReal)
    expect(text.includes('these users do not tell')).toBe(isOpen)
    expect(text.includes('ahead of every other model by more than chance')).toBe(!isOpen)
  })

  it('draws nothing outside of its pictures, and no number that is none', () => {
    expect(text).not.toMatch(/NaN|Infinity|undefined/)
    for (const [, width, height, inside] of text.matchAll(
      /<svg[^>]*viewBox="0 0 (\d+) (\d+)"[^>]*>([\s\S]*?)<\/svg>/g,
    )) {
      for (const [, name, value] of inside!.matchAll(/\s(cx|x1|x2|x|cy|y1|y2|y)="(-?[\d.]+)"/g)) {
        expect(Number(value), `${name} of ${inside!.slice(0, 90)}`).toBeGreaterThanOrEqual(0)
        const most = Number(name!.includes('x') ? width : height)
        expect(Number(value), `${name} of ${inside!.slice(0, 90)}`).toBeLessThanOrEqual(most)
      }
    }
  })

  it('of one model has no differences, and stands', () => {
    const one = measured(['popularity'])
    const alone = rankerReport(one.log, one.comparison, at)
    expect(alone).not.toContain('Which differences are real')
    expect(alone).toContain('popularity has an NDCG@4')
  })

  it.skipIf(!chromiumPath).each(['light', 'dark'] as const)(
    `has no barrier for readers in %s${chromiumPath ? '' : ` (${noChromium})`}`,
    async (colorScheme) => {
      const browser = await launchBrowser()
      try {
        const page = await browser.newPage({ colorScheme, viewport: { width: 900, height: 900 } })
        await page.setContent(text)
        await page.locator('details').evaluateAll((all) => {
          for (const one of all) one.setAttribute('open', '')
        })
        expect(await findBarriers(page)).toEqual([])
        await page.setViewportSize({ width: 360, height: 740 })
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
      } finally {
        await browser.close()
      }
    },
    60_000,
  )
})

describe('templates', () => {
  it('escape values, print lists, and leave out what is nothing', () => {
    expect(
      html`<b title="${'"x"'}">${['<', html`<i>${1}</i>`]}${null}${false}${undefined}</b>`.text,
    ).toBe('<b title="&quot;x&quot;">&lt;<i>1</i></b>')
    expect(html`${'a\u0000b\u001Bc'}`.text).toBe('a\uFFFDb\uFFFDc')
    expect(shortened('x'.repeat(70))).toBe(`${'x'.repeat(59)}…`)
  })
})

describe('axes', () => {
  it('have round ticks that hold all values', () => {
    expect(linearAxis('', [0.013, 0.088], { from: 0 }).ticks).toEqual([
      0, 0.02, 0.04, 0.06, 0.08, 0.1,
    ])
    const axis = linearAxis('', [-3, 7])
    expect(axis.least).toBeLessThanOrEqual(-3)
    expect(axis.most).toBeGreaterThanOrEqual(7)
  })

  it.each([[[]], [[0]], [[5, 5]], [[-2]], [[NaN, 1]], [[1e-12, 2e-12]], [[1e9, 1e9 + 1]]])(
    'have a length over %j',
    (values) => {
      const axis = linearAxis('', values)
      expect(axis.most).toBeGreaterThan(axis.least)
      expect(axis.ticks.length).toBeLessThan(12)
      for (const value of values.filter(Number.isFinite)) {
        expect(placeOn(axis, value)).toBeGreaterThanOrEqual(0)
        expect(placeOn(axis, value)).toBeLessThanOrEqual(1)
      }
    },
  )

  it('place by the logarithm where they are told to', () => {
    expect(placeOn(logAxis('', [1, 10, 100]), 10)).toBeCloseTo(0.5)
    expect(placeOn(logAxis('', [5]), 5)).toBe(0.5)
  })
})

it('plots put each point where it belongs', () => {
  const about = { id: 'p', title: 'T', description: 'D' }
  const x = linearAxis('x', [0, 10], { from: 0 })
  const y = linearAxis('y', [0, 1], { from: 0 })
  const points = [
    { x: 0, y: 0, error: 0.5 },
    { x: 10, y: 1, error: 0.5 },
  ]
  const { text } = linePlot(about, [{ name: 'l', style: 0, points }], { x, y })
  // Bands end at the edge of the picture: 62 … 494 across, 14 … 272 down.
  expect(text).toMatch(/points="62\.0,143\.0 494\.0,14\.0 494\.0,143\.0 62\.0,272\.0"/)
  expect(text).toMatch(/points="62\.0,272\.0 494\.0,14\.0"/)
  const strip = stripPlot(about, [{ name: '<i>', values: [1, 2], isStrong: true }], 'v')
  expect(strip.text.match(/<circle/g)).toHaveLength(2)
  expect(strip.text).toContain('&lt;i&gt;')
})
