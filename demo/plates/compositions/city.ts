/** Built places: a street drawn to a vanishing point, a wall of windows, a court, a quay. */
import { mix } from '../colour.ts'
import { drawGround } from '../ground.ts'
import { dashed, fill, line, rectangle } from '../markup.ts'
import { corner } from '../outline.ts'
import { join, pathData } from '../path-data.ts'
import type { Composition, Picture } from '../picture.ts'
import { drawThings, isSpread } from '../place-things.ts'
import { apart, lit, shaded } from '../plate-colours.ts'
import { SPREADS } from '../spreads/spreads.ts'
import { drawStrokes } from '../strokes.ts'
import { chooseFrom } from '../words.ts'
import { floorColour } from './backdrop.ts'

type Place = (picture: Picture, level: number, tones: readonly string[]) => string

const PLACES: Readonly<Record<string, Place>> = {
  // Two rows of houses running to a vanishing point.
  street: ({ width, height, colours, record }, level, tones) => {
    const vanish = width * (record.axis === 'diagonal-left' ? 0.36 : record.axis === 'diagonal-right' ? 0.64 : 0.5)
    const row = (side: -1 | 1): string =>
      [1, 0.62, 0.36, 0.2]
        .map((near, index) => {
          const edge = side < 0 ? 0 : width
          const x = (share: number): number => vanish + (edge - vanish) * share
          const far = near * 0.6
          const rise = (share: number): number => level - (level + 14) * share * (0.86 + 0.1 * (index % 2))
          const drop = (share: number): number => level + (height - level) * 0.55 * share
          const tone = tones[(index + (side > 0 ? 1 : 0)) % Math.min(3, tones.length)] ?? colours.dark
          const face = side < 0 ? tone : shaded(colours, tone)
          const windows = [0.3, 0.55, 0.78]
            .map(
              (floor) =>
                `M${join([Math.round(x(far * 1.12)), Math.round(rise(far) + (drop(far) - rise(far)) * floor * 0.8)])}L${join([Math.round(x(near * 0.94)), Math.round(rise(near) + (drop(near) - rise(near)) * floor * 0.8)])}`,
            )
            .join('')
          return (
            fill(
              face,
              pathData([
                corner(x(near), rise(near)),
                corner(x(far), rise(far)),
                corner(x(far), drop(far)),
                corner(x(near), drop(near)),
              ]),
            ) +
            (index < 2
              ? dashed(mix(face, colours.dark, 0.4), 9 - index * 4, `${6 - index * 2} ${7 - index * 2}`, windows)
              : '')
          )
        })
        .join('')
    return row(-1) + row(1)
  },
  // A front seen square on, floor above floor.
  facade: ({ width, height, colours, record }, level, tones) => {
    const wall = tones[0] ?? colours.dark
    const rows = Math.max(2, Math.min(5, Math.round(2 + record.density * 3)))
    const step = (level - 16) / rows
    let data = ''
    for (let row = 0; row < rows; row += 1) data += `M14 ${Math.round(20 + row * step + step * 0.4)}H${width - 8}`
    return (
      rectangle(wall, 6, 10, width - 12, height) +
      dashed(mix(wall, colours.dark, 0.45), Math.round(step * 0.58), '14 12', data) +
      rectangle(lit(colours, wall), 2, 8, width - 4, 6)
    )
  },
  // An arcade about an open floor.
  court: ({ width, colours }, level, tones) => {
    const wall = tones[0] ?? colours.light
    const hole = mix(wall, colours.dark, 0.62)
    let data = ''
    for (let bay = 0; bay < 5; bay += 1)
      data += `M${8 + bay * 38} ${Math.round(level)}V${Math.round(level * 0.56)}q4-4 4-9q10-3 12-12q2 9 12 12q0 5 4 9V${Math.round(level)}z`
    let lace = ''
    for (let row = 0; row < 3; row += 1) lace += `M6 ${Math.round(level * (0.12 + row * 0.08))}H${width - 6}`
    return (
      rectangle(wall, 0, level * 0.06, width, level * 0.94) +
      line(shaded(colours, wall), 3, lace, '0 6') +
      fill(hole, data) +
      fill(shaded(colours, wall), `M0 ${level * 0.06}l8-8h${width - 16}l8 8z`)
    )
  },
  // A far row of roofs over water.
  quay: (picture, level, tones) =>
    (SPREADS['houses']?.(picture, tones[0] ?? picture.colours.dark, level) ?? '') +
    (SPREADS['sea']?.(picture, mix(picture.colours.ground, tones[1] ?? picture.colours.dark, 0.5), level) ?? ''),
  // Glazed brick in courses.
  courses: (picture, _level, tones) => SPREADS['bricks']?.(picture, tones[0] ?? picture.colours.light, 0) ?? '',
  open: () => '',
}

const BY_AXIS: Readonly<Record<string, string>> = {
  vertical: 'street',
  pyramid: 'street',
  horizontal: 'quay',
  grid: 'facade',
  'diagonal-left': 'street',
  'diagonal-right': 'quay',
  circle: 'court',
}

export const city: Composition = (picture) => {
  const { record, width, height, colours, random } = picture
  const level = record.horizon * height
  const things = record.things ?? []
  const named = things.some((thing) => typeof thing === 'string' && PLACES[thing] !== undefined)
  const { entry, rest } = chooseFrom(
    PLACES,
    named ? record : { ...record, things: [BY_AXIS[record.axis] ?? 'street', ...things] },
    random,
  )
  const tones = apart(colours.palette, [colours.ground], 0.1)
  const sky = rest.filter(
    (thing) =>
      isSpread(thing) &&
      ['clouds', 'stars', 'storm', 'bands', 'glow', 'eddies'].includes(
        typeof thing === 'string' ? (thing.split(' ')[0] ?? '') : '',
      ),
  )
  const others = rest.filter((thing) => !sky.includes(thing))
  const floor = floorColour(picture)
  return (
    drawGround(picture) +
    drawThings(picture, sky, [colours.ground], 1, 1) +
    rectangle(floor, 0, level, width, height - level) +
    (entry?.(picture, level, tones) ?? '') +
    drawStrokes(picture) +
    drawThings(picture, others, [colours.ground, floor], 0.94, 0.2 + 0.5 * record.scale)
  )
}
