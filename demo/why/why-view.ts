/** The why drawer: the sentence, then every term of the score as a signed bar, and the total they add up to. */
import { html, nothing, type TemplateResult } from 'lit/html.js'
import type { EventChange, Explanation, Line } from 'docent'
import { type LineContext, lineView } from './line-view.ts'
import { allEvidence } from '../page/all-evidence.ts'
import type { App } from '../page/app.ts'
import { barScale } from './bar-scale.ts'
import { closeWhy } from '../actions/ask-why.ts'
import { factsLine, placeLine } from '../work/fact-words.ts'
import { plateView } from '../work/plate-view.ts'
import { scoreWords } from './score-words.ts'
import { signedBar } from './signed-bar.ts'
import { typographic } from '../typographic.ts'

/** Terms smaller than this share of the largest are gathered under one line, which opens. */
const SMALL_SHARE = 0.05
/** Fewer small terms than this are not worth gathering. */
const FEWEST_GATHERED = 3

export function whyView(app: App, explanation: Explanation): TemplateResult {
  const { contentId, sentence, total } = explanation
  const work = app.museum.works.get(contentId)
  const { large, small } = parted(explanation.lines)
  const scale = barScale([...large, ...small].map((line) => line.value))
  const context = { app, scale, changes: changesById(app) }
  return html`<section class="why-sheet" aria-labelledby="why-title">
    <header class="why-head">
      ${plateView(contentId)}
      <div>
        <h2 id="why-title" class="why-title" tabindex="-1">Why “${work?.title ?? contentId}”</h2>
        ${
          work
            ? html`<p class="plain">${factsLine(work)}</p>
                <p class="plain">${placeLine(app.museum, work)}</p>`
            : nothing
        }
      </div>
    </header>
    <p class="why-sentence">${typographic(sentence)}</p>
    <p class="plain why-how">
      Each bar begins where the one above it ended. Hatched bars take away.
      ${explanation.lines.some(opens) ? 'Open a line for what is behind it.' : nothing}
    </p>
    <ol class="why-lines">
      ${inTurn(large, 0, (line, from) => lineView(context, line, from))}
      ${small.length === 0 ? nothing : gathered(context, small, sum(large))}
    </ol>
    <div class="why-foot">
      <div class="why-total" data-total=${total}>
        <span class="why-label">Score</span>${signedBar(scale, 0, total)}<span class="number"
          >${scoreWords(total)}</span
        >
      </div>
      <button class="outline" data-act="close-why" @click=${() => closeWhy(app)}>Close</button>
    </div>
  </section>`
}

/** Whether there is something behind a line. */
function opens({ because, queries }: Line): boolean {
  return because.length > 0 || (queries?.length ?? 0) > 0
}

/** Largest first; a tail of very small terms apart. */
function parted(lines: readonly Line[]): { readonly large: readonly Line[]; readonly small: readonly Line[] } {
  const sorted = lines.toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value))
  const least = SMALL_SHARE * Math.abs(sorted[0]?.value ?? 0)
  const large = sorted.filter((line) => Math.abs(line.value) >= least)
  const small = sorted.slice(large.length)
  return small.length < FEWEST_GATHERED ? { large: sorted, small: [] } : { large, small }
}

function gathered(context: LineContext, lines: readonly Line[], from: number): TemplateResult {
  const value = sum(lines)
  return html`<li class="why-line">
    <details>
      <summary>
        <span class="why-label">${lines.length} smaller terms</span>
        ${signedBar(context.scale, from, value)}<span class="number">${scoreWords(value)}</span>
      </summary>
      <ol class="why-lines">
        ${inTurn(lines, from, (line, start) => lineView(context, line, start))}
      </ol>
    </details>
  </li>`
}

/** Each term starts at the sum of those before it. */
function inTurn(
  lines: readonly Line[],
  from: number,
  view: (line: Line, from: number) => TemplateResult,
): readonly TemplateResult[] {
  let start = from
  return lines.map((line) => {
    const made = view(line, start)
    start += line.value
    return made
  })
}

function sum(lines: readonly Line[]): number {
  return lines.reduce((total, line) => total + line.value, 0)
}

function changesById({ state: { profile } }: App): ReadonlyMap<string, EventChange> {
  const evidence = profile ? allEvidence(profile) : []
  return new Map(evidence.flatMap((one) => one.events.map((change) => [change.eventId, change] as const)))
}
