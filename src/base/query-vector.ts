/** The meaning of a search as text, so that it travels in an event: base64 of one int8 code a number (SPEC QV1). */

/** The largest code; -128 is never written. */
const LARGEST_CODE = 127
/** A code read as a byte is this much too large when it is negative: two's complement. */
const BYTE_RANGE = 256

/** Longest text of a query vector: 4,096 numbers, ten times what the model of today has. */
export const MAX_QUERY_VECTOR_CHARS = 5464

/** Base64 with its padding, of one byte at least. */
export const QUERY_VECTOR_FORM = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{2}==)$/

/**
 * [QV1] Base64 of the codes round(127 · x / largest |x|) of a vector of up to 4,096 numbers; of its direction alone, so
 * its length does not matter. The empty text for a vector without a direction: empty, all zeros, NaN or infinity.
 * Never throws.
 */
export function encodeQueryVector(vector: Float32Array | Float64Array): string {
  let peak = 0
  for (const x of vector) peak = Math.max(peak, Math.abs(x)) // NaN once, NaN for good
  if (!(peak > 0 && peak < Infinity)) return ''
  let bytes = ''
  // The division comes first: a peak of subnormal size would overflow the other way round.
  for (const x of vector) bytes += String.fromCharCode(Math.round((x / peak) * LARGEST_CODE) & (BYTE_RANGE - 1))
  return btoa(bytes)
}

/**
 * [QV2] The unit-length direction that a text stands for, Float64Array[dim]; its cosine with what was encoded is at
 * least .999 at 384 numbers. Undefined for whatever is not base64 of exactly `dim` bytes, and for zeros. Never throws.
 */
export function decodeQueryVector(text: string, dim: number): Float64Array | undefined {
  // The length first: it costs nothing, and is what a text of another model fails by.
  if (text.length !== 4 * Math.ceil(dim / 3) || !QUERY_VECTOR_FORM.test(text)) return undefined
  const bytes = atob(text)
  if (bytes.length !== dim) return undefined
  const codes = Float64Array.from(bytes, (byte) => {
    const code = byte.charCodeAt(0)
    return code > LARGEST_CODE ? code - BYTE_RANGE : code
  })
  const norm = Math.sqrt(codes.reduce((sum, code) => sum + code * code, 0))
  return norm > 0 ? codes.map((code) => code / norm) : undefined
}
