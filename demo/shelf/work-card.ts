/** A work on the wall: plate, title, facts, the reason in one sentence, and what a visitor can say to it. */
import { html, nothing, type TemplateResult } from 'lit/html.js'
import type { ScoredCandidate } from 'docent'
import { type Wish, wish, wishOf } from '../actions/say-more-or-less.ts'
import type { App } from '../page/app.ts'
import { askWhy } from '../actions/ask-why.ts'
import { factsLine, placeLine } from '../work/fact-words.ts'
import { openWork } from '../actions/read-work.ts'
import { titleOf } from '../museum.ts'
import { plateView } from '../work/plate-view.ts'
import { reasonView } from './reason-view.ts'

/** L is the first of a list, M the next few, S the rest. */
export type CardSize = 'l' | 'm' | 's'

/** Works of size M after the first. */
const MIDDLE_COUNT = 3

/** By the place in a list, from 0. */
export function sizeAt(place: number): CardSize {
  if (place === 0) return 'l'
  return place <= MIDDLE_COUNT ? 'm' : 's'
}

export function workCard(app: App, recommId: string, item: ScoredCandidate, size: CardSize): TemplateResult {
  const { contentId, content } = item
  const title = titleOf(app.museum, contentId)
  return html`<li class="card card-${size}" data-flip=${contentId} data-work=${contentId}>
    <div class="card-work">
      ${plateView(contentId)}
      <h3 class="card-title" lang=${content.lang ?? nothing}>
        <button class="card-open" data-act="open" @click=${() => openWork(app, contentId, recommId)}>${title}</button>
      </h3>
      <p class="card-facts plain">${factsLine(content)}</p>
      <p class="card-place plain">${placeLine(app.museum, content)}</p>
    </div>
    <div class="card-words">
      <p class="reason">${reasonView(app, item)}</p>
      <div class="words card-ways">
        <button class="word" data-act="why" @click=${() => askWhy(app, recommId, contentId)}>
          <span>Why<span class="unseen"> is “${title}” here</span></span>
        </button>
        ${size === 'l' ? wishButtons(app, contentId, title) : folded(app, contentId, title)}
      </div>
    </div>
  </li>`
}

/** More, less, hide. */
export function wishButtons(app: App, contentId: string, title: string): readonly TemplateResult[] {
  const said = wishOf(app, contentId)
  const button = (one: Wish, words: string, rest: string): TemplateResult =>
    html`<button
      class="word word-quiet"
      data-act=${one}
      aria-pressed=${said === one ? 'true' : 'false'}
      @click=${() => wish(app, contentId, one)}
    >
      <span>${words}<span class="unseen"> ${rest}</span></span>
    </button>`
  return [
    button('more', 'More', `like “${title}”`),
    button('less', 'Less', `like “${title}”`),
    button('hide', 'Hide', `“${title}”`),
  ]
}

/** On a small card the three words unfold from one. */
function folded(app: App, contentId: string, title: string): unknown {
  const unfolded = app.state.unfolded === contentId
  const toggle = (): void => app.update({ unfolded: unfolded ? undefined : contentId })
  return html`<button
      class="word word-quiet"
      data-act="unfold"
      aria-expanded=${unfolded ? 'true' : 'false'}
      @click=${toggle}
    >
      <span>More or less<span class="unseen"> like “${title}”</span></span>
    </button>
    ${unfolded ? wishButtons(app, contentId, title) : nothing}`
}
