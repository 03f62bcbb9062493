/** The paths that this engine has: Node 20 has no relaxed SIMD, Chromium has all. */
import { hasKernel } from '../../../src/vector/kernel-module.ts'
import type { VectorPath } from '../../../src/vector/vector-index.ts'

export const pathsHere: readonly VectorPath[] = [
  ...(['relaxed', 'simd'] as const).filter((path) => hasKernel(path)),
  'js',
]
