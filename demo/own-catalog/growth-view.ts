/** A catalog that is being embedded: how far it is, how fast, and the works that are ready. */
import { html, nothing, type TemplateResult } from 'lit/html.js'
import { repeat } from 'lit/directives/repeat.js'
import type { CatalogStatus, GrowthStatus } from 'docent'
import type { App } from '../page/app.ts'
import { growthWords } from './growth-words.ts'
import { modelWords } from '../search/search-words.ts'
import { openWork } from '../actions/read-work.ts'
import { plateView } from '../work/plate-view.ts'
import { restoreHouse } from './bring-catalog.ts'
import { titleOf } from '../museum.ts'

/** Works shown of those that are ready, the latest first. */
const SHOWN = 24
const HOUSE = 'The Meridian'

/** Once nothing is missing the vault reports no growth any more. */
export function growthView(app: App, { count, growth }: CatalogStatus): TemplateResult {
  const status: GrowthStatus = growth ?? { state: 'done', embedded: count, total: count }
  const { embedded, total, state } = status
  return html`<progress
      class="growth"
      max=${total}
      value=${embedded}
      aria-label="Works that are read for meaning"
    ></progress>
    <p class="panel-words" data-growth=${state} data-embedded=${embedded}>
      ${growthWords(status)}
      ${state === 'done' ? 'Each can be found by meaning, recommended and explained.' : modelWords(app.state.model)}
    </p>
    <p class="own-ways">
      ${state === 'embedding' ? wayButton('pause', 'Pause', () => app.docent.catalog.pause()) : nothing}
      ${state === 'paused' || state === 'waiting' ? wayButton('resume', 'Go on', () => app.docent.catalog.resume()) : nothing}
      <a class="outline" href="#works">See its works</a>
      <button class="outline" data-act="restore" @click=${() => restoreHouse(app)}>Back to ${HOUSE}</button>
    </p>
    <ul class="ready" aria-label="Works that are ready">
      ${repeat(
        readyWorks(app, embedded),
        (id) => id,
        (id) => readyWork(app, id),
      )}
    </ul>`
}

function wayButton(act: string, words: string, press: () => void): TemplateResult {
  return html`<button class="outline" data-act=${act} @click=${press}>${words}</button>`
}

/** Works become ready in the order of their ids, which is the museum's. */
function readyWorks(app: App, embedded: number): readonly string[] {
  return [...app.museum.works.keys()].slice(Math.max(0, embedded - SHOWN), embedded).toReversed()
}

function readyWork(app: App, contentId: string): TemplateResult {
  return html`<li>
    <button class="ready-work" @click=${() => openWork(app, contentId)}>
      ${plateView(contentId)}<span class="neighbour-title">${titleOf(app.museum, contentId)}</span>
    </button>
  </li>`
}
