/** ActiveTime: how long the visitor has been active on this page. Pure: instants are arguments, in ms of one clock. */
import { SECOND_MS } from '../base/time.ts'

/** Without any input for longer, nobody is taken to be looking. */
export const IDLE_AFTER_MS = 30 * SECOND_MS

export class ActiveTime {
  #activeMs = 0
  #countedTo: number
  #lastInputAt: number
  #visible: boolean

  /** Opening the page counts as its first input. */
  constructor(now: number, visible: boolean) {
    this.#countedTo = now
    this.#lastInputAt = now
    this.#visible = visible
  }

  /** [CL11] Ms until `now` in which the page was visible and the last input at most 30 s old. Never falls. */
  at(now: number): number {
    const until = Math.min(now, this.#lastInputAt + IDLE_AFTER_MS)
    return this.#activeMs + (this.#visible ? Math.max(0, until - this.#countedTo) : 0)
  }

  input(now: number): void {
    this.#count(now)
    this.#lastInputAt = now
  }

  setVisible(visible: boolean, now: number): void {
    this.#count(now)
    this.#visible = visible
  }

  #count(now: number): void {
    this.#activeMs = this.at(now)
    this.#countedTo = now
  }
}
