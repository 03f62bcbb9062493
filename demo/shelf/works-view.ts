/** The first view: what this is, what is known of the visitor, and the wall of works chosen for them. */
import { html, nothing, type TemplateResult } from 'lit/html.js'
import { repeat } from 'lit/directives/repeat.js'
import type { Recommendation } from 'docent'
import type { App } from '../page/app.ts'
import { foundView } from '../search/found-view.ts'
import { growthWords } from '../own-catalog/growth-words.ts'
import { hangMore } from '../actions/hang-more.ts'
import { interestsView } from './interests-view.ts'
import { inWords } from './shelf-changes.ts'
import { noteView } from '../page/note-view.ts'
import { noticedView } from './noticed-view.ts'
import { promise, storageWords } from '../page/storage-words.ts'
import { sizeAt, workCard } from './work-card.ts'
import { similarView } from './similar-view.ts'
import { watchVisit } from '../tour/watch-visit.ts'

export function worksView(app: App): TemplateResult {
  const { search, similar } = app.state
  const own = !search && !similar
  return html`<main id="main" class="spread" ?data-aside=${!own} tabindex="-1">
    <div class="spread-text">
      <p class="lead">A museum guide that notices what holds you and always says why.</p>
      ${noteView(app)} ${knownView(app)} ${growingWords(app)} ${storageWords(app)}
    </div>
    <section class="shelf" aria-labelledby="shelf-title">
      ${similar ? similarView(app, similar) : search ? foundView(app, search) : ownList(app)}
    </section>
  </main>`
}

/** While the catalog is being read, the list can only be of what is read so far. */
function growingWords({ state: { catalog } }: App): TemplateResult | typeof nothing {
  if (!catalog?.growth) return nothing
  return html`<p class="plain growing">${growthWords(catalog.growth)}</p>`
}

function ownList(app: App): TemplateResult {
  const { shelf } = app.state
  return html`<h2 id="shelf-title" class="shelf-title" tabindex="-1">${shelfTitle(shelf)}</h2>
    ${shelf ? shelfList(app, shelf) : html`<p>The works are being chosen.</p>`}`
}

/** Before anything is known: how it works, and interests to choose from. After: what was noticed. */
function knownView(app: App): TemplateResult {
  const { profile } = app.state
  if (profile && profile.positives.length > 0) {
    return html`${noticedView(app, profile)}
      <details class="interests-fold">
        <summary class="word"><span>Choose interests</span></summary>
        ${interestsView(app)}
      </details>`
  }
  return html`<p class="plain intro">Open a work and stay a while: the wall changes with you. ${promise(app)}</p>
    <p class="words">
      <button class="word" data-act="watch" @click=${() => watchVisit(app)}><span>Watch a visit</span></button>
    </p>
    <p class="ask">What did you come for? Choose, or just walk.</p>
    ${interestsView(app)}`
}

function shelfList(app: App, shelf: Recommendation): TemplateResult {
  if (shelf.items.length === 0) {
    return html`<p class="lead">
      Nothing is left to hang: every work is hidden or put away. Undo, or forget this visit.
    </p>`
  }
  return html`<ol class="shelf-list">
      ${repeat(
        shelf.items,
        (item) => item.contentId,
        (item, at) => workCard(app, shelf.recommId, item, sizeAt(at)),
      )}
    </ol>
    ${
      shelf.diagnostics.shortBecause
        ? nothing
        : html`<button class="outline shelf-more" data-act="more-works" @click=${() => hangMore(app)}>
            Hang six more
          </button>`
    }`
}

function shelfTitle(shelf: Recommendation | undefined): string {
  if (!shelf) return 'A moment'
  const count = inWords(shelf.items.length)
  const words = `${count.charAt(0).toUpperCase()}${count.slice(1)} works`
  return shelf.strategy === 'warm' ? `${words} for you` : `${words} to begin with`
}
