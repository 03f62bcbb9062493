/** The drawer of a work in the feed: three heads with what each of twenty features gave them, the factors, the sum. */
import { html, nothing, type TemplateResult } from 'lit/html.js'
import { type BarScale, barScale } from '../why/bar-scale.ts'
import type { Explanation, Line } from 'docent'
import { curatorWords, titleOf } from '../museum.ts'
import { factsLine, placeLine } from '../work/fact-words.ts'
import { feedTerms, type HeadGroup } from './head-groups.ts'
import type { App } from '../page/app.ts'
import { closeWhy } from '../actions/ask-why.ts'
import { FEATURE_NAMES } from './feature-words.ts'
import { HEADS } from './weights-view.ts'
import { lineWords } from '../why/line-words.ts'
import { openWork } from '../actions/read-work.ts'
import { plateView } from '../work/plate-view.ts'
import { scoreWords } from '../why/score-words.ts'
import { signedBar } from '../why/signed-bar.ts'
import { typographic } from '../typographic.ts'
import { workLink } from '../work/work-link.ts'

const DECIMALS = 2

export function feedWhy(app: App, explanation: Explanation): TemplateResult {
  const { contentId, recommId, sentence, total } = explanation
  const work = app.museum.works.get(contentId)
  const { heads, after } = feedTerms(explanation.lines)
  const scale = barScale(
    [...heads.flatMap(({ terms }) => terms), ...after.map(({ line }) => line)].map(({ value }) => value),
  )
  const curatorId = work?.curator ?? work?.creator
  let from = 0
  const advance = (value: number): number => {
    const start = from
    from += value
    return start
  }
  return html`<section class="why-sheet" aria-labelledby="why-title">
    <header class="why-head">
      ${plateView(contentId)}
      <div>
        <h2 id="why-title" class="why-title" tabindex="-1">Why “${titleOf(app.museum, contentId)}”</h2>
        ${
          work
            ? html`<p class="plain">${factsLine(work)}</p>
                <p class="plain">${placeLine(app.museum, work)}</p>`
            : nothing
        }
        ${curatorId === undefined ? nothing : html`<p class="plain">Shown by ${curatorWords(app.museum, curatorId)}</p>`}
      </div>
    </header>
    <p class="why-sentence">${typographic(sentence)}</p>
    <p class="plain why-how">
      Three heads read ${FEATURE_NAMES.length} features. Each bar begins where the one above it ended; hatched bars take
      away. Open a head for its features.
    </p>
    <ol class="why-lines">
      ${heads.map((group) => headView(app, { group, weight: weightOf(app, group), scale, from: advance(group.value) }))}
      ${after.map(({ line, factor }) => afterView(app, { line, factor, scale, from: advance(line.value) }))}
    </ol>
    <div class="why-foot">
      <div class="why-total" data-total=${total}>
        <span class="why-label">Score</span>${signedBar(scale, 0, total)}<span class="number"
          >${scoreWords(total)}</span
        >
      </div>
      <div class="work-ways">
        <button class="outline" data-act="close-why" @click=${() => closeWhy(app)}>Close</button>
        <button class="solid" data-act="read" @click=${() => openWork(app, contentId, recommId)}>Read it</button>
      </div>
    </div>
  </section>`
}

interface HeadRow {
  readonly group: HeadGroup
  readonly weight: number | undefined
  readonly scale: BarScale
  readonly from: number
}

function headView(app: App, { group: { head, value, terms }, weight, scale, from }: HeadRow): TemplateResult {
  const words = HEADS.find((one) => one.head === head)
  let start = from
  return html`<li class="why-line head" data-head=${head} data-value=${value}>
    <details ?open=${head === 'engagement'}>
      <summary>
        <span class="why-label">
          ${words?.name}: ${words?.asks}
          ${weight === undefined ? nothing : html`<span class="plain">${(value / weight).toFixed(DECIMALS)} × ${weight.toFixed(DECIMALS)}</span>`}
        </span>
        ${signedBar(scale, from, value)}<span class="number">${scoreWords(value)}</span>
      </summary>
      <ol class="head-features">
        ${terms.map((line) => {
          const row = featureView(app, line, scale, start)
          start += line.value
          return row
        })}
      </ol>
    </details>
  </li>`
}

function featureView(app: App, line: Line, scale: BarScale, from: number): TemplateResult {
  const isFeature = line.label !== 'usual'
  return html`<li
    class="why-event"
    data-feature=${isFeature ? line.label : nothing}
    data-term=${line.value}
    ?data-silent=${line.value === 0}
  >
    <span class="why-label">${lineWords(app.museum, line)}</span>
    ${line.value === 0 ? html`<span></span>` : signedBar(scale, from, line.value)}
    <span class="number">${scoreWords(line.value)}</span>
  </li>`
}

interface AfterRow {
  readonly line: Line
  readonly factor: number | undefined
  readonly scale: BarScale
  readonly from: number
}

function afterView(app: App, { line, factor, scale, from }: AfterRow): TemplateResult {
  return html`<li class="why-line" data-line=${line.kind} data-value=${line.value}>
    <div class="why-flat">
      <span class="why-label">
        ${line.kind === 'diversity' ? diversityWords(app, line.label) : lineWords(app.museum, line)}
        ${factor === undefined ? nothing : html`<span class="plain">× ${factor.toFixed(DECIMALS)}</span>`}
      </span>
      ${signedBar(scale, from, line.value)}<span class="number">${scoreWords(line.value)}</span>
    </div>
  </li>`
}

/** The list is kept mixed: what this one resembles stands above it. */
function diversityWords(app: App, nearestId: string): TemplateResult {
  return html`After ${workLink(app, nearestId)} above it, of the same hand or kind`
}

/** undefined where the list has been made anew meanwhile. */
function weightOf({ state: { feed } }: App, { head }: HeadGroup): number | undefined {
  const weight = feed.list?.diagnostics.weights[head]?.value
  return weight === undefined || weight === 0 ? undefined : weight
}
