/** The workshop: how the guide came to its list, one panel at a time. Loaded after the works are on the wall. */
import { html, type TemplateResult } from 'lit/html.js'
import { type PanelEntry, tabbedView } from './tabbed-view.ts'
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

const PANELS: readonly PanelEntry<Panel>[] = [
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
  return tabbedView(app, {
    title: 'The workshop',
    panels: PANELS,
    current: app.state.panel,
    turnTo: (panel) => turnTo(app, panel),
    beside: html`<p class="words">
        <a class="word word-quiet" href="#admin"><span>For the house: admin</span></a>
      </p>
      ${noteView(app)}`,
  })
}

/** The kernel is measured when it is first looked at. */
function turnTo(app: App, panel: Panel): void {
  app.update({ panel })
  if (panel === 'kernel' && app.state.scans.length === 0) void measureScan(app)
}
