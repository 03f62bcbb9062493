/** ServedLog: what recommend returned and when; read for rotation and, later, for features and evaluation. */

export interface ServedEntry {
  readonly userId: string
  readonly recommId: string
  /** Epoch ms. */
  readonly at: number
  readonly contentIds: readonly string[]
}

export interface ServedLog {
  /** [ST10] Adds an entry and removes the user's entries with at < `pruneBefore`. */
  record(entry: ServedEntry, pruneBefore: number): Promise<void>
  /** The user's entries, ascending by `at`. */
  fetch(userId: string): Promise<readonly ServedEntry[]>
  clear(userId: string): Promise<number>
  close(): void
}
