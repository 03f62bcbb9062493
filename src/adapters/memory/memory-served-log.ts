/** ServedLog in memory. */
import type { ServedEntry, ServedLog } from '../../ports/served-log.ts'

/** An empty log of its own. */
export function createMemoryServedLog(): ServedLog {
  const users = new Map<string, readonly ServedEntry[]>()
  return {
    async record(entry, pruneBefore) {
      const kept = [...(users.get(entry.userId) ?? []), entry].filter(({ at }) => at >= pruneBefore)
      users.set(
        entry.userId,
        kept.sort((a, b) => a.at - b.at),
      )
    },
    async fetch(userId) {
      return users.get(userId) ?? []
    },
    async clear(userId) {
      const count = users.get(userId)?.length ?? 0
      users.delete(userId)
      return count
    },
    close: () => undefined,
  }
}
