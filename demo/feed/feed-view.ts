/** The feed: a column of works, each signed by who shows it; beside it whom one follows, and how the works are weighed. */
import { html, nothing, type TemplateResult } from 'lit/html.js'
import { repeat } from 'lit/directives/repeat.js'
import type { Recommendation } from 'docent'
import type { App } from '../page/app.ts'
import { curatorsView } from './curators-view.ts'
import { feedCard } from './feed-card.ts'
import { inWords } from '../shelf/shelf-changes.ts'
import { leftOutView } from './left-out-view.ts'
import { modelsView } from './models-view.ts'
import { noteView } from '../page/note-view.ts'
import { printMore } from './print-more.ts'
import { sourceBar } from './source-bar.ts'
import { weightsView } from './weights-view.ts'

/** From here on there is room for what stands beside the column. Same as in feed.css. */
const WIDE = '(min-width: 1100px)'

export function feedView(app: App): TemplateResult {
  const { list } = app.state.feed
  return html`<main id="main" class="feed" tabindex="-1">
    <div class="feed-side">
      <p class="lead">People with an eye of their own show you works. Follow whom you like.</p>
      <p class="plain feed-invented">${inventedWords(app, list)}</p>
      ${curatorsView(app)} ${leftOutView(app)}
    </div>
    <details class="feed-making" ?open=${matchMedia(WIDE).matches}>
      <summary class="word"><span>How this list is made</span></summary>
      ${list ? html`${weightsView(app, list)} ${modelsView(app, list)}` : nothing}
    </details>
    <section class="feed-column" aria-labelledby="shelf-title">
      <h2 id="shelf-title" class="shelf-title" tabindex="-1">${titleWords(list)}</h2>
      ${list ? column(app, list) : html`<p>The works are being chosen.</p>`}
    </section>
    ${noteView(app, 'bar')}
  </main>`
}

function column(app: App, list: Recommendation): TemplateResult {
  if (list.items.length === 0) {
    return html`<p class="lead">
      Nothing is left to show: every work has been read, hidden or left out. Let a curator or a word in again, or undo.
    </p>`
  }
  return html`${sourceBar(list)}
    ${list.strategy === 'warm' ? nothing : html`<p class="plain feed-cold">${coldWords(app)}</p>`}
    <ol class="feed-works">
      ${repeat(
        list.items,
        ({ contentId }) => contentId,
        (item) => feedCard(app, list.recommId, item),
      )}
    </ol>
    ${
      list.diagnostics.shortBecause
        ? nothing
        : html`<button class="outline shelf-more" data-act="more-works" @click=${() => printMore(app)}>
            Show six more
          </button>`
    }`
}

function coldWords({ state: { profile } }: App): string {
  const follows = Object.keys(profile?.preferences.followed ?? {}).length > 0
  return follows
    ? 'Nothing has held you yet, so the list goes by whom you follow. Read a work, and it goes by that, too.'
    : 'Nothing is known of you yet. Follow somebody, or read a work: the list follows.'
}

function titleWords(list: Recommendation | undefined): string {
  if (!list) return 'A moment'
  const count = inWords(list.items.length)
  return `${count.charAt(0).toUpperCase()}${count.slice(1)} works ${list.strategy === 'warm' ? 'for you' : 'to begin with'}`
}

function inventedWords({ museum }: App, list: Recommendation | undefined): string {
  const models = list?.diagnostics.models?.some(({ state }) => state !== 'fallback')
  const trained = models
    ? 'models were trained on simulated visits'
    : 'no trained models came with this catalogue, so rules stand in'
  return museum.invented ? `Curators are invented; ${trained}.` : `Makers stand in for curators; ${trained}.`
}
