/** What the visitor has shut out, and the way to let it in again. */
import { html, nothing, type TemplateResult } from 'lit/html.js'
import { unblock, unmuteWord } from './follow-curator.ts'
import type { App } from '../page/app.ts'
import { curatorName } from '../museum.ts'

export function leftOutView(app: App): TemplateResult | typeof nothing {
  const { blocked = [], mutedWords = [] } = app.state.profile?.preferences ?? {}
  if (blocked.length === 0 && mutedWords.length === 0) return nothing
  return html`<section class="left-out" aria-labelledby="left-out-title">
    <h2 id="left-out-title" class="curators-title">Left out</h2>
    <ul>
      ${blocked.map((id) => entry(curatorName(app.museum, id), () => unblock(app, id)))}
      ${mutedWords.map((word) => entry(`“${word}”`, () => unmuteWord(app, word)))}
    </ul>
  </section>`
}

function entry(words: string, letIn: () => unknown): TemplateResult {
  return html`<li class="curator-head">
    <span>${words}</span>
    <button class="word word-quiet" data-act="let-in" @click=${letIn}>
      <span>Let in<span class="unseen"> ${words}</span></span>
    </button>
  </li>`
}
