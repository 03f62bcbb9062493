/** A page of panels, one at a time: their names in a list of tabs beside them. */
import { html, type TemplateResult } from 'lit/html.js'
import type { App } from '../page/app.ts'
import { turnTabs } from './turn-tabs.ts'

export interface PanelEntry<Name extends string> {
  readonly panel: Name
  readonly words: string
  readonly view: (app: App) => TemplateResult
}

export interface Tabbed<Name extends string> {
  readonly title: string
  readonly panels: readonly PanelEntry<Name>[]
  readonly current: Name
  readonly turnTo: (panel: Name) => void
  /** Below the tabs. */
  readonly beside: TemplateResult
}

export function tabbedView<Name extends string>(app: App, tabbed: Tabbed<Name>): TemplateResult {
  const { title, panels, current, beside } = tabbed
  const shown = panels.find(({ panel }) => panel === current) ?? panels[0]
  return html`<main id="main" class="workshop" tabindex="-1">
    <div class="workshop-side">
      <h2 class="shelf-title" tabindex="-1">${title}</h2>
      <div class="tabs" role="tablist" aria-label=${title} aria-orientation="vertical" @keydown=${turnTabs}>
        ${panels.map((entry) => tab(tabbed, entry))}
      </div>
      ${beside}
    </div>
    <section id="panel" class="panel" role="tabpanel" tabindex="0" aria-labelledby=${`tab-${shown?.panel ?? ''}`}>
      ${shown?.view(app)}
    </section>
  </main>`
}

function tab<Name extends string>(
  { current, turnTo }: Tabbed<Name>,
  { panel, words }: PanelEntry<Name>,
): TemplateResult {
  const selected = current === panel
  return html`<button
    class="tab"
    id="tab-${panel}"
    role="tab"
    aria-selected=${selected ? 'true' : 'false'}
    aria-controls="panel"
    tabindex=${selected ? 0 : -1}
    @click=${() => turnTo(panel)}
  >
    <span>${words}</span>
  </button>`
}
