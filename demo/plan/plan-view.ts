/** The second view: both floors, and the room that was tapped with its works in this visitor's order. */
import { html, nothing, type TemplateResult } from 'lit/html.js'
import type { Room, ScoredCandidate, Venue } from 'docent'
import { factsLine, placeLine } from '../work/fact-words.ts'
import type { App } from '../page/app.ts'
import { floorView } from './floor-view.ts'
import { noteView } from '../page/note-view.ts'
import { openWork } from '../actions/read-work.ts'
import { plateView } from '../work/plate-view.ts'
import { roomWords, titleOf } from '../museum.ts'
import { standIn } from '../actions/state-wishes.ts'

export function planView(app: App): TemplateResult {
  const { venue } = app.museum
  return html`<main id="main" class="plan" tabindex="-1">
    <h2 class="shelf-title" tabindex="-1">The house</h2>
    ${
      venue
        ? html`<p class="plan-words plain">
              Dots are the works of your list, each in the colour of its plate; the thin line is your way so far. Choose
              a room to look in.
            </p>
            <div class="floors">${venue.floors.map((floor) => floorView(app, venue, floor))}</div>
            ${app.state.room === undefined ? listLegend(app) : nothing}`
        : html`<p class="plan-words">This catalogue says nothing of rooms, so there is no plan to draw.</p>`
    }
    ${roomPanel(app, venue)} ${noteView(app, 'bar')}
  </main>`
}

/** The works of the list with the colours of their dots, until a room is looked into. */
function listLegend(app: App): TemplateResult {
  return html`<ol class="legend" aria-label="Where your list hangs">
    ${app.state.shelf?.items.map(
      ({ contentId, content }) =>
        html`<li>
          <button class="legend-work" @click=${() => openWork(app, contentId, app.state.shelf?.recommId)}>
            <svg class="legend-dot" viewBox="0 0 12 12" aria-hidden="true">
              <circle cx="6" cy="6" r="5" fill=${app.museum.plates.colourOf(contentId)} />
            </svg>
            <span>${titleOf(app.museum, contentId)}</span>
            <span class="plain">${content.room === undefined ? 'no room' : roomWords(content.room)}</span>
          </button>
        </li>`,
    )}
  </ol>`
}

function roomPanel(app: App, venue: Venue | undefined): TemplateResult | typeof nothing {
  const room = venue?.rooms.find((one) => one.room === app.state.room)
  if (!room) return nothing
  const { roomList, standing } = app.state
  const here = standing === room.room
  return html`<section class="room-panel" aria-labelledby="room-title">
    <header class="room-head">
      <h3 id="room-title" class="room-title" tabindex="-1"><span class="room-mark">${room.room}</span> ${room.name}</h3>
      <button
        class="outline"
        data-act="stand"
        aria-pressed=${here ? 'true' : 'false'}
        @click=${() => standIn(app, room.room)}
      >
        ${here ? 'Leave this spot' : 'I am standing here'}
      </button>
    </header>
    ${roomList ? roomWorks(app, room, roomList.recommId, roomList.items) : html`<p>The room is being opened.</p>`}
  </section>`
}

function roomWorks(app: App, room: Room, recommId: string, items: readonly ScoredCandidate[]): TemplateResult {
  if (items.length === 0) return html`<p>Room ${room.room} is empty at present.</p>`
  return html`<ol class="room-works">
    ${items.map((item) => roomWork(app, recommId, item))}
  </ol>`
}

function roomWork(app: App, recommId: string, { contentId, content }: ScoredCandidate): TemplateResult {
  const place = app.state.shelf?.items.findIndex((item) => item.contentId === contentId) ?? -1
  return html`<li>
    <button class="room-work" data-act="open" data-work=${contentId} @click=${() => openWork(app, contentId, recommId)}>
      ${plateView(contentId)}
      <span class="neighbour-title">${titleOf(app.museum, contentId)}</span>
      <span class="plain">${factsLine(content)}</span>
      <span class="plain"
        >${placeLine(app.museum, content)}${place < 0 ? nothing : html`<b class="on-list">, no. ${place + 1} on your list</b>`}</span
      >
    </button>
  </li>`
}
