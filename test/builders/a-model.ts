/** A model file with invented insides: a catalog carries names and bytes, and reads neither. */
import type { ModelBytes } from '../../src/ports/catalog-store.ts'

/** Bytes that compress to about their own length, as weights do; another seed gives others. */
export function aModel(path: string, seed = 1, length = 3_000): ModelBytes {
  let state = seed
  const next = (): number => (state = (state * 48_271) % 2_147_483_647)
  return { path, bytes: Uint8Array.from({ length }, () => next() & 255) }
}
