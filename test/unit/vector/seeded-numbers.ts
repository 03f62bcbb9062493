/** Seeded numbers for the tests of this folder: the same seed gives the same arrays everywhere. */

/** Numbers in [0, 1): mulberry32, a 32-bit generator of period 2^32. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Whole numbers from -2 to 2: float32 sums of their products are exact, and many of them tie. */
export function smallIntegers(length: number, random: () => number): Float32Array {
  return Float32Array.from({ length }, () => Math.floor(random() * 5) - 2)
}

/** Rows of unit length (float32), of no particular direction. */
export function unitRows(rows: number, dim: number, random: () => number): Float32Array {
  const vectors = Float32Array.from({ length: rows * dim }, () => random() - 0.5)
  for (let row = 0; row < rows; row++) {
    const vector = vectors.subarray(row * dim, (row + 1) * dim)
    const norm = Math.hypot(...vector)
    vector.forEach((x, i) => {
      vector[i] = x / norm
    })
  }
  return vectors
}

/** One byte a row: 0 with probability `holes`, else any byte but 0. */
export function someMask(rows: number, holes: number, random: () => number): Uint8Array {
  return Uint8Array.from({ length: rows }, () => (random() < holes ? 0 : 1 + Math.floor(random() * 255)))
}
