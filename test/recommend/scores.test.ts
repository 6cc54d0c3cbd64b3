import { expect, it } from 'vitest'
import { createRandom } from '../../src/lib/random.ts'
import { createRowScorer } from '../../src/recommend/factors/scores.ts'

it.each([
  [0, 3],
  [1, 1],
  [7, 5],
  [8, 4],
  [17, 64],
  [100, 33],
])('scores %i rows of %i numbers as plain sums do, to the bit', (count, d) => {
  const random = createRandom(count + d)
  const rows = Float32Array.from({ length: count * d }, () => random.gaussian())
  const biases = Float32Array.from({ length: count }, () => random.gaussian())
  const score = createRowScorer(rows, d)
  const scoreWithBias = createRowScorer(rows, d, biases)
  for (let round = 0; round < 3; round++) {
    const x = Float64Array.from({ length: d }, () => random.gaussian())
    const plain = new Float64Array(count)
    for (let j = 0; j < count; j++)
      for (let k = 0; k < d; k++) plain[j]! += x[k]! * rows[j * d + k]!
    const into = new Float64Array(count).fill(9)
    score(x, into)
    expect(into).toEqual(plain)
    scoreWithBias(x, into)
    expect(into).toEqual(plain.map((sum, j) => sum + biases[j]!))
  }
})

it('keeps what is infinite or no number in its own row', () => {
  const rows = Float32Array.of(1, 2, Infinity, 0, NaN, 1, 3, 4)
  const into = new Float64Array(4)
  createRowScorer(rows, 2)(Float64Array.of(1, 1), into)
  expect([...into]).toEqual([3, Infinity, NaN, 7])
})
