/** One trial: the work, where and when it was shown, what was expected of it, by which odds, and what came of it. */
import { html, type TemplateResult } from 'lit/html.js'
import type { TriedView } from 'docent'
import type { App } from '../page/app.ts'
import { oddsWords } from './odds-words.ts'
import { plateView } from '../work/plate-view.ts'
import { signedWords } from './signed-words.ts'
import { titleOf } from '../museum.ts'
import { whenWords } from '../why/event-words.ts'
import { workLink } from '../work/work-link.ts'

/** `spread`: the bonus of a trial is spread × width. */
export function trialRow(app: App, tried: TriedView, spread: number): TemplateResult {
  const { contentId, recommId, at, place, mean, width, propensity, candidates } = tried
  return html`<li class="trial" data-trial=${`${recommId}/${contentId}`} data-propensity=${propensity}>
    ${plateView(contentId)}
    <div class="trial-words">
      <p>${workLink(app, contentId)}<span class="unseen">, plate of ${titleOf(app.museum, contentId)}</span></p>
      <p class="plain">Place ${place + 1}, ${whenWords(at, Date.now())}</p>
    </div>
    <dl class="trial-numbers plain">
      <div>
        <dt>Expected</dt>
        <dd class="number">${signedWords(mean)}</dd>
      </div>
      <div>
        <dt>Bonus</dt>
        <dd class="number">${signedWords(spread * width)}</dd>
      </div>
      <div>
        <dt>Odds</dt>
        <dd class="number" data-odds>${oddsWords(propensity)}</dd>
        <dd>of ${candidates}</dd>
      </div>
      <div>
        <dt>Came of it</dt>
        <dd class="number">${cameWords(tried)}</dd>
      </div>
    </dl>
  </li>`
}

function cameWords({ reward, because }: TriedView): string {
  if (reward === undefined) return 'waits'
  return because === 'expired' ? 'nothing' : signedWords(reward)
}
