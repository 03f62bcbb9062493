/**
 * t-SNE, exact, from a given start: works that are near in meaning end up side by side. Source: van der Maaten and
 * Hinton, "Visualizing Data using t-SNE", JMLR 9 (2008); start along the main directions after Kobak and Berens (2019).
 */

/** How many neighbours a work has in effect. */
const PERPLEXITY = 12
const STEPS = 1200
/** Steps in which clusters are pulled together, and how strongly. */
const EARLY_STEPS = 250
const EARLY_PULL = 8
const RATE = 150
/** Spread of the start: small, so that the neighbours decide. */
const START_SPREAD = 1e-2
const SLOW = 0.5
const FAST = 0.8
const BISECTIONS = 50

/** One [x, y] a vector in a sheet of side 1, centred. `start`: one [x, y] a vector. Cost: O(rows² · steps). */
export function layOut(vectors, start) {
  const n = vectors.length
  const likeness = jointLikeness(vectors)
  const spread = Math.sqrt(start.reduce((sum, [x]) => sum + x * x, 0) / n) || 1
  const x = Float64Array.from(start, ([first]) => (START_SPREAD * first) / spread)
  const y = Float64Array.from(start, ([, second]) => (START_SPREAD * second) / spread)
  const speed = { x: new Float64Array(n), y: new Float64Array(n) }
  for (let step = 0; step < STEPS; step++) {
    const pull = step < EARLY_STEPS ? EARLY_PULL : 1
    const force = forces(likeness, x, y, pull)
    const keep = step < EARLY_STEPS ? SLOW : FAST
    for (let i = 0; i < n; i++) {
      speed.x[i] = keep * speed.x[i] - RATE * force.x[i]
      speed.y[i] = keep * speed.y[i] - RATE * force.y[i]
      x[i] += speed.x[i]
      y[i] += speed.y[i]
    }
  }
  return fitted(x, y)
}

function forces(likeness, x, y, pull) {
  const n = x.length
  const near = new Float64Array(n * n)
  let total = 0
  for (let i = 0; i < n; i++)
    for (let j = i + 1; j < n; j++) {
      const q = 1 / (1 + (x[i] - x[j]) ** 2 + (y[i] - y[j]) ** 2)
      near[i * n + j] = q
      total += 2 * q
    }
  const force = { x: new Float64Array(n), y: new Float64Array(n) }
  for (let i = 0; i < n; i++)
    for (let j = i + 1; j < n; j++) {
      const q = near[i * n + j]
      const strength = 4 * (pull * likeness[i * n + j] - q / total) * q
      const [fx, fy] = [strength * (x[i] - x[j]), strength * (y[i] - y[j])]
      force.x[i] += fx
      force.y[i] += fy
      force.x[j] -= fx
      force.y[j] -= fy
    }
  return force
}

/** Symmetric likelihoods that two works are neighbours; they sum to 1. */
function jointLikeness(vectors) {
  const n = vectors.length
  const joint = new Float64Array(n * n)
  for (let i = 0; i < n; i++) {
    const row = neighbours(vectors, i)
    for (let j = 0; j < n; j++) {
      joint[i * n + j] += row[j] / (2 * n)
      joint[j * n + i] += row[j] / (2 * n)
    }
  }
  return joint
}

/** Likelihoods of the neighbours of one work, at the width that gives the wanted perplexity. */
function neighbours(vectors, i) {
  const far = vectors.map((vector) => 1 - dot(vector, vectors[i]))
  const nearest = Math.min(...far.filter((_, j) => j !== i))
  let [low, high] = [0, Infinity]
  let beta = 1
  let row = []
  for (let turn = 0; turn < BISECTIONS; turn++) {
    row = far.map((distance, j) => (j === i ? 0 : Math.exp(-beta * (distance - nearest))))
    const sum = row.reduce((all, value) => all + value, 0)
    row = row.map((value) => value / sum)
    const entropy = row.reduce((all, p) => (p > 0 ? all - p * Math.log(p) : all), 0)
    if (entropy > Math.log(PERPLEXITY)) low = beta
    else high = beta
    beta = high === Infinity ? 2 * beta : (low + high) / 2
  }
  return row
}

/** Into a sheet of side 1, both ways by the same measure. */
function fitted(x, y) {
  const [left, right, top, bottom] = [Math.min(...x), Math.max(...x), Math.min(...y), Math.max(...y)]
  const side = Math.max(right - left, bottom - top) || 1
  const [midX, midY] = [(left + right) / 2, (top + bottom) / 2]
  return Array.from(x, (value, at) => [0.5 + (value - midX) / side, 0.5 + (y[at] - midY) / side])
}

function dot(a, b) {
  let sum = 0
  for (let at = 0; at < a.length; at++) sum += a[at] * b[at]
  return sum
}
