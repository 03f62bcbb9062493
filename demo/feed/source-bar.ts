/** Where the works of the feed were found: one thin bar of three parts, each named and counted below it. */
import { html, type TemplateResult } from 'lit/html.js'
import type { Recommendation } from 'docent'

/** In the order of the bar. `words`: what it means to a visitor; `name`: what it is called. */
const SOURCES = [
  { source: 'InNetwork', name: 'In network', words: 'whom you follow' },
  { source: 'Graph', name: 'Graph', words: 'around them' },
  { source: 'OutOfNetwork', name: 'Out of network', words: 'beyond' },
] as const

export function sourceBar({ items }: Recommendation): TemplateResult {
  const counted = SOURCES.map((one) => ({
    ...one,
    count: items.filter(({ generatedBy }) => generatedBy === one.source).length,
  }))
  return html`<div class="sources">
    <div class="sources-bar" aria-hidden="true">
      ${counted.map(({ source, count }) => html`<span data-part=${source} style="flex-grow: ${count}"></span>`)}
    </div>
    <ul class="sources-names plain" aria-label="Where these works were found">
      ${counted.map(
        ({ source, name, words, count }) =>
          html`<li data-source=${source} data-count=${count}>
            <span class="sources-key" data-part=${source} aria-hidden="true"></span>
            <span><b>${count}</b> ${name}<small>, ${words}</small></span>
          </li>`,
      )}
    </ul>
  </div>`
}
