/** How the picture was made, laid over what it shows: brush marks, stones, hatching, gold leaf. */
import { difference, mix } from './colour.ts'
import { fill, line, rectangle } from './markup.ts'
import { corner, join, pathData } from './outline.ts'
import { between, type Picture } from './picture.ts'
import { lit, shaded } from './plate-colours.ts'

/** The ground, as every picture begins: a plain field, or leaves of beaten gold. */
export function drawGround({ record, width, height, colours }: Picture): string {
  const field = rectangle(colours.ground, 0, 0, width, height)
  if (record.hand !== 'leaf') return field
  let seams = ''
  for (let at = 34; at < Math.max(width, height); at += 34) seams += `M${at} 0v${Math.round(height)}M0 ${at}h${Math.round(width)}`
  const punched = `M7 7h${Math.round(width - 14)}v${Math.round(height - 14)}h${Math.round(14 - width)}z`
  return `${field}<g opacity=".5">${line(lit(colours, colours.ground), 1, seams)}${line(shaded(colours, colours.ground), 2.4, punched, '0 6')}</g>`
}

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
      return `<g opacity=".3">${burin(colours.dark, width, 0, level, '.8 4.4')}${burin(colours.dark, width, level, height, '.8 2.6')}</g>`
    default:
      return ''
  }
}

/** Markup of what lies over the whole picture: stones, threads, planes, cracks; '' for any other hand. */
export function drawSurface(picture: Picture): string {
  const { record, width, height, colours, random } = picture
  switch (record.hand) {
    case 'tesserae': {
      const rows = Array.from({ length: Math.ceil(height / 8) }, (_, row) => row * 8)
      const grout = mix(colours.ground, colours.dark, 0.6)
      return (
        `<g opacity=".4">${line(grout, 1, rows.map((y) => `M0 ${y}h${Math.round(width)}`).join(''))}` +
        `<path stroke="${grout}" stroke-width="8" stroke-linecap="butt" stroke-dasharray="1 7" d="${rows.map((y, row) => `M${row % 3 ? -4 : 0} ${y + 4}h${Math.round(width) + 4}`).join('')}"/></g>`
      )
    }
    case 'weave':
      return `<g opacity=".2">${burin(colours.dark, width, 0, height, '1 3')}</g>`
    case 'facets':
      return facets(picture)
    case 'wash': {
      let markup = ''
      for (let index = 0; index < 3; index += 1) {
        const x = random() * width
        const y = between(random, 0.15, 0.85) * height
        const tone = index === 1 ? colours.light : colours.dark
        markup += `<ellipse cx="${Math.round(x)}" cy="${Math.round(y)}" rx="${Math.round(between(random, 30, 70))}" ry="${Math.round(between(random, 8, 20))}" fill="${tone}" opacity=".13"/>`
      }
      return markup
    }
    case 'crackle': {
      let data = ''
      for (let index = 0; index < 9; index += 1) data += `M${join([Math.round(random() * width), Math.round(random() * height)])}l${join([Math.round(between(random, -20, 20)), Math.round(between(random, 8, 20)), Math.round(between(random, -16, 16)), Math.round(between(random, 8, 20))])}`
      return `<g opacity=".35">${line(colours.dark, 0.8, data)}</g>`
    }
    default:
      return ''
  }
}

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

/** Brush marks in short runs along the picture's axis: lights, darks, and the palette's quietest neighbour of the ground. */
function dabs({ record, width, height, colours, random }: Picture, { thick, dashes, long, bow, turn }: Strokes): string {
  const lean = record.axis === 'diagonal-right' ? -0.5 : record.axis === 'diagonal-left' ? 0.5 : record.axis === 'vertical' ? 1.2 : 0.1
  const neighbour = [...colours.palette].filter((colour) => difference(colour, colours.ground) > 0.06).sort((one, other) => difference(one, colours.ground) - difference(other, colours.ground))[0] ?? colours.accent
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
    return line(tone, wide, data, dashes).replace('<path', `<path opacity="${opacity}"`)
  }
  return sweep(colours.light, RUNS, thick, 0.3) + sweep(colours.dark, RUNS, thick * 0.8, 0.22) + sweep(neighbour, RUNS - 2, thick, 0.6)
}

/** Touches of pure colour in close rows, each row begun a little farther along. */
function dots({ width, height, colours, random }: Picture, level: number): string {
  const rows = (top: number, bottom: number, tone: string, gap: number): string => {
    let data = ''
    for (let y = top + 4; y < bottom; y += 11) data += `M${-Math.round(random() * 12)} ${Math.round(y + random() * 5)}H${Math.round(width)}`
    return line(tone, 3, data, `0 ${gap}`)
  }
  const [first = colours.dark, second = colours.light, third = colours.accent] = colours.palette
  return `<g opacity=".6">${rows(0, level, lit(colours, colours.ground), 8)}${rows(0, level, second, 17)}${rows(level, height, lit(colours, first), 9)}${rows(level, height, third, 19)}</g>`
}

/** Level lines between two heights, as one dashed stroke. */
function burin(colour: string, width: number, top: number, bottom: number, dashes: string): string {
  return `<path stroke="${colour}" stroke-width="${Math.round(width)}" stroke-linecap="butt" stroke-dasharray="${dashes}" d="M${Math.round(width / 2)} ${top}V${Math.round(bottom)}"/>`
}

function facets({ width, height, colours, random }: Picture): string {
  let markup = ''
  for (let index = 0; index < 9; index += 1) {
    const x = random() * width
    const y = random() * height
    const reach = between(random, 22, 52)
    const angle = random() * Math.PI
    const at = (turn: number, far: number): ReturnType<typeof corner> => corner(x + Math.cos(angle + turn) * reach * far, y + Math.sin(angle + turn) * reach * far)
    const tone = colours.palette[index % colours.palette.length] ?? colours.light
    markup += fill(tone, pathData([at(0, 1), at(1.9, 0.7), at(3.4, 1), at(4.9, 0.5)]), 0.5)
  }
  return markup
}

/** A plain border inside a picture's edge. */
export function border(colour: string, width: number, height: number, inset: number, thick: number): string {
  return (
    rectangle(colour, inset, inset, width - 2 * inset, thick) +
    rectangle(colour, inset, height - inset - thick, width - 2 * inset, thick) +
    rectangle(colour, inset, inset, thick, height - 2 * inset) +
    rectangle(colour, width - inset - thick, inset, thick, height - 2 * inset)
  )
}
