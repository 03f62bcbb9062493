/** The field: one line in the masthead, reached by "/" from every view; below it, while it is empty, what one could say. */
import { html, nothing, type TemplateResult } from 'lit/html.js'
import { live } from 'lit/directives/live.js'
import { clearSearch, readyToSearch, searchNow, typeSearch } from '../actions/search-works.ts'
import type { App } from '../page/app.ts'
import { modelWords } from './search-words.ts'
import { searchPrompts } from './search-prompts.ts'

export function searchField(app: App): TemplateResult {
  const { search, model, said } = app.state
  return html`<form class="search" role="search" @submit=${(event: Event) => submit(app, event)}>
    <label class="unseen" for="search">Search the works</label>
    <input
      id="search"
      class="search-field"
      type="search"
      placeholder="Search, or say what you have in mind"
      autocomplete="off"
      autocapitalize="off"
      spellcheck="false"
      enterkeyhint="search"
      aria-keyshortcuts="/"
      .value=${live(search?.text ?? '')}
      @focus=${() => readyToSearch(app)}
      @input=${(event: Event) => typeSearch(app, valueOf(event))}
      @keydown=${(event: KeyboardEvent) => fieldKey(app, event)}
    />
    ${
      search
        ? html`<button type="button" class="word word-quiet search-clear" @click=${() => clear(app)}>
            <span>Clear<span class="unseen"> the search</span></span>
          </button>`
        : html`<div class="search-help" @pointerdown=${keepFocus}>
            <div class="words" role="group" aria-label="For example">
              ${searchPrompts(app.museum).map((prompt) => promptButton(app, prompt))}
            </div>
            ${modelWords(model) === '' ? nothing : html`<p class="plain" data-model=${model.state}>${modelWords(model)}</p>`}
          </div>`
    }
    <p class="unseen" aria-live="polite" data-said>${said}</p>
  </form>`
}

export function promptButton(app: App, prompt: string): TemplateResult {
  return html`<button type="button" class="word prompt" data-prompt @click=${() => searchNow(app, prompt)}>
    <span>${prompt}</span>
  </button>`
}

/** "/" goes to the field from wherever nothing is being written and no sheet is open. */
export function followSlash(page: Document): void {
  page.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return
    const { target } = event
    if (!(target instanceof Element) || target.closest('input, textarea, dialog[open]')) return
    const field = page.querySelector<HTMLInputElement>('#search')
    if (!field || page.querySelector('dialog[open]')) return
    event.preventDefault()
    field.focus()
    field.select()
  })
}

function fieldKey(app: App, event: KeyboardEvent): void {
  if (event.key === 'Escape' && app.state.search) {
    event.preventDefault()
    clearSearch(app)
  }
  if (event.key === 'ArrowDown') {
    const [first] = document.querySelectorAll<HTMLElement>('.hit .card-open')
    if (!first) return
    event.preventDefault()
    first.focus()
  }
}

/** A keyboard on the screen is put away: the hits are what was asked for. */
function submit(app: App, event: Event): void {
  event.preventDefault()
  const field = document.querySelector<HTMLInputElement>('#search')
  if (!field || field.value.trim() === '') return
  searchNow(app, field.value)
  if (matchMedia('(pointer: coarse)').matches) field.blur()
}

function clear(app: App): void {
  clearSearch(app)
  document.querySelector<HTMLElement>('#search')?.focus()
}

/** A press on the words below must not take the focus from the field before it counts: they would be gone. */
function keepFocus(event: Event): void {
  event.preventDefault()
}

function valueOf({ target }: Event): string {
  return target instanceof HTMLInputElement ? target.value : ''
}
