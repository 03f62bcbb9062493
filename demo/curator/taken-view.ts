/** What the kiosk did about a release: what it fetched, how long it took, what is another now. */
import { html, nothing, type TemplateResult } from 'lit/html.js'
import type { App } from '../page/app.ts'
import { bytesWords, msWords, takenWords } from './outcome-words.ts'
import type { DeskState, Step, Taken } from './desk-state.ts'
import { titleOf } from '../museum.ts'

export function takenView(app: App, taken: Taken, vector: DeskState['vector']): TemplateResult {
  const { report } = taken
  return html`<section class="taken" data-outcome=${report.outcome} data-path=${report.path}>
    <h4 class="panel-subtitle">${takenWords(report)}</h4>
    ${report.from === 'site' ? stepsView(taken) : nothing}
    ${report.outcome === 'updated' ? changeView(app, taken, vector) : nothing}
  </section>`
}

function stepsView({ report, steps }: Taken): TemplateResult {
  return html`<table class="steps" data-requests=${report.requests} data-bytes=${report.bytes}>
    <caption class="plain">
      ${report.requests} ${report.requests === 1 ? 'request' : 'requests'}, ${bytesWords(report.bytes)} of bodies,
      ${msWords(report.tookMs)} in all
    </caption>
    <thead>
      <tr>
        <th scope="col">Step</th>
        <th scope="col" class="number">Size</th>
        <th scope="col" class="number">After</th>
      </tr>
    </thead>
    <tbody>
      ${steps.map(stepRow)}
      ${
        report.outcome === 'updated'
          ? html`<tr data-step="verified">
                <td>Put together, and verified: the digests of all that it would show</td>
                <td></td>
                <td class="number">${msWords(report.tookMs - (report.flipMs ?? 0))}</td>
              </tr>
              <tr data-step="flipped">
                <td>Made visible, in ${msWords(report.flipMs ?? 0)}: the one step that anybody sees</td>
                <td></td>
                <td class="number">${msWords(report.tookMs)}</td>
              </tr>`
          : nothing
      }
    </tbody>
  </table>`
}

function stepRow({ what, bytes, at, found }: Step): TemplateResult {
  return html`<tr data-step="fetched">
    <td>${what}${found ? '' : ': not there'}</td>
    <td class="number">${found ? bytesWords(bytes) : ''}</td>
    <td class="number">${msWords(at)}</td>
  </tr>`
}

function changeView(
  app: App,
  { before, after, likeBefore, likeAfter }: Taken,
  vector: DeskState['vector'],
): TemplateResult {
  const same = before.title === after.title
  return html`<h4 class="panel-subtitle">On the kiosk, the label before and after</h4>
    <div class="before-after">
      <blockquote class="label-before">
        <p class="label-title">${same ? before.title : html`<del>${before.title}</del>`}</p>
        <p>${before.text}</p>
      </blockquote>
      <blockquote class="label-after">
        <p class="label-title">${same ? after.title : html`<ins>${after.title}</ins>`}</p>
        <p>${after.text}</p>
      </blockquote>
    </div>
    <h4 class="panel-subtitle">Most like it, before and after</h4>
    <div class="before-after">
      ${likeList(app, 'Before', likeBefore, likeBefore)} ${likeList(app, 'After', likeAfter, likeBefore)}
    </div>
    <p class="plain vector-word">
      ${
        vector === 'kept'
          ? 'The text model is not here, so the new words keep the vector of the old ones: words find it, its neighbours stay.'
          : 'The new words were read for meaning in this page; the vector travelled with the record.'
      }
    </p>`
}

/** New ones are marked, and not by colour alone. */
function likeList(app: App, when: string, ids: readonly string[], before: readonly string[]): TemplateResult {
  return html`<div>
    <p class="plain" aria-hidden="true">${when}</p>
    <ol class="like-list" aria-label=${when}>
      ${ids.map((id) => {
        const isNew = !before.includes(id)
        return html`<li ?data-new=${isNew}>
          ${titleOf(app.museum, id)}${isNew ? html` <span class="plain">new</span>` : nothing}
        </li>`
      })}
    </ol>
  </div>`
}
