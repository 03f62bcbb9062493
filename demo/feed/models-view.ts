/** The feed's models: each trained, stood in for, or off, with its reason, and a switch where there is something to switch. */
import { html, nothing, type TemplateResult } from 'lit/html.js'
import type { App } from '../page/app.ts'
import type { ModelUse, Recommendation } from 'docent'
import { retuneFeed } from './refresh-feed.ts'

interface ModelWords {
  readonly name: string
  readonly does: string
  /** What takes over without it. */
  readonly rule: string
}

const MODELS: Readonly<Record<string, ModelWords>> = {
  'heavy-ranker': {
    name: 'Ranker',
    does: 'Reads twenty features',
    rule: 'a sum of a few features, weighed by hand',
  },
  'visitor-tower': { name: 'Visitor tower', does: 'Gives you a direction', rule: 'a direction made of your tags' },
  'item-vectors': { name: 'Works’ tower', does: 'Gave each work a direction', rule: 'directions made of tags' },
  graph: { name: 'Graph', does: 'Knows who goes with whom', rule: 'likeness of what curators show' },
  nsfw: {
    name: 'Pictures and words for adults',
    does: 'Holds back what is not for every eye',
    rule: 'nothing is held back',
  },
  toxicity: { name: 'Words, by their look', does: 'Holds back what may hurt', rule: 'nothing is held back' },
  'toxicity-text': {
    name: 'Words, by their meaning',
    does: 'Holds back what may hurt',
    rule: 'the look of the words decides',
  },
}

export function modelsView(app: App, { diagnostics }: Recommendation): TemplateResult {
  return html`<section class="models" aria-labelledby="models-title">
    <h2 id="models-title" class="curators-title">Who judges</h2>
    <ul>
      ${diagnostics.models?.map((use) => modelView(app, use))}
    </ul>
  </section>`
}

function modelView(app: App, use: ModelUse): TemplateResult {
  const { kind, state } = use
  const { name } = wordsOf(kind)
  const isOn = state !== 'off'
  return html`<li class="model" data-model=${kind} data-state=${state}>
    <div class="curator-head">
      <span>${name}</span>
      ${
        state === 'fallback'
          ? nothing
          : html`<button
              class="switch"
              role="switch"
              aria-checked=${isOn ? 'true' : 'false'}
              aria-label="${name}"
              @click=${() => toggle(app, kind)}
            >
              <span aria-hidden="true">${isOn ? 'On' : 'Off'}</span>
            </button>`
      }
    </div>
    <p class="plain">${stateWords(use)}</p>
  </li>`
}

function toggle(app: App, kind: string): void {
  const { modelsOff } = app.state.feed
  const others = modelsOff.filter((one) => one !== kind)
  void retuneFeed(app, { modelsOff: others.length < modelsOff.length ? others : [...modelsOff, kind] })
}

function stateWords({ kind, state, because }: ModelUse): string {
  const { does, rule } = wordsOf(kind)
  if (state === 'trained') return `${does}. Trained.`
  const why = state === 'off' || because === undefined ? 'Off' : because.charAt(0).toUpperCase() + because.slice(1)
  return `${why.replace(/\.$/, '')}. Instead: ${rule}.`
}

function wordsOf(kind: string): ModelWords {
  return MODELS[kind] ?? { name: kind, does: '', rule: 'a rule' }
}
