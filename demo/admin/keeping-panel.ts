/** Storage and health: where everything is kept, how much of it, and whether the workers are well. */
import { html, type TemplateResult } from 'lit/html.js'
import type { DocentHealth } from 'docent'
import { type Fact, factList } from './fact-list.ts'
import type { AdminState } from './admin-state.ts'
import type { App } from '../page/app.ts'
import type { PageState } from '../page/state.ts'

const BYTES_PER_MB = 1_000_000
const MB_PER_GB = 1000

export function keepingPanel(app: App): TemplateResult {
  const { admin, storage } = app.state
  const { health } = admin
  if (!health || !storage) return html`<p>A moment.</p>`
  return html`<h3 class="panel-title">${titleWords(health)}</h3>
    <p class="panel-words">
      One worker holds the visit and has no network; another has the network and knows nothing of the visit. What they
      keep lies in this browser, under this address.
    </p>
    <h4 class="panel-subtitle">Storage</h4>
    ${factList(storageFacts(app.state))}
    <h4 class="panel-subtitle">Health</h4>
    ${factList(healthFacts(health, app.state.catalog))}`
}

function titleWords({ state, because }: DocentHealth): string {
  if (state === 'ready') return 'The vault is well'
  return `The vault is ${state}${because === undefined ? '' : `: ${because}`}`
}

function storageFacts({ storage, profile, admin }: PageState): readonly Fact[] {
  const { counts } = profile ?? {}
  return [
    ['Kept in', storage?.adapter === 'idb' ? 'IndexedDB, over a restart' : 'memory, until the page goes'],
    ['Kept when space runs short', persistedWords(storage?.persisted)],
    ['Space', spaceWords(admin.space)],
    ['Events in use', String(counts?.used ?? 0)],
    ['Events dated ahead of this clock', String(counts?.quarantined ?? 0)],
    ['Events of works not in this catalogue', String(counts?.unknownContent ?? 0)],
    ['Events older than 30 days', String(counts?.expired ?? 0)],
    ['Records that could not be read', String(storage?.corruptRecords ?? 0)],
  ]
}

function persistedWords(persisted: boolean | undefined): string {
  if (persisted === undefined) return 'the browser does not say'
  return persisted ? 'promised by the browser' : 'not promised'
}

function spaceWords(space: AdminState['space']): string {
  if (!space) return 'the browser does not say'
  return `${sizeWords(space.used)} of ${sizeWords(space.quota)}`
}

function sizeWords(bytes: number): string {
  const mb = bytes / BYTES_PER_MB
  return mb < MB_PER_GB ? `${mb.toFixed(1)} MB` : `${(mb / MB_PER_GB).toFixed(1)} GB`
}

function healthFacts(health: DocentHealth, catalog: PageState['catalog']): readonly Fact[] {
  return [
    ['Workers that ended on their own', String(health.deaths)],
    ['Events on their way to the vault', String(health.waitingEvents)],
    ['Events given up', String(health.droppedEvents)],
    [
      'Way out of the vault',
      health.egress === 'blocked' ? 'closed: it tried, and was refused' : 'open: no policy is sent',
    ],
    ['Vectors searched by', health.vectorPath === 'js' ? 'plain JavaScript' : `WebAssembly, ${health.vectorPath}`],
    ['Catalogue', catalog ? `${catalog.count} works, ${catalog.version}` : 'none'],
    ['Model files refused', String(catalog?.refusedModels?.length ?? 0)],
  ]
}
