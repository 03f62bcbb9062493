/** A work in the feed: plate, title, facts, one sentence why, who signs for it, and what a visitor can say to it. */
import { html, nothing, type TemplateResult } from 'lit/html.js'
import type { Content, ScoredCandidate } from 'docent'
import { block, followsThem, muteWord, toggleFollow } from './follow-curator.ts'
import type { App } from '../page/app.ts'
import { askWhy } from '../actions/ask-why.ts'
import { curatorName, titleOf } from '../museum.ts'
import { factsLine, placeLine } from '../work/fact-words.ts'
import { openWork } from '../actions/read-work.ts'
import { plateView } from '../work/plate-view.ts'
import { reasonView } from '../shelf/reason-view.ts'
import { wishButtons } from '../shelf/work-card.ts'

export function feedCard(app: App, recommId: string, item: ScoredCandidate): TemplateResult {
  const { contentId, content } = item
  const title = titleOf(app.museum, contentId)
  return html`<li class="card feed-card" data-flip=${contentId} data-work=${contentId} data-source=${item.generatedBy}>
    <div class="card-work">
      ${plateView(contentId)}
      <h3 class="card-title" lang=${content.lang ?? nothing}>
        <button class="card-open" data-act="terms" @click=${() => askWhy(app, recommId, contentId)}>
          ${title}<span class="unseen" lang="en">: why it is here, with its twenty features</span>
        </button>
      </h3>
      <p class="card-facts plain">${factsLine(content)}</p>
      <p class="card-place plain">${placeLine(app.museum, content)}</p>
    </div>
    <div class="card-words">
      <p class="reason">${reasonView(app, item)}</p>
      ${isTrial(item) ? html`<p class="plain trial-mark">A trial: drawn by chance for this place.</p>` : nothing}
      ${signature(app, content)}
      <div class="words card-ways">
        <button class="word" data-act="read" @click=${() => openWork(app, contentId, recommId)}>
          <span>Read<span class="unseen"> “${title}”</span></span>
        </button>
        ${menu(app, content, title)}
      </div>
    </div>
  </li>`
}

/** Whether the place is one for learning, whatever the sentence says. */
function isTrial({ breakdown }: ScoredCandidate): boolean {
  return breakdown?.lines.some(({ kind }) => kind === 'exploration') ?? false
}

/** Who shows it, and the way to follow them. */
function signature(app: App, content: Content): TemplateResult | typeof nothing {
  const creatorId = shownBy(content)
  if (creatorId === undefined) return nothing
  const follows = followsThem(app, creatorId)
  const name = curatorName(app.museum, creatorId)
  return html`<div class="signature">
    <p class="plain">
      <span class="signature-name">${name}</span
      >${app.museum.curators.has(creatorId) && app.museum.invented ? ', invented' : nothing}
    </p>
    <button
      class="word word-quiet"
      data-act="follow"
      aria-pressed=${follows ? 'true' : 'false'}
      @click=${() => toggleFollow(app, creatorId)}
    >
      <span>${follows ? 'Following' : 'Follow'}<span class="unseen"> ${name}</span></span>
    </button>
  </div>`
}

/** What is rarely said, folded away. */
function menu(app: App, content: Content, title: string): TemplateResult {
  const { unfolded, feed } = app.state
  const isOpen = unfolded === content.id
  const toggle = (): void =>
    app.update({ unfolded: isOpen ? undefined : content.id, feed: { ...feed, muting: undefined } })
  return html`<button
      class="word word-quiet"
      data-act="unfold"
      aria-expanded=${isOpen ? 'true' : 'false'}
      @click=${toggle}
    >
      <span>More or less<span class="unseen"> like “${title}”</span></span>
    </button>
    ${isOpen ? menuWays(app, content, title) : nothing}`
}

function menuWays(app: App, content: Content, title: string): TemplateResult {
  const { feed } = app.state
  const creatorId = shownBy(content)
  const askWord = (): void =>
    app.update({ feed: { ...feed, muting: feed.muting === content.id ? undefined : content.id } })
  return html`${wishButtons(app, content.id, title)}
    ${
      creatorId === undefined
        ? nothing
        : html`<button class="word word-quiet" data-act="block" @click=${() => block(app, creatorId)}>
            <span>Nothing from ${curatorName(app.museum, creatorId)}</span>
          </button>`
    }
    <button
      class="word word-quiet"
      data-act="mute"
      aria-expanded=${feed.muting === content.id ? 'true' : 'false'}
      @click=${askWord}
    >
      <span>Leave out a word</span>
    </button>
    ${feed.muting === content.id ? muteForm(app) : nothing}`
}

function muteForm(app: App): TemplateResult {
  const mute = (event: SubmitEvent): void => {
    event.preventDefault()
    if (!(event.currentTarget instanceof HTMLFormElement)) return
    const text = new FormData(event.currentTarget).get('word')
    void muteWord(app, typeof text === 'string' ? text : '')
  }
  return html`<form class="mute" @submit=${mute}>
    <label class="plain" for="mute-word">No works that say</label>
    <input id="mute-word" name="word" type="text" autocomplete="off" autocapitalize="off" maxlength="60" required />
    <button class="word"><span>Leave out</span></button>
  </form>`
}

function shownBy({ curator, creator }: Content): string | undefined {
  return curator ?? creator
}
