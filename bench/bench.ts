/** What a benchmark file exports by default, and what it measures. */
export interface Bench {
  readonly name: string
  run(): Promise<readonly Row[]>
}

export interface Row {
  /** What is measured, with its sizes: `recommend, 10,000 items, p50`. */
  readonly what: string
  /** In `unit`; smaller is better. */
  readonly ours: number
  /** The same measured on a peer in the same run. */
  readonly peer?: number
  /** `ms`, `bytes`, ... */
  readonly unit: string
  /** ours / peer; the runner fills it in where both are given. */
  readonly ratio?: number
  /** The most that `ours` should be; a miss is marked in the table. */
  readonly goal?: number
}
