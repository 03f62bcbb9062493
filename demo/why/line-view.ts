/** One term of a score: its bar, and behind it the works, and behind each work the events. */
import { html, nothing, type TemplateResult } from 'lit/html.js'
import type { ContentShare, EventChange, EventShare, Line, QueryShare } from 'docent'
import type { App } from '../page/app.ts'
import type { BarScale } from './bar-scale.ts'
import { eventWords } from './event-words.ts'
import { lineWords } from './line-words.ts'
import { plateView } from '../work/plate-view.ts'
import { scoreWords } from './score-words.ts'
import { signedBar } from './signed-bar.ts'
import { workLink } from '../work/work-link.ts'

export interface LineContext {
  readonly app: App
  readonly scale: BarScale
  /** What each event of the profile was, by its id. */
  readonly changes: ReadonlyMap<string, EventChange>
}

/** `from`: the sum of the terms before this one. */
export function lineView(context: LineContext, line: Line, from: number): TemplateResult {
  const head = html`<span class="why-label">${lineWords(context.app.museum, line)}</span>
    ${signedBar(context.scale, from, line.value)}<span class="number">${scoreWords(line.value)}</span>`
  if (line.queries && line.queries.length > 0) {
    return html`<li class="why-line" data-line=${line.kind} data-value=${line.value}>
      <details>
        <summary>${head}</summary>
        <ol class="why-events plain">
          ${inTurn(line.queries, from, (query, start) => queryShare(context, query, start))}
        </ol>
      </details>
    </li>`
  }
  if (line.because.length === 0) {
    return html`<li class="why-line" data-line=${line.kind} data-value=${line.value}>
      <div class="why-flat">${head}</div>
    </li>`
  }
  return html`<li class="why-line" data-line=${line.kind} data-value=${line.value}>
    <details>
      <summary>${head}</summary>
      <ol class="why-works">
        ${inTurn(line.because, from, (share, start) => workShare(context, share, start))}
      </ol>
    </details>
  </li>`
}

function workShare(context: LineContext, share: ContentShare, from: number): TemplateResult {
  const { app, scale } = context
  return html`<li class="why-work" data-share=${share.share}>
    ${plateView(share.contentId)}
    <div class="why-work-head">
      <p class="why-label">
        ${workLink(app, share.contentId)}<span class="unseen">, plate ${app.museum.numbers.get(share.contentId)}</span>
      </p>
      ${signedBar(scale, from, share.share)}<span class="number">${scoreWords(share.share)}</span>
    </div>
    ${
      share.events.length === 0
        ? nothing
        : html`<ol class="why-events plain">
            ${inTurn(share.events, from, (event, start) => eventShare(context, event, start))}
          </ol>`
    }
  </li>`
}

function eventShare({ scale, changes }: LineContext, { eventId, share }: EventShare, from: number): TemplateResult {
  const words = eventWords(changes.get(eventId), Date.now())
  return html`<li class="why-event" data-event-share=${share}>
    <span class="why-label">${words}</span>${signedBar(scale, from, share)}<span class="number"
      >${scoreWords(share)}</span
    >
  </li>`
}

function queryShare({ scale }: LineContext, { text, share }: QueryShare, from: number): TemplateResult {
  return html`<li class="why-event" data-share=${share}>
    <span class="why-label">“${text}”</span>${signedBar(scale, from, share)}<span class="number"
      >${scoreWords(share)}</span
    >
  </li>`
}

/** Each share starts at the sum of those before it, so that together they fill the bar they came from. */
function inTurn<Share extends { readonly share: number }>(
  shares: readonly Share[],
  from: number,
  view: (share: Share, from: number) => TemplateResult,
): readonly TemplateResult[] {
  let start = from
  return shares.map((share) => {
    const made = view(share, start)
    start += share.share
    return made
  })
}
