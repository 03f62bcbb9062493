/** TextVectors: vectors of embedded texts, kept so that embedding on the device goes on where it stopped. */

/**
 * Keys are digests of a model's id and a text, so a vector never goes with another model or another text. This is the
 * catalog's side of the device, not the visitor's: `reset()` does not erase it, and nothing that a visitor wrote belongs
 * here.
 */
export interface TextVectors {
  /** [ST18] The vectors of those `keys` that are held, bit for bit; a damaged one counts as absent. Errors: `storage-failed`. */
  get(keys: readonly string[]): Promise<ReadonlyMap<string, Float32Array>>
  /**
   * [ST18] Adds vectors; one whose key is held already replaces the old one. All of them or none. One call for a batch of
   * some dozens, not one for each: IndexedDB is slow by the record. Errors: `storage-failed`.
   */
  put(entries: ReadonlyMap<string, Float32Array>): Promise<void>
  /** Removes all. Errors: `storage-failed`. */
  clear(): Promise<void>
  close(): void
}
