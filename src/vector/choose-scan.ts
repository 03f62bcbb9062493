/** Which scan an index gets: the fastest that this engine, its policy and its memory allow. */
import { createJsScan } from './js-scan.ts'
import { hasKernel } from './kernel-module.ts'
import type { RowScan } from './row-scan.ts'
import { createWasmScan } from './wasm-scan.ts'

/** Which implementation scans; all give the same bits (SPEC VX3). */
export type VectorPath = 'relaxed' | 'simd' | 'js'

export interface ChosenScan {
  readonly path: VectorPath
  readonly scan: RowScan
}

/**
 * A scan of `rows` rows of zeros: by `forced` or nothing (Error when the engine lacks it), else relaxed, simd, js, the
 * first that can be had. RangeError when there is no memory for any.
 */
export function chooseScan(rows: number, dim: number, forced: VectorPath | undefined): ChosenScan {
  if (forced !== undefined) return { path: forced, scan: forcedScan(forced, rows, dim) }
  for (const path of ['relaxed', 'simd'] as const) {
    if (!hasKernel(path)) continue
    try {
      return { path, scan: createWasmScan(path, rows, dim) }
    } catch (error) {
      // A content policy may forbid compiling, and the memory may not be there: the plain path needs no module and no
      // address space to guard.
      if (!(error instanceof WebAssembly.CompileError) && !(error instanceof RangeError)) throw error
      break
    }
  }
  return { path: 'js', scan: createJsScan(rows, dim) }
}

function forcedScan(path: VectorPath, rows: number, dim: number): RowScan {
  if (path === 'js') return createJsScan(rows, dim)
  if (!hasKernel(path)) {
    const what = path === 'relaxed' ? 'relaxed WebAssembly SIMD' : 'WebAssembly SIMD'
    throw new Error(`Path '${path}' was asked for, but this engine has no ${what}: leave options.path out.`)
  }
  return createWasmScan(path, rows, dim)
}
