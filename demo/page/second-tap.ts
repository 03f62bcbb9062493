/**
 * SecondTap: the second tap of a double tap meant what the first one met. When the first has turned the page under the
 * finger, the second falls on something else: it is swallowed.
 */

/** Longer than any double click that systems accept. */
const DOUBLE_MS = 600

export class SecondTap {
  #turnedAt = -Infinity

  constructor(root: HTMLElement) {
    root.addEventListener('click', (event) => this.#judge(event), { capture: true })
  }

  /** What lies under the finger has just changed. */
  noteTurn(): void {
    this.#turnedAt = performance.now()
  }

  #judge(event: MouseEvent): void {
    if (event.detail < 2 || performance.now() - this.#turnedAt > DOUBLE_MS) return
    event.stopPropagation()
    event.preventDefault()
  }
}
