/** EventSource and EventBuffer: a visitor's recent events. Seed: recsys-adapters, RedisEventBuffer. */
import type { InteractionEvent } from '../contracts/interaction-event.ts'

export interface EventSource {
  /** [ST2] All events of one user, ascending by ts, then by id. Empty for an unknown user. */
  fetchEvents(userId: string): Promise<readonly InteractionEvent[]>
}

export interface AppendResult {
  /** Ids that were new and are durable now (as durable as the adapter is). */
  readonly added: readonly string[]
  /** [ST4] Events removed because they were older than `pruneBefore`. */
  readonly pruned: number
}

export interface EventBuffer extends EventSource {
  /**
   * [ST3] Adds events; an id that is there already is left as it is (idempotent). [ST4] Then removes this user's events
   * with ts < `pruneBefore` (epoch ms). All or nothing. [ST6] A stored record that does not parse is set aside, counted
   * and never served.
   */
  append(events: readonly InteractionEvent[], pruneBefore: number): Promise<AppendResult>
  /** Removes events by id; unknown ids are ignored. */
  remove(userId: string, eventIds: readonly string[]): Promise<void>
  /** [ST5] Removes everything of one user; returns how many events went. */
  clear(userId: string): Promise<number>
  /** Stored records that did not parse and were set aside since the buffer was opened. */
  corruptCount(): number
  close(): void
}
