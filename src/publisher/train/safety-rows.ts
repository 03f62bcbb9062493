/** What the safety models learn from: the ten surface features of an item, and whether it offends. */
import { seededRandom } from '../../base/random.ts'
import { SURFACE_FEATURES } from '../../feed/surface-features.ts'
import { shuffle } from '../../models/epoch-order.ts'
import type { TrainingRows } from '../../models/training-options.ts'
import type { DatasetItem } from '../dataset/dataset.ts'

export type SafetyLabel = 'nsfw' | 'toxic'

/** Items whose surface is known, published before `before` (epoch ms), in their order. */
export function safetyRows(items: readonly DatasetItem[], label: SafetyLabel, before: number): TrainingRows {
  const known = items.filter(({ surface, createdAt }) => surface !== undefined && createdAt < before)
  return rowsOf(known, label)
}

/** The same of the items published at `from` or after: what no model has learned from. */
export function laterSafetyRows(items: readonly DatasetItem[], label: SafetyLabel, from: number): TrainingRows {
  return rowsOf(
    items.filter(({ surface, createdAt }) => surface !== undefined && createdAt >= from),
    label,
  )
}

/** A part for training and one held out, drawn by `seed`: items have no order that matters. */
export function holdOut(
  rows: TrainingRows,
  share: number,
  seed: number,
): { rows: TrainingRows; heldOut: TrainingRows } {
  const order = Int32Array.from({ length: rows.n }, (_, row) => row)
  shuffle(order, seededRandom(seed))
  const cut = Math.round(rows.n * (1 - share))
  return { rows: picked(rows, order.subarray(0, cut)), heldOut: picked(rows, order.subarray(cut)) }
}

function rowsOf(items: readonly DatasetItem[], label: SafetyLabel): TrainingRows {
  const x = new Float32Array(items.length * SURFACE_FEATURES.length)
  items.forEach(({ surface }, row) => x.set(surface ?? [], row * SURFACE_FEATURES.length))
  return { x, y: Float32Array.from(items, (item) => Number(item[label])), n: items.length }
}

function picked({ x, y }: TrainingRows, order: Int32Array): TrainingRows {
  const width = SURFACE_FEATURES.length
  const part = new Float32Array(order.length * width)
  order.forEach((row, at) => part.set(x.subarray(row * width, (row + 1) * width), at * width))
  return { x: part, y: Float32Array.from(order, (row) => y[row] ?? 0), n: order.length }
}
