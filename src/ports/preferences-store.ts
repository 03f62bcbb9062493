/** PreferencesStore: what visitors stated outright; no TTL, no pruning. */
import type { Preferences } from '../contracts/preferences.ts'

export interface PreferencesStore {
  /** [ST9] The stored preferences; undefined when there are none or they do not parse. */
  get(userId: string): Promise<Preferences | undefined>
  put(preferences: Preferences): Promise<void>
  clear(userId: string): Promise<void>
  close(): void
}
