/** TrainingListener: who hears how a training comes on. */
import type { EpochReport } from '../../models/training-options.ts'

export interface TrainingListener {
  /** A step begins; `what` says on how much. */
  onStep(name: string, what: string): void
  onEpoch(model: string, report: EpochReport): void
}
