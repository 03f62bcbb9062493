/** What the page can promise, and one sentence where this visit cannot be kept. */
import { html, nothing, type TemplateResult } from 'lit/html.js'
import type { App } from './app.ts'

/** Only where the vault, and the model's worker where it runs, have found their own way out closed. */
export function promise(app: App): string {
  const { health, model } = app.state
  const modelOpen = model.state === 'ready' && model.egress === 'open'
  return health?.egress === 'blocked' && !modelOpen
    ? 'The guide runs in this browser, and nothing you look at leaves it.'
    : ''
}

export function storageWords(app: App): TemplateResult | typeof nothing {
  const { storage } = app.state
  if (!storage || storage.durability === 'durable') return nothing
  return html`<p class="plain" data-storage="memory">
    This browser keeps nothing for the page, so the visit ends when you leave it. Everything else works.
  </p>`
}
