/** FeatureStore: what was computed of a visitor, by key: feature values, the state of a bandit. Seed: profile-features. */

/** JSON, so that every adapter gives back what it was given. */
export type StoredJson =
  | null
  | boolean
  | number
  | string
  | readonly StoredJson[]
  | { readonly [key: string]: StoredJson | undefined }

export interface StoredState {
  /** Of the shape of `value`, as its owner counts; a reader that does not know it computes the value anew. */
  readonly version: number
  readonly value: StoredJson
}

export interface FeatureStore {
  /** [PF11] The state kept under this key, or undefined when there is none or it does not parse. */
  get(userId: string, key: string): Promise<StoredState | undefined>
  /** [PF11] Replaces the state as a whole. It need not be on the disk when this settles: it can be computed again. */
  put(userId: string, key: string, state: StoredState): Promise<void>
  /** [PF11] Removes all keys of one user; returns how many there were. Durable when it settles. */
  clear(userId: string): Promise<number>
  close(): void
}
