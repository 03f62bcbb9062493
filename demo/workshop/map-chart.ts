/** The map of the catalogue: faded marks for all works, framed ones for those that shaped the taste, a ring for it. */
import { dot, plot, text } from '@observablehq/plot'
import type { ProfileView } from 'docent'
import { centreOf, type NearWork } from '../taste-map/taste-place.ts'
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

const RATIO = 0.72
const MARK_RADIUS = 3.2
const SHAPING_RADIUS = 5.5
const RING_RADIUS = 16
/** Works named on the map: more would lie over each other. */
const NAMED = 3
const NAME_LENGTH = 28
/** Names of regions, in px. */
const NAME_SIZE = 15

const places: ReadonlyMap<string, readonly [number, number]> = new Map(
  Object.entries(layout.places).map(([id, [x = 0, y = 0]]) => [id, [x, y]]),
)

export function mapChart({ museum, profile, near }: MapFacts, width: number): SVGElement | HTMLElement {
  const marks = [...museum.works.keys()].flatMap((id) => markOf(museum, id) ?? [])
  const shaping = profile.positives.flatMap(({ contentId }) => markOf(museum, contentId) ?? [])
  const centre = centreOf(near, (id) => places.get(id))
  return plot({
    width,
    height: Math.round(width * RATIO),
    margin: RING_RADIUS,
    x: { axis: null },
    y: { axis: null },
    color: { type: 'identity' },
    marks: [
      dot(marks, { x: 'x', y: 'y', r: MARK_RADIUS, fill: 'colour', fillOpacity: 0.55, symbol: 'square' }),
      text(layout.names, {
        x: 'x',
        y: 'y',
        text: ({ tag }: { readonly tag: string }) => tagWords(tag),
        fill: 'var(--quiet)',
        fontSize: NAME_SIZE,
        fontFamily: 'var(--serif)',
        stroke: 'var(--paper)',
        strokeWidth: 5,
      }),
      dot(shaping, {
        x: 'x',
        y: 'y',
        r: SHAPING_RADIUS,
        fill: 'colour',
        stroke: 'var(--ink)',
        strokeWidth: 1.5,
        symbol: 'square',
      }),
      text(shaping.slice(0, NAMED), {
        x: 'x',
        y: 'y',
        text: ({ id }: Mark) => shortened(titleOf(museum, id)),
        dy: -14,
        fill: 'var(--ink)',
        stroke: 'var(--paper)',
        strokeWidth: 4,
      }),
      dot(centre ? [centre] : [], { r: RING_RADIUS, stroke: 'var(--accent)', strokeWidth: 2.5 }),
    ],
  })
}

function markOf(museum: Museum, id: string): Mark | undefined {
  const place = places.get(id)
  return place && { id, x: place[0], y: place[1], colour: museum.plates.colourOf(id) }
}

function shortened(title: string): string {
  return title.length <= NAME_LENGTH ? title : `${title.slice(0, NAME_LENGTH - 1).trimEnd()}…`
}
