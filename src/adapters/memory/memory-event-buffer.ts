/** EventBuffer in memory: what a kiosk keeps of a visitor, and what Node keeps. Gone with the process. */
import type { AppendResult, EventBuffer } from '../../ports/event-buffer.ts'
import type { InteractionEvent } from '../../contracts/interaction-event.ts'

/** An empty buffer of its own. Never corrupt: events are kept as the objects that were given. Cost of a read: n log n. */
export function createMemoryEventBuffer(): EventBuffer {
  const users = new Map<string, Map<string, InteractionEvent>>()

  return {
    async fetchEvents(userId) {
      return [...(users.get(userId)?.values() ?? [])].sort(byTimeThenId)
    },

    async append(events, pruneBefore): Promise<AppendResult> {
      const added: string[] = []
      for (const event of events) {
        const own = users.get(event.userId) ?? new Map<string, InteractionEvent>()
        if (event.ts < pruneBefore || own.has(event.id)) continue
        users.set(event.userId, own.set(event.id, event))
        added.push(event.id)
      }
      let pruned = 0
      for (const userId of new Set(events.map((event) => event.userId))) pruned += prune(users.get(userId), pruneBefore)
      return { added, pruned }
    },

    async remove(userId, eventIds) {
      for (const id of eventIds) users.get(userId)?.delete(id)
    },

    async clear(userId) {
      const count = users.get(userId)?.size ?? 0
      users.delete(userId)
      return count
    },

    corruptCount: () => 0,
    close: () => undefined,
  }
}

function prune(events: Map<string, InteractionEvent> | undefined, pruneBefore: number): number {
  let pruned = 0
  for (const [id, { ts }] of events ?? []) {
    if (ts >= pruneBefore) continue
    events?.delete(id)
    pruned++
  }
  return pruned
}

function byTimeThenId(a: InteractionEvent, b: InteractionEvent): number {
  return a.ts - b.ts || (a.id < b.id ? -1 : 1)
}
