/**
 * Gives Node 20 the Map.groupBy of ECMAScript 2024. Vitest 5 groups the failures it prints with it: without this a
 * failing run ends in a TypeError instead of its report. For Vitest's own process; no code of ours uses it.
 */
export function supplyMapGroupBy(): void {
  if (!('groupBy' in Map)) Object.defineProperty(Map, 'groupBy', { value: groupBy, configurable: true, writable: true })
}

function groupBy<T, K>(items: Iterable<T>, keyOf: (item: T, index: number) => K): Map<K, T[]> {
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
