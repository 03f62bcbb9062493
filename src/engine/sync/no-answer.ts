/** NoAnswer: a run that ends because nothing came. Nobody's fault, and tried again. Never leaves the engine. */
import type { ErrorCode } from '../../base/docent-error.ts'
import type { Weather } from '../../ports/release-source.ts'

export class NoAnswer extends Error {
  readonly code: ErrorCode | undefined
  readonly retryAfterMs: number | undefined

  constructor({ because, stalled, retryAfterMs }: Weather) {
    super(because)
    this.code = stalled ? 'sync-stalled' : undefined
    this.retryAfterMs = retryAfterMs
  }
}
