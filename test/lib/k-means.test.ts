import { describe, expect, it } from 'vitest'
import { kMeans, type Points } from '../../src/lib/k-means.ts'
import { createRandom } from '../../src/lib/random.ts'
import { meanSilhouette } from '../../src/lib/silhouette.ts'

const points = (rows: readonly (readonly number[])[]): Points => ({
  values: Float64Array.from(rows.flat()),
  dimensions: rows[0]!.length,
})

/** `size` points around each centre. */
function clouds(centres: readonly (readonly number[])[], size: number, spread: number): Points {
  const random = createRandom(7)
  return points(
    centres.flatMap((centre) =>
      Array.from({ length: size }, () => centre.map((value) => value + spread * random.gaussian())),
    ),
  )
}

describe('k-means', () => {
  it('finds clouds that lie apart, and their centres', () => {
    const centres = [
      [0, 0],
      [10, 0],
      [0, 10],
    ]
    const { labels, centres: found } = kMeans(clouds(centres, 50, 0.5), { k: 3 })
    for (let cloud = 0; cloud < 3; cloud++) {
      const own = labels.subarray(cloud * 50, (cloud + 1) * 50)
      expect(new Set(own).size).toBe(1)
      const at = own[0]!
      expect(found[at * 2]).toBeCloseTo(centres[cloud]![0]!, 0)
      expect(found[at * 2 + 1]).toBeCloseTo(centres[cloud]![1]!, 0)
    }
    expect(new Set(labels).size).toBe(3)
  })

  it('is right on a line by hand', () => {
    const { centres, inertia } = kMeans(points([[0], [1], [9], [11]]), { k: 2 })
    expect([...centres].toSorted((a, b) => a - b)).toEqual([0.5, 10])
    expect(inertia).toBe(2 * 0.25 + 2 * 1)
  })

  it('gives the same to the bit for the same seed', () => {
    const some = clouds(
      [
        [0, 0, 0],
        [1, 1, 1],
      ],
      200,
      1,
    )
    const [a, b] = [1, 1].map((seed) => kMeans(some, { k: 4, seed }))
    expect(a!.centres).toEqual(b!.centres)
    expect(a!.labels).toEqual(b!.labels)
    expect(a!.inertia).toBe(b!.inertia)
  })

  it('lies nearer with more clusters, and exactly with one a point', () => {
    const some = clouds([[0, 0]], 40, 1)
    const inertias = [1, 2, 4, 8, 40].map((k) => kMeans(some, { k }).inertia)
    expect(inertias).toEqual(inertias.toSorted((a, b) => b - a))
    expect(inertias.at(-1)).toBe(0)
  })

  it('stands points that are all alike', () => {
    const { inertia, labels } = kMeans(points(Array.from({ length: 9 }, () => [3, 3])), { k: 4 })
    expect(inertia).toBe(0)
    expect(labels).toHaveLength(9)
  })

  it.each([0, 5, 1.5, NaN])('refuses %s clusters of four points', (k) => {
    expect(() => kMeans(points([[1], [2], [3], [4]]), { k })).toThrow(RangeError)
  })
})

describe('the mean silhouette', () => {
  it('is right on a line by hand', () => {
    // a: 0 and 2, b: 10. Of 0: (10 − 2)/10; of 2: (8 − 2)/8; alone: 0.
    const line = points([[0], [2], [10]])
    expect(meanSilhouette(line, Int32Array.of(0, 0, 1))).toBeCloseTo((0.8 + 0.75 + 0) / 3, 12)
  })

  it('is near 1 for clouds far apart, and largest at their number', () => {
    const some = clouds(
      [
        [0, 0],
        [50, 0],
        [0, 50],
      ],
      60,
      1,
    )
    const of = (k: number) => meanSilhouette(some, kMeans(some, { k }).labels)
    expect(of(3)).toBeGreaterThan(0.9)
    for (const k of [2, 4, 5]) expect(of(k)).toBeLessThan(of(3))
  })

  it('is below 0 where points are in each other’s clusters, and 0 for one cluster', () => {
    const line = points([[0], [1], [10], [11]])
    expect(meanSilhouette(line, Int32Array.of(0, 1, 0, 1))).toBeLessThan(0)
    expect(meanSilhouette(line, Int32Array.of(0, 0, 0, 0))).toBe(0)
  })

  it('is nearly the same on a sample as on all', () => {
    const some = clouds(
      [
        [0, 0],
        [6, 0],
      ],
      1500,
      1,
    )
    const { labels } = kMeans(some, { k: 2, restarts: 2 })
    const [one, other] = [1, 2].map((seed) => meanSilhouette(some, labels, seed))
    expect(one).not.toBe(other)
    expect(one).toBeCloseTo(other!, 1)
  })
})
