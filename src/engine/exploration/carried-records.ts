/** What a bandit keeps of a visitor, carried from one device to another as it is stored. */
import { DECISIONS, recordOf, STATE } from './bandit-records.ts'
import type { FeatureStore } from '../../ports/feature-store.ts'
import type { OwnedStates } from '../../contracts/profile-export.ts'
import { parseBanditState } from '../../bandit/parse-bandit-state.ts'
import { parseDecisionLog } from '../../bandit/parse-decision-log.ts'

/** [RP2] The stored records; undefined where there are none. Errors: `storage-failed`. */
export async function carriedRecords(store: FeatureStore, userId: string): Promise<OwnedStates | undefined> {
  const found: Record<string, OwnedStates[string]> = {}
  for (const key of [STATE, DECISIONS]) {
    const stored = await store.get(userId, key)
    if (stored && stored.value !== null) found[key] = stored
  }
  return Object.keys(found).length === 0 ? undefined : found
}

/** [RP4] Errors: `bandit-state-newer`, `bandit-state-invalid`, `bandit-propensity-invalid`. */
export function checkRecords(states: OwnedStates): void {
  const state = recordOf(states[STATE], STATE)
  if (state !== undefined) parseBanditState(state)
  const decisions = recordOf(states[DECISIONS], DECISIONS)
  if (decisions !== undefined) parseDecisionLog(decisions)
}

/** Stores those that there are. Errors: `storage-failed`. */
export async function keepRecords(store: FeatureStore, userId: string, states: OwnedStates): Promise<void> {
  for (const key of [STATE, DECISIONS]) {
    const state = states[key]
    if (state) await store.put(userId, key, state)
  }
}
