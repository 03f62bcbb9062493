/** Asks before everything is forgotten. */
import { html, type TemplateResult } from 'lit/html.js'
import type { App } from './app.ts'
import { forgetVisit } from '../actions/forget-visit.ts'

export function resetView(app: App): TemplateResult {
  return html`<section class="ask-sheet" aria-labelledby="reset-title">
    <h2 id="reset-title" class="why-title" tabindex="-1">Forget this visit?</h2>
    <p>
      Every look, everything learned from it and everything you chose will be erased from this device. It cannot be
      taken back.
    </p>
    <div class="work-ways">
      <button class="outline" @click=${() => app.update({ asksReset: false })}>Keep it</button>
      <button class="solid" data-act="forget" @click=${() => forgetVisit(app)}>Forget it</button>
    </div>
  </section>`
}
