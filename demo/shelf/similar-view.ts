/** More like this: the works most like one, hung on the wall as a list of their own. */
import { html, type TemplateResult } from 'lit/html.js'
import { repeat } from 'lit/directives/repeat.js'
import type { Recommendation } from 'docent'
import type { App } from '../page/app.ts'
import { inWords } from './shelf-changes.ts'
import { sizeAt, workCard } from './work-card.ts'
import { takeDownSimilar } from '../actions/hang-similar.ts'
import { titleOf } from '../museum.ts'
import { workLink } from '../work/work-link.ts'

export function similarView(
  app: App,
  { contentId, list }: { readonly contentId: string; readonly list: Recommendation },
): TemplateResult {
  const count = inWords(list.items.length)
  const back = app.state.search ? `Back to “${app.state.search.text.trim()}”` : 'Back to your list'
  return html`<header class="found-head">
      <h2 id="shelf-title" class="shelf-title" tabindex="-1">
        ${count.charAt(0).toUpperCase()}${count.slice(1)} ${list.items.length === 1 ? 'work' : 'works'} like
        “${titleOf(app.museum, contentId)}”
      </h2>
      <p class="plain">
        Compared with ${workLink(app, contentId)} alone, by meaning and by tags, whatever else is known of you.
      </p>
      <p class="words">
        <button class="word" data-act="end-similar" @click=${() => takeDownSimilar(app)}><span>${back}</span></button>
      </p>
    </header>
    <ol class="shelf-list">
      ${repeat(
        list.items,
        (item) => item.contentId,
        (item, at) => workCard(app, list.recommId, item, sizeAt(at)),
      )}
    </ol>`
}
