/** The workshop: how the guide came to its list, one panel at a time. Loaded after the works are on the wall. */
import { html, type TemplateResult } from 'lit/html.js'
import type { App } from '../page/app.ts'
import type { Panel } from '../page/state.ts'
import { catalogPanel } from '../own-catalog/catalog-panel.ts'
import { curatorPanel } from '../curator/curator-panel.ts'
import { eventsPanel } from './visit-panel.ts'
import { kernelPanel } from '../kernel/kernel-panel.ts'
import { measureScan } from '../kernel/measure-scan.ts'
import { mapPanel } from './map-panel.ts'
import { noteView } from '../page/note-view.ts'
import { requestPanel } from './request-panel.ts'
import { requestsPanel } from './ledger-panel.ts'
import { storagePanel } from './storage-panel.ts'
import { tastePanel } from './taste-panel.ts'
import { turnTabs } from './turn-tabs.ts'

interface PanelEntry {
  readonly panel: Panel
  readonly words: string
  readonly view: (app: App) => TemplateResult
}

const PANELS: readonly PanelEntry[] = [
  { panel: 'taste', words: 'Your taste', view: tastePanel },
  { panel: 'map', words: 'Your place', view: mapPanel },
  { panel: 'request', words: 'The last list', view: requestPanel },
  { panel: 'visit', words: 'Your visit', view: eventsPanel },
  { panel: 'catalog', words: 'Your own catalogue', view: catalogPanel },
  { panel: 'curator', words: 'The curator’s corner', view: curatorPanel },
  { panel: 'kernel', words: 'The kernel', view: kernelPanel },
  { panel: 'storage', words: 'What is kept', view: storagePanel },
  { panel: 'requests', words: 'Requests', view: requestsPanel },
]

export function workshopView(app: App): TemplateResult {
  const current = PANELS.find(({ panel }) => panel === app.state.panel) ?? PANELS[0]
  return html`<main id="main" class="workshop" tabindex="-1">
    <div class="workshop-side">
      <h2 class="shelf-title" tabindex="-1">The workshop</h2>
      <div class="tabs" role="tablist" aria-label="Workshop" aria-orientation="vertical" @keydown=${turnTabs}>
        ${PANELS.map((entry) => tab(app, entry))}
      </div>
      ${noteView(app)}
    </div>
    <section id="panel" class="panel" role="tabpanel" tabindex="0" aria-labelledby=${`tab-${current?.panel ?? ''}`}>
      ${current?.view(app)}
    </section>
  </main>`
}

function tab(app: App, { panel, words }: PanelEntry): TemplateResult {
  const selected = app.state.panel === panel
  return html`<button
    class="tab"
    id="tab-${panel}"
    role="tab"
    aria-selected=${selected ? 'true' : 'false'}
    aria-controls="panel"
    tabindex=${selected ? 0 : -1}
    @click=${() => turnTo(app, panel)}
  >
    <span>${words}</span>
  </button>`
}

/** The kernel is measured when it is first looked at. */
function turnTo(app: App, panel: Panel): void {
  app.update({ panel })
  if (panel === 'kernel' && app.state.scans.length === 0) void measureScan(app)
}
