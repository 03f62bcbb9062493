/** Whom one follows, and whom to follow: those followed and those who fit best first, each with one sentence. */
import { html, nothing, type TemplateResult } from 'lit/html.js'
import { repeat } from 'lit/directives/repeat.js'
import type { App } from '../page/app.ts'
import type { CreatorView } from 'docent'
import { inWords } from '../shelf/shelf-changes.ts'
import { toggleFollow } from './follow-curator.ts'

/** A catalogue may have a maker a work. */
const MOST = 40

export function curatorsView(app: App): TemplateResult {
  const { creators, shown, unfolds } = app.state.feed
  const all = creators.filter((one) => !isBlocked(app, one)).slice(0, MOST)
  const toggle = (): void => app.update({ feed: { ...app.state.feed, unfolds: !unfolds } })
  return html`<section class="curators" aria-labelledby="curators-title">
    <h2 id="curators-title" class="curators-title">
      ${app.museum.curators.size > 0 ? 'Curators' : 'Makers'} <span class="plain">${followedWords(creators)}</span>
    </h2>
    <ul class="curators-list" data-folded=${unfolds ? 'no' : 'yes'}>
      ${repeat(
        all,
        ({ creatorId }) => creatorId,
        (one, at) => curator(app, one, at >= shown),
      )}
    </ul>
    ${
      all.length <= shown
        ? nothing
        : html`<button
            class="word word-quiet words-alone all-curators"
            data-act="all-curators"
            aria-expanded=${unfolds ? 'true' : 'false'}
            @click=${toggle}
          >
            <span>${unfolds ? 'Fewer' : `All ${all.length}`}</span>
          </button>`
    }
  </section>`
}

/** `isExtra`: there, but unfolded only where there is not room for all. */
function curator(app: App, view: CreatorView, isExtra: boolean): TemplateResult {
  const { creatorId, name, about, works, followed, reason } = view
  return html`<li class="curator" data-curator=${creatorId} ?data-extra=${isExtra}>
    <div class="curator-head">
      <h3 class="curator-name">${name}</h3>
      <button
        class="word"
        data-act="follow"
        aria-pressed=${followed ? 'true' : 'false'}
        @click=${() => toggleFollow(app, creatorId)}
      >
        <span>${followed ? 'Following' : 'Follow'}<span class="unseen"> ${name}</span></span>
      </button>
    </div>
    <p class="curator-about">${about}</p>
    <p class="plain">${works === 1 ? 'One work' : `${works} works`}${followed ? nothing : `. ${reason}`}</p>
  </li>`
}

function isBlocked({ state: { profile } }: App, { creatorId }: CreatorView): boolean {
  return profile?.preferences.blocked.includes(creatorId) === true
}

function followedWords(creators: readonly CreatorView[]): string {
  const followed = creators.filter((one) => one.followed).length
  if (creators.length === 0) return ''
  return followed === 0 ? 'you follow nobody yet' : `you follow ${inWords(followed)} of ${creators.length}`
}
