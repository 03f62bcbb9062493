/** What the three heads count in a score: a slider each, and the ways back. The list moves while one is moved. */
import { html, nothing, type TemplateResult } from 'lit/html.js'
import type { Head, HeadWeights, Weighing } from './feed-state.ts'
import type { App } from '../page/app.ts'
import type { Recommendation } from 'docent'
import { retuneFeed } from './refresh-feed.ts'

export const HEADS: readonly { readonly head: Head; readonly name: string; readonly asks: string }[] = [
  { head: 'engagement', name: 'Engagement', asks: 'will it hold you?' },
  { head: 'follow', name: 'Follow', asks: 'will you follow who shows it?' },
  { head: 'embedding', name: 'Embedding', asks: 'is it like you?' },
]
const STEP = 0.05
const DECIMALS = 2

export function weightsView(app: App, { diagnostics }: Recommendation): TemplateResult {
  const { weighing, effect } = app.state.feed
  const weightOf = (head: Head): number => diagnostics.weights[head]?.value ?? 0
  const now: HeadWeights =
    typeof weighing === 'object'
      ? weighing
      : { engagement: weightOf('engagement'), follow: weightOf('follow'), embedding: weightOf('embedding') }
  const isTrained = diagnostics.models?.some(({ kind, state }) => kind === 'heavy-ranker' && state === 'trained')
  return html`<section class="weights-of-heads" aria-labelledby="weights-title">
    <h2 id="weights-title" class="curators-title">What counts</h2>
    ${HEADS.map(({ head, name, asks }) => slider(app, { head, name, asks, now }))}
    <div class="words">
      ${way(app, 'house', 'As the house does')} ${isTrained ? way(app, 'learned', 'As learned') : nothing}
    </div>
    <p class="plain feed-effect" role="status">${effect}</p>
  </section>`
}

interface Slider {
  readonly head: Head
  readonly name: string
  readonly asks: string
  readonly now: HeadWeights
}

function slider(app: App, { head, name, asks, now }: Slider): TemplateResult {
  const weigh = ({ currentTarget }: Event): void => {
    if (!(currentTarget instanceof HTMLInputElement)) return
    void retuneFeed(app, { weighing: { ...now, [head]: currentTarget.valueAsNumber } })
  }
  return html`<div class="weight">
    <label for="weight-${head}">${name} <span class="plain">${asks}</span></label>
    <output class="number" for="weight-${head}">${now[head].toFixed(DECIMALS)}</output>
    <div class="tag-set">
      <input
        id="weight-${head}"
        type="range"
        min="0"
        max="1"
        step=${STEP}
        data-weight=${head}
        .value=${String(now[head])}
        @input=${weigh}
      />
    </div>
  </div>`
}

function way(app: App, weighing: Exclude<Weighing, object>, words: string): TemplateResult {
  return html`<button
    class="word word-quiet"
    data-act="weigh-${weighing}"
    aria-pressed=${app.state.feed.weighing === weighing ? 'true' : 'false'}
    @click=${() => retuneFeed(app, { weighing })}
  >
    <span>${words}</span>
  </button>`
}
