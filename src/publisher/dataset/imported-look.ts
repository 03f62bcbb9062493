/** What an import makes of logs, whatever their source. */
import { DAY_MS } from '../../base/time.ts'

/** One look of a visitor at an item. `kind` as in INTERACTION_KINDS; `visit` undefined where the log does not say. */
export interface ImportedLook {
  readonly userId: string
  /** Row of the catalog. */
  readonly row: number
  /** Epoch ms. */
  readonly ts: number
  readonly kind: number
  readonly followed: boolean
  readonly dwellMs: number
  readonly visit: number | undefined
}

/** What was left out, by reason. */
export class LeftOut {
  readonly #counts = new Map<string, number>()

  add(reason: string, count = 1): void {
    if (count > 0) this.#counts.set(reason, (this.#counts.get(reason) ?? 0) + count)
  }

  /** By reason, ascending. */
  get counts(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.#counts].toSorted(([a], [b]) => (a < b ? -1 : 1)))
  }
}

/** A clock so far ahead of ours is wrong: such events are not used. Decisions 4. */
export const MOST_AHEAD_MS = DAY_MS
