/**
 * PlateHanger: hangs the plates that the page shows. Those drawn before hang at once; new ones are drawn a few a frame, in
 * the order of the page: a plate takes a millisecond or more, a room has forty, and the page must not stand still.
 */
import type { PlateBook } from '../plate-book.ts'

/** Of a frame's 16 ms; the rest is the browser's, for layout and paint. */
const BUDGET_MS = 6

export class PlateHanger {
  readonly #plates: () => PlateBook
  readonly #root: ParentNode
  #waiting = false

  /** `plates`: of the catalog that is open when they are hung. */
  constructor(plates: () => PlateBook, root: ParentNode) {
    this.#plates = plates
    this.#root = root
  }

  /** Call after each drawing of the page. A picture never shows another work's plate, not for one frame. */
  hang(): void {
    const plates = this.#plates()
    let missing = false
    for (const picture of this.#bare()) {
      const { plate = '' } = picture.dataset
      if (plates.has(plate)) this.#hangIn(picture, plate)
      else {
        picture.removeAttribute('src')
        missing = true
      }
    }
    if (missing) this.#drawSoon()
  }

  #drawSoon(): void {
    if (this.#waiting) return
    this.#waiting = true
    requestAnimationFrame(() => {
      this.#waiting = false
      const endsAt = performance.now() + BUDGET_MS
      for (const picture of this.#bare()) {
        if (performance.now() >= endsAt) {
          this.#drawSoon()
          return
        }
        this.#hangIn(picture, picture.dataset['plate'] ?? '')
      }
    })
  }

  #hangIn(picture: HTMLImageElement, contentId: string): void {
    picture.src = this.#plates().sourceOf(contentId)
    picture.dataset['hung'] = contentId
  }

  /** Pictures that do not show the plate they name, in the order of the page. */
  #bare(): readonly HTMLImageElement[] {
    const pictures = [...this.#root.querySelectorAll<HTMLImageElement>('img[data-plate]')]
    return pictures.filter(({ dataset }) => dataset['plate'] !== dataset['hung'])
  }
}
