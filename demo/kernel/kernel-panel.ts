/** The kernel: which path searches the vectors, how fast, and how things stand with the two workers. */
import { html, type TemplateResult } from 'lit/html.js'
import type { ModelState, ScanTiming } from 'docent'
import type { App } from '../page/app.ts'
import { chartOf } from '../workshop/chart-view.ts'
import { KEPT, measureScan } from './measure-scan.ts'
import { scanChart } from './scan-chart.ts'

const PATHS: Readonly<Record<ScanTiming['path'], { readonly name: string; readonly means: string }>> = {
  relaxed: {
    name: 'Relaxed SIMD',
    means: 'sixteen numbers multiplied and added up in one instruction, the fastest path there is',
  },
  simd: {
    name: 'SIMD128',
    means: 'sixteen numbers at once, in a few instructions: what every browser of the last years has',
  },
  js: {
    name: 'Plain JavaScript',
    means: 'one number after the other: slower, for browsers without SIMD, and with the very same results',
  },
}
const SECOND_MS = 1000

export function kernelPanel(app: App): TemplateResult {
  const { scans } = app.state
  const last = scans.at(-1)
  if (!last) {
    return html`<h3 class="panel-title">The kernel</h3>
      <p class="panel-words">What compares the vectors, and how fast: it is being measured.</p>
      ${measureButton(app)}`
  }
  return html`<h3 class="panel-title" data-path=${last.path}>${last.rows} works in ${msWords(last.ms)}</h3>
    <p class="panel-words">
      One exact search of the whole catalogue for the hundred works nearest in meaning: every vector is compared, none
      is skipped. ${PATHS[last.path].name}: ${PATHS[last.path].means}.
    </p>
    <dl class="states plain">
      ${rows(app, last).map(
        ([name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
    ${measureButton(app)}
    <h4 class="panel-subtitle">${scans.length === 1 ? 'One measurement' : `The last ${scans.length} measurements`}</h4>
    ${chartOf(scans, scanChart)}
    <p class="plain">
      Each dot the median of some searches, in milliseconds; the latest at the right, ${KEPT} at most. A small catalogue
      is over before the memory is at full speed: gigabytes a second grow with the number of works.
    </p>`
}

function measureButton(app: App): TemplateResult {
  return html`<button class="outline" data-act="measure" @click=${() => measureScan(app)}>Measure again</button>`
}

function rows({ state }: App, last: ScanTiming): readonly (readonly [string, string])[] {
  return [
    ['Path', PATHS[last.path].name],
    ['Works', String(last.rows)],
    ['Numbers a work', String(last.dim)],
    ['Bytes a work, all planes', String(Math.round(last.bytesPerRow))],
    ['One search', msWords(last.ms)],
    ['Read', `${last.gigabytesPerSecond.toFixed(1)} GB a second`],
    ['Way out of the vault', state.health ? egressWords(state.health.egress) : 'not known'],
    ['Way out of the model’s worker', state.model.state === 'ready' ? egressWords(state.model.egress) : 'not started'],
    ['The text model', modelRow(state.model)],
  ]
}

function egressWords(egress: 'blocked' | 'open'): string {
  return egress === 'blocked' ? 'closed: it tried, and was refused' : 'open: this server sends no policy'
}

function modelRow(model: ModelState): string {
  switch (model.state) {
    case 'absent':
      return 'none on this page'
    case 'idle':
      return 'not loaded: nothing asked for it yet'
    case 'loading':
      return `loading, ${model.percent} %`
    case 'ready':
      return `${model.modelId}, open ${(model.openedMs / SECOND_MS).toFixed(1)} s after it was asked for`
    case 'restarting':
      return 'being started again'
    case 'failed':
      return `cannot be had (${model.code})`
  }
}

/** Two figures that count: 0.061 ms, 0.38 ms, 12 ms. */
function msWords(ms: number): string {
  return `${Number(ms.toPrecision(2))} ms`
}
