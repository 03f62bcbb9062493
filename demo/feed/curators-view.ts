/** Whom one follows, and whom to follow: the most fitting first, each with one sentence. */
import { html, nothing, type TemplateResult } from 'lit/html.js'
import { repeat } from 'lit/directives/repeat.js'
import type { App } from '../page/app.ts'
import type { CreatorView } from 'docent'
import { toggleFollow } from './follow-curator.ts'

/** Shown before the rest is unfolded. */
const SUGGESTED = 4

export function curatorsView(app: App): TemplateResult {
  const { creators, unfolds } = app.state.feed
  const followed = creators.filter((one) => one.followed)
  const others = creators.filter((one) => !one.followed && !isBlocked(app, one))
  const shown = unfolds ? others : others.slice(0, SUGGESTED)
  const toggle = (): void => app.update({ feed: { ...app.state.feed, unfolds: !unfolds } })
  return html`<section class="curators" aria-label="Curators">
    ${
      followed.length === 0
        ? nothing
        : html`<h2 class="curators-title">You follow</h2>
            <ul class="curators-list">
              ${curators(app, followed)}
            </ul>`
    }
    ${
      others.length === 0
        ? nothing
        : html`<h2 class="curators-title">Whom to follow</h2>
            <ul class="curators-list">
              ${curators(app, shown)}
            </ul>`
    }
    ${
      others.length <= SUGGESTED
        ? nothing
        : html`<button
            class="word word-quiet words-alone"
            data-act="all-curators"
            aria-expanded=${unfolds ? 'true' : 'false'}
            @click=${toggle}
          >
            <span>${unfolds ? 'Fewer' : `All ${others.length}`}</span>
          </button>`
    }
  </section>`
}

function curators(app: App, some: readonly CreatorView[]): unknown {
  return repeat(
    some,
    ({ creatorId }) => creatorId,
    (one) => curator(app, one),
  )
}

function curator(app: App, { creatorId, name, about, works, followed, reason }: CreatorView): TemplateResult {
  return html`<li class="curator" data-curator=${creatorId}>
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
