/**
 * Vitest 5 groups the failures it prints with Map.groupBy (ECMAScript 2024), which Node 20 lacks: without this a failing
 * run would end in a TypeError instead of its report. Loaded by vite.config.ts, in Vitest's own process alone.
 */
if (!('groupBy' in Map)) {
  const groupBy = <T, K>(items: Iterable<T>, keyOf: (item: T, index: number) => K): Map<K, T[]> => {
    const groups = new Map<K, T[]>()
    let index = 0
    for (const item of items) {
      const key = keyOf(item, index++)
      const group = groups.get(key)
      if (group) group.push(item)
      else groups.set(key, [item])
    }
    return groups
  }
  Object.defineProperty(Map, 'groupBy', { value: groupBy, configurable: true, writable: true })
}

export {}
