/** A work, open to read: its plate large, its facts, its text, a clock, and the ways out. */
import { html, nothing, type TemplateResult } from 'lit/html.js'
import type { Content, ScoredCandidate } from 'docent'
import { closeWork, goToNext, openWork } from '../actions/read-work.ts'
import { roomName, titleOf } from '../museum.ts'
import type { App } from '../page/app.ts'
import type { OpenWork } from '../page/state.ts'
import { askWhy, showWhyFound } from '../actions/ask-why.ts'
import { factsLine, isWorkOfArt, lengthWords, lifeWords, yearWords } from './fact-words.ts'
import { hangSimilar } from '../actions/hang-similar.ts'
import { plateView } from './plate-view.ts'
import { tagWords } from '../tag-words.ts'
import { wishButtons } from '../shelf/work-card.ts'

export function workView(app: App, open: OpenWork): TemplateResult {
  const work = app.museum.works.get(open.contentId)
  if (!work) return html`<p>This work is no longer in the catalogue.</p>`
  return html`<article class="work" aria-labelledby="work-title">
    <figure class="work-plate">
      ${plateView(work.id)}
      <figcaption class="plain">
        ${
          app.museum.plates.isPlate(work.id)
            ? `Plate ${app.museum.numbers.get(work.id)}: a drawing in the colours of the work, not the work itself.`
            : `No. ${app.museum.numbers.get(work.id)}. No plate was drawn of it: its first letter stands in for one.`
        }
      </figcaption>
    </figure>
    <div class="work-text">
      <h2 id="work-title" class="work-title" tabindex="-1" lang=${work.lang ?? nothing}>${work.title}</h2>
      ${work.creator === undefined ? nothing : html`<p class="work-creator">${work.creator}${life(work)}</p>`}
      ${
        work.text === ''
          ? html`<p class="work-body">Nothing has been written about this work yet.</p>`
          : html`<p class="work-body" lang=${work.lang ?? nothing}>${work.text}</p>`
      }
      ${factsView(app, work)} ${neighboursView(app, open)}
    </div>
    <div class="work-foot">
      <p class="work-clock plain" data-clock aria-hidden="true"></p>
      <div class="words work-wishes">${whyButton(app, open, work)} ${wishButtons(app, work.id, work.title)}</div>
      <div class="work-ways">
        <button class="outline" data-act="close" @click=${() => closeWork(app)}>Close</button>
        ${
          open.nextId === undefined
            ? nothing
            : html`<button class="solid" data-act="next" @click=${() => goToNext(app)}>
                <span class="next-words">Next: ${titleOf(app.museum, open.nextId)}</span>
              </button>`
        }
      </div>
    </div>
  </article>`
}

function whyButton(app: App, { recommId, hit }: OpenWork, work: Content): TemplateResult | typeof nothing {
  const ask = hit
    ? () => showWhyFound(app, hit)
    : recommId === undefined
      ? undefined
      : () => askWhy(app, recommId, work.id)
  if (!ask) return nothing
  return html`<button class="word" data-act="why" @click=${ask}>
    <span>Why<span class="unseen"> is “${work.title}” in the list</span></span>
  </button>`
}

function life(work: Content): string {
  const words = lifeWords(work)
  return words === undefined ? '' : ` (${words})`
}

function factsView(app: App, work: Content): TemplateResult {
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['Kind', isWorkOfArt(work) ? undefined : factsLine(work)],
    ['Year', yearWords(work.year)],
    ['Made of', work.medium],
    ['Made in', work.place],
    ['Collection', work.collection],
    ['Length', isWorkOfArt(work) ? lengthWords(work.durationSeconds) : undefined],
    ['Hangs in', roomName(app.museum, work.room)],
    [
      'About',
      work.tags.length === 0 ? undefined : work.tags.map((tag) => tagWords(`${tag.facet}:${tag.label}`)).join(', '),
    ],
  ]
  return html`<dl class="facts plain">
    ${facts.map(([name, value]) =>
      value === undefined
        ? nothing
        : html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`,
    )}
  </dl>`
}

function neighboursView(app: App, { neighbours, contentId }: OpenWork): TemplateResult | typeof nothing {
  if (!neighbours || neighbours.items.length === 0) return nothing
  return html`<section class="neighbours" aria-label="Close to this work">
    <h3 class="plain">Close to this work</h3>
    <ul>
      ${neighbours.items.filter((item) => item.contentId !== contentId).map((item) => neighbour(app, neighbours.recommId, item))}
    </ul>
    <p class="words">
      <button class="word" data-act="similar" @click=${() => hangSimilar(app, contentId)}>
        <span>More like this<span class="unseen">, “${titleOf(app.museum, contentId)}”</span></span>
      </button>
    </p>
  </section>`
}

function neighbour(app: App, recommId: string, { contentId, content }: ScoredCandidate): TemplateResult {
  return html`<li>
    <button class="neighbour" data-act="link" @click=${() => openWork(app, contentId, recommId)}>
      ${plateView(contentId)}
      <span class="neighbour-title">${titleOf(app.museum, contentId)}</span>
      <span class="plain">${factsLine(content)}</span>
    </button>
  </li>`
}
