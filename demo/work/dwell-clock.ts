/**
 * DwellClock: how long a work has really been looked at. It runs while the page is visible and the visitor has moved,
 * touched, scrolled or typed within the last minute; a hidden tab adds nothing, however long it stays hidden.
 */

/** Reading without touching anything is still looking; a minute of it is probably an empty chair. */
const IDLE_AFTER_MS = 60_000
const MS_PER_SECOND = 1000
const SIGNS_OF_LIFE = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'scroll'] as const

/** What the clock needs of a document. */
export type LookedAt = Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>

export class DwellClock {
  readonly #page: LookedAt
  readonly #now: () => number
  #counted = 0
  #since: number | undefined
  #lastSign: number
  readonly #onSign = (): void => this.#noteSign()
  readonly #onVisibility = (): void => this.#noteVisibility()

  constructor(page: LookedAt, now: () => number) {
    this.#page = page
    this.#now = now
    this.#lastSign = now()
    this.#since = page.visibilityState === 'visible' ? now() : undefined
    for (const sign of SIGNS_OF_LIFE) page.addEventListener(sign, this.#onSign, { passive: true, capture: true })
    page.addEventListener('visibilitychange', this.#onVisibility)
  }

  /** Seconds looked at so far, a fraction included. Never negative, never more than the wall clock. */
  seconds(): number {
    return (this.#counted + this.#running()) / MS_PER_SECOND
  }

  get paused(): boolean {
    return this.#since === undefined || this.#now() - this.#lastSign > IDLE_AFTER_MS
  }

  /** Stops for good and returns the seconds. */
  stop(): number {
    const seconds = this.seconds()
    for (const sign of SIGNS_OF_LIFE) this.#page.removeEventListener(sign, this.#onSign, { capture: true })
    this.#page.removeEventListener('visibilitychange', this.#onVisibility)
    return seconds
  }

  /** Since the clock was last started, up to the moment at which the visitor counts as gone. */
  #running(): number {
    if (this.#since === undefined) return 0
    return Math.max(0, Math.min(this.#now(), this.#lastSign + IDLE_AFTER_MS) - this.#since)
  }

  #noteSign(): void {
    if (this.paused && this.#since !== undefined) {
      this.#counted += this.#running()
      this.#since = this.#now()
    }
    this.#lastSign = this.#now()
  }

  #noteVisibility(): void {
    this.#counted += this.#running()
    const visible = this.#page.visibilityState === 'visible'
    this.#since = visible ? this.#now() : undefined
    if (visible) this.#lastSign = this.#now()
  }
}
