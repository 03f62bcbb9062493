/** STS-B, English, test part: pairs of sentences with a likeness that people gave them. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'

export interface Pair {
  readonly texts: readonly [string, string]
  /** From 0, nothing in common, to 5, the same said otherwise. */
  readonly likeness: number
}

/** The pairs of `folder`/similarity/stsb-en-test.csv.gz; undefined where it is not. */
export async function readPairs(folder: string): Promise<readonly Pair[] | undefined> {
  const packed = await readFile(join(folder, 'data', 'similarity', 'stsb-en-test.csv.gz')).catch(() => undefined)
  if (!packed) return undefined
  const rows: readonly Readonly<Record<string, string>>[] = parse(gunzipSync(packed), { columns: true })
  return rows.map(({ sentence1 = '', sentence2 = '', score }) => ({
    texts: [sentence1, sentence2],
    likeness: Number(score),
  }))
}

/** Spearman's rank correlation of cosines with people's judgement of the same pairs, in [-1, 1]. */
export function agreement(cosines: readonly number[], pairs: readonly Pair[]): number {
  return correlation(ranksOf(cosines), ranksOf(pairs.map(({ likeness }) => likeness)))
}

/** Places by size, from 0; equals share the mean of theirs. */
function ranksOf(values: readonly number[]): readonly number[] {
  const order = values.map((value, at) => ({ value, at })).toSorted((a, b) => a.value - b.value)
  const ranks: number[] = []
  for (let from = 0, to = 0; from < order.length; from = to) {
    while (to < order.length && order[to]?.value === order[from]?.value) to++
    for (const { at } of order.slice(from, to)) ranks[at] = (from + to - 1) / 2
  }
  return ranks
}

/** Pearson's. */
function correlation(a: readonly number[], b: readonly number[]): number {
  const meanA = a.reduce((sum, value) => sum + value, 0) / a.length
  const meanB = b.reduce((sum, value) => sum + value, 0) / b.length
  let both = 0
  let squareA = 0
  let squareB = 0
  a.forEach((value, at) => {
    const other = (b[at] ?? 0) - meanB
    both += (value - meanA) * other
    squareA += (value - meanA) ** 2
    squareB += other ** 2
  })
  return both / Math.sqrt(squareA * squareB)
}
