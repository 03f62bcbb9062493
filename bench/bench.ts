/** What a benchmark file exports by default, and what it measures. */
export interface Bench {
  readonly name: string
  /** `flags`: words after `--with` on the command line, for what is slow: `--with slow,million`. */
  run(flags: ReadonlySet<string>): Promise<readonly Row[]>
}

/** One measurement. Absent parts were not measured, or mean nothing for it. */
export interface Row {
  /** What is measured: `exact top-100`, `page bundle, brotli`. */
  readonly name: string
  /** Items of the catalog, or texts, that it was measured over. */
  readonly rows?: number
  /** The median in `unit`; for what is measured once, the figure itself. */
  readonly p50: number
  readonly p95?: number
  /** `ms`, `KB`, `GB/s`, ... */
  readonly unit: string
  /** Who was measured beside us in the same run, and its median. */
  readonly peerName?: string
  readonly peer?: number
  /** How many times the peer's figure is ours: peer / p50. The runner fills it in where both are given. */
  readonly ratio?: number
  /** Share of the true best that was found, in [0, 1]. */
  readonly recall?: number
  readonly goals?: Goals
}

/** What the figures should be; a miss is marked in the table. */
export interface Goals {
  /** At most. */
  readonly p50?: number
  readonly p95?: number
  /** At least. */
  readonly ratio?: number
  readonly recall?: number
  /** At least, for figures of which more is better. */
  readonly least?: number
}
