/** Many people as ranks of shoulders and heads. */
import { fill, line } from './markup.ts'
import { bend, corner } from './outline.ts'
import { join, pathData } from './path-data.ts'
import type { Picture } from './picture.ts'
import { apart, shaded } from './plate-colours.ts'

const MOST_RANKS = 3

/** Markup of a crowd whose heads begin at the horizon; its size follows scale, its number figures and density. */
export function drawCrowd({ record, width, height, colours, random }: Picture, behind: readonly string[]): string {
  const ranks = Math.min(MOST_RANKS, 1 + Math.round(record.density * 2))
  const clothes = apart(colours.palette, [...behind, colours.flesh], 0.1)
  const tall = (0.2 + 0.45 * record.scale) * height
  const radius = tall * 0.085
  let markup = ''
  for (let rank = 0; rank < ranks; rank += 1) {
    const foot =
      height * (record.horizon + (1.02 - record.horizon) * ((rank + 1) / ranks)) - (rank === ranks - 1 ? 0 : tall * 0.1)
    const count = Math.max(3, Math.round(Math.min(9, width / (tall * 0.42))))
    const tones =
      clothes.length > 1 ? clothes : [clothes[0] ?? colours.dark, shaded(colours, clothes[0] ?? colours.dark)]
    const bodies = new Map<string, string>()
    let heads = ''
    let hair = ''
    for (let index = 0; index < count; index += 1) {
      const x = (width * (index + 0.5 + (rank % 2) * 0.5)) / count + (random() - 0.5) * tall * 0.14
      const top = foot - tall * (0.92 + 0.14 * random()) + slopeOf(record.axis, x / width) * height * 0.2
      const half = tall * (0.15 + 0.04 * random())
      const tone = tones[(index * 2 + rank + Math.floor(random() * 2)) % tones.length] ?? colours.dark
      const body = pathData([
        corner(x - half * 1.1, foot),
        bend(x - half, top + tall * 0.32),
        bend(x, top + tall * 0.16),
        bend(x + half, top + tall * 0.32),
        corner(x + half * 1.1, foot),
      ])
      bodies.set(tone, (bodies.get(tone) ?? '') + body)
      heads += `M${join([Math.round(x), Math.round(top + tall * 0.09)])}h0`
      hair += `M${join([Math.round(x - radius * 0.5), Math.round(top + tall * 0.045)])}h${Math.max(1, Math.round(radius * 0.5))}`
    }
    for (const [tone, data] of bodies) markup += fill(tone, data)
    markup += line(colours.dark, radius * 1.7, hair) + line(colours.flesh, radius * 1.8, heads)
  }
  return markup
}

/** How far a rank falls (positive) or rises along the picture. */
function slopeOf(axis: string, share: number): number {
  if (axis === 'diagonal-left') return share - 0.5
  if (axis === 'diagonal-right') return 0.5 - share
  if (axis === 'pyramid') return Math.abs(share - 0.5) - 0.3
  if (axis === 'circle') return 0.2 - Math.abs(share - 0.5)
  return 0
}
