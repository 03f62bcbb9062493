/** What became of the learnt weights when the facts that they are about were changed. */
import { html, nothing, type TemplateResult } from 'lit/html.js'
import type { ExplorationView } from 'docent'
import { migrationWords } from './migration-words.ts'

export function migrationList({ migrations }: ExplorationView): TemplateResult | typeof nothing {
  if (migrations.length === 0) return nothing
  return html`<ul class="plain migrations">
    ${migrations.map((one) => html`<li>${migrationWords(one, Date.now())}</li>`)}
  </ul>`
}
