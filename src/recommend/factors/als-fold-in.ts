import { confidenceOf, lambdaOf, type AlsParams } from './als-params.ts'
import {
  dotRows,
  factorise,
  gramOf,
  solveFactorised,
  solveLower,
  solveTransposed,
} from './cholesky.ts'

/** Solves one row of a half-sweep to the end, the vectors of the other side being fixed. */
export interface FoldIn {
  /** A⁻¹ Σ c·h over the deeds named: the row's own vector, `d` numbers. Nothing done: zeros. */
  vectorOf(deeds: ArrayLike<number>, weights: ArrayLike<number> | null): Float64Array
  /** c·h_jᵀA⁻¹h for each deed: they sum to the product of the row's vector and h_j. */
  contributions(
    deeds: ArrayLike<number>,
    weights: ArrayLike<number> | null,
    j: number,
  ): Float64Array
}

/**
 * Fold-in by a Cholesky factor: the fixed point of the gradient steps, A = Σ c·hhᵀ + α₀HᵀH + λI.
 *
 * With ν = 0 the part without deeds, α₀HᵀH + λI = LLᵀ, is the same for all. For Z = HL⁻ᵀ and the deeds'
 * rows B = √c·Z, A = L(I + BᵀB)Lᵀ, and (I + BᵀB)⁻¹Bᵀ = Bᵀ(I + BBᵀ)⁻¹ leaves a system of as many
 * unknowns as deeds: cost deeds²·d/2 + deeds³/6. Otherwise, and with more deeds than factors, A itself is
 * factorised: deeds·d²/2 + d³/6.
 *
 * @param fixed vectors of the other side, row-major.
 * @see Hu, Koren & Volinsky (2008), section 5, for the contributions.
 */
export function createFoldIn(fixed: Float32Array, params: AlsParams): FoldIn {
  const d = params.factors
  const gram = gramOf(fixed, d)
  for (let k = 0; k < gram.length; k++) gram[k]! *= params.alpha0
  const direct = foldInDirectly(fixed, gram, params)
  if (params.nu !== 0) return direct
  const short = foldInByDeeds(fixed, gram, params)
  const choose = (deeds: ArrayLike<number>): FoldIn => (deeds.length < d ? short : direct)
  return {
    vectorOf: (deeds, weights) => choose(deeds).vectorOf(deeds, weights),
    contributions: (deeds, weights, j) => choose(deeds).contributions(deeds, weights, j),
  }
}

/** √c for each deed. */
const rootsOf = (deeds: ArrayLike<number>, weights: ArrayLike<number> | null): Float64Array =>
  Float64Array.from(deeds, (_, at) => (weights ? Math.sqrt(confidenceOf(weights[at]!)) : 1))

function foldInDirectly(fixed: Float32Array, gram: Float64Array, params: AlsParams): FoldIn {
  const d = params.factors
  const a = new Float64Array(d * d)

  /** Leaves the factor of A in `a`. */
  function prepare(deeds: ArrayLike<number>, roots: Float64Array): void {
    a.set(gram)
    const lambda = lambdaOf(params, deeds.length, fixed.length / d)
    for (let i = 0; i < d; i++) a[i * d + i]! += lambda
    for (let at = 0; at < deeds.length; at++) {
      const from = deeds[at]! * d
      for (let i = 0; i < d; i++) {
        const value = roots[at]! ** 2 * fixed[from + i]!
        for (let j = 0; j <= i; j++) a[i * d + j]! += value * fixed[from + j]!
      }
    }
    factorise(a, d)
  }
  return {
    vectorOf(deeds, weights) {
      const x = new Float64Array(d)
      if (deeds.length === 0) return x
      const roots = rootsOf(deeds, weights)
      prepare(deeds, roots)
      for (let at = 0; at < deeds.length; at++)
        for (let k = 0; k < d; k++) x[k]! += roots[at]! ** 2 * fixed[deeds[at]! * d + k]!
      solveFactorised(a, d, x)
      return x
    },
    contributions(deeds, weights, j) {
      const roots = rootsOf(deeds, weights)
      if (deeds.length === 0) return roots
      prepare(deeds, roots)
      const v = Float64Array.from(fixed.subarray(j * d, (j + 1) * d))
      solveFactorised(a, d, v)
      return roots.map((root, at) => {
        let sum = 0
        for (let k = 0; k < d; k++) sum += v[k]! * fixed[deeds[at]! * d + k]!
        return root ** 2 * sum
      })
    },
  }
}

function foldInByDeeds(fixed: Float32Array, gram: Float64Array, params: AlsParams): FoldIn {
  const d = params.factors
  const l = gram.slice()
  for (let i = 0; i < d; i++) l[i * d + i]! += params.lambda
  factorise(l, d)
  const z = Float64Array.from(fixed)
  for (let from = 0; from < z.length; from += d) solveLower(l, d, z.subarray(from, from + d))

  /** Solves (I + BBᵀ)y = b in place, B = √c·Z of the deeds. */
  function solve(deeds: ArrayLike<number>, roots: Float64Array, b: Float64Array): void {
    const n = deeds.length
    const k = new Float64Array(n * n)
    for (let i = 0; i < n; i++)
      for (let j = 0; j <= i; j++)
        k[i * n + j] =
          Number(i === j) + roots[i]! * roots[j]! * dotRows(z, deeds[i]! * d, z, deeds[j]! * d, d)
    factorise(k, n)
    solveFactorised(k, n, b)
  }
  return {
    vectorOf(deeds, weights) {
      const x = new Float64Array(d)
      const roots = rootsOf(deeds, weights)
      const y = roots.slice()
      solve(deeds, roots, y)
      for (let at = 0; at < deeds.length; at++)
        for (let k = 0; k < d; k++) x[k]! += roots[at]! * y[at]! * z[deeds[at]! * d + k]!
      solveTransposed(l, d, x)
      return x
    },
    contributions(deeds, weights, j) {
      const roots = rootsOf(deeds, weights)
      const y = roots.map((root, at) => root * dotRows(z, deeds[at]! * d, z, j * d, d))
      solve(deeds, roots, y)
      return y.map((value, at) => roots[at]! * value)
    },
  }
}
