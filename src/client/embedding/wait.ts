/** Wait: a pause that can be cut short. */

export class Wait {
  #wake: (() => void) | undefined

  /** Resolves after `ms`, at `end`, or at once where `signal` is aborted already. Never rejects. One at a time. */
  async begin(ms: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return
    let timer: ReturnType<typeof setTimeout> | undefined
    await new Promise<void>((resolve) => {
      this.#wake = resolve
      timer = setTimeout(resolve, ms)
    })
    clearTimeout(timer)
    this.#wake = undefined
  }

  /** Does nothing when nobody waits. */
  end(): void {
    this.#wake?.()
  }
}
