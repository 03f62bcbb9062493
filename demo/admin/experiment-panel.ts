/** Experiments: which arm this device is in, what it counted, and what may leave it. */
import { html, nothing, type TemplateResult } from 'lit/html.js'
import type { ExperimentStatus } from 'docent/logbook'
import type { App } from '../page/app.ts'
import { inWords } from '../shelf/shelf-changes.ts'
import { isRefusal } from './admin-state.ts'
import { metricList } from './metric-list.ts'
import { saveCounts } from './carry-profile.ts'
import { whenWords } from '../why/event-words.ts'

const SHARE_DECIMALS = 2

/** What the arms of the demo are, in words; those of another app keep their names. */
const ARMS: Readonly<Record<string, string>> = {
  'as-it-is': 'lists as they are',
  'more-variety': 'lists of works that are less alike',
}

export function experimentPanel(app: App): TemplateResult {
  const { experiments } = app.state.admin
  if (!experiments) return html`<p>The experiments are being looked up.</p>`
  if (isRefusal(experiments)) {
    return html`<h3 class="panel-title">No experiments</h3>
      <p class="panel-words">${experiments.refused}</p>`
  }
  if (experiments.length === 0) {
    return html`<h3 class="panel-title">No experiment runs here</h3>
      <p class="panel-words">
        An app names the arms of an experiment when it starts; which arm a device is in follows from its visitor’s
        pseudonymous name alone, without a server.
      </p>`
  }
  return html`<h3 class="panel-title">${titleWords(experiments.length)}</h3>
    <p class="panel-words">
      Which arm a device is in follows from its visitor’s pseudonymous name alone, and no server hears of it. Every
      visitor of this page goes by the name “visitor”, so all are in the same arm; in a house each device has a name of
      its own.
    </p>
    ${experiments.map(experimentView)}
    <h4 class="panel-subtitle">What may leave this device</h4>
    <p class="panel-words">
      Counts, when somebody presses this button, and as a file alone. One device’s counts say nothing yet: a curator
      merges those of many with <code>docent experiments merge</code>, and an arm of fewer than 20 visitors is left out.
    </p>
    <p class="admin-way">
      <button class="outline" data-act="save-counts" @click=${() => saveCounts(app)}>Save the counts</button>
    </p>
    <p class="panel-words" role="status">${app.state.admin.carried}</p>`
}

function titleWords(count: number): string {
  const words = inWords(count)
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} ${count === 1 ? 'experiment runs' : 'experiments run'} here`
}

function experimentView({ id, arm, arms, since, metrics }: ExperimentStatus): TemplateResult {
  return html`<h4 class="panel-subtitle">${id}, counted since ${whenWords(since, Date.now())}</h4>
    <dl class="arms plain" data-experiment=${id}>
      ${arms.map(
        ({ name, share }) =>
          html`<div ?data-own=${name === arm}>
            <dt>${ARMS[name] ?? name}</dt>
            <dd class="number">${share.toFixed(SHARE_DECIMALS)}</dd>
            <dd>of 1</dd>
            <dd>${name === arm ? 'this device' : nothing}</dd>
          </div>`,
      )}
    </dl>
    ${metricList(metrics)}`
}
