/** UserModelStore: materialised UserSignals with a time to live. Seed: recsys-adapters, RedisUserModelStore. */
import type { UserSignals } from '../contracts/user-signals.ts'

export interface UserModelStore {
  /** [ST7] The saved signals, or undefined when there are none, they are older than the TTL at `now`, or do not parse. */
  getSignals(userId: string, now: number): Promise<UserSignals | undefined>
  /** [ST8] Replaces the user's signals; they expire `ttlSeconds` after `now`. */
  saveSignals(signals: UserSignals, now: number): Promise<void>
  clear(userId: string): Promise<void>
  close(): void
}
