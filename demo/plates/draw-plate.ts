/** Draws a work's plate: a small emblem in its own colours and layout, never a reproduction of it. */
import { lightness, mix } from './colour.ts'
import { COMPOSITIONS } from './compositions/compositions.ts'
import { line, merged, rectangle } from './markup.ts'
import { PLATE, mountOf } from './mount.ts'
import type { Picture } from './picture.ts'
import { plateColours } from './plate-colours.ts'
import type { Edges, PlateRecord } from './plate-record.ts'
import { seededRandom } from './seeded-random.ts'
import { drawSurface } from './surface.ts'
import { MOST_THRIFT } from './thrift.ts'

/** What a plate may take, its size aside: hundreds of them are on one page. Markup is ASCII: a character is a byte. */
const MOST_BYTES = 2960

const TREMBLE: Readonly<Record<Edges, number>> = { crisp: 0.2, soft: 0.7, broken: 1.5 }

/**
 * The plate of `record` as one `<svg>` element: viewBox 0 0 200 200, under 3 KB for every record of the museum, no text,
 * no ids, hidden from assistive technology (the page says in words what the work is and that this is a plate). `size`
 * sets width and height in CSS pixels; without it the plate fills its box. The same record gives the same string for
 * ever. Never throws for a valid record; things that no shape book knows are left out.
 */
export function drawPlate(record: PlateRecord, { size }: { readonly size?: number } = {}): string {
  const drawn = drawWithin(record)
  // The size comes last: it must not decide how much is drawn.
  return size === undefined ? drawn : drawn.replace('<svg', `<svg width="${size}" height="${size}"`)
}

function drawWithin(record: PlateRecord): string {
  for (let thrift = 0; thrift < MOST_THRIFT; thrift += 1) {
    const drawn = drawOnce(record, thrift)
    if (drawn.length <= MOST_BYTES) return drawn
  }
  return drawOnce(record, MOST_THRIFT)
}

function drawOnce(record: PlateRecord, thrift: number): string {
  const colours = plateColours(record)
  const random = seededRandom(record.id)
  const mount = mountOf(record.composition === 'scroll' ? undefined : record.format, colours)
  const picture: Picture = {
    record,
    width: mount.width,
    height: mount.height,
    colours,
    random,
    touch: {
      colours,
      random,
      thrift,
      light: -1,
      tremble: TREMBLE[record.edges],
      hatched: record.hand === 'hatch',
      material: record.composition === 'sculpture',
    },
  }
  const shown = merged(COMPOSITIONS[record.composition](picture))
  const surface = drawSurface(picture)
  const inside = shown + surface
  const placed =
    mount.cover === '' ? inside : `<g transform="translate(${mount.x} ${mount.y})">${inside}</g>${mount.cover}`
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${PLATE} ${PLATE}" aria-hidden="true" fill="none" stroke-linecap="round" stroke-linejoin="round">` +
    `${rectangle(colours.ground, 0, 0, PLATE, PLATE)}${placed}${edge(mount.cover === '' ? colours.ground : mix(colours.ground, '#EDE7DB', 0.6))}</svg>`
  )
}

/** A hairline, so that a pale plate ends on paper and a dark one on ink. */
function edge(ground: string): string {
  const tone = lightness(ground) > 0.5 ? mix(ground, '#1C1A17', 0.22) : mix(ground, '#ECE7DD', 0.2)
  return line(tone, 1.6, 'M.8.8h198.4v198.4H.8z')
}
