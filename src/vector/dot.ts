/** Dot product and unit length in float64: for explanations, which must sum exactly, not for scanning a catalog. */

/**
 * The shortest vector that still has a direction, as a Euclidean norm. A component of a sum of float32 unit vectors is
 * off by up to 6e-8 (half a unit in the last place), so below 1e-6 a direction would be mostly rounding.
 */
export const SMALLEST_NORM = 1e-6

/** What the functions here take: float32 or float64 vectors, mixed as they come. */
export type Vector = Float32Array | Float64Array

/**
 * The dot product of two vectors of the same length, summed in float64: four running sums, element j into sum j % 4,
 * then (0+1)+(2+3). Symmetric to the last bit; 0 for empty vectors. Throws RangeError when the lengths differ.
 */
export function dot(a: Vector, b: Vector): number {
  if (a.length !== b.length) {
    throw new RangeError(`Expected two vectors of the same length, found ${a.length} and ${b.length} numbers.`)
  }
  let s0 = 0
  let s1 = 0
  let s2 = 0
  let s3 = 0
  const whole = a.length - (a.length % 4)
  // In range: i + 3 < whole <= both lengths.
  for (let i = 0; i < whole; i += 4) {
    s0 += a[i]! * b[i]!
    s1 += a[i + 1]! * b[i + 1]!
    s2 += a[i + 2]! * b[i + 2]!
    s3 += a[i + 3]! * b[i + 3]!
  }
  for (let i = whole; i < a.length; i++) s0 += a[i]! * b[i]!
  return s0 + s1 + (s2 + s3)
}

/**
 * A new vector of the same direction and kind with norm 1 (to 1e-6 in float32, 1e-12 in float64), or null when the
 * norm is below `SMALLEST_NORM`, so when there is no direction. Throws RangeError when the norm is not finite.
 */
export function normalise(vector: Float32Array): Float32Array | null
export function normalise(vector: Float64Array): Float64Array | null
export function normalise(vector: Vector): Vector | null {
  const norm = Math.sqrt(dot(vector, vector))
  if (!Number.isFinite(norm)) {
    throw new RangeError(`Expected finite numbers of a finite norm, found norm ${norm}: leave this vector out.`)
  }
  if (norm < SMALLEST_NORM) return null
  return vector.map((x) => x / norm)
}
