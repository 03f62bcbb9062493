/** What a bandit keeps of a visitor and of the venue, in a FeatureStore: as JSON text, under keys of its own. */
import type { BanditFeatures } from '../../bandit/bandit-features.ts'
import { BANDIT_STATE_VERSION, type BanditState } from '../../bandit/bandit-state.ts'
import { type DecisionLog, DECISIONS_VERSION, NO_DECISIONS } from '../../bandit/decision-log.ts'
import { DocentError } from '../../base/docent-error.ts'
import type { FeatureStore, StoredState } from '../../ports/feature-store.ts'
import { migrateBanditState } from '../../bandit/migrate-bandit-state.ts'
import { parseBanditState } from '../../bandit/parse-bandit-state.ts'
import { parseDecisionLog } from '../../bandit/parse-decision-log.ts'

/** The keys of both records. */
export const STATE = 'bandit-state'
export const DECISIONS = 'bandit-decisions'

/** No visitor has it: user ids have at least one character. So no visitor's erasure reaches the venue's state. */
export const VENUE = ''

/**
 * The state of a visitor or of the venue over `features`, migrated and stored again where it was of others; undefined where
 * there is none. Errors: `bandit-state-newer`, `bandit-state-invalid`, `storage-failed`; the stored state stays then.
 */
export async function loadState(
  store: FeatureStore,
  userId: string,
  features: BanditFeatures,
  now: number,
): Promise<BanditState | undefined> {
  const stored = await load(store, userId, STATE)
  if (stored === undefined) return undefined
  const state = parseBanditState(stored)
  const migrated = migrateBanditState(state, features, now)
  if (migrated !== state) await saveState(store, userId, migrated)
  return migrated
}

export async function saveState(store: FeatureStore, userId: string, state: BanditState): Promise<void> {
  await store.put(userId, STATE, { version: BANDIT_STATE_VERSION, value: JSON.stringify(state) })
}

/** Errors: those of `loadState`, and `bandit-propensity-invalid`. */
export async function loadDecisions(store: FeatureStore, userId: string): Promise<DecisionLog> {
  const stored = await load(store, userId, DECISIONS)
  return stored === undefined ? NO_DECISIONS : parseDecisionLog(stored)
}

export async function saveDecisions(store: FeatureStore, userId: string, log: DecisionLog): Promise<void> {
  await store.put(userId, DECISIONS, { version: DECISIONS_VERSION, value: JSON.stringify(log) })
}

/** Forgets both of a visitor. */
export async function forgetRecords(store: FeatureStore, userId: string): Promise<void> {
  await store.put(userId, STATE, { version: BANDIT_STATE_VERSION, value: null })
  await store.put(userId, DECISIONS, { version: DECISIONS_VERSION, value: null })
}

async function load(store: FeatureStore, userId: string, key: string): Promise<unknown> {
  return recordOf(await store.get(userId, key), key)
}

/** What a stored record says, not parsed yet; undefined for none. Error: `bandit-state-invalid`. */
export function recordOf(stored: StoredState | undefined, key: string): unknown {
  if (stored === undefined || stored.value === null) return undefined
  const text = stored.value
  if (typeof text !== 'string') return text
  try {
    return JSON.parse(text)
  } catch (thrown) {
    throw new DocentError('bandit-state-invalid', `Expected JSON under ${key}, found other text.`, { key }, thrown)
  }
}
