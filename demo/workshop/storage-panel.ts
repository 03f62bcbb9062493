/** What is kept, where, and whether all is well. */
import { html, type TemplateResult } from 'lit/html.js'
import type { CatalogStatus, StorageStatus, VaultHealth } from 'docent'
import type { App } from '../page/app.ts'

const WHY_MEMORY: Readonly<Record<NonNullable<StorageStatus['because']>, string>> = {
  chosen: 'as this page was set up to',
  unavailable: 'as this browser has no storage for pages',
  denied: 'as this browser does not let the page store anything',
  failed: 'as storing failed',
}

const CAME_FROM: Readonly<Record<CatalogStatus['from'], string>> = {
  network: 'the network',
  device: 'this device',
  import: 'a file given to this page',
}

export function storagePanel(app: App): TemplateResult {
  const { health, storage, profile } = app.state
  if (!health || !storage) return html`<p>A moment.</p>`
  return html`<h3 class="panel-title">${keptWords(storage)}</h3>
    <p class="panel-words">
      Your visit is a list of events (30 days of them), what was learned from it, and what you said yourself. Nothing
      else is kept, and none of it is sent.
    </p>
    <dl class="states plain">
      ${rows(app, health, storage).map(
        ([name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
    <p class="panel-words plain">
      In this browser’s console, <code>docent</code> is the client of this page: try any of its verbs.
    </p>
    <button class="outline" ?disabled=${!profile} @click=${() => app.update({ asksReset: true })}>
      Forget this visit
    </button>`
}

function keptWords({ durability, because }: StorageStatus): string {
  if (durability === 'durable') return 'Your visit is kept on this device'
  return `Your visit ends with this page, ${because === undefined ? 'as nothing can be stored' : WHY_MEMORY[because]}`
}

function rows(app: App, health: VaultHealth, storage: StorageStatus): readonly (readonly [string, string])[] {
  const { counts } = app.state.profile ?? {}
  return [
    ['Events in use', String(counts?.used ?? 0)],
    ['Set aside, dated ahead of this clock', String(counts?.quarantined ?? 0)],
    ['Of works not in this catalogue', String(counts?.unknownContent ?? 0)],
    ['Older than 30 days', String(counts?.expired ?? 0)],
    ['Records that could not be read', String(storage.corruptRecords)],
    ['Stored in', storage.adapter === 'idb' ? 'IndexedDB' : 'memory'],
    [
      'Catalogue',
      health.catalog ? `${health.catalog.title}, ${health.catalog.count} works, ${health.catalog.version}` : 'none',
    ],
    ['Came from', health.catalog ? CAME_FROM[health.catalog.from] : 'nowhere'],
    ['Vectors', health.catalog ? `${health.catalog.dim} numbers a work, by ${health.catalog.modelId}` : 'none'],
    ['Search by', health.vectorPath === 'js' ? 'plain JavaScript' : 'WebAssembly with SIMD'],
    [
      'Way out of the vault',
      health.egress === 'blocked' ? 'closed: it tried, and was refused' : 'open: this server sends no policy',
    ],
  ]
}
