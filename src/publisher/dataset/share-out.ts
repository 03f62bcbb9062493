/** Shares a number of things out by weight. */

/** Whole numbers that sum to `total` in proportion to `weights`, none above `most`: the rest goes to the others. */
export function shareOut(total: number, weights: readonly number[], most: number): Int32Array {
  const shares = new Int32Array(weights.length)
  if (most <= 0) return shares
  let left = total
  let open = weights.map((_, at) => at)
  while (left > 0 && open.length > 0) {
    const sum = open.reduce((all, at) => all + (weights[at] ?? 0), 0)
    if (sum <= 0) break
    let passed = 0
    let given = 0
    for (const at of open) {
      passed += weights[at] ?? 0
      const target = Math.round((passed / sum) * left)
      const share = Math.min(most - (shares[at] ?? 0), target - given)
      // The part above `most` is not passed on to the neighbour but to all, in the next round.
      given = target
      shares[at] = (shares[at] ?? 0) + share
    }
    left = total - shares.reduce((all, share) => all + share, 0)
    open = open.filter((at) => (shares[at] ?? 0) < most)
  }
  return shares
}
