import { assemble } from '../../lib/wasm.ts'
import { exponentialKernel } from './exponential-kernel.ts'
import { multiplyKernel } from './multiply-kernel.ts'

/** What costs the time, in SIMD instructions of WebAssembly: about nine times plain code's speed. */
export interface Kernels {
  /**
   * C += A·B for A of m × k, B of k × n. Addresses and strides in bytes: element (i, j) of A stands at
   * a + i·rowA + j·columnA, so that a transposed matrix is one with its strides exchanged. Rows of C
   * are contiguous. `scratch` has room for the copy of B that `scratchBytes` counts.
   */
  multiply(
    a: number,
    b: number,
    c: number,
    m: number,
    n: number,
    k: number,
    rowA: number,
    columnA: number,
    rowB: number,
    columnB: number,
    rowC: number,
    scratch: number,
  ): void
  /** x = exp(x - top) over `count` numbers, a multiple of 4, none above `top`; returns their sum. */
  exponentials(address: number, count: number, top: number): number
}

/** The kernels over `memory`, which is shared and of at most `maximumPages` × 64 KiB. */
export function createKernels(memory: WebAssembly.Memory, maximumPages: number): Kernels {
  const bytes = assemble([multiplyKernel(), exponentialKernel()], maximumPages)
  const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), { from: { memory } })
  return instance.exports as unknown as Kernels
}
