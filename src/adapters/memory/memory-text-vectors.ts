/** TextVectors in memory. */
import type { TextVectors } from '../../ports/text-vectors.ts'

/** An empty store of its own. Gives and keeps copies. */
export function createMemoryTextVectors(): TextVectors {
  const held = new Map<string, Float32Array>()
  return {
    async get(keys) {
      return new Map(
        keys.flatMap((key): [string, Float32Array][] => {
          const vector = held.get(key)
          return vector ? [[key, vector.slice()]] : []
        }),
      )
    },
    async put(entries) {
      for (const [key, vector] of entries) held.set(key, vector.slice())
    },
    async clear() {
      held.clear()
    },
    close: () => undefined,
  }
}
