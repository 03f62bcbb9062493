/** How many contents hold a word: what makes it rare or common. */

/** A word in more than this part of the contents says little; only rarer words are looked for where there are any. */
const COMMON_PART = 0.2
/** In a small catalog every word is in a large part of it. */
const COMMON_FROM = 20

export class WordCounts {
  readonly #contents = new Map<string, number>()
  /** Contents counted. */
  size = 0

  /** Counts one content's distinct words: in with 1, out with -1. */
  count(words: ReadonlySet<string>, by: 1 | -1): void {
    this.size += by
    for (const word of words) {
      const left = (this.#contents.get(word) ?? 0) + by
      if (left > 0) this.#contents.set(word, left)
      else this.#contents.delete(word)
    }
  }

  has(word: string): boolean {
    return this.#contents.has(word)
  }

  isCommon(word: string): boolean {
    const count = this.#contents.get(word) ?? 0
    return count >= COMMON_FROM && count > COMMON_PART * this.size
  }

  /** How rare a word is: ln(1 + (N − n + ½) / (n + ½)), as BM25 has it (Robertson and Zaragoza 2009); more than 0. */
  rarity(word: string): number {
    const count = this.#contents.get(word) ?? 0
    return Math.log(1 + (this.size - count + 0.5) / (count + 0.5))
  }
}
