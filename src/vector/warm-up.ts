/** Calls a new kernel until the engine has optimised it, so that the first visitor's first list is not the slow one. */
import { ROW_STEP } from './image-layout.ts'
import type { RowScan } from './row-scan.ts'

/** Rows, numbers and calls of the warm-up (SPEC VX18 has the measure). */
export const WARM_UP_ROWS = 256
export const WARM_UP_DIM = 64
const CALLS = 100
const FOUND = 16

/** Runs over a scan of `WARM_UP_ROWS` rows, which holds nothing else. Takes some milliseconds. */
export function warmUp(scan: RowScan): void {
  scan.alive.fill(255)
  // Any numbers that differ from row to row will do; -128 would be no code.
  scan.image.forEach((_, at) => (scan.image[at] = (at * 37) % 61))
  const scales = new Float32Array(scan.image.buffer, scan.image.byteOffset, ROW_STEP / 4 + WARM_UP_ROWS)
  scales.fill(1)
  scan.query.fill(1)
  scan.queryCodes.fill(63)
  const query = { scale: 1 / 63, length: Math.sqrt(WARM_UP_DIM), remainder: 0 }
  const someRows = Int32Array.from({ length: FOUND }, (_, row) => row)
  const likenesses = new Float64Array(FOUND)
  for (let call = 0; call < CALLS; call++) {
    scan.prepare(0, WARM_UP_ROWS)
    scan.settle(scan.scan(FOUND, false), query, 0)
    scan.likenesses(call % WARM_UP_ROWS, someRows, likenesses)
  }
}
