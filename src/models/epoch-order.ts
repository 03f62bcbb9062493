/** In which order, and in which batches, an epoch meets its rows. */
import type { Random } from '../base/random.ts'

/** Shuffles `order` in place, every order as likely (Fisher & Yates). */
export function shuffle(order: Int32Array, random: Random): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const held = order[i]!
    order[i] = order[j]!
    order[j] = held
  }
}

/**
 * The bounds of as few batches of at most `batch` rows as hold `rows`, all of one size give or take a row: a short rest
 * at the end would bring bad statistics to batch normalisation, and few negatives to a contrastive loss.
 */
export function batchBounds(rows: number, batch: number): readonly number[] {
  const batches = Math.ceil(rows / batch)
  return Array.from({ length: batches + 1 }, (_, i) => Math.floor((i * rows) / batches))
}

/** A number from the normal distribution of mean 0 and spread 1 (Box & Muller 1958). */
export function gaussian(random: Random): number {
  // 1 - random is in (0, 1], of which there is a logarithm.
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}
