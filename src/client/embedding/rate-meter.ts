/** RateMeter: how fast something has been going of late. */
import { SECOND_MS } from '../../base/time.ts'

/** Steps that count: enough to be steady, few enough to follow a device that slows down. */
const STEPS = 50

export class RateMeter {
  #times: number[] = []

  /** `at`: ms of a clock that never goes back. */
  step(at: number): void {
    this.#times = [...this.#times, at].slice(-STEPS)
  }

  /** Steps a second over the last 50; undefined before the second, or where no time has passed. */
  perSecond(): number | undefined {
    const elapsedMs = (this.#times.at(-1) ?? 0) - (this.#times[0] ?? 0)
    return elapsedMs > 0 ? ((this.#times.length - 1) * SECOND_MS) / elapsedMs : undefined
  }
}
