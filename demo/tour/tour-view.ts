/** The caption of a watched visit, with the button that stops it. */
import { html, nothing, type TemplateResult } from 'lit/html.js'
import type { App } from '../page/app.ts'
import { stopVisit } from './watch-visit.ts'

/** Inside an open sheet as well as on the page: what lies under a sheet cannot be pressed. */
export function tourView(app: App): TemplateResult | typeof nothing {
  const { tour } = app.state
  if (!tour) return nothing
  return html`<div class="tour" role="status">
    <p>${tour.caption}</p>
    <button class="outline" data-act="stop-visit" @click=${stopVisit}>Stop</button>
  </div>`
}
