/** The head of a small figure: an oval of flesh on a neck, and what is worn on it. */
import { disc, ellipse, fill } from './markup.ts'
import { join, tenths } from './path-data.ts'
import {
  BEARD,
  CONE,
  CROP,
  CROWN,
  FACE,
  HAT,
  HELMET,
  LONG,
  MITRE,
  TOPHAT,
  type Trace,
  VEIL,
} from './shapes/head-traces.ts'
import type { Touch } from './touch.ts'

export interface HeadPlace {
  readonly x: number
  readonly y: number
  readonly r: number
  readonly mirrored: boolean
}

/** From this thrift on, heads of less than this radius in plate units are two discs. */
const PLAIN_THRIFT = 3
const PLAIN_RADIUS = 5

/**
 * Markup of a head; the first covering among `words` is drawn (veil, hood, turban, hat, tophat, cone, crown, mitre,
 * helmet, long, bun, fanhair, beard, bald), and "halo" behind it. Without one: short hair. Faces right unless mirrored.
 */
export function drawSmallHead(
  touch: Touch,
  words: readonly string[],
  place: HeadPlace,
  tones: Record<string, string>,
): string {
  const has = (word: string): boolean => words.includes(word)
  if (has('headless')) return ''
  const { x, y, r } = place
  // A head's own "left" turns it against its body.
  const facing = words.filter((word) => word === 'left').length % 2 === 1 ? -1 : 1
  const draw = (colour: string, trace: Trace): string => fill(colour, traced(trace, x, y, r, facing))
  const { colours } = touch
  const flesh = tones['f'] ?? colours.flesh
  const shade = tones['k'] ?? colours.dark
  const hair = tones['h'] ?? colours.dark
  if (touch.thrift >= PLAIN_THRIFT && r < PLAIN_RADIUS && !has('veil') && !has('halo'))
    return disc(hair, x - facing * 0.3 * r, y - 0.3 * r, r) + disc(flesh, x + facing * 0.15 * r, y + 0.2 * r, r * 0.85)
  const face = (has('halo') ? disc(tones['q'] ?? colours.accent, x, y - r * 0.1, r * 1.9) : '') + draw(flesh, FACE)
  if (has('bald')) return face
  if (has('veil') || has('hood')) return face + draw(has('white') ? colours.light : (tones['b'] ?? hair), VEIL)
  if (has('turban')) return face + ellipse(tones['l'] ?? hair, x - facing * 0.1 * r, y - 0.85 * r, r * 1.2, r * 0.6)
  if (has('hat')) return face + draw(hair, HAT)
  if (has('tophat')) return face + draw(hair, TOPHAT)
  if (has('cone')) return face + draw(tones['s'] ?? hair, CONE)
  if (has('crown')) return face + draw(hair, CROP) + draw(colours.accent, CROWN)
  if (has('mitre')) return face + draw(tones['l'] ?? hair, MITRE)
  if (has('helmet')) return face + draw(shade, HELMET)
  if (has('long')) return face + draw(hair, LONG)
  if (has('fanhair'))
    return (
      disc(hair, x - facing * 0.2 * r, y - 0.9 * r, r * 0.75) +
      ellipse(hair, x, y - 0.3 * r, r * 1.5, r * 0.75) +
      face +
      draw(hair, CROP)
    )
  if (has('bun')) return face + disc(hair, x - facing * 0.75 * r, y - 0.9 * r, r * 0.5) + draw(hair, CROP)
  if (has('beard')) return face + draw(hair, CROP) + draw(hair, BEARD)
  return face + draw(hair, CROP)
}

/** Relative path data in tenths of a unit, which small heads need and larger shapes do not. */
function traced(trace: Trace, x: number, y: number, r: number, facing: -1 | 1): string {
  let penX = 0
  let penY = 0
  let data = ''
  trace.forEach((step, index) => {
    const points: number[] = []
    for (let at = 0; at + 1 < step.length; at += 2)
      points.push(tenths(x + facing * (step[at] ?? 0) * r - penX), tenths(y + (step[at + 1] ?? 0) * r - penY))
    data += (index === 0 ? 'M' : points.length > 2 ? 'c' : 'l') + join(points)
    penX = tenths(penX + (points[points.length - 2] ?? 0))
    penY = tenths(penY + (points[points.length - 1] ?? 0))
  })
  return data
}
