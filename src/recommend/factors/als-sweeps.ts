import { createRandom } from '../../lib/random.ts'
import { byItem, type Interactions } from '../interactions.ts'
import { confidenceOf, lambdaOf, type AlsParams } from './als-params.ts'
import { createKernel } from './kernel.ts'

/** Vectors of all users and all items, row-major, `factors` numbers a row. */
export interface Factors {
  readonly users: Float32Array
  readonly items: Float32Array
}

/** Alternating least squares under way. */
export interface AlsSweeps {
  /** Solves for every user with the items fixed. `tick` is called with the rows done, now and then. */
  solveUsers(tick?: (rows: number) => void): void
  solveItems(tick?: (rows: number) => void): void
  factors(): Factors
}

interface Side {
  readonly rows: number
  readonly starts: Uint32Array
  /** Addresses in the kernel's memory, in bytes. */
  readonly columns: number
  readonly weights: number
  readonly factors: number
}

/** Rows between two ticks. */
const ticking = 512
/** Conjugate-gradient steps a row. */
const steps = 3
/** Rows whose products are summed in the registers before they join XᵀX: 64 KiB of 64 factors. */
const chunk = 256

/**
 * Implicit ALS: minimises Σ_{(u,i)∈S} c_ui (w_u·h_i - 1)² + α₀ Σ_{all u,i} (w_u·h_i)²
 * + Σ_u λ_u‖w_u‖² + Σ_i λ_i‖h_i‖², with λ_u = λ(d_u + α₀|I|)^ν and λ_i = λ(n_i + α₀|U|)^ν.
 *
 * Half a sweep solves A_u w_u = Σ_{i∈S_u} c_ui h_i, A_u = Σ_{i∈S_u} c_ui h_i h_iᵀ + α₀HᵀH + λ_u I,
 * by three conjugate-gradient steps from where w_u stood, without building A_u: the loss falls with
 * each. Starts at N(0, 0.1²/d). In 32 bits; cost of a sweep: 16·deeds·d + 4·(users + items)·d².
 *
 * @throws {RangeError} when the vectors do not fit the 4 GiB that a kernel can address.
 * @see Hu, Koren & Volinsky (2008); Takács, Pilászy & Tikk (2011) for the gradients; Rendle, Krichene,
 * Zhang & Koren (2021), arXiv 2110.14037, for α₀ and ν.
 */
export function createAls(data: Interactions, params: AlsParams, seed: number): AlsSweeps {
  const d = params.factors
  const width = Math.ceil(d / 8) * 8
  const userCount = data.users.length
  const itemCount = data.items.length
  const deeds = data.columns.length
  let used = 16
  const take = (numbers: number): number => {
    const at = used
    used += Math.ceil(numbers / 4) * 16
    return at
  }
  const side = (rows: number, starts: Uint32Array): Side => ({
    rows,
    starts,
    columns: take(deeds),
    weights: take(deeds),
    factors: take(rows * width),
  })
  const turned = byItem(data)
  const users = side(userCount, data.starts)
  const items = side(itemCount, turned.starts)
  const gram = take(width * width)
  const [x, p, r, out] = [take(width), take(width), take(width), take(width)]
  const pages = Math.ceil(used / 65_536)
  if (pages > 65_535)
    throw new RangeError(
      `ALS needs ${pages * 64} KiB for ${deeds} deeds of ${d} factors: over 4 GiB`,
    )
  const memory = new WebAssembly.Memory({ initial: pages })
  const kernel = createKernel(memory, width)
  const numbers = new Float32Array(memory.buffer)
  const view = (at: number): Float32Array => numbers.subarray(at / 4, at / 4 + width)
  const [xs, ps, rs, outs] = [view(x), view(p), view(r), view(out)]

  const fill = (
    { columns, weights, factors, rows }: Side,
    own: Int32Array,
    values: Float32Array,
  ) => {
    new Int32Array(memory.buffer).set(own, columns / 4)
    for (let at = 0; at < deeds; at++)
      numbers[weights / 4 + at] = params.weighted === 1 ? confidenceOf(values[at]!) : 1
    const scale = 0.1 / Math.sqrt(d)
    for (let row = 0; row < rows; row++)
      for (let k = 0; k < d; k++) numbers[factors / 4 + row * width + k] = random.gaussian() * scale
  }
  const random = createRandom(seed)
  fill(users, data.columns, data.values)
  fill(items, turned.rows, turned.values)

  /** α₀XᵀX of a side's vectors, into the memory. */
  function setGram({ rows, factors }: Side): void {
    const g = numbers.subarray(gram / 4, gram / 4 + width * width)
    g.fill(0)
    for (let from = 0; from < rows; from += chunk)
      for (let a = 0; a < width; a += 4)
        for (let b = a & ~7; b < width; b += 8) {
          const row = factors + 4 * width * from
          kernel.outer(
            row + 4 * a,
            row + 4 * b,
            Math.min(chunk, rows - from),
            gram + 4 * (a * width + b),
          )
        }
    for (let a = 0; a < width; a++)
      for (let b = a; b < width; b++) g[b * width + a] = g[a * width + b]! *= params.alpha0
  }

  function solve(own: Side, other: Side, tick: (rows: number) => void): void {
    setGram(other)
    for (let row = 0; row < own.rows; row++) {
      if (row % ticking === 0) tick(row)
      const from = own.starts[row]!
      const count = own.starts[row + 1]! - from
      const at = own.factors / 4 + row * width
      xs.set(numbers.subarray(at, at + width))
      solveRow(own, other, from, count)
      numbers.set(xs, at)
    }
    tick(own.rows)
  }

  function solveRow(own: Side, other: Side, from: number, count: number): void {
    if (count === 0) {
      xs.fill(0)
      return
    }
    const lambda = lambdaOf(params, count, other.rows)
    const columns = own.columns + 4 * from
    const weights = own.weights + 4 * from
    kernel.transform(gram, x, out, lambda)
    kernel.gather(columns, weights, count, other.factors, x, out, 1)
    let length = 0
    for (let k = 0; k < width; k++) {
      rs[k] = ps[k] = -outs[k]!
      length += rs[k]! * rs[k]!
    }
    for (let step = 0; step < steps && length > 1e-20; step++) {
      kernel.transform(gram, p, out, lambda)
      kernel.gather(columns, weights, count, other.factors, p, out, 0)
      let curvature = 0
      for (let k = 0; k < width; k++) curvature += ps[k]! * outs[k]!
      const stride = length / curvature
      let next = 0
      for (let k = 0; k < width; k++) {
        xs[k]! += stride * ps[k]!
        rs[k]! -= stride * outs[k]!
        next += rs[k]! * rs[k]!
      }
      const keep = next / length
      for (let k = 0; k < width; k++) ps[k] = rs[k]! + keep * ps[k]!
      length = next
    }
  }

  const unpadded = ({ rows, factors }: Side): Float32Array => {
    const copy = new Float32Array(rows * d)
    for (let row = 0; row < rows; row++) {
      const at = factors / 4 + row * width
      copy.set(numbers.subarray(at, at + d), row * d)
    }
    return copy
  }
  const nothing = (): void => {}
  return {
    solveUsers: (tick = nothing) => solve(users, items, tick),
    solveItems: (tick = nothing) => solve(items, users, tick),
    factors: () => ({ users: unpadded(users), items: unpadded(items) }),
  }
}
