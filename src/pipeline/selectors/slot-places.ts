/** Which places of a list are for learning. */

/** At most `slots` of every `of` places; `slots` a whole number from 0 to `of`, `of` from 1. */
export interface SlotShare {
  readonly slots: number
  readonly of: number
}

/**
 * [BD19] Places of a page, from 0, that are exploration slots: of each `of` places of the whole list the middles of `slots`
 * equal parts, so 1 of 10 is the sixth of every ten and 2 of 10 the third and the eighth. `before`: items on earlier pages.
 */
export function slotPlaces(before: number, count: number, { slots, of }: SlotShare): readonly number[] {
  const middles = new Set(Array.from({ length: slots }, (_, slot) => Math.floor(((2 * slot + 1) * of) / (2 * slots))))
  return Array.from({ length: count }, (_, place) => place).filter((place) => middles.has((before + place) % of))
}
