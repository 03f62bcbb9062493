/** The weights that exploration has learnt: the largest ones, each with how uncertain it is. */
import { html, type TemplateResult } from 'lit/html.js'
import type { ExplorationView } from 'docent'
import { barScale } from '../why/bar-scale.ts'
import { signedBar } from '../why/signed-bar.ts'
import { signedWords } from './signed-words.ts'
import { weightWords } from './weight-words.ts'

/** Weights listed, the largest first. */
const LISTED = 8
const DECIMALS = 2

export function weightList({ weights, updates }: ExplorationView): TemplateResult {
  if (updates === 0) {
    return html`<p class="panel-words">
      Nothing yet: all ${weights.length} weights are at 0, give or take 1, so the odds are those of what is least known.
      A reward is read two minutes after a trial was looked at; one that nobody looks at within half an hour counts 0.
    </p>`
  }
  const listed = weights.slice(0, LISTED)
  const scale = barScale(ends(listed.map(({ mean }) => mean)))
  return html`<p class="panel-words">
      The ${listed.length} largest of ${weights.length} weights: by how much the reward is expected to change, and the
      standard deviation of that.
    </p>
    <ul class="learnt">
      ${listed.map(
        ({ name, mean, width }) =>
          html`<li class="learnt-row" data-weight=${name}>
            <span>${weightWords(name)}</span>
            ${signedBar(scale, 0, mean)}
            <span class="number">${signedWords(mean)}</span>
            <span class="number plain">± ${width.toFixed(DECIMALS)}</span>
          </li>`,
      )}
    </ul>`
}

/** Running sums that reach the least and the largest value, as a scale is made of sums. */
function ends(values: readonly number[]): readonly number[] {
  const low = Math.min(0, ...values)
  return [low, Math.max(0, ...values) - low]
}
