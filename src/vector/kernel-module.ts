/** The compiled kernels: which of them this engine runs, each compiled once. */
import { kernelBinary } from './kernel-binary.ts'

/** Relaxed SIMD reads 16 codes an instruction; SIMD128 eight. */
export type KernelPath = 'relaxed' | 'simd'

const modules = new Map<KernelPath, WebAssembly.Module>()

/** Whether this engine knows the instructions. A page's policy may still forbid compiling. Never throws. */
export function hasKernel(path: KernelPath): boolean {
  return typeof WebAssembly !== 'undefined' && WebAssembly.validate(bytesOf(path))
}

/**
 * The module, compiled at the first call: engines keep their optimised code by module, so later instances start fast.
 * Throws the engine's CompileError where it lacks the instructions, or a policy lacks 'wasm-unsafe-eval'.
 */
export function kernelModule(path: KernelPath): WebAssembly.Module {
  const known = modules.get(path)
  if (known) return known
  const compiled = new WebAssembly.Module(bytesOf(path))
  modules.set(path, compiled)
  return compiled
}

function bytesOf(path: KernelPath): Uint8Array<ArrayBuffer> {
  const hex = kernelBinary[path]
  return Uint8Array.from({ length: hex.length / 2 }, (_, at) => Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16))
}
