/** Facts by name, one a line. */
import { html, type TemplateResult } from 'lit/html.js'

export type Fact = readonly [name: string, value: string]

export function factList(facts: readonly Fact[]): TemplateResult {
  return html`<dl class="states plain">
    ${facts.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`
}
