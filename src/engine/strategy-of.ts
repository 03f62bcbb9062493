/** Whether there is a taste to rank by. One place, so that a list, a profile and an ingest report never disagree. */
import type { ColdBecause, Strategy } from '../contracts/recommendation.ts'
import { isCold, type UserSignals } from '../contracts/user-signals.ts'
import type { RecConfig } from '../contracts/rec-config.ts'

/** [RC3] Why there is no taste to rank by: fewer positives than the config asks for, or likes and dislikes that cancel. */
export function tasteLacks(signals: UserSignals, { coldStartMinPositives }: RecConfig): ColdBecause | undefined {
  if (isCold(signals, coldStartMinPositives)) return 'no-positives'
  return signals.taste === 'cancelled' ? 'taste-cancelled' : undefined
}

/** [RC3] Warm where there is a taste to rank by. */
export function strategyOf(signals: UserSignals, config: RecConfig): Strategy {
  return tasteLacks(signals, config) ? 'cold' : 'warm'
}
