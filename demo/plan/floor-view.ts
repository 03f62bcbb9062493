/** One floor, drawn in hairlines: rooms to tap, doors as gaps, works of the list as dots, the way walked so far. */
import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit/html.js'
import type { Room, Venue } from 'docent'
import type { Spot, Step } from './spot.ts'
import { spotOf, stretchesOn, walkedSpots } from './walked-path.ts'
import type { App } from '../page/app.ts'
import { moveFocus } from './move-focus.ts'
import { selectRoom } from '../actions/select-room.ts'
import { wallsOf } from './walls.ts'

/** Metres around the floor, so that the outer walls are drawn whole. */
const MARGIN = 0.6
const DOT_METRES = 0.9
const STEP_METRES = 0.4
/** From a room's corner to its number: clear of what hangs along the walls and of what stands in the middle. */
const NUMBER_INSET = { x: 2.6, y: 4 }

export function floorView(app: App, venue: Venue, floor: Venue['floors'][number]): TemplateResult {
  const rooms = venue.rooms.filter((room) => room.floor === floor.floor)
  const spots = walkedSpots(app.museum, app.state.profile)
  const box = `${-MARGIN} ${-MARGIN} ${floor.width + 2 * MARGIN} ${floor.height + 2 * MARGIN}`
  return html`<figure class="floor">
    <figcaption class="plain">${floor.name}</figcaption>
    <svg
      class="floor-plan"
      viewBox=${box}
      role="group"
      aria-label=${`${floor.name}, ${rooms.length} rooms`}
      @keydown=${moveFocus}
    >
      ${rooms.map((room) => roomShape(app, room))}
      ${wallsOf(venue, floor.floor).map(
        ({ x1, y1, x2, y2 }) => svg`<line class="wall" x1=${x1} y1=${y1} x2=${x2} y2=${y2} />`,
      )}
      ${venue.stairs.flat().map((room) => stairsMark(rooms.find((one) => one.room === room)))}
      ${stretchesOn(venue, spots, floor.floor).map(stretch)}
      ${spots.filter((spot) => spot.floor === floor.floor).map(walkedSpot)} ${dots(app, floor.floor)}
    </svg>
  </figure>`
}

function roomShape(app: App, room: Room): SVGTemplateResult {
  const { room: selected, standing, shelf } = app.state
  const recommended = shelf?.items.filter((item) => item.content.room === room.room).length ?? 0
  const label = `Room ${room.room}, ${room.name}${recommended === 0 ? '' : `, ${recommended} of your list`}`
  const choose = (): Promise<void> => selectRoom(app, room.room)
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    void choose()
  }
  return svg`<g
    class="room"
    role="button"
    data-room=${room.room}
    tabindex=${room.room === (selected ?? '1') ? 0 : -1}
    aria-label=${label}
    aria-pressed=${selected === room.room ? 'true' : 'false'}
    @click=${choose}
    @keydown=${onKey}
  >
    <rect class=${standing === room.room ? 'room-floor standing' : 'room-floor'} x=${room.x} y=${room.y} width=${room.width} height=${room.height} />
    <text class="room-number" x=${room.x + NUMBER_INSET.x} y=${room.y + NUMBER_INSET.y}>${room.room}</text>
  </g>`
}

/** Three treads in the corner of a room with stairs. */
function stairsMark(room: Room | undefined): SVGTemplateResult | typeof nothing {
  if (!room) return nothing
  const [right, top] = [room.x + room.width - 1, room.y + 1]
  return svg`<path class="stairs" d="M${right - 4} ${top}h4v2h-4zM${right - 3} ${top}v2M${right - 2} ${top}v2M${right - 1} ${top}v2" />`
}

function stretch(steps: readonly Step[]): SVGTemplateResult {
  return svg`<polyline class="walked" points=${steps.map(({ x, y }) => `${x},${y}`).join(' ')} />`
}

function walkedSpot({ x, y }: Spot): SVGTemplateResult {
  return svg`<circle class="walked-spot" cx=${x} cy=${y} r=${STEP_METRES} />`
}

function dots(app: App, floor: string): readonly SVGTemplateResult[] {
  const spots = (app.state.shelf?.items ?? []).flatMap(({ contentId }) => spotOf(app.museum, contentId) ?? [])
  return spots
    .filter((spot) => spot.floor === floor)
    .map(
      ({ contentId, x, y }) =>
        svg`<circle class="dot" cx=${x} cy=${y} r=${DOT_METRES} fill=${app.museum.plates.colourOf(contentId)} />`,
    )
}
