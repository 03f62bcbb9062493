/** Interests to choose from, for a visitor of whom nothing is known yet. Choosing none is as good. */
import { html, type TemplateResult } from 'lit/html.js'
import type { App } from '../page/app.ts'
import { commonTags } from './common-tags.ts'
import { tagWords } from '../tag-words.ts'
import { toggleInterest } from '../actions/state-wishes.ts'

/** A spread over what people come for; those that the catalog does not have are left out. */
const OFFERED = [
  'subject:sea',
  'subject:night-sky',
  'subject:portrait',
  'subject:flowers',
  'subject:animals',
  'subject:dance',
  'subject:music',
  'subject:city',
  'subject:myth',
  'mood:calm',
  'movement:impressionism',
  'region:japan',
]

/** Fewer of ours than this, and the catalog is about something else. */
const FEWEST_USUAL = 5

export function interestsView(app: App): TemplateResult {
  const chosen = app.state.profile?.preferences.interests ?? []
  const usual = OFFERED.filter((tag) => app.museum.tags.has(tag))
  // Another house, other interests: what its own works are most often about.
  const own = usual.length >= FEWEST_USUAL ? usual : commonTags(app.museum, OFFERED.length)
  const offered = [...own, ...chosen.filter((tag) => !own.includes(tag))]
  return html`<div class="interests" role="group" aria-label="Interests">
    ${offered.map(
      (tag) =>
        html`<button
          class="word interest"
          data-interest=${tag}
          aria-pressed=${chosen.includes(tag) ? 'true' : 'false'}
          @click=${() => toggleInterest(app, tag)}
        >
          <span>${tagWords(tag)}</span>
        </button>`,
    )}
  </div>`
}
