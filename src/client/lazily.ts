/** Lazily: a part of the client whose code is fetched when it is first needed, so that the first load stays small. */

export class Lazily<Part> {
  readonly #load: () => Promise<Part>
  #opening: Promise<Part> | undefined
  #now: Part | undefined

  constructor(load: () => Promise<Part>) {
    this.#load = load
  }

  /** The part, once it is there. */
  get now(): Part | undefined {
    return this.#now
  }

  /** Rejects where it cannot be had (no network, say); the next call tries again. */
  open(): Promise<Part> {
    this.#opening ??= this.#load().then(
      (part) => (this.#now = part),
      (thrown: unknown) => {
        this.#opening = undefined
        throw thrown
      },
    )
    return this.#opening
  }
}
