/**
 * Symmetric positive definite matrices by their lower triangle, row by row in one Float64Array[d(d+1)/2]: entry (i, j),
 * j <= i, at i(i+1)/2 + j. Cholesky's factor and what is made of it. Source: Golub and Van Loan, Matrix Computations, 4.2.
 */

/** Where row `i` begins. */
export function rowStart(i: number): number {
  return (i * (i + 1)) / 2
}

/** L with L·Lᵀ = `matrix`, in the same layout; undefined when it is not positive definite. Cost: d³/6. */
export function factorise(matrix: Float64Array, size: number): Float64Array | undefined {
  const factor = new Float64Array(matrix.length)
  for (let i = 0; i < size; i++) {
    const row = rowStart(i)
    for (let j = 0; j <= i; j++) {
      const other = rowStart(j)
      let sum = matrix[row + j]!
      for (let k = 0; k < j; k++) sum -= factor[row + k]! * factor[other + k]!
      if (j < i) factor[row + j] = sum / factor[other + j]!
      else if (sum > 0 && sum < Infinity) factor[row + i] = Math.sqrt(sum)
      else return undefined
    }
  }
  return factor
}

/** Solves L·x = `target` in place. Cost: d²/2. */
export function solveLower(factor: Float64Array, target: Float64Array): void {
  for (let i = 0; i < target.length; i++) {
    const row = rowStart(i)
    let sum = target[i]!
    for (let k = 0; k < i; k++) sum -= factor[row + k]! * target[k]!
    target[i] = sum / factor[row + i]!
  }
}

/** Solves Lᵀ·x = `target` in place. Cost: d²/2. */
export function solveUpper(factor: Float64Array, target: Float64Array): void {
  for (let i = target.length - 1; i >= 0; i--) {
    const row = rowStart(i)
    const x = target[i]! / factor[row + i]!
    target[i] = x
    for (let k = 0; k < i; k++) target[k] = target[k]! - factor[row + k]! * x
  }
}

/** The inverse of L·Lᵀ, its lower triangle. Cost: d³/3. */
export function invertFactored(factor: Float64Array, size: number): Float64Array {
  const inverse = new Float64Array(factor.length)
  const column = new Float64Array(size)
  for (let j = 0; j < size; j++) {
    column.fill(0)
    column[j] = 1
    // Of column j only the rows from j on are wanted, and only they are other than 0 on the way down.
    for (let i = j; i < size; i++) {
      const row = rowStart(i)
      let sum = column[i]!
      for (let k = j; k < i; k++) sum -= factor[row + k]! * column[k]!
      column[i] = sum / factor[row + i]!
    }
    for (let i = size - 1; i >= j; i--) {
      const row = rowStart(i)
      const x = column[i]! / factor[row + i]!
      inverse[row + j] = x
      for (let k = j; k < i; k++) column[k] = column[k]! - factor[row + k]! * x
    }
  }
  return inverse
}

/** target = matrix · vector, of the whole symmetric matrix. Cost: d². */
export function multiplySymmetric(matrix: Float64Array, vector: Float64Array, target: Float64Array): void {
  let at = 0
  for (let i = 0; i < vector.length; i++) {
    const x = vector[i]!
    let sum = 0
    for (let j = 0; j < i; j++) {
      const entry = matrix[at++]!
      sum += entry * vector[j]!
      target[j] = target[j]! + entry * x
    }
    target[i] = sum + matrix[at++]! * x
  }
}

/**
 * Sum over j < i of row i of a lower triangle times the numbers from `start` on. Four sums at once, as each addition waits
 * for the one before it: that halves the time of a list.
 */
export function dotOfRow(triangle: Float64Array, i: number, numbers: Float64Array, start: number): number {
  const row = rowStart(i)
  let a = 0
  let b = 0
  let c = 0
  let d = 0
  let j = 0
  for (; j + 3 < i; j += 4) {
    a += triangle[row + j]! * numbers[start + j]!
    b += triangle[row + j + 1]! * numbers[start + j + 1]!
    c += triangle[row + j + 2]! * numbers[start + j + 2]!
    d += triangle[row + j + 3]! * numbers[start + j + 3]!
  }
  for (; j < i; j++) a += triangle[row + j]! * numbers[start + j]!
  return a + b + c + d
}
