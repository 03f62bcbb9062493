/** The admin page: what runs behind the lists, for whoever looks after the house. Loaded after the works are on the wall. */
import { html, type TemplateResult } from 'lit/html.js'
import { type PanelEntry, tabbedView } from '../workshop/tabbed-view.ts'
import type { AdminPanel } from './admin-state.ts'
import { alertPanel } from './alert-panel.ts'
import type { App } from '../page/app.ts'
import { experimentPanel } from './experiment-panel.ts'
import { featurePanel } from './feature-panel.ts'
import { keepingPanel } from './keeping-panel.ts'
import { noteView } from '../page/note-view.ts'
import { profilePanel } from './profile-panel.ts'
import { replayPanel } from './replay-panel.ts'
import { trialPanel } from './trial-panel.ts'
import { turnToPanel } from './refresh-admin.ts'

const PANELS: readonly PanelEntry<AdminPanel>[] = [
  { panel: 'features', words: 'Features', view: featurePanel },
  { panel: 'trials', words: 'Trials', view: trialPanel },
  { panel: 'experiments', words: 'Experiments', view: experimentPanel },
  { panel: 'replay', words: 'Replay', view: replayPanel },
  { panel: 'alerts', words: 'Alerts', view: alertPanel },
  { panel: 'keeping', words: 'Storage and health', view: keepingPanel },
  { panel: 'profile', words: 'Export and forget', view: profilePanel },
]

export function adminView(app: App): TemplateResult {
  return tabbedView(app, {
    title: 'Admin',
    panels: PANELS,
    current: app.state.admin.panel,
    turnTo: (panel) => void turnToPanel(app, panel),
    beside: html`<p class="words">
        <a class="word word-quiet" href="#workshop"><span>To the workshop</span></a>
      </p>
      ${noteView(app)}`,
  })
}
