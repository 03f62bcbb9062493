/** The map of the catalogue: faded marks for all works, framed ones for those that shaped the taste, a ring for it. */
import { dot, plot, text } from '@observablehq/plot'
import type { ProfileView } from 'docent'
import { centreOf, type NearWork } from '../taste-map/taste-place.ts'
import { labelsWithRoom, type MapLabel } from './map-labels.ts'
import layout from '../taste-map/taste-map.json'
import type { Museum } from '../museum.ts'
import { tagWords } from '../tag-words.ts'
import { titleOf } from '../museum.ts'

export interface MapFacts {
  readonly museum: Museum
  readonly profile: ProfileView
  readonly near: readonly NearWork[]
}

interface Mark {
  readonly id: string
  readonly x: number
  readonly y: number
  readonly colour: string
}

/** Below this width the sheet is square: there is more height than width to spare. */
const WIDE = 500
const WIDE_RATIO = 0.72
const MARK_RADIUS = 3.2
const SHAPING_RADIUS = 5.5
const RING_RADIUS = 16
/** Works named on the map, those that shaped the taste most. */
const NAMED = 3
const NAME_LENGTH = 24
/** From a mark up to its name, in px. */
const LIFT = 14

const places: ReadonlyMap<string, readonly [number, number]> = new Map(
  Object.entries(layout.places).map(([id, [x = 0, y = 0]]) => [id, [x, y]]),
)

export function mapChart({ museum, profile, near }: MapFacts, width: number): SVGElement | HTMLElement {
  const height = Math.round(width * (width < WIDE ? 1 : WIDE_RATIO))
  const side = Math.min(width, height)
  const marks = [...museum.works.keys()].flatMap((id) => markOf(museum, id) ?? [])
  const shaping = profile.positives.flatMap(({ contentId }) => markOf(museum, contentId) ?? [])
  const centre = centreOf(near, (id) => places.get(id))
  const titles = shaping
    .slice(0, NAMED)
    .map(({ id, x, y }) => ({ x, y: y + LIFT / side, words: shortened(titleOf(museum, id)) }))
  const ring = centre ? [{ x: centre[0], y: centre[1], words: 'ring' }] : []
  const regions = layout.names.map(({ tag, x, y }) => ({ x, y, words: tagWords(tag) }))
  const labels = labelsWithRoom([...ring, ...titles, ...regions], side)
  const halo = { x: 'x', y: 'y', text: 'words', stroke: 'var(--paper)', strokeWidth: 4 } as const
  return plot({
    width,
    height,
    margin: RING_RADIUS,
    x: { axis: null, domain: [0, 1] },
    y: { axis: null, domain: [0, 1] },
    color: { type: 'identity' },
    marks: [
      dot(marks, { x: 'x', y: 'y', r: MARK_RADIUS, fill: 'colour', fillOpacity: 0.55, symbol: 'square' }),
      text(only(labels, regions), { ...halo, fill: 'var(--quiet)', fontFamily: 'var(--serif)', fontSize: 15 }),
      dot(shaping, {
        x: 'x',
        y: 'y',
        r: SHAPING_RADIUS,
        fill: 'colour',
        stroke: 'var(--ink)',
        strokeWidth: 1.5,
        symbol: 'square',
      }),
      text(only(labels, titles), { ...halo, fill: 'var(--ink)' }),
      dot(centre ? [centre] : [], { r: RING_RADIUS, stroke: 'var(--accent)', strokeWidth: 2.5 }),
    ],
  })
}

function only(labels: readonly MapLabel[], kind: readonly MapLabel[]): readonly MapLabel[] {
  return labels.filter((label) => kind.includes(label))
}

function markOf(museum: Museum, id: string): Mark | undefined {
  const place = places.get(id)
  return place && { id, x: place[0], y: place[1], colour: museum.plates.colourOf(id) }
}

function shortened(title: string): string {
  return title.length <= NAME_LENGTH ? title : `${title.slice(0, NAME_LENGTH - 1).trimEnd()}…`
}
