/** How often nearest neighbours share tags, against pairs at random. */

/**
 * `perPair`: tags that two items have in common, on average over all pairs. `perNeighbour[k - 1]`: the same over each
 * item's k nearest by `vectors` (unit length, so the dot product is the cosine). `meanCosine`: over all pairs.
 * @param {{ tags: string[] }[]} items
 * @param {Float32Array[]} vectors in the order of the items
 * @param {number} most neighbours looked at
 */
export function neighbourTags(items, vectors, most) {
  const perNeighbour = Array.from({ length: most }, () => 0)
  let shared = 0
  let cosines = 0
  for (const [i, vector] of vectors.entries()) {
    const others = vectors.map((other, j) => ({ j, cosine: dot(vector, other) })).filter(({ j }) => j !== i)
    for (const { j, cosine } of others) {
      shared += sharedTags(items[i], items[j])
      cosines += cosine
    }
    const nearest = others.toSorted((a, b) => b.cosine - a.cosine || a.j - b.j)
    let sum = 0
    for (let k = 0; k < most; k++) {
      sum += sharedTags(items[i], items[nearest[k].j])
      perNeighbour[k] += sum / (k + 1) / items.length
    }
  }
  const pairs = items.length * (items.length - 1)
  return { perPair: shared / pairs, perNeighbour, meanCosine: cosines / pairs }
}

function sharedTags(a, b) {
  return a.tags.filter((tag) => b.tags.includes(tag)).length
}

function dot(a, b) {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i]
  return sum
}
