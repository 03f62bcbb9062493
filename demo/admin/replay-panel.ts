/** Replay: what other settings would have offered this visitor, held against what they then did. */
import { html, nothing, type TemplateResult } from 'lit/html.js'
import type { ReplayReport } from 'docent/logbook'
import type { App } from '../page/app.ts'
import { isRefusal } from './admin-state.ts'
import { replayTable } from './replay-table.ts'
import { runReplay, SETTINGS } from './run-replay.ts'

export function replayPanel(app: App): TemplateResult {
  const { replay } = app.state.admin
  const running = replay?.progress !== undefined
  return html`<h3 class="panel-title">What if it had been set otherwise?</h3>
    <p class="panel-words">
      Every list of this visit is made again as it was set and as it might have been, each from what was known then, and
      both are held against what you liked in the half hour after. Nothing of it leaves this browser.
    </p>
    <div class="words" role="group" aria-label="Settings">
      ${SETTINGS.map(
        (setting) =>
          html`<button
            class="word"
            data-setting=${setting.id}
            aria-pressed=${replay?.setting === setting.id ? 'true' : 'false'}
            ?disabled=${running}
            @click=${() => runReplay(app, setting)}
          >
            <span>${setting.words}</span>
          </button>`,
      )}
    </div>
    ${replay?.progress ? progressView(replay.progress) : nothing}
    <div role="status" data-replay>
      ${
        !replay?.report
          ? nothing
          : isRefusal(replay.report)
            ? html`<p class="panel-words">${replay.report.refused}</p>`
            : reportView(replay.report)
      }
    </div>`
}

function progressView({ done, of }: { readonly done: number; readonly of: number }): TemplateResult {
  return html`<progress class="growth" aria-label="Lists made again" max=${of} value=${done}></progress>
    <p class="plain">${done} of ${of} lists.</p>`
}

function reportView(report: ReplayReport): TemplateResult {
  return html`<p class="panel-words">${report.sentence}</p>
    ${replayTable(report)}`
}
