/** How the picture was made, laid over what it shows: brush marks, stones, hatching, gold leaf. */
import { mix } from './colour.ts'
import { fill, line, rectangle } from './markup.ts'
import { corner, join, pathData } from './outline.ts'
import { between, type Picture } from './picture.ts'
import { lit, shaded } from './plate-colours.ts'

/** Bytes that one short stroke takes, and one dot. */
const STROKE_BYTES = 13
const DOT_BYTES = 9
/** Bytes of a path's own attributes. */
const PATH_BYTES = 90

/** Markup of the record's hand, in at most about `room` bytes; '' for a flat hand. */
export function drawSurface(picture: Picture, room: number): string {
  const { record, width, height, colours, random } = picture
  switch (record.hand) {
    case 'dabs':
      return dabs(picture, room, () => (record.axis === 'vertical' ? 1.35 : record.axis === 'diagonal-left' ? 0.7 : record.axis === 'diagonal-right' ? -0.6 : 0) + between(random, -0.35, 0.35), 11)
    case 'swirl':
      return dabs(picture, room, (x, y) => Math.sin(x / 26) * 1.2 + Math.cos(y / 22) * 0.8, 13)
    case 'dots':
      return dabs(picture, room, () => 0, 0)
    case 'tesserae': {
      const rows = Array.from({ length: Math.ceil(height / 8) }, (_, row) => row * 8)
      const grout = mix(colours.ground, colours.dark, 0.6)
      return (
        `<g opacity=".4">${line(grout, 1, rows.map((y) => `M0 ${y}h${Math.round(width)}`).join(''))}` +
        `<path fill="none" stroke="${grout}" stroke-width="8" stroke-linecap="butt" stroke-dasharray="1 7" d="${rows.map((y, row) => `M${row % 3 ? -4 : 0} ${y + 4}h${Math.round(width) + 4}`).join('')}"/></g>`
      )
    }
    case 'leaf': {
      let data = ''
      for (let at = 34; at < Math.max(width, height); at += 34) data += `M${at} 0v${Math.round(height)}M0 ${at}h${Math.round(width)}`
      return `<g opacity=".35">${line(lit(colours, colours.ground), 1, data)}${line(shaded(colours, colours.ground), 2.4, `M7 7h${Math.round(width - 14)}v${Math.round(height - 14)}h${Math.round(14 - width)}z`, '0 6')}</g>`
    }
    case 'weave':
      return `<g opacity=".2">${stripes(colours.dark, width, height, '1 3')}</g>`
    case 'hatch':
      return `<g opacity=".5"><path fill="none" stroke="${colours.dark}" stroke-width="${Math.round(height * 0.5)}" stroke-linecap="butt" stroke-dasharray=".7 3.3" d="M0 ${Math.round(height * 0.2)}h${Math.round(width * 0.42)}M0 ${Math.round(height * 0.87)}h${Math.round(width)}"/></g>`
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
  return `<path fill="none" stroke="${colour}" stroke-width="${Math.round(width)}" stroke-linecap="butt" stroke-dasharray="${dashes}" d="M${Math.round(width / 2)} 0v${Math.round(height)}"/>`
}

function dabs(picture: Picture, room: number, slope: (x: number, y: number) => number, long: number): string {
  const { width, height, colours, random, record } = picture
  const level = record.horizon * height
  const above = [lit(colours, colours.ground), shaded(colours, colours.ground)]
  const tones = [...above, ...colours.palette.slice(0, 3)]
  const each = Math.floor((room / tones.length - PATH_BYTES) / (long > 0 ? STROKE_BYTES : DOT_BYTES))
  const count = Math.min(each, Math.round(14 + 16 * record.density))
  if (count < 4) return ''
  const marks = tones.map((tone, index) => {
    let data = ''
    for (let mark = 0; mark < count; mark += 1) {
      const x = random() * width
      const y = index < above.length ? random() * Math.max(level, height * 0.4) : level * 0.6 + random() * (height - level * 0.6)
      const angle = slope(x, y)
      data += `M${join([Math.round(x), Math.round(y)])}`
      data += long === 0 ? 'h0' : `l${join([Math.round(Math.cos(angle) * long), Math.round(Math.sin(angle) * long)])}`
    }
    return line(tone, long === 0 ? 4 : 3.2, data)
  })
  return `<g opacity=".55">${marks.join('')}</g>`
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
