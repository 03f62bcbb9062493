/** CountedKeys: how much of each key there is, where what was put in can be taken out again. */

export class CountedKeys<Key extends string | number> {
  readonly #amounts = new Map<Key, number>()

  /** Adds a whole amount, which may be negative; a key whose amounts cancel is gone. */
  add(key: Key, amount: number): void {
    const sum = (this.#amounts.get(key) ?? 0) + amount
    if (sum === 0) this.#amounts.delete(key)
    else this.#amounts.set(key, sum)
  }

  /** 0 for a key that is not there. */
  amountOf(key: Key): number {
    return this.#amounts.get(key) ?? 0
  }

  /** Keys with an amount. */
  get size(): number {
    return this.#amounts.size
  }

  amounts(): IterableIterator<number> {
    return this.#amounts.values()
  }

  /** The key of the largest amount above 0; of equal ones the first in ascending order; null for none. O(keys). */
  top(): Key | null {
    let best: Key | null = null
    let most = 0
    for (const [key, amount] of this.#amounts) {
      if (amount < most || amount <= 0) continue
      if (amount > most || best === null || key < best) best = key
      most = amount
    }
    return best
  }
}
