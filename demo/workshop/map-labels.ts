/** Which names a map has room for: the first keep their place, a later one that would lie over them, or over the edge, is left out. */

export interface MapLabel {
  readonly x: number
  readonly y: number
  readonly words: string
}

/** Of the map's 12 px type: the mean width of a letter and the height of a line, in px. */
const LETTER_PX = 6.6
const LINE_PX = 17

/** `side`: px of one sheet unit. Labels are centred on their place; the order is the order of importance. */
export function labelsWithRoom(labels: readonly MapLabel[], side: number): readonly MapLabel[] {
  const kept: MapLabel[] = []
  for (const label of labels) {
    const half = (LETTER_PX * label.words.length) / 2
    const inside = label.x * side > half && (1 - label.x) * side > half
    const free = kept.every((other) => {
      const apart = (LETTER_PX * (label.words.length + other.words.length)) / 2
      return Math.abs(label.x - other.x) * side > apart || Math.abs(label.y - other.y) * side > LINE_PX
    })
    if (inside && free) kept.push(label)
  }
  return kept
}
