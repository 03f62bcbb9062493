/** What the patterns of cloth share. */
import { fill } from '../../markup.ts'
import { bend, corner } from '../../outline.ts'
import { pathData } from '../../path-data.ts'
import type { Picture } from '../../picture.ts'

/** Markup of a pattern that fills the picture. */
export type Pattern = (picture: Picture) => string

/** Squares of one colour as one path, so that a chequered field stays small. */
export function squares(
  picture: Picture,
  columns: number,
  rows: number,
  left: number,
  top: number,
  width: number,
  height: number,
  inner: boolean,
): string {
  const { colours, random } = picture
  const byTone = new Map<string, string>()
  const add = (tone: string, data: string): void => {
    byTone.set(tone, (byTone.get(tone) ?? '') + data)
  }
  const wide = width / columns
  const tall = height / rows
  let marks = ''
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const tone = colours.palette[Math.floor(random() * colours.palette.length)] ?? colours.dark
      const x = Math.round(left + column * wide)
      const y = Math.round(top + row * tall)
      add(tone, `M${x} ${y}h${Math.round(wide - 1)}v${Math.round(tall - 1)}h${-Math.round(wide - 1)}z`)
      if (!inner) continue
      const x1 = Math.round(wide * 0.3)
      const y1 = Math.round(tall * 0.3)
      const kind = Math.floor(random() * 3)
      marks +=
        kind === 0
          ? `M${x + x1} ${y + y1}h${x1}v${y1}h-${x1}z`
          : kind === 1
            ? `M${x} ${y}h${x1}l${x1} ${y1}v${y1}z`
            : `M${x + x1} ${y}h${x1}v${y1 * 3}h-${x1}z`
    }
  }
  let markup = ''
  for (const [tone, data] of byTone) markup += fill(tone, data)
  return markup + (inner ? fill(colours.light, marks, 0.75) : '')
}

export function medallion(x: number, y: number, reach: number, lobes: number, colour: string): string {
  const knots = Array.from({ length: lobes * 2 }, (_, index) => {
    const angle = (index * Math.PI) / lobes
    const far = index % 2 ? reach * 0.74 : reach
    return index % 2
      ? corner(x + Math.sin(angle) * far, y - Math.cos(angle) * far * 1.15)
      : bend(x + Math.sin(angle) * far, y - Math.cos(angle) * far * 1.15)
  })
  return fill(colour, pathData(knots))
}
