/** The obvious way to the best rows: score every allowed row as VX3 says, sort all, cut. The oracle of this folder. */
import { quantise } from '../../../src/vector/quantise.ts'

export interface Hit {
  readonly row: number
  readonly score: number
}

/** The float32 score of VX3 for each row of `vectors`, as quantised. Zeros of either sign come out as 0. */
export function scoresOf(vectors: Float32Array, dim: number, query: Float32Array): readonly number[] {
  const { fround } = Math
  const { scales, codes, residuals } = quantise(vectors, dim)
  const isZeros = query.every((x) => Math.abs(x) < 2 ** -100)
  return Array.from(scales, (scale, row) => {
    if (isZeros) return 0
    const sums = [0, 0, 0, 0, 0, 0, 0, 0]
    for (let j = 0; j < dim; j++) {
      const at = row * dim + j
      const steps = 254 * (codes[at] ?? 0) + (residuals[at] ?? 0)
      sums[j % 8] = fround((sums[j % 8] ?? 0) + fround(steps * (query[j] ?? 0)))
    }
    const [s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0] = sums
    const even = fround(fround(s0 + s4) + fround(s2 + s6))
    const odd = fround(fround(s1 + s5) + fround(s3 + s7))
    return fround(fround(even + odd) * fround(scale / 254)) + 0
  })
}

/** The best k of the rows for which `isIn` says yes: by descending score, equal ones by ascending row. */
export function bestOf(scores: readonly number[], k: number, isIn: (row: number) => boolean): readonly Hit[] {
  return scores
    .map((score, row) => ({ row, score }))
    .filter(({ row }) => isIn(row))
    .toSorted((a, b) => b.score - a.score || a.row - b.row)
    .slice(0, k)
}
