/** What was made of a file on the way: columns taken for others, ids made up, fields left out. */
import { html, nothing, type TemplateResult } from 'lit/html.js'
import { isWorthTelling, warningWords } from './warning-words.ts'
import type { RecordWarning } from 'docent'

export function warningList(warnings: readonly RecordWarning[]): TemplateResult | typeof nothing {
  const told = warnings.filter(isWorthTelling)
  if (told.length === 0) return nothing
  return html`<h4 class="panel-subtitle">How the file was read</h4>
    <ul class="warnings plain">
      ${told.map((warning) => html`<li>${warningWords(warning)}</li>`)}
    </ul>`
}
