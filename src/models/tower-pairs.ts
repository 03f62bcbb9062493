/** Who engaged with what: the pairs that two towers learn from, and their batches. */
import { invalidTraining } from './training-fault.ts'

export interface TowerPairs {
  /** Raw inputs of the visitor at the time of each pair [n x visitor inputs]; NaN counts as 0. */
  readonly visitors: Float32Array
  /** The row of the item that the visitor engaged with [n]. */
  readonly items: Int32Array
  /** Rows of items that the visitor met and passed over [n x h], as many for each pair; -1 for none. */
  readonly hardNegatives?: Int32Array
  readonly n: number
}

/** Some pairs with every item of theirs once: an item that many engaged with is embedded once. */
export interface PairBatch {
  /** The rows of the distinct items: first those engaged with, then the others. */
  readonly slotItems: Int32Array
  /** As ContrastiveBatch has them. */
  readonly positives: Int32Array
  readonly compared: Float64Array
}

/**
 * The batch of the pairs at `rows`. Each visitor is compared with every item that someone in the batch
 * engaged with, once, and with the own hard negatives; never as a negative with the own positive.
 */
export function batchOf(pairs: TowerPairs, rows: Int32Array): PairBatch {
  const each = (pairs.hardNegatives?.length ?? 0) / pairs.n
  const slotOf = new Map<number, number>()
  const slotFor = (item: number): number => {
    const known = slotOf.get(item)
    if (known !== undefined) return known
    slotOf.set(item, slotOf.size)
    return slotOf.size - 1
  }
  const positives = rows.map((row) => slotFor(pairs.items[row]!))
  const shared = slotOf.size
  const hard = Int32Array.from({ length: rows.length * each }, (_, at) => {
    const item = pairs.hardNegatives?.[rows[Math.floor(at / each)]! * each + (at % each)] ?? -1
    return item < 0 ? -1 : slotFor(item)
  })
  const slots = slotOf.size
  const compared = new Float64Array(rows.length * slots)
  for (let r = 0; r < rows.length; r++) {
    compared.fill(1, r * slots, r * slots + shared)
    for (let h = r * each; h < (r + 1) * each; h++) if (hard[h]! >= 0) compared[r * slots + hard[h]!] = 1
  }
  return { slotItems: Int32Array.from(slotOf.keys()), positives, compared }
}

/** Throws `training-invalid` unless there is a pair, lengths fit, and every row is one of `items` (or -1 for no negative). */
export function checkPairs({ visitors, items, hardNegatives, n }: TowerPairs, inputs: number, count: number): void {
  if (n < 1) throw invalidTraining('at least one pair', `${n}`, 'Give it data with engagement.')
  if (visitors.length !== n * inputs || items.length !== n || (hardNegatives?.length ?? 0) % n !== 0) {
    const found = `${visitors.length} inputs, ${items.length} items and ${hardNegatives?.length ?? 0} negatives`
    throw invalidTraining(`${n} pairs of ${inputs} inputs, an item and as many negatives each`, found, 'Correct it.')
  }
  const item = items.find((row) => row < 0 || row >= count)
  const negative = hardNegatives?.find((row) => row < -1 || row >= count)
  const wrong = item ?? negative
  if (wrong !== undefined) throw invalidTraining(`rows of ${count} items`, `${wrong}`, 'Correct it.')
}
