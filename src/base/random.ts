/** Randomness that a seed decides: the same seed gives the same list on every engine. */

/** Next number in [0, 1). */
export type Random = () => number

/**
 * Mulberry32: 32 bits of state, uniform in [0, 1), identical on every JavaScript engine (integer arithmetic only).
 * Source: T. Ettinger, public domain, 2017.
 */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A stable 32-bit hash of a text under a seed (FNV-1a over UTF-16 code units, then mixed). For ties, never for security. */
export function stableHash(text: string, seed = 0): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i)
    hash = Math.imul(hash, 0x01000193)
  }
  hash ^= hash >>> 16
  hash = Math.imul(hash, 0x85ebca6b)
  hash ^= hash >>> 13
  return hash >>> 0
}
