/** What was found, where the wall hung: what the search is doing, and the hits. */
import { html, nothing, type TemplateResult } from 'lit/html.js'
import { repeat } from 'lit/directives/repeat.js'
import type { App } from '../page/app.ts'
import { clearSearch, findMore } from '../actions/search-works.ts'
import { doingWords, foundWords, nothingWords } from './search-words.ts'
import { hitCard } from './hit-card.ts'
import { promptButton } from './search-field.ts'
import { searchPrompts } from './search-prompts.ts'
import type { SearchState } from './search-state.ts'

export function foundView(app: App, search: SearchState): TemplateResult {
  const { result } = search
  const meaning = result?.meaning.state ?? 'looking'
  return html`<header class="found-head">
      <h2 id="shelf-title" class="shelf-title" tabindex="-1">${foundWords(search)}</h2>
      <p class="plain found-doing" data-meaning=${meaning}>${doingWords(search, app.state.model)}</p>
      <p class="words">
        <button class="word" data-act="end-search" @click=${() => endSearch(app)}>
          <span>Back to your list</span>
        </button>
      </p>
    </header>
    ${
      result && result.items.length > 0
        ? html`<ol class="hits" @keydown=${hitsKey}>
              ${repeat(
                result.items,
                (hit) => hit.contentId,
                (hit) => hitCard(app, hit),
              )}
            </ol>
            ${
              result.items.length < result.total
                ? html`<button class="outline shelf-more" data-act="more-hits" @click=${() => findMore(app)}>
                    Show more
                  </button>`
                : nothing
            }`
        : nothing
    }
    ${
      result && result.items.length === 0
        ? html`<p class="found-nothing">${nothingWords(result)}</p>
            <p class="words">${searchPrompts(app.museum).map((prompt) => promptButton(app, prompt))}</p>`
        : nothing
    }`
}

/** The wall's title takes the focus, as its button goes. */
function endSearch(app: App): void {
  clearSearch(app)
  scrollTo({ top: 0, behavior: 'instant' })
}

/** Up and down from hit to hit, up from the first into the field; Escape goes to the field as well. */
function hitsKey(event: KeyboardEvent): void {
  const list = event.currentTarget
  if (!(list instanceof HTMLElement)) return
  const hits = [...list.querySelectorAll<HTMLElement>('.card-open')]
  const at = hits.findIndex((hit) => hit.closest('.hit')?.contains(document.activeElement))
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  const next =
    event.key === 'Escape' || (step < 0 && at === 0)
      ? document.querySelector<HTMLElement>('#search')
      : step === 0
        ? undefined
        : hits[at + step]
  if (!next) return
  event.preventDefault()
  next.focus()
}
