/** The last list: one strip a stage, from what was proposed to what hangs on the wall. */
import { html, nothing, type TemplateResult } from 'lit/html.js'
import type { Recommendation, StageTrace } from 'docent'
import type { App } from '../page/app.ts'

const KINDS: Readonly<Record<StageTrace['kind'], string>> = {
  'query-hydrator': 'Who asks',
  source: 'Who proposes',
  hydrator: 'What is fetched',
  filter: 'What is left out',
  scorer: 'What is scored',
  fusion: 'What is added up',
  adjustment: 'What is adjusted',
  selector: 'What is chosen',
  'side-effect': 'What is noted',
}
const MS_DECIMALS = 2

/** Stages by what they go by; a stage without words here keeps its own name. */
const STAGES: Readonly<Record<string, string>> = {
  semantic: 'meaning',
  tag: 'tags',
  interest: 'your choices',
  geo: 'nearness',
  popularity: 'visitor numbers',
  freshness: 'newness',
  prior: 'the house',
  duplicate: 'proposed twice',
  excluded: 'shown before',
  hidden: 'hidden or muted',
  viewed: 'looked at already',
  expired: 'no longer here',
  where: 'outside the filter',
  mmr: 'different from those above',
  spread: 'spread over the house',
}

export function requestPanel(app: App): TemplateResult {
  const { shelf } = app.state
  const stages = shelf?.trace?.stages
  if (!shelf || !stages) return html`<p>No list has been made yet.</p>`
  const widest = Math.max(1, ...stages.map((stage) => Math.max(stage.in, stage.kept)))
  return html`<h3 class="panel-title">${summary(shelf)}</h3>
    <p class="panel-words">
      One strip a stage, in the order they ran. Ink is what a stage passed on, the open part what it left out; a stage
      that left something out says why when opened.
    </p>
    <ol class="funnel">
      ${stages.map((stage, at) => stageStrip(stage, stages[at - 1]?.kind !== stage.kind, widest))}
    </ol>
    ${weightsView(shelf)}`
}

function summary({ strategy, diagnostics, trace, items }: Recommendation): string {
  const kind = strategy === 'warm' ? 'A list from your taste' : coldWords(diagnostics.coldBecause)
  return `${kind}: ${items.length} of ${diagnostics.catalogSize} works in ${(trace?.ms ?? 0).toFixed(1)} ms`
}

function coldWords(because: Recommendation['diagnostics']['coldBecause']): string {
  if (because === 'taste-cancelled') return 'A first list again, as likes and dislikes cancel out'
  return because === 'other-profile' ? 'A list for someone else' : 'A list to begin with'
}

function stageStrip(stage: StageTrace, first: boolean, widest: number): TemplateResult {
  const dropped = Object.entries(stage.dropped)
  const head = html`<span class="stage-kind plain">${first ? KINDS[stage.kind] : nothing}</span>
    <span class="stage-name">${STAGES[stage.stage] ?? stage.stage.replaceAll('-', ' ')}</span>
    ${strip(stage, widest)}
    <span class="number">${countWords(stage)}</span>
    <span class="number stage-ms">${stage.skipped === undefined ? `${stage.ms.toFixed(MS_DECIMALS)} ms` : ''}</span>`
  if (dropped.length === 0) {
    return html`<li class="stage" ?data-skipped=${stage.skipped !== undefined}>
      <div class="stage-row">${head}</div>
    </li>`
  }
  return html`<li class="stage">
    <details>
      <summary class="stage-row">${head}</summary>
      <ul class="stage-dropped plain">
        ${dropped.map(([reason, count]) => html`<li><span class="number">${count}</span> ${reason.replaceAll('-', ' ')}</li>`)}
      </ul>
    </details>
  </li>`
}

function strip(stage: StageTrace, widest: number): TemplateResult {
  const percent = (count: number): string => `${(100 * count) / widest}%`
  return html`<svg class="strip" aria-hidden="true">
    <rect class="strip-in" x="0.5" y="4" height="10" width=${percent(Math.max(stage.in, stage.kept))} />
    <rect class="strip-kept" x="0.5" y="4" height="10" width=${percent(stage.kept)} />
  </svg>`
}

function countWords({ in: came, kept, skipped }: StageTrace): string {
  if (skipped !== undefined) return skipped.startsWith('failed') ? 'failed' : 'off'
  return came === kept || came === 0 ? String(kept) : `${came} → ${kept}`
}

function weightsView({ diagnostics }: Recommendation): TemplateResult {
  return html`<h4 class="panel-subtitle">What each score counts</h4>
    <dl class="weights plain">
      ${Object.entries(diagnostics.weights).map(
        ([name, { value, from }]) =>
          html`<div>
            <dt>${name}</dt>
            <dd class="number">${value.toFixed(MS_DECIMALS)}</dd>
            <dd>${originWords(from)}</dd>
          </div>`,
      )}
    </dl>`
}

function originWords(from: string): string {
  return from === 'near' ? 'as you stand in a room' : `set by the ${from === 'default' ? 'library' : from}`
}
