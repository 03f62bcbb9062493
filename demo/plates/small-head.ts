/** The head of a small figure: an oval of flesh on a neck, and what is worn on it. */
import { disc, ellipse, fill, tidy } from './markup.ts'
import type { Touch } from './draw-thing.ts'

export interface HeadPlace {
  readonly x: number
  readonly y: number
  readonly r: number
  readonly mirrored: boolean
}

/**
 * Markup of a head; the first covering among `words` is drawn (veil, hood, turban, hat, tophat, cone, crown, mitre,
 * helmet, long, bun, beard, bald), and "halo" behind it. Without one: short hair. Drawn facing right unless mirrored.
 */
export function drawSmallHead(touch: Touch, words: readonly string[], place: HeadPlace, tones: Record<string, string>): string {
  const has = (word: string): boolean => words.includes(word)
  if (has('headless')) return ''
  const { x, y, r } = place
  // A head's own "left" turns it against its body.
  const facing = words.filter((word) => word === 'left').length % 2 === 1 ? -1 : 1
  const at = (across: number, down: number): string => `${tidy(x + facing * across * r)} ${tidy(y + down * r)}`
  const curve = (...points: readonly [number, number, number, number, number, number]): string =>
    `C${at(points[0], points[1])} ${at(points[2], points[3])} ${at(points[4], points[5])}`
  const ring = (...points: readonly (readonly [number, number])[]): string => `M${points.map(([across, down]) => at(across, down)).join('L')}z`
  const { colours } = touch
  const flesh = tones['f'] ?? colours.flesh
  const shade = tones['k'] ?? colours.dark
  const hair = tones['h'] ?? colours.dark
  const cloth = has('white') ? colours.light : (tones['b'] ?? hair)
  const neck = ring([-0.45, 0.3], [0.4, 0.6], [0.45, 1.75], [-0.6, 1.75])
  const egg = `M${at(-0.75, -0.1)}${curve(-0.75, -1.3, 0.8, -1.25, 0.8, -0.1)}${curve(0.8, 0.6, 0.5, 1.15, 0.15, 1.15)}${curve(-0.3, 1.1, -0.75, 0.6, -0.75, -0.1)}z`
  const face = (has('halo') ? disc(tones['q'] ?? colours.accent, x, y - r * 0.1, r * 1.9) : '') + fill(flesh, neck + egg)
  const crop = fill(hair, `M${at(0.8, -0.5)}${curve(0.6, -1.5, -0.9, -1.6, -1, -0.1)}${curve(-1, 0.3, -0.85, 0.6, -0.6, 0.7)}${curve(-0.45, 0.2, -0.4, -0.3, 0, -0.55)}${curve(0.3, -0.7, 0.6, -0.65, 0.8, -0.5)}z`)
  if (has('bald')) return face
  if (has('veil') || has('hood'))
    return `${face}${fill(cloth, `M${at(0.75, -0.75)}${curve(0.3, -1.8, -1.4, -1.5, -1.3, 0.2)}${curve(-1.3, 1.2, -1.5, 1.8, -1.9, 2.8)}L${at(0.9, 2.8)}${curve(0.3, 1.8, -0.3, 1.2, -0.3, 0.4)}${curve(-0.3, -0.3, 0.2, -0.7, 0.75, -0.75)}z`)}`
  if (has('turban')) return face + ellipse(tones['l'] ?? hair, x - facing * 0.1 * r, y - 0.85 * r, r * 1.2, r * 0.6)
  if (has('hat')) return face + fill(hair, ring([-1.7, -0.4], [1.7, -0.55], [0.85, -0.85], [0.6, -1.6], [-0.7, -1.6], [-0.9, -0.8]))
  if (has('tophat')) return face + fill(hair, ring([-1.2, -0.5], [1.2, -0.6], [0.75, -0.8], [0.8, -2.4], [-0.7, -2.4], [-0.75, -0.75]))
  if (has('cone')) return face + fill(tones['s'] ?? hair, ring([-0.9, -0.4], [0.9, -0.5], [-0.2, -2.8]))
  if (has('crown')) return `${face}${crop}${fill(colours.accent, ring([-0.9, -0.6], [-1, -1.6], [-0.4, -1.2], [0, -1.9], [0.4, -1.2], [1, -1.6], [0.9, -0.6]))}`
  if (has('mitre')) return face + fill(tones['l'] ?? hair, ring([-0.8, -0.4], [-0.9, -1.4], [0, -2.5], [0.9, -1.4], [0.8, -0.4]))
  if (has('helmet')) return face + fill(shade, `M${at(0.9, -0.3)}${curve(0.9, -1.6, -1.2, -1.7, -1.1, 0.8)}L${at(-0.4, 0.8)}L${at(-0.2, -0.3)}z`)
  if (has('long'))
    return face + fill(hair, `M${at(0.8, -0.5)}${curve(0.5, -1.6, -1.1, -1.6, -1.1, 0)}${curve(-1.1, 1, -1.4, 1.8, -1.6, 3)}L${at(-0.3, 2.4)}${curve(-0.5, 1.2, -0.5, 0, 0, -0.5)}${curve(0.3, -0.7, 0.6, -0.65, 0.8, -0.5)}z`)
  if (has('bun')) return face + disc(hair, x - facing * 0.75 * r, y - 0.9 * r, r * 0.5) + crop
  if (has('beard')) return face + crop + fill(hair, `M${at(0.85, 0.2)}${curve(0.9, 1.1, 0.5, 1.8, 0.2, 1.8)}${curve(-0.3, 1.6, -0.6, 1, -0.5, 0.4)}z`)
  return face + crop
}
