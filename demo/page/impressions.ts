/** Impressions: lets Docent note which works of the wall were really in view, each once while it hangs there. */
import type { Docent, Unobserve } from 'docent'

export class Impressions {
  readonly #docent: Docent
  readonly #watched = new Map<string, { readonly element: Element; readonly end: Unobserve }>()

  constructor(docent: Docent) {
    this.#docent = docent
  }

  /**
   * Watches the cards in `root`. A card that stays keeps its watch, also in a newer list: a work that was seen and still
   * hangs there is not seen anew.
   */
  follow(root: ParentNode, recommId: string | undefined): void {
    const cards = new Map<string, Element>()
    for (const card of root.querySelectorAll<HTMLElement>('.card')) cards.set(card.dataset['work'] ?? '', card)
    for (const [contentId, { element, end }] of this.#watched) {
      if (cards.get(contentId) === element) continue
      end()
      this.#watched.delete(contentId)
    }
    for (const [contentId, element] of cards) {
      if (this.#watched.has(contentId)) continue
      const list = recommId === undefined ? {} : { recommId }
      this.#watched.set(contentId, {
        element,
        end: this.#docent.observe(element, { contentId, dwell: false, ...list }),
      })
    }
  }
}
