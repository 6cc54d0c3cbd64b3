import { mkdtempSync, readdirSync, rmSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { loadRanker, packRanker } from '../../src/behaviour/model-file.ts'
import { addVersion, newestVersion, rollBack } from '../../src/behaviour/model-versions.ts'
import { blend } from '../../src/recommend/blend.ts'
import { collect } from '../../src/recommend/interactions.ts'
import { kinds } from '../../src/recommend/kinds.ts'
import type { Recommender } from '../../src/recommend/model.ts'

const data = collect(
  Array.from({ length: 300 }, (_, n) => ({
    user: `u${n % 40}`,
    item: `sku,${(n * 7) % 23}😀`,
    time: n,
  })),
)

const fit = (name: string): Recommender => {
  const kind = kinds.get(name)!
  return kind.fit(data, kind.defaults, { seed: 3 })
}

const scoresOf = (model: Recommender): Float64Array => {
  const scores = new Float64Array(data.items.length)
  model.score({ items: Int32Array.of(3, 1, 7), weights: null }, scores)
  return scores
}

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'aisle-model-'))
  onTestFinished(() => rmSync(dir, { recursive: true }))
  return dir
}

const about = { items: data.items, why: 'because', trainedAt: '2026-01-01T00:00:00.000Z' }

describe('a trained ranker on disk', () => {
  it.each([...kinds.keys()])('scores to the bit as before: %s', async (name) => {
    const dir = folder()
    const model = fit(name)
    await addVersion(dir, packRanker({ ...about, state: model.state() }), true)
    const loaded = await loadRanker(dir)
    expect(loaded).toMatchObject(about)
    expect(scoresOf(loaded!.model)).toEqual(scoresOf(model))
  })

  it('may be a blend', async () => {
    const dir = folder()
    const model = blend(
      [
        { model: fit('order-aware'), weight: 1 },
        { model: fit('als'), weight: 3 },
      ],
      data.items.length,
    )
    await addVersion(dir, packRanker({ ...about, state: model.state() }), true)
    expect(scoresOf((await loadRanker(dir))!.model)).toEqual(scoresOf(model))
  })

  it('keeps five versions, and goes back one by one', async () => {
    const dir = folder()
    expect(await newestVersion(dir)).toBe(0)
    expect(await loadRanker(dir)).toBeNull()
    for (let n = 1; n <= 7; n++)
      expect(
        await addVersion(
          dir,
          packRanker({ ...about, why: `${n}`, state: fit('gf-cf').state() }),
          true,
        ),
      ).toBe(n)
    expect(readdirSync(join(dir, 'models'))).toHaveLength(5)
    expect((await loadRanker(dir))!.why).toBe('7')
    expect(await rollBack(dir)).toBe(6)
    expect((await loadRanker(dir))!.why).toBe('6')
    for (const left of [5, 4, 3, null, null]) expect(await rollBack(dir)).toBe(left)
    expect(await loadRanker(dir)).toBeNull()
  })

  it('that is cut short is refused, not misread', async () => {
    const dir = folder()
    await addVersion(dir, packRanker({ ...about, state: fit('gf-cf').state() }), true)
    truncateSync(join(dir, 'models', 'ranker-1.bin'), 200)
    await expect(loadRanker(dir)).rejects.toThrow(RangeError)
  })
})
