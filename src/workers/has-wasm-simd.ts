/** Whether this browser runs WebAssembly with 128-bit vectors. */

/** The smallest module that uses one: `i32.const 0; i8x16.splat; drop`. Source: wasm-feature-detect, simd. */
const SIMD_MODULE = Uint8Array.from(
  // The magic word and version 1, a type () -> v128, a function of it, its code.
  [
    [0, 97, 115, 109, 1, 0, 0, 0],
    [1, 5, 1, 96, 0, 1, 123],
    [3, 2, 1, 0],
    [10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11],
  ].flat(),
)

/** Chromium 91, Firefox 89, Safari 16.4 and later. Never throws. */
export function hasWasmSimd(): boolean {
  return typeof WebAssembly === 'object' && WebAssembly.validate(SIMD_MODULE)
}
