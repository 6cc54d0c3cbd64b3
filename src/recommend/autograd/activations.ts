import type { Tape, Tensor } from './tape.ts'

/** max(0, x). */
export function relu(tape: Tape, x: Tensor): Tensor {
  const y = tape.take(x.rows, x.columns)
  for (let i = 0; i < y.values.length; i++) y.values[i] = Math.max(x.values[i]!, 0)
  tape.record(() => {
    for (let i = 0; i < y.gradient.length; i++)
      if (x.values[i]! > 0) x.gradient[i]! += y.gradient[i]!
  })
  return y
}

/**
 * Sets each number to zero with probability `rate` while learning, and makes up for it in the others.
 * The rate is met to 1/256: one random number of 32 bits (xorshift, Marsaglia 2003) serves four.
 *
 * @see Srivastava et al. (2014), Dropout: A Simple Way to Prevent Neural Networks from Overfitting.
 */
export function dropout(tape: Tape, x: Tensor, rate: number): Tensor {
  const { random } = tape
  const limit = Math.round(rate * 256)
  if (!random || limit === 0) return x
  const y = tape.take(x.rows, x.columns)
  const kept = new Uint8Array(y.values.length)
  const scale = 256 / (256 - limit)
  // Never 0, from which the sequence would not leave.
  let state = random.integer(2 ** 31) + 1
  let bits = 0
  for (let i = 0; i < kept.length; i++) {
    if ((i & 3) === 0) {
      state ^= state << 13
      state ^= state >>> 17
      state ^= state << 5
      bits = state
    } else bits >>>= 8
    const isKept = Number((bits & 255) >= limit)
    kept[i] = isKept
    y.values[i] = x.values[i]! * scale * isKept
  }
  tape.record(() => {
    for (let i = 0; i < kept.length; i++) x.gradient[i]! += y.gradient[i]! * scale * kept[i]!
  })
  return y
}
