/** What the guide has noticed: one sentence of leanings and the works they come from. */
import { html, nothing, type TemplateResult } from 'lit/html.js'
import type { Evidence, ProfileView } from 'docent'
import type { App } from '../page/app.ts'
import { openWork } from '../actions/read-work.ts'
import { plateView } from '../work/plate-view.ts'
import { tagPhrase } from '../tag-words.ts'
import { titleOf } from '../museum.ts'

/** A leaning is named from this share of the whole affinity on: below, it hardly matters. */
const NAMED_FROM = 0.15
const TAGS_NAMED = 3
const WORKS_SHOWN = 6

export function noticedView(app: App, profile: ProfileView): TemplateResult {
  const works = profile.positives.slice(0, WORKS_SHOWN)
  return html`<section class="noticed" aria-label="What the guide has noticed">
    <p>${leaningWords(profile)}</p>
    ${
      works.length === 0
        ? nothing
        : html`<ul class="noticed-works">
            ${works.map((one) => seenWork(app, one))}
          </ul>`
    }
    <p class="words">
      <a class="word word-quiet" href="#workshop"><span>Look into it, or change it</span></a>
    </p>
  </section>`
}

/** "Leaning so far: sea, calm and France." Never more than the weights say. */
export function leaningWords({ tags, positives }: ProfileView): string {
  const liked = tags.filter(({ weight }) => weight >= NAMED_FROM).slice(0, TAGS_NAMED)
  const avoided = tags.filter(({ weight }) => weight <= -NAMED_FROM).at(-1)
  if (liked.length === 0) return positives.length === 0 ? 'Nothing has held you yet.' : 'No clear leaning so far.'
  const list = new Intl.ListFormat('en-GB').format(liked.map(({ tag }) => tagPhrase(tag)))
  return avoided ? `Leaning so far: ${list}; away from ${tagPhrase(avoided.tag)}.` : `Leaning so far: ${list}.`
}

function seenWork(app: App, { contentId }: Evidence): TemplateResult {
  return html`<li>
    <button class="noticed-work" @click=${() => openWork(app, contentId)}>
      ${plateView(contentId)}<span class="unseen">${titleOf(app.museum, contentId)}, plate</span>
    </button>
  </li>`
}
