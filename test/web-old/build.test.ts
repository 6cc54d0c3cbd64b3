import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildWeb } from '../support/web-build.ts'

let dist: string
const read = (name: string) => readFileSync(join(dist, name))
const packedKilobytes = (name: string) => gzipSync(read(name), { level: 9 }).length / 1024

describe('The built web pages', () => {
  beforeAll(async () => {
    dist = await buildWeb()
  })

  it.each([
    ['widget.js', 4],
    ['panel.js', 40],
    ['store.js', 40],
  ])('%s stays within %i kB gzip', (name, budget) => {
    expect(packedKilobytes(name)).toBeLessThanOrEqual(budget)
  })

  it('hold no code that a strict policy forbids', () => {
    for (const name of ['widget.js', 'panel.js', 'store.js']) {
      const code = read(name).toString('utf8')
      expect(code).not.toMatch(
        /\beval\(|new Function\(|document\.cookie|\.outerHTML|insertAdjacentHTML/,
      )
      expect(code).not.toMatch(/zod/i)
    }
  })

  it('have a page without inline scripts or styles', () => {
    const page = read('index.html').toString('utf8')
    expect(page).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/i)
    expect(page).toContain('<script src="/widget.js" data-store="demo"')
  })

  it('use no rem in the widget, since shops change the root size', () => {
    expect(read('panel.js').toString('utf8')).not.toMatch(/\d(?:\.\d+)?rem\b/)
    expect(read('widget.js').toString('utf8')).not.toMatch(/\d(?:\.\d+)?rem\b/)
  })
})
