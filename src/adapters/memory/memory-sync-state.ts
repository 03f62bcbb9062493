/** SyncStateStore and MarkStore in memory. */
import type { MarkStore, ObjectPart, SyncState, SyncStateStore } from '../../ports/sync-state-store.ts'
import type { SyncMark } from '../../contracts/sync-record.ts'

/** An empty store of its own. Keeps what it is given. */
export function createMemorySyncState(): SyncStateStore {
  let saved: SyncState | undefined
  const objects = new Map<string, Map<number, ObjectPart>>()
  return {
    async load() {
      return saved
    },
    async save(state) {
      saved = state
    },
    async parts(sha256) {
      const held = objects.get(sha256)
      const parts: ObjectPart[] = []
      for (let part = held?.get(0); part; part = held?.get(parts.length)) parts.push(part)
      return parts
    },
    async keepPart(sha256, index, part) {
      const held = objects.get(sha256) ?? new Map<number, ObjectPart>()
      objects.set(sha256, held.set(index, part))
    },
    async forgetParts(sha256) {
      if (sha256 === undefined) objects.clear()
      else objects.delete(sha256)
    },
  }
}

/** An empty place of its own. */
export function createMemoryMarks(): MarkStore {
  let held: SyncMark | undefined
  return {
    async read() {
      return held
    },
    async write(mark) {
      held = mark
    },
  }
}
