/** Reads vectors.bin (src/SPEC.md, CT2) into one Float64Array a row: code and residual, times the row's scale. */

const HEADER_BYTES = 16
const PLANE_ALIGNMENT = 16
/** A residual is this part of a code. */
const RESIDUAL = 1 / 254

export function decodeVectors(file) {
  const bytes = new Uint8Array(file)
  const view = new DataView(bytes.buffer)
  if (String.fromCharCode(...bytes.subarray(0, 4)) !== 'DOCV')
    throw new Error('Expected a vectors.bin, found another file.')
  const [dim, rows] = [view.getUint32(8, true), view.getUint32(12, true)]
  const codesAt = Math.ceil((HEADER_BYTES + 4 * rows) / PLANE_ALIGNMENT) * PLANE_ALIGNMENT
  const codes = new Int8Array(bytes.buffer, codesAt, rows * dim)
  const residuals = new Int8Array(bytes.buffer, codesAt + rows * dim, rows * dim)
  return Array.from({ length: rows }, (_row, row) => {
    const scale = view.getFloat32(HEADER_BYTES + 4 * row, true)
    const from = row * dim
    return Float64Array.from({ length: dim }, (_, at) => scale * (codes[from + at] + RESIDUAL * residuals[from + at]))
  })
}
