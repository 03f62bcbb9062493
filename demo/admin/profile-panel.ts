/** What belongs to the visitor: to take along, to bring, to erase; and where programs ask for the same. */
import { html, type TemplateResult } from 'lit/html.js'
import type { App } from '../page/app.ts'

export function profilePanel(app: App): TemplateResult {
  const { profile } = app.state
  return html`<h3 class="panel-title">The visitor’s own</h3>
    <h4 class="panel-subtitle">Forget</h4>
    <p class="panel-words">
      Erases every event, what was learnt of them, the features with their history, and what was tried. What a house
      learnt of visits that ended stays: it is a sum over visits, and holds nobody.
    </p>
    <p class="admin-way">
      <button class="outline" ?disabled=${!profile} @click=${() => app.update({ asksReset: true })}>
        Forget this visit
      </button>
    </p>
    <h4 class="panel-subtitle">For programs</h4>
    <p class="panel-words">
      The same lists, features and profile by REST, answered in this browser and by no server: the reference lets you
      try each of them, also without a network.
    </p>
    <p class="admin-way"><a class="outline" href="recsys/docs" data-act="rest">Open the REST reference</a></p>`
}
