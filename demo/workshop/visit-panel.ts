/** Your visit: every work looked at, how the look was understood, and the events it is made of. */
import { html, nothing, type TemplateResult } from 'lit/html.js'
import type { EngagementComponents, Evidence } from 'docent'
import { allEvidence } from '../page/all-evidence.ts'
import type { App } from '../page/app.ts'
import { chartOf } from './chart-view.ts'
import { eventWords } from '../why/event-words.ts'
import { plateView } from '../work/plate-view.ts'
import { titleOf } from '../museum.ts'
import { visitChart } from './visit-chart.ts'

/** Works listed, the latest first; a longer visit says how many more there are. */
const LISTED = 40
/** Events listed of one work, the latest first. */
const EVENTS_LISTED = 8
const DECIMALS = 2

const OUTCOMES = {
  positive: 'counts as a like',
  negative: 'counts as a dislike',
  neutral: 'counts as neither',
} as const
const COMPONENTS: Readonly<Record<keyof EngagementComponents, string>> = {
  dwell: 'time',
  completion: 'way out',
  revisit: 'came back',
  survey: 'answers',
  feedback: 'your word',
}

export function eventsPanel(app: App): TemplateResult {
  const { profile } = app.state
  const evidence = profile ? allEvidence(profile).toSorted((a, b) => b.ts - a.ts) : []
  if (!profile || evidence.length === 0) {
    return html`<h3 class="panel-title">No looks so far</h3>
      <p class="panel-words">
        Each work you open will be listed here, with how long you stayed and what the guide made of it.
      </p>`
  }
  const rest = evidence.length - LISTED
  return html`<h3 class="panel-title">
      ${evidence.length === 1 ? 'One work' : `${evidence.length} works`}, ${profile.counts.used} events
    </h3>
    <p class="panel-words">
      Strength runs from −1 to +1: time against the time the text takes, the way out, coming back. From +0.30 on a look
      counts as a like, at −0.05 or less as a dislike; your own word decides alone. To have hung in view is an event as
      well, and teaches nothing.
    </p>
    ${chartOf(profile, visitChart)}
    <ol class="looks">
      ${evidence.slice(0, LISTED).map((one) => lookRow(app, one))}
    </ol>
    ${rest > 0 ? html`<p class="plain">And ${rest} earlier works.</p>` : nothing}`
}

function lookRow(app: App, { contentId, outcome, strength, components, events }: Evidence): TemplateResult {
  const now = Date.now()
  const latest = events.toReversed().slice(0, EVENTS_LISTED)
  return html`<li class="look">
    ${plateView(contentId)}
    <div>
      <p>${titleOf(app.museum, contentId)}</p>
      <p class="plain">${OUTCOMES[outcome]}: ${componentWords(components)}</p>
      <ul class="plain">
        ${latest.map((change) => html`<li>${eventWords(change, now)}</li>`)}
      </ul>
      ${events.length > latest.length ? html`<p class="plain">and ${events.length - latest.length} earlier</p>` : nothing}
    </div>
    <span class="number">${signed(strength)}</span>
  </li>`
}

function componentWords(components: EngagementComponents): string {
  const names: readonly (keyof EngagementComponents)[] = ['dwell', 'completion', 'revisit', 'survey', 'feedback']
  return names
    .flatMap((name) => {
      const value = components[name]
      return value === undefined ? [] : [`${COMPONENTS[name]} ${signed(value)}`]
    })
    .join(', ')
}

function signed(value: number): string {
  const words = Math.abs(value).toFixed(DECIMALS)
  return Number(words) === 0 ? words : `${value < 0 ? '−' : '+'}${words}`
}
