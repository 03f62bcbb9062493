/** TraceRecorder: runs stages, times them, and keeps the shelf coming when one fails. */
import type { StageKind, StageTrace, Trace } from '../contracts/trace.ts'

export interface StageOutcome {
  readonly in: number
  readonly kept: number
  readonly dropped?: Readonly<Record<string, number>>
}

/** Reads a monotonic clock in ms; injected, as pure code has no clock. */
export type Stopwatch = () => number

export class TraceRecorder {
  readonly #stopwatch: Stopwatch
  readonly #startedAt: number
  readonly #stages: StageTrace[] = []

  constructor(stopwatch: Stopwatch) {
    this.#stopwatch = stopwatch
    this.#startedAt = stopwatch()
  }

  /** [PL3] Runs a stage that fails open: a stage that throws is recorded as failed and `fallback` stands in. */
  run<T>(kind: StageKind, stage: string, fallback: T, work: () => T, outcome: (value: T) => StageOutcome): T {
    const startedAt = this.#stopwatch()
    try {
      const value = work()
      const { in: entered, kept, dropped } = outcome(value)
      this.#stages.push({ stage, kind, in: entered, kept, dropped: dropped ?? {}, ms: this.#stopwatch() - startedAt })
      return value
    } catch (thrown) {
      const skipped = `failed: ${thrown instanceof Error ? thrown.message : String(thrown)}`
      const entered = outcome(fallback)
      this.#stages.push({
        stage,
        kind,
        in: entered.in,
        kept: entered.kept,
        dropped: {},
        ms: this.#stopwatch() - startedAt,
        skipped,
      })
      return fallback
    }
  }

  /** Records a stage that took no part. */
  skip(kind: StageKind, stage: string, why: string): void {
    this.#stages.push({ stage, kind, in: 0, kept: 0, dropped: {}, ms: 0, skipped: why })
  }

  /** Names of the stages that failed, in order. */
  failed(): readonly string[] {
    return this.#stages.filter((stage) => stage.skipped?.startsWith('failed')).map((stage) => stage.stage)
  }

  finish(): Trace {
    return { stages: [...this.#stages], ms: this.#stopwatch() - this.#startedAt }
  }
}
