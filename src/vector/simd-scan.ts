/** The WebAssembly SIMD128 scan: lays rows and work space out in one memory and calls the kernel. */
import { kernelBinary } from './kernel-binary.ts'
import type { RowScan } from './row-scan.ts'

/** The two exports of kernel/kernel.as.ts; addresses are byte offsets. */
interface Kernel {
  scan(
    vectors: number,
    rowBytes: number,
    first: number,
    last: number,
    query: number,
    allowed: number,
    k: number,
    held: number,
    scores: number,
    rows: number,
  ): number
  sort(held: number, scores: number, rows: number): void
}

const NUMBER_BYTES = 4
/** The kernel reads 64 bytes a step; the start of a row on a cache line keeps every load inside one. */
const CACHE_LINE_BYTES = 64
/** WebAssembly's page. */
const PAGE_BYTES = 65_536
/** Rows a call: an engine swaps in the optimised code between calls, so short calls speed up within the first scan. */
const BLOCK_ROWS = 256
const NO_MASK = 0

/** Whether this engine has WebAssembly with SIMD128. A page policy may still forbid compiling. Never throws. */
export function hasSimd(): boolean {
  return typeof WebAssembly !== 'undefined' && WebAssembly.validate(kernelBytes())
}

/**
 * Copies `vectors` (row-major, a whole number of rows of `dim`, dim a multiple of 16) into wasm memory of fixed size
 * (rows · (4 dim + 9) bytes and a little), so that views into it never detach.
 * Throws the engine's CompileError (no SIMD, or a policy without 'wasm-unsafe-eval') or RangeError (no such memory).
 * Cost of `topK`: O(rows · dim), no allocation.
 */
export function createSimdScan(vectors: Float32Array, dim: number): RowScan {
  const rowCount = vectors.length / dim
  const rowBytes = dim * NUMBER_BYTES

  const queryAt = 0
  const allowedAt = onCacheLine(queryAt + rowBytes) // never 0, which means "no mask"
  const scoresAt = onCacheLine(allowedAt + rowCount)
  const rowsAt = onCacheLine(scoresAt + rowCount * NUMBER_BYTES)
  const vectorsAt = onCacheLine(rowsAt + rowCount * NUMBER_BYTES)
  const pages = Math.ceil((vectorsAt + vectors.byteLength) / PAGE_BYTES)

  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages })
  const kernel = instantiate(memory)
  const queryRoom = new Float32Array(memory.buffer, queryAt, dim)
  const allowedRoom = new Uint8Array(memory.buffer, allowedAt, rowCount)
  const stored = new Float32Array(memory.buffer, vectorsAt, vectors.length)
  stored.set(vectors)

  return {
    vectors: stored,
    scores: new Float32Array(memory.buffer, scoresAt, rowCount),
    rows: new Int32Array(memory.buffer, rowsAt, rowCount),
    topK(query, k, allowed) {
      queryRoom.set(query)
      if (allowed !== undefined) allowedRoom.set(allowed)
      const mask = allowed === undefined ? NO_MASK : allowedAt
      let held = 0
      for (let first = 0; first < rowCount; first += BLOCK_ROWS) {
        const last = Math.min(first + BLOCK_ROWS, rowCount)
        held = kernel.scan(vectorsAt, rowBytes, first, last, queryAt, mask, k, held, scoresAt, rowsAt)
      }
      kernel.sort(held, scoresAt, rowsAt)
      return held
    },
  }
}

function instantiate(memory: WebAssembly.Memory): Kernel {
  const instance = new WebAssembly.Instance(new WebAssembly.Module(kernelBytes()), { env: { memory } })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the binary is ours; a test rebuilds it from source
  return instance.exports as unknown as Kernel
}

function kernelBytes(): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(kernelBinary), (character) => character.charCodeAt(0))
}

function onCacheLine(address: number): number {
  return Math.ceil(address / CACHE_LINE_BYTES) * CACHE_LINE_BYTES
}
