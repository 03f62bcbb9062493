/** Your taste: every tag that counts, what was learned of it and what the visitor has set by hand. */
import { html, nothing, type TemplateResult } from 'lit/html.js'
import type { ProfileView } from 'docent'
import { facetWords, tagWords } from '../tag-words.ts'
import { toggleMuted, weighTag } from '../actions/state-wishes.ts'
import type { App } from '../page/app.ts'
import { barScale } from '../why/bar-scale.ts'
import { leaningWords } from '../shelf/noticed-view.ts'
import { signedBar } from '../why/signed-bar.ts'

/** Tags shown of either end, the strongest first. */
const SHOWN = 14
const DECIMALS = 2
/** Fixed, so that a bar means the same on every day. */
const SCALE = barScale([1, -2])

interface TagRow {
  readonly tag: string
  readonly learned: number
  /** Set by hand or chosen as an interest; undefined when left to what is learned. */
  readonly stated: number | undefined
  readonly muted: boolean
}

export function tastePanel(app: App): TemplateResult {
  const { profile } = app.state
  if (!profile) return html`<p>A moment.</p>`
  const rows = rowsOf(profile)
  if (rows.length === 0) {
    return html`<h3 class="panel-title">Nothing is known yet</h3>
      <p class="panel-words">
        Open a few works and stay with them, or choose interests beside the wall. What is learned from it will stand
        here, and you can change every line.
      </p>`
  }
  return html`<h3 class="panel-title">${leaningWords(profile)}</h3>
    <p class="panel-words">
      Learned from ${profile.positives.length === 1 ? 'one work' : `${profile.positives.length} works`} you liked and
      ${profile.negatives.length === 0 ? 'none' : profile.negatives.length} you did not. The bar is what was learned, on
      a scale from −1 to +1; the slider is your own word, and wins.
    </p>
    <ul class="tags">
      ${rows.map((row) => tagRow(app, row))}
    </ul>`
}

function rowsOf({ tags, preferences }: ProfileView): readonly TagRow[] {
  const learned = new Map(tags.map(({ tag, weight }) => [tag, weight]))
  const strongest = tags.toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).slice(0, SHOWN)
  const stated = [...preferences.interests, ...Object.keys(preferences.adjusted), ...preferences.mutedTags]
  const shown = new Set([...strongest.map(({ tag }) => tag), ...stated])
  return [...shown]
    .map((tag) => ({
      tag,
      learned: learned.get(tag) ?? 0,
      stated: preferences.adjusted[tag] ?? (preferences.interests.includes(tag) ? 1 : undefined),
      muted: preferences.mutedTags.includes(tag),
    }))
    .toSorted((a, b) => b.learned - a.learned || (a.tag < b.tag ? -1 : 1))
}

function tagRow(app: App, { tag, learned, stated, muted }: TagRow): TemplateResult {
  const words = tagWords(tag)
  const set = (event: Event): void => {
    if (event.target instanceof HTMLInputElement) void weighTag(app, tag, Number(event.target.value))
  }
  return html`<li class="tag-row" data-tag=${tag} ?data-muted=${muted} ?data-stated=${stated !== undefined}>
    <p class="tag-name"><span class="plain">${facetWords(tag)}</span> ${words}</p>
    <div class="tag-learned">${signedBar(SCALE, 0, learned)}<span class="number">${signed(learned)}</span></div>
    <label class="tag-set">
      <span class="plain">${statedWords(stated)}<span class="unseen"> Your weight for ${words}</span></span>
      <input
        type="range"
        min="-1"
        max="1"
        step="0.25"
        .value=${String(stated ?? 0)}
        ?disabled=${muted}
        @change=${set}
      />
    </label>
    <button class="word word-quiet" aria-pressed=${muted ? 'true' : 'false'} @click=${() => toggleMuted(app, tag)}>
      <span>Never<span class="unseen"> show ${words}</span></span>
    </button>
    ${muted ? html`<p class="plain tag-muted">Works with this tag stay away.</p>` : nothing}
  </li>`
}

function statedWords(stated: number | undefined): string {
  return stated === undefined ? 'As learned' : `Set to ${signed(stated)}`
}

function signed(weight: number): string {
  const words = Math.abs(weight).toFixed(DECIMALS)
  return Number(words) === 0 ? words : `${weight < 0 ? '−' : '+'}${words}`
}
