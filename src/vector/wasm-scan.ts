/** The compiled scan: lays image and work space out in one WebAssembly memory and calls the kernel. */
import { type ImageLayout, imageLayout } from './image-layout.ts'
import { kernelModule, type KernelPath } from './kernel-module.ts'
import type { RowScan } from './row-scan.ts'
import { WARM_UP_DIM, WARM_UP_ROWS, warmUp } from './warm-up.ts'

/** The exports of kernel/kernel.as.ts; addresses are byte offsets. */
interface Kernel {
  place(...addresses: number[]): void
  prepare(first: number, last: number): number
  longestByCodes(): number
  longest(): number
  mask(allowed: number, alive: number, words: number, rows: number): void
  scan(first: number, last: number, words: number, k: number, held: number): number
  settle(held: number, rows: number, scale: number, length: number, slack: number): number
  likenesses(row: number, rows: number, count: number, target: number): void
}

const NUMBER_BYTES = 4
const LIKENESS_BYTES = 8
/** Likenesses a call: what a list is picked from has fewer. */
const POOL_ROWS = 1024
const CACHE_LINE_BYTES = 64
/** WebAssembly's page, and how many of them 32-bit addresses reach. */
const PAGE_BYTES = 65_536
const LARGEST_PAGES = 65_536
/** Rows a call: an engine swaps in the optimised code between calls, so short calls speed up within the first scan. */
const CALL_ROWS = 1024
/** Bytes of a query's code: with an offset in 8 bits, or signed in 16. */
const CODE_BYTES = { relaxed: 1, simd: 2 } as const
const QUERY_OFFSET = 64

const warm = new Set<KernelPath>()

/**
 * Takes memory of fixed size for `rows` rows of `dim` numbers, all zeros, so that views into it never detach. Throws the
 * engine's CompileError (a policy without 'wasm-unsafe-eval') or RangeError (no such memory). No call allocates.
 */
export function createWasmScan(path: KernelPath, rows: number, dim: number): RowScan {
  if (!warm.has(path)) {
    const scan = scanOver(path, WARM_UP_ROWS, WARM_UP_DIM)
    warm.add(path) // not before it was made: what fails once may work later
    warmUp(scan)
  }
  return scanOver(path, rows, dim)
}

function scanOver(path: KernelPath, rows: number, dim: number): RowScan {
  const layout = imageLayout(rows, dim)
  const rooms = roomsOf(layout, path)
  const pages = Math.ceil(rooms.bytes / PAGE_BYTES)
  if (pages > LARGEST_PAGES) throw new RangeError(`Expected at most 4 GiB of vectors, found ${rooms.bytes} bytes.`)
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages })
  const kernel = instantiate(path, memory)
  const { buffer } = memory
  kernel.place(
    dim,
    rooms.image + layout.scalesAt,
    rooms.image + layout.codesAt,
    rooms.image + layout.residualsAt,
    rooms.offsets,
    rooms.remainders,
    rooms.scores,
    rooms.heapScores,
    rooms.heapRows,
    rooms.query,
    rooms.kernelCodes,
  )
  const queryCodes = new Int8Array(dim)
  const kernelCodes =
    path === 'relaxed' ? new Uint8Array(buffer, rooms.kernelCodes, dim) : new Int16Array(buffer, rooms.kernelCodes, dim)
  const offset = path === 'relaxed' ? QUERY_OFFSET : 0
  const poolRows = new Int32Array(buffer, rooms.poolRows, POOL_ROWS)
  const poolLikenesses = new Float64Array(buffer, rooms.poolLikenesses, POOL_ROWS)

  return {
    image: new Uint8Array(buffer, rooms.image, layout.bytes),
    alive: new Uint8Array(buffer, rooms.alive, layout.rows / 8),
    allowed: new Uint8Array(buffer, rooms.allowed, layout.rows),
    query: new Float32Array(buffer, rooms.query, dim),
    queryCodes,
    scores: new Float32Array(buffer, rooms.scores, layout.rows),
    heap: {
      scores: new Float32Array(buffer, rooms.heapScores, layout.rows),
      rows: new Int32Array(buffer, rooms.heapRows, layout.rows),
    },
    bytesPerRow: rooms.bytesPerRow,
    prepare: (first, last) => kernel.prepare(first, last),
    longest: () => ({ codes: kernel.longestByCodes(), row: kernel.longest() }),
    scan(k, isMasked) {
      for (let j = 0; j < dim; j++) kernelCodes[j] = queryCodes[j]! + offset
      if (isMasked) kernel.mask(rooms.allowed, rooms.alive, rooms.words, layout.rows)
      const words = isMasked ? rooms.words : rooms.alive
      let held = 0
      for (let first = 0; first < layout.rows; first += CALL_ROWS) {
        held = kernel.scan(first, Math.min(first + CALL_ROWS, layout.rows), words, k, held)
      }
      return held
    },
    settle: (held, { scale, length }, slack) => kernel.settle(held, layout.rows, scale, length, slack),
    likenesses(row, others, target) {
      for (let first = 0; first < others.length; first += POOL_ROWS) {
        const pool = others.subarray(first, first + POOL_ROWS)
        poolRows.set(pool)
        kernel.likenesses(row, rooms.poolRows, pool.length, rooms.poolLikenesses)
        for (let i = 0; i < pool.length; i++) target[first + i] = poolLikenesses[i]!
      }
    },
  }
}

/** Addresses, each on a cache line, in the order of their names here; the image comes last. */
function roomsOf({ rows, dim, bytes }: ImageLayout, path: KernelPath) {
  let end = 0
  const room = (size: number): number => {
    const start = end
    end = Math.ceil((start + size) / CACHE_LINE_BYTES) * CACHE_LINE_BYTES
    return start
  }
  const query = room(dim * NUMBER_BYTES)
  const kernelCodes = room(dim * CODE_BYTES[path])
  const poolRows = room(POOL_ROWS * NUMBER_BYTES)
  const poolLikenesses = room(POOL_ROWS * LIKENESS_BYTES)
  const perRow = end
  const alive = room(rows / 8)
  const words = room(rows / 8)
  const allowed = room(rows)
  const offsets = room(rows * NUMBER_BYTES)
  const remainders = room(rows * NUMBER_BYTES)
  const scores = room(rows * NUMBER_BYTES)
  const heapScores = room(rows * NUMBER_BYTES)
  const heapRows = room(rows * NUMBER_BYTES)
  const image = room(bytes)
  const bytesPerRow = rows === 0 ? 0 : (end - perRow) / rows
  return {
    query,
    kernelCodes,
    poolRows,
    poolLikenesses,
    alive,
    words,
    allowed,
    offsets,
    remainders,
    scores,
    heapScores,
    heapRows,
    image,
    bytes: end,
    bytesPerRow,
  }
}

function instantiate(path: KernelPath, memory: WebAssembly.Memory): Kernel {
  const instance = new WebAssembly.Instance(kernelModule(path), { env: { memory } })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the binary is ours; a test rebuilds it from source
  return instance.exports as unknown as Kernel
}
