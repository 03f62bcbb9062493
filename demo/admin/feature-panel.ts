/** What the vault knows of the visitor as features: values, and how fresh they are. */
import { html, type TemplateResult } from 'lit/html.js'
import type { FeatureState, FeaturesView } from 'docent'
import type { App } from '../page/app.ts'
import { featureRow } from './feature-row.ts'
import { inWords } from '../shelf/shelf-changes.ts'
import { isRefusal } from './admin-state.ts'
import { readFeatures } from './refresh-admin.ts'

const STATES: readonly FeatureState[] = ['fresh', 'stale', 'expired', 'empty']

export function featurePanel(app: App): TemplateResult {
  const { features } = app.state.admin
  if (!features) return html`<p>The features are being read.</p>`
  if (isRefusal(features)) {
    return html`<h3 class="panel-title">No features</h3>
      <p class="panel-words">${features.refused}</p>`
  }
  return html`<h3 class="panel-title">${titleWords(features)}</h3>
    <p class="panel-words">
      Numbers and words about this visit, each counted in this browser from what was offered and what came of it. Each
      is good for a while; after that it is stale until somebody reads it, and it expires when the last record behind it
      is too old. Looking here reads nothing. Open one for the records it is made of.
    </p>
    <p class="words">
      <button class="word" data-act="read-features" @click=${() => readFeatures(app)}>
        <span>Read them, as a list would</span>
      </button>
    </p>
    <ul class="features">
      ${features.features.map((feature) => featureRow(app, feature, features.at))}
    </ul>`
}

function titleWords({ features }: FeaturesView): string {
  const counts = STATES.flatMap((state) => {
    const count = features.filter((feature) => feature.state === state).length
    return count === 0 ? [] : [`${inWords(count)} ${state}`]
  })
  return `${capitalised(inWords(features.length))} features: ${new Intl.ListFormat('en-GB').format(counts)}`
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
