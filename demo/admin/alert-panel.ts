/** What somebody should know of, each once, with the time it was told. */
import { html, type TemplateResult } from 'lit/html.js'
import { alertWords } from './alert-words.ts'
import type { App } from '../page/app.ts'
import { clockWords } from './span-words.ts'
import { inWords } from '../shelf/shelf-changes.ts'

export function alertPanel(app: App): TemplateResult {
  const { alerts, since } = app.state.admin
  return html`<h3 class="panel-title" data-alerts=${alerts.length}>${titleWords(alerts.length)}</h3>
    <p class="panel-words">
      Listed since this page was opened at ${clockWords(since)}. A feature is told of once when its value outlives its
      time, and once when the last record behind it is too old; so is whatever works less well than it could.
    </p>
    ${
      alerts.length === 0
        ? html`<p class="panel-words">All is as it should be.</p>`
        : html`<ol class="alerts">
            ${alerts.map(
              (alert) =>
                html`<li class="alert" data-alert=${alert.about}>
                  <span class="number plain">${clockWords(alert.at)}</span>
                  <span>${alertWords(alert)}</span>
                </li>`,
            )}
          </ol>`
    }`
}

function titleWords(count: number): string {
  if (count === 0) return 'No alerts'
  const words = inWords(count)
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} ${count === 1 ? 'alert' : 'alerts'}`
}
