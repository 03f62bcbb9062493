/** Marks that lie under what stands in a picture. */
import { difference } from './colour.ts'
import { dashed, faded, line } from './markup.ts'
import { join } from './path-data.ts'
import { type Picture, between } from './picture.ts'
import { lit } from './plate-colours.ts'

interface Strokes {
  /** Plate units. */
  readonly thick: number
  readonly dashes: string
  /** Length of a run of strokes, how far it may bow, and how far it may turn (radians). */
  readonly long: number
  readonly bow: number
  readonly turn: number
}

const RUNS = 8

/** Marks that lie under what stands in the picture: brush, dot and burin; '' for any other hand. About 600 bytes. */
export function drawStrokes(picture: Picture): string {
  const { record, width, height, colours } = picture
  const level = Math.round(Math.min(0.9, Math.max(0.12, record.horizon)) * height)
  switch (record.hand) {
    case 'dabs':
      return dabs(picture, { thick: 3.6, dashes: '10 6 14 7', long: 38, bow: 6, turn: 0.3 })
    case 'swirl':
      return dabs(picture, { thick: 3, dashes: '16 5 22 6', long: 88, bow: 38, turn: 0.25 })
    case 'dots':
      return dots(picture, level)
    case 'hatch':
      return faded(
        0.3,
        burin(colours.dark, width, 0, level, '.8 4.4') + burin(colours.dark, width, level, height, '.8 2.6'),
      )
    default:
      return ''
  }
}

/** Brush marks in short runs along the picture's axis: lights, darks, and the palette's quietest neighbour of the ground. */
function dabs(
  { record, width, height, colours, random }: Picture,
  { thick, dashes, long, bow, turn }: Strokes,
): string {
  const lean =
    record.axis === 'diagonal-right'
      ? -0.5
      : record.axis === 'diagonal-left'
        ? 0.5
        : record.axis === 'vertical'
          ? 1.2
          : 0.1
  const neighbour =
    [...colours.palette]
      .filter((colour) => difference(colour, colours.ground) > 0.06)
      .sort((one, other) => difference(one, colours.ground) - difference(other, colours.ground))[0] ?? colours.accent
  const sweep = (tone: string, runs: number, wide: number, opacity: number): string => {
    let data = ''
    for (let run = 0; run < runs; run += 1) {
      const angle = lean + between(random, -turn, turn)
      const across = Math.round(Math.cos(angle) * long)
      const down = Math.round(Math.sin(angle) * long)
      const x = Math.round(random() * width - across / 2)
      const y = Math.round((height * (run + random())) / runs - down / 2)
      data += `M${join([x, y])}q${join([Math.round(across / 2), Math.round(down / 2 + between(random, -bow, bow)), across, down])}`
    }
    return faded(opacity, line(tone, wide, data, dashes))
  }
  return (
    sweep(colours.light, RUNS, thick, 0.3) +
    sweep(colours.dark, RUNS, thick * 0.8, 0.22) +
    sweep(neighbour, RUNS - 2, thick, 0.6)
  )
}

/** Touches of pure colour in close rows, each row begun a little farther along. */
function dots({ width, height, colours, random }: Picture, level: number): string {
  const rows = (top: number, bottom: number, tone: string, gap: number): string => {
    let data = ''
    for (let y = top + 4; y < bottom; y += 11)
      data += `M${-Math.round(random() * 12)} ${Math.round(y + random() * 5)}H${Math.round(width)}`
    return line(tone, 3, data, `0 ${gap}`)
  }
  const [first = colours.dark, second = colours.light, third = colours.accent] = colours.palette
  return faded(
    0.6,
    rows(0, level, lit(colours, colours.ground), 8) +
      rows(0, level, second, 17) +
      rows(level, height, lit(colours, first), 9) +
      rows(level, height, third, 19),
  )
}

/** Level lines between two heights, as one dashed stroke. */
export function burin(colour: string, width: number, top: number, bottom: number, dashes: string): string {
  return dashed(colour, Math.round(width), dashes, `M${Math.round(width / 2)} ${top}V${Math.round(bottom)}`)
}
