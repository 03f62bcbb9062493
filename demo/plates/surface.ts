/** How the picture was made, laid over what it shows: stones, threads, planes, cracks. */
import { mix } from './colour.ts'
import { dashed, ellipse, faded, fill, line } from './markup.ts'
import { corner } from './outline.ts'
import { join, pathData } from './path-data.ts'
import { type Picture, between } from './picture.ts'
import { burin } from './strokes.ts'

/** Markup of what lies over the whole picture: stones, threads, planes, cracks; '' for any other hand. */
export function drawSurface(picture: Picture): string {
  const { record, width, height, colours, random } = picture
  switch (record.hand) {
    case 'tesserae': {
      const rows = Array.from({ length: Math.ceil(height / 8) }, (_, row) => row * 8)
      const grout = mix(colours.ground, colours.dark, 0.6)
      const joints = rows.map((y, row) => `M${row % 3 ? -4 : 0} ${y + 4}h${Math.round(width) + 4}`).join('')
      const courses = rows.map((y) => `M0 ${y}h${Math.round(width)}`).join('')
      return faded(0.4, line(grout, 1, courses) + dashed(grout, 8, '1 7', joints))
    }
    case 'weave':
      return faded(0.2, burin(colours.dark, width, 0, height, '1 3'))
    case 'facets':
      return facets(picture)
    case 'wash': {
      let markup = ''
      for (let index = 0; index < 3; index += 1) {
        const x = random() * width
        const y = between(random, 0.15, 0.85) * height
        const tone = index === 1 ? colours.light : colours.dark
        markup += faded(
          0.13,
          ellipse(
            tone,
            Math.round(x),
            Math.round(y),
            Math.round(between(random, 30, 70)),
            Math.round(between(random, 8, 20)),
          ),
        )
      }
      return markup
    }
    case 'crackle': {
      let data = ''
      for (let index = 0; index < 9; index += 1)
        data += `M${join([Math.round(random() * width), Math.round(random() * height)])}l${join([Math.round(between(random, -20, 20)), Math.round(between(random, 8, 20)), Math.round(between(random, -16, 16)), Math.round(between(random, 8, 20))])}`
      return faded(0.35, line(colours.dark, 0.8, data))
    }
    default:
      return ''
  }
}

function facets({ width, height, colours, random }: Picture): string {
  let markup = ''
  for (let index = 0; index < 9; index += 1) {
    const x = random() * width
    const y = random() * height
    const reach = between(random, 22, 52)
    const angle = random() * Math.PI
    const at = (turn: number, far: number): ReturnType<typeof corner> =>
      corner(x + Math.cos(angle + turn) * reach * far, y + Math.sin(angle + turn) * reach * far)
    const tone = colours.palette[index % colours.palette.length] ?? colours.light
    markup += fill(tone, pathData([at(0, 1), at(1.9, 0.7), at(3.4, 1), at(4.9, 0.5)]), 0.5)
  }
  return markup
}
