/** The visible pointer of a watched visit. It lies above everything, open sheets included, and catches no clicks. */

const PRESS_MS = 320

export class TourPointer {
  readonly #element: HTMLElement

  constructor(page: Document) {
    this.#element = page.createElement('div')
    this.#element.className = 'tour-pointer'
    this.#element.setAttribute('aria-hidden', 'true')
    // A popover shown later than a dialog lies above it; each move shows it anew.
    this.#element.popover = 'manual'
    page.body.append(this.#element)
  }

  goTo(target: Element): void {
    const { left, top, width, height } = target.getBoundingClientRect()
    this.#raise()
    this.#element.style.translate = `${left + width / 2}px ${top + height / 2}px`
  }

  press(): void {
    this.#element.animate([{ scale: 1 }, { scale: 0.6 }, { scale: 1 }], { duration: PRESS_MS, easing: 'ease-out' })
  }

  remove(): void {
    this.#element.remove()
  }

  #raise(): void {
    if (this.#element.matches(':popover-open')) this.#element.hidePopover()
    this.#element.showPopover()
  }
}
