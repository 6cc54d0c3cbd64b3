/**
 * Chance that a chi-square variable with so many degrees of freedom is above `x`: Q(freedom/2, x/2), by
 * the recurrence Q(a + 1, y) = Q(a, y) + yᵃ e⁻ʸ / Γ(a + 1) from Q(1/2, y) = erfc(√y) or Q(1, y) = e⁻ʸ
 * (Abramowitz & Stegun 26.4.4-5).
 *
 * @param freedom a whole number of 1 or more.
 * @throws {RangeError} for other degrees of freedom, or a negative `x`.
 */
export function chiSquareTail(x: number, freedom: number): number {
  if (!Number.isInteger(freedom) || freedom < 1)
    throw new RangeError(`Degrees of freedom must be a whole number of 1 or more, not ${freedom}`)
  if (!(x >= 0)) throw new RangeError(`x must be 0 or more, not ${x}`)
  const y = x / 2
  const isOdd = freedom % 2 === 1
  let a = isOdd ? 0.5 : 1
  let tail = isOdd ? erfc(Math.sqrt(y)) : Math.exp(-y)
  // yᵃ e⁻ʸ / Γ(a + 1), for a = 1/2: Γ(3/2) = √π / 2.
  let term = isOdd ? (2 * Math.sqrt(y) * Math.exp(-y)) / Math.sqrt(Math.PI) : y * Math.exp(-y)
  for (; a < freedom / 2 - 1e-9; a++) {
    tail += term
    term *= y / (a + 1)
  }
  return Math.min(1, tail)
}

/**
 * Complementary error function for x of 0 or more: the power series of erf near 0, else the continued
 * fraction of Laplace, evaluated from its tail. Right to about 12 digits.
 */
export function erfc(x: number): number {
  if (x < 2) {
    let term = x
    let sum = x
    for (let n = 1; n < 60; n++) {
      term *= (-x * x) / n
      sum += term / (2 * n + 1)
    }
    return 1 - (2 / Math.sqrt(Math.PI)) * sum
  }
  let fraction = x
  for (let n = 120; n >= 1; n--) fraction = x + n / 2 / fraction
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * fraction)
}
