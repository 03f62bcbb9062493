/** How the picture was made, laid over what it shows: brush marks, stones, hatching, gold leaf. */
import { mix } from './colour.ts'
import { fill, line, rectangle } from './markup.ts'
import { corner, join, pathData } from './outline.ts'
import { between, type Picture } from './picture.ts'
import { lit, shaded } from './plate-colours.ts'

/** Bytes of a path's own attributes, and of one dashed line of brush marks. */
const PATH_BYTES = 85
const LINE_BYTES = 27
const MOST_LINES = 9

/** The ground, as every picture begins: a plain field, or leaves of beaten gold. */
export function drawGround({ record, width, height, colours }: Picture): string {
  const field = rectangle(colours.ground, 0, 0, width, height)
  if (record.hand !== 'leaf') return field
  let seams = ''
  for (let at = 34; at < Math.max(width, height); at += 34) seams += `M${at} 0v${Math.round(height)}M0 ${at}h${Math.round(width)}`
  const punched = `M7 7h${Math.round(width - 14)}v${Math.round(height - 14)}h${Math.round(14 - width)}z`
  return `${field}<g opacity=".5">${line(lit(colours, colours.ground), 1, seams)}${line(shaded(colours, colours.ground), 2.4, punched, '0 6')}</g>`
}

/** Markup of the record's hand, in at most about `room` bytes; '' for a flat hand. */
export function drawSurface(picture: Picture, room: number): string {
  const { record, width, height, colours, random } = picture
  switch (record.hand) {
    case 'dabs':
      return dabs(picture, room, { width: 3.6, dashes: ['9 17 6 23 11 15', '6 21 10 14 7 26'], swing: 9 })
    case 'swirl':
      return dabs(picture, room, { width: 3.2, dashes: ['15 9 10 13', '11 14 17 8'], swing: 34 })
    case 'dots':
      return dabs(picture, room, { width: 4, dashes: ['0 11', '0 13'], swing: 0 })
    case 'tesserae': {
      const rows = Array.from({ length: Math.ceil(height / 8) }, (_, row) => row * 8)
      const grout = mix(colours.ground, colours.dark, 0.6)
      return (
        `<g opacity=".4">${line(grout, 1, rows.map((y) => `M0 ${y}h${Math.round(width)}`).join(''))}` +
        `<path stroke="${grout}" stroke-width="8" stroke-linecap="butt" stroke-dasharray="1 7" d="${rows.map((y, row) => `M${row % 3 ? -4 : 0} ${y + 4}h${Math.round(width) + 4}`).join('')}"/></g>`
      )
    }
    case 'weave':
      return `<g opacity=".2">${stripes(colours.dark, width, height, '1 3')}</g>`
    case 'hatch':
      return `<g opacity=".5"><path stroke="${colours.dark}" stroke-width="${Math.round(height * 0.5)}" stroke-linecap="butt" stroke-dasharray=".7 3.3" d="M0 ${Math.round(height * 0.2)}h${Math.round(width * 0.42)}M0 ${Math.round(height * 0.87)}h${Math.round(width)}"/></g>`
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

/** Level lines over a whole area, as one dashed stroke. */
export function stripes(colour: string, width: number, height: number, dashes: string): string {
  return `<path stroke="${colour}" stroke-width="${Math.round(width)}" stroke-linecap="butt" stroke-dasharray="${dashes}" d="M${Math.round(width / 2)} 0v${Math.round(height)}"/>`
}

interface Strokes {
  readonly width: number
  /** Two dash patterns, so that the two tones do not fall on one another. */
  readonly dashes: readonly [string, string]
  /** How far the lines swing up and down, in plate units. */
  readonly swing: number
}

/** Brush marks: dashed lines that follow the picture, lighter and darker than what they lie on. */
function dabs(picture: Picture, room: number, { width: thick, dashes, swing }: Strokes): string {
  const { width, height, colours, random, record } = picture
  const level = Math.min(0.9, Math.max(0.1, record.horizon)) * height
  const tones = [colours.palette[0] ?? colours.dark, colours.palette[1] ?? colours.light]
  const lines = Math.min(MOST_LINES, Math.floor((room / 4 - PATH_BYTES) / LINE_BYTES))
  if (lines < 2) return ''
  const slope = record.axis === 'diagonal-right' ? -26 : record.axis === 'diagonal-left' ? 26 : 0
  const sweep = (top: number, bottom: number, tone: string, pattern: string): string => {
    let data = ''
    for (let row = 0; row < lines; row += 1) {
      const y = top + ((bottom - top) * (row + random())) / lines
      const half = Math.round(width * 0.55)
      const bow = Math.round(between(random, -swing, swing))
      data += `M${join([-Math.round(random() * 30), Math.round(y)])}q${join([Math.round(half / 2), bow, half, Math.round(slope / 2)])}t${join([half, Math.round(slope / 2)])}`
    }
    return line(tone, thick, data, pattern)
  }
  const above = [lit(colours, colours.ground), shaded(colours, colours.ground)]
  return (
    `<g opacity=".5">` +
    above.map((tone, index) => sweep(0, level, tone, dashes[index] ?? dashes[0])).join('') +
    tones.map((tone, index) => sweep(level, height, index === 0 ? lit(colours, tone) : tone, dashes[index] ?? dashes[0])).join('') +
    '</g>'
  )
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
