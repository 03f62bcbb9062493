/** The ledger of requests: what the browser reports, what it cannot, and how many since the page was ready. */
import { html, type TemplateResult } from 'lit/html.js'
import type { App } from '../page/app.ts'
import { inWords } from '../shelf/shelf-changes.ts'
import type { LedgerLine } from '../page/request-ledger.ts'

const BYTES_PER_KB = 1000
const SECOND_MS = 1000

export function requestsPanel(app: App): TemplateResult {
  const { lines, sinceReady, readyAt } = app.ledger
  const count = inWords(sinceReady.length)
  const title = Number.isFinite(readyAt)
    ? `${count.charAt(0).toUpperCase()}${count.slice(1)} ${sinceReady.length === 1 ? 'request' : 'requests'} since the page was ready`
    : 'The page is still loading'
  return html`<h3 class="panel-title" data-since-ready=${sinceReady.length}>${title}</h3>
    <p class="panel-words">
      ${lines.length} in all, ${kb(lines.reduce((sum, line) => sum + line.bytes, 0))} over the network.
      ${vaultWords(app)} ${serviceWorkerWords()}
    </p>
    <p class="panel-words plain">
      The list is what the browser reports for this page: documents, styles, scripts, fonts, the catalogue, the worker's
      file. It cannot show what a worker would ask for by itself, the browser's own traffic, extensions, or name
      look-ups. One worker does ask: it looks for a newer catalogue about once a day, whoever looks, and knows nothing
      of the visit.
    </p>
    <table class="ledger">
      <thead>
        <tr>
          <th scope="col">File</th>
          <th scope="col">Asked by</th>
          <th scope="col" class="number">After</th>
          <th scope="col" class="number">Size</th>
        </tr>
      </thead>
      <tbody>
        ${lines.map((line) => ledgerRow(line, line.at > readyAt))}
      </tbody>
    </table>`
}

function vaultWords({ state: { health } }: App): string {
  if (!health) return ''
  return health.egress === 'blocked'
    ? 'The vault, the worker that holds your visit, tried to open a connection when it started, and its policy refused.'
    : 'The vault could open connections here, as this server sends no policy for it: nothing is promised.'
}

function serviceWorkerWords(): string {
  return navigator.serviceWorker?.controller
    ? 'A service worker answers with the files of the page, so that it opens without a network, and passes on what it does not have.'
    : 'No service worker is involved.'
}

function ledgerRow({ path, kind, at, bytes }: LedgerLine, late: boolean): TemplateResult {
  return html`<tr ?data-late=${late}>
    <td>${path}</td>
    <td>${kind}</td>
    <td class="number">${(at / SECOND_MS).toFixed(2)} s</td>
    <td class="number">${bytes === 0 ? 'kept' : kb(bytes)}</td>
  </tr>`
}

function kb(bytes: number): string {
  return `${(bytes / BYTES_PER_KB).toFixed(bytes < 10 * BYTES_PER_KB ? 1 : 0)} KB`
}
