/** Looks in columns as they are simulated, user after user, then in the order of time. */
import type { SimulatedLook } from './simulate-user.ts'

/** Sorting digits: two of 16 bits hold 49 days in ms. */
const DIGIT_BITS = 16
const DIGITS = 2 ** DIGIT_BITS

/** Grows to its capacity; what is asked of it goes by position in time once it is sorted. */
export class LookColumns {
  readonly user: Int32Array
  readonly item: Int32Array
  readonly ts: Float64Array
  readonly kind: Uint8Array
  readonly followed: Uint8Array
  readonly dwellMs: Float64Array
  readonly visit: Int32Array
  readonly pEngage: Float64Array
  readonly pFollow: Float64Array
  /** Row in the columns by position in time. */
  order: Uint32Array = new Uint32Array(0)
  #n = 0

  constructor(capacity: number) {
    this.user = new Int32Array(capacity)
    this.item = new Int32Array(capacity)
    this.ts = new Float64Array(capacity)
    this.kind = new Uint8Array(capacity)
    this.followed = new Uint8Array(capacity)
    this.dwellMs = new Float64Array(capacity)
    this.visit = new Int32Array(capacity)
    this.pEngage = new Float64Array(capacity)
    this.pFollow = new Float64Array(capacity)
  }

  /** Looks added so far. */
  get n(): number {
    return this.#n
  }

  add(user: number, look: SimulatedLook): void {
    const at = this.#n++
    this.user[at] = user
    this.item[at] = look.item
    this.ts[at] = look.ts
    this.kind[at] = look.kind
    this.followed[at] = Number(look.followed)
    this.dwellMs[at] = look.dwellMs
    this.visit[at] = look.visit
    this.pEngage[at] = look.pEngage
    this.pFollow[at] = look.pFollow
  }

  /** Epoch ms by position in time. */
  timesInOrder(): Float64Array {
    const times = new Float64Array(this.#n)
    this.order.forEach((row, position) => (times[position] = this.ts[row]!))
    return times
  }

  /** Sets `order`: ascending by ts, equal ones as they were added. No ts is before `since`, none 49 days later. */
  sortByTime(since: number): void {
    let order = new Uint32Array(this.#n)
    for (let at = 0; at < this.#n; at++) order[at] = at
    for (let digit = 0; digit < 2; digit++) {
      const digitOf = (row: number): number => Math.floor((this.ts[row]! - since) / DIGITS ** digit) % DIGITS
      order = countingSort(order, digitOf)
    }
    this.order = order
  }
}

/** Stable. Cost: O(rows + digits). */
function countingSort(rows: Uint32Array<ArrayBuffer>, digitOf: (row: number) => number): Uint32Array<ArrayBuffer> {
  const ends = new Uint32Array(DIGITS + 1)
  for (const row of rows) ends[digitOf(row) + 1] = ends[digitOf(row) + 1]! + 1
  for (let digit = 0; digit < DIGITS; digit++) ends[digit + 1] = ends[digit + 1]! + ends[digit]!
  const sorted = new Uint32Array(rows.length)
  for (const row of rows) {
    const digit = digitOf(row)
    sorted[ends[digit]!] = row
    ends[digit] = ends[digit]! + 1
  }
  return sorted
}
