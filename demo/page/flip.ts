/**
 * FLIP: after a list has changed, every card that stayed travels from where it was to where it is, its plate growing or
 * shrinking on the way, and what is new fades in. Off for visitors who ask for less motion. Source: Paul Lewis, "FLIP
 * your animations" (2015).
 */

const TRAVEL_MS = 260
const ARRIVE_MS = 220
const EASE = 'cubic-bezier(0.2, 0.7, 0.2, 1)'

interface Place {
  readonly card: DOMRect
  readonly plateWidth: number
}

export type Places = ReadonlyMap<string, Place>

/** Where every card (`data-flip`) is, by its name. */
export function placesIn(root: ParentNode): Places {
  const places = new Map<string, Place>()
  for (const card of cardsIn(root)) {
    const plateWidth = plateOf(card)?.getBoundingClientRect().width ?? 0
    places.set(card.dataset['flip'] ?? '', { card: card.getBoundingClientRect(), plateWidth })
  }
  return places
}

/** Moves each card from its former place. Cards that were not there before fade in. */
export function travelFrom(before: Places, root: ParentNode): void {
  if (before.size === 0 || matchMedia('(prefers-reduced-motion: reduce)').matches) return
  const after = placesIn(root)
  for (const card of cardsIn(root)) {
    const name = card.dataset['flip'] ?? ''
    const was = before.get(name)
    const is = after.get(name)
    if (!is) continue
    if (!was) card.animate([{ opacity: 0 }, { opacity: 1 }], { duration: ARRIVE_MS, easing: 'ease-out' })
    else if (near(was.card) || near(is.card)) travel(card, was, is)
  }
}

function travel(card: HTMLElement, was: Place, is: Place): void {
  const options = { duration: TRAVEL_MS, easing: EASE }
  const x = was.card.left - is.card.left
  const y = was.card.top - is.card.top
  if (x !== 0 || y !== 0) card.animate([{ transform: `translate(${x}px, ${y}px)` }, { transform: 'none' }], options)
  if (was.plateWidth === is.plateWidth || is.plateWidth === 0) return
  const origin = { transformOrigin: '0 0' }
  const scale = `scale(${was.plateWidth / is.plateWidth})`
  plateOf(card)?.animate(
    [
      { ...origin, transform: scale },
      { ...origin, transform: 'none' },
    ],
    options,
  )
}

/** What is more than a screen away is not worth moving. */
function near({ top, bottom }: DOMRect): boolean {
  return bottom > -innerHeight && top < 2 * innerHeight
}

function cardsIn(root: ParentNode): NodeListOf<HTMLElement> {
  return root.querySelectorAll<HTMLElement>('[data-flip]')
}

function plateOf(card: HTMLElement): HTMLElement | null {
  return card.querySelector<HTMLElement>('.plate')
}
