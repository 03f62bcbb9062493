/** What was made of a file on the way: columns taken for others, ids made up, fields left out. */
import { html, nothing, type TemplateResult } from 'lit/html.js'
import type { RecordWarning } from 'docent'

export function warningList(warnings: readonly RecordWarning[]): TemplateResult | typeof nothing {
  if (warnings.length === 0) return nothing
  return html`<h4 class="panel-subtitle">How the file was read</h4>
    <ul class="warnings plain">
      ${warnings.map(({ message }) => html`<li>${message}.</li>`)}
    </ul>`
}
