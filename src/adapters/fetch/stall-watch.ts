/** StallWatch: ends a transfer that is slower than a byte a millisecond for as long as anybody would wait. */

export class StallWatch {
  readonly #ending = new AbortController()
  readonly #timer: ReturnType<typeof setInterval>
  readonly #given: AbortSignal | undefined
  #bytes = 0
  #stalled = false

  /** `given` ends it too. */
  constructor(stallMs: number, given: AbortSignal | undefined) {
    this.#given = given
    given?.addEventListener('abort', this.#abort)
    if (given?.aborted) this.#ending.abort()
    this.#timer = setInterval(() => {
      if (this.#bytes < stallMs) {
        this.#stalled = true
        this.#ending.abort()
      }
      this.#bytes = 0
    }, stallMs)
  }

  get signal(): AbortSignal {
    return this.#ending.signal
  }

  get isStalled(): boolean {
    return this.#stalled
  }

  came(bytes: number): void {
    this.#bytes += bytes
  }

  end(): void {
    clearInterval(this.#timer)
    this.#given?.removeEventListener('abort', this.#abort)
  }

  readonly #abort = (): void => this.#ending.abort()
}
