/**
 * The three products of a dense layer, on float64 rows. Row-major: activations [rows x width], weights [in x out].
 * Zero inputs are skipped (about half of them, after a ReLU) and four inputs share each pass over a row of weights,
 * which is what makes plain JavaScript fast enough; counting a comparison as a number spares a branch that no processor
 * can foresee. None allocates; cost rows * in * out at most.
 */

/** Room for the places of non-zero inputs; grows to the widest layer or batch seen. */
let places = new Int32Array(512)

/** out[rows x m] = x[rows x n] * w[n x m] + b[m], then negatives to 0 where `relu`. */
export function affine(
  x: Float64Array,
  w: Float64Array,
  b: Float64Array,
  out: Float64Array,
  rows: number,
  relu: boolean,
): void {
  const m = b.length
  const n = w.length / m
  reserve(n)
  for (let r = 0; r < rows; r++) {
    const xo = r * n
    const yo = r * m
    let count = 0
    for (let k = 0; k < n; k++) {
      places[count] = k
      count += Number(x[xo + k] !== 0)
    }
    for (let j = 0; j < m; j++) out[yo + j] = b[j]!
    let q = 0
    for (; q + 3 < count; q += 4) {
      const k0 = places[q]!
      const k1 = places[q + 1]!
      const k2 = places[q + 2]!
      const k3 = places[q + 3]!
      const x0 = x[xo + k0]!
      const x1 = x[xo + k1]!
      const x2 = x[xo + k2]!
      const x3 = x[xo + k3]!
      const w0 = k0 * m
      const w1 = k1 * m
      const w2 = k2 * m
      const w3 = k3 * m
      for (let j = 0; j < m; j++) {
        out[yo + j] = out[yo + j]! + x0 * w[w0 + j]! + x1 * w[w1 + j]! + x2 * w[w2 + j]! + x3 * w[w3 + j]!
      }
    }
    for (; q < count; q++) {
      const k = places[q]!
      const xk = x[xo + k]!
      const wo = k * m
      for (let j = 0; j < m; j++) out[yo + j] = out[yo + j]! + xk * w[wo + j]!
    }
    if (relu) for (let j = yo; j < yo + m; j++) out[j] = Math.max(out[j]!, 0)
  }
}

/** Adds to `gradient` [n x m] what the loss gains per weight: the transpose of x[rows x n] times dOut[rows x m]. */
export function addWeightGradient(
  x: Float64Array,
  dOut: Float64Array,
  gradient: Float64Array,
  rows: number,
  m: number,
): void {
  const n = gradient.length / m
  reserve(rows)
  for (let k = 0; k < n; k++) {
    const go = k * m
    let count = 0
    for (let r = 0; r < rows; r++) {
      places[count] = r
      count += Number(x[r * n + k] !== 0)
    }
    let q = 0
    for (; q + 3 < count; q += 4) {
      const r0 = places[q]!
      const r1 = places[q + 1]!
      const r2 = places[q + 2]!
      const r3 = places[q + 3]!
      const x0 = x[r0 * n + k]!
      const x1 = x[r1 * n + k]!
      const x2 = x[r2 * n + k]!
      const x3 = x[r3 * n + k]!
      const d0 = r0 * m
      const d1 = r1 * m
      const d2 = r2 * m
      const d3 = r3 * m
      for (let j = 0; j < m; j++) {
        gradient[go + j] =
          gradient[go + j]! + x0 * dOut[d0 + j]! + x1 * dOut[d1 + j]! + x2 * dOut[d2 + j]! + x3 * dOut[d3 + j]!
      }
    }
    for (; q < count; q++) {
      const r = places[q]!
      const xr = x[r * n + k]!
      const d = r * m
      for (let j = 0; j < m; j++) gradient[go + j] = gradient[go + j]! + xr * dOut[d + j]!
    }
  }
}

/**
 * What the loss gains per input: dX[rows x n] = dOut[rows x m] times the transpose of w, only where the input `open` is
 * not 0 (behind a ReLU or a dropout the others have no part in the output), 0 elsewhere.
 */
export function inputGradient(
  dOut: Float64Array,
  w: Float64Array,
  open: Float64Array,
  dX: Float64Array,
  rows: number,
  m: number,
): void {
  const n = w.length / m
  reserve(n)
  dX.fill(0, 0, rows * n)
  for (let r = 0; r < rows; r++) {
    const d = r * m
    const xo = r * n
    let count = 0
    for (let k = 0; k < n; k++) {
      places[count] = k
      count += Number(open[xo + k] !== 0)
    }
    let q = 0
    for (; q + 3 < count; q += 4) {
      const k0 = places[q]!
      const k1 = places[q + 1]!
      const k2 = places[q + 2]!
      const k3 = places[q + 3]!
      const w0 = k0 * m
      const w1 = k1 * m
      const w2 = k2 * m
      const w3 = k3 * m
      let s0 = 0
      let s1 = 0
      let s2 = 0
      let s3 = 0
      for (let j = 0; j < m; j++) {
        const e = dOut[d + j]!
        s0 += e * w[w0 + j]!
        s1 += e * w[w1 + j]!
        s2 += e * w[w2 + j]!
        s3 += e * w[w3 + j]!
      }
      dX[xo + k0] = s0
      dX[xo + k1] = s1
      dX[xo + k2] = s2
      dX[xo + k3] = s3
    }
    for (; q < count; q++) {
      const k = places[q]!
      const wo = k * m
      let sum = 0
      for (let j = 0; j < m; j++) sum += dOut[d + j]! * w[wo + j]!
      dX[xo + k] = sum
    }
  }
}

function reserve(length: number): void {
  if (places.length < length) places = new Int32Array(length)
}
