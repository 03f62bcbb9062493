/** The weights that exploration has learnt: the largest ones, each with how uncertain it is. */
import { html, type TemplateResult } from 'lit/html.js'
import type { ExplorationView } from 'docent'
import { inWords } from '../shelf/shelf-changes.ts'
import { signedWords } from './signed-words.ts'
import { weightWords } from './weight-words.ts'

/** Weights listed, the largest first. */
const LISTED = 8
/** A weight moves by thousandths at first. */
const MEAN_DECIMALS = 3
const WIDTH_DECIMALS = 2
/** Weights at either end of the scale; what lies beyond is cut off there. */
const SCALE_END = 1.25

export function weightList({ weights, updates }: ExplorationView): TemplateResult {
  if (updates === 0) {
    return html`<p class="panel-words">
      Nothing yet: all ${weights.length} weights are at 0, give or take 1, so the odds are those of what is least known.
      A reward is read two minutes after a trial was looked at; one that nobody looks at within half an hour counts 0.
    </p>`
  }
  const listed = weights.slice(0, LISTED)
  return html`<p class="panel-words">
      The ${inWords(listed.length)} largest of ${weights.length} weights: by how much the reward is expected to change.
      The line is what it may be, one standard deviation either way, on a scale from −1 to +1.
    </p>
    <ul class="learnt">
      ${listed.map(
        ({ name, mean, width }) =>
          html`<li class="learnt-row" data-weight=${name}>
            <span>${weightWords(name)}</span>
            ${interval(mean, width)}
            <span class="number">${signedWords(mean, MEAN_DECIMALS)}</span>
            <span class="number plain">± ${width.toFixed(WIDTH_DECIMALS)}</span>
          </li>`,
      )}
    </ul>`
}

/** Decoration: the numbers beside it say the same. */
function interval(mean: number, width: number): TemplateResult {
  return html`<svg class="bar interval" aria-hidden="true">
    <line class="bar-zero" x1="50%" x2="50%" y1="0" y2="100%" />
    <line class="interval-line" x1=${placeOf(mean - width)} x2=${placeOf(mean + width)} y1="50%" y2="50%" />
    <circle class="interval-mean" cx=${placeOf(mean)} cy="50%" r="3.5" />
  </svg>`
}

function placeOf(weight: number): string {
  const within = Math.max(-SCALE_END, Math.min(SCALE_END, weight))
  return `${50 + (50 * within) / SCALE_END}%`
}
