/** One feature: its value with unit, how it went, how fresh it is; unfolded, what it is made of. */
import { html, nothing, type TemplateResult } from 'lit/html.js'
import type { FeatureSample, FeatureView } from 'docent'
import { ageWords, evidenceWords } from './freshness-words.ts'
import { measureOf, unitWords, valueWords } from './feature-measures.ts'
import type { App } from '../page/app.ts'
import { clockWords } from './span-words.ts'
import { historyOf } from './feature-history.ts'
import { inWords } from '../shelf/shelf-changes.ts'
import { noteOpened } from './refresh-admin.ts'
import { recordWords } from './record-words.ts'
import { sparkline } from './sparkline.ts'
import { whenWords } from '../why/event-words.ts'
import { workLink } from '../work/work-link.ts'

/** Values listed of a history, the latest first. */
const VALUES_LISTED = 6
const DAY_MS = 86_400_000

/** `at`: the vault's clock (epoch ms). */
export function featureRow(app: App, feature: FeatureView, at: number): TemplateResult {
  const { name, value, state } = feature
  const { opened, samples } = app.state.admin
  const history = historyOf(feature, samples)
  const toggle = ({ target }: Event): void => {
    if (target instanceof HTMLDetailsElement) noteOpened(app, name, target.open)
  }
  return html`<li class="feature" data-feature=${name} data-state=${state}>
    <details ?open=${opened.includes(name)} @toggle=${toggle}>
      <summary class="feature-row">
        <span class="feature-name"
          ><span class="feature-words">${measureOf(name).words}</span> <span class="plain">${name}</span></span
        >
        <span class="number feature-value">${valueWords(name, value)}</span>
        <span class="plain feature-unit">${unitWords(name, value)}</span>
        <span class="feature-spark">${sparkline(history)}</span>
        <span class="plain feature-age"><span class="feature-state">${state}</span> ${ageWords(feature, at)}</span>
      </summary>
      <div class="feature-inside">
        <p class="panel-words">${feature.description} ${evidenceWords(feature, at)} ${usedWords(feature)}</p>
        <p class="plain">Made of ${feature.reads.join(', ')}.</p>
        ${historyView(name, history, at)} ${becauseView(app, feature)}
      </div>
    </details>
  </li>`
}

function usedWords({ usedBy }: FeatureView): string {
  return usedBy.length === 0 ? '' : `Used by ${new Intl.ListFormat('en-GB').format(usedBy)}.`
}

/** Changes that the words do not show are passed over. */
function historyView(name: string, history: readonly FeatureSample[], at: number): TemplateResult | typeof nothing {
  const rows = history
    .map((sample) => ({ at: sample.at, words: valueWords(name, sample.value), unit: unitWords(name, sample.value) }))
    .filter(({ words }, index, all) => words !== all[index - 1]?.words)
  if (rows.length === 0) return nothing
  const listed = rows.slice(-VALUES_LISTED).toReversed()
  return html`<h4 class="panel-subtitle">How it went</h4>
    <dl class="values plain">
      ${listed.map(
        (row) =>
          html`<div>
            <dt>${at - row.at < DAY_MS ? clockWords(row.at) : whenWords(row.at, at)}</dt>
            <dd class="number">${row.words}</dd>
            <dd>${row.unit}</dd>
          </div>`,
      )}
    </dl>`
}

function becauseView(app: App, { because, evidence }: FeatureView): TemplateResult | typeof nothing {
  const { profile } = app.state
  if (evidence === 0 || !profile) return nothing
  if (!because) return html`<p class="plain">The records are being looked up.</p>`
  const records = recordWords(because, profile, Date.now())
  const title =
    evidence > records.length ? `The newest ${inWords(records.length)} of ${evidence} records` : 'Its records'
  return html`<h4 class="panel-subtitle">${title}</h4>
    <ol class="records plain" data-records>
      ${records.map(
        ({ contentId, words }) =>
          html`<li>${contentId === undefined ? words : html`${workLink(app, contentId)}: ${words}`}</li>`,
      )}
    </ol>`
}
