/** The two main directions of a set of vectors (principal components, by power iteration), and each vector along them. */

const ROUNDS = 60

/** One [x, y] a vector, centred on 0. The sign of a direction is fixed: its largest part is positive. */
export function mainDirections(vectors) {
  const dim = vectors[0].length
  const mean = new Float64Array(dim)
  for (const vector of vectors) vector.forEach((value, at) => (mean[at] += value / vectors.length))
  const centred = vectors.map((vector) => vector.map((value, at) => value - mean[at]))
  const first = mainDirection(centred, dim)
  const rest = centred.map((vector) => without(vector, first))
  const second = mainDirection(rest, dim)
  return centred.map((vector) => [dot(vector, first), dot(vector, second)])
}

function mainDirection(vectors, dim) {
  let direction = Float64Array.from({ length: dim }, (_, at) => 1 / (at + 1))
  for (let round = 0; round < ROUNDS; round++) {
    const next = new Float64Array(dim)
    for (const vector of vectors) {
      const along = dot(vector, direction)
      for (let at = 0; at < dim; at++) next[at] += along * vector[at]
    }
    const norm = Math.hypot(...next)
    direction = next.map((value) => value / norm)
  }
  const largest = direction.reduce((best, value) => (Math.abs(value) > Math.abs(best) ? value : best), 0)
  return largest < 0 ? direction.map((value) => -value) : direction
}

function without(vector, direction) {
  const along = dot(vector, direction)
  return vector.map((value, at) => value - along * direction[at])
}

function dot(a, b) {
  let sum = 0
  for (let at = 0; at < a.length; at++) sum += a[at] * b[at]
  return sum
}
