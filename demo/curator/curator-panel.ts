/** The curator's corner: a label is changed, signed, released and taken in by a kiosk; and what an attacker gets out of it. */
import { html, nothing, type TemplateResult } from 'lit/html.js'
import type { App } from '../page/app.ts'
import { attackView } from './attack-view.ts'
import { Desk } from './desk.ts'
import { fileView } from './file-view.ts'
import { labelForm } from './label-form.ts'
import { takenWords } from './outcome-words.ts'
import { takenView } from './taken-view.ts'

const desks = new WeakMap<App, Desk>()

export function curatorPanel(app: App): TemplateResult {
  const desk = deskOf(app)
  const { step, doing, trouble } = desk.state
  return html`<h3 class="panel-title">${step === 'ready' ? 'Change a label' : 'The curator’s corner'}</h3>
    <p class="panel-words">
      ${
        step === 'ready'
          ? 'Change the label of a work and release it. The kiosk beside you, a second guide with workers of its own, asks for it, verifies it, and only then shows it.'
          : 'A museum changes its labels on Tuesday, and its kiosks have no engineer. Here you are the curator: a key pair is made in this page, a kiosk is set up that trusts it alone, and everything that travels between the two is shown.'
      }
    </p>
    ${step === 'ready' ? labelForm(app, desk) : setUpView(app, desk)}
    <p class="panel-words curator-doing">${doing ?? ''}</p>
    <p class="unseen" role="status">${doing ?? saidWords(desk)}</p>
    ${trouble === undefined ? nothing : html`<p class="panel-words curator-trouble" role="alert">${trouble}</p>`}
    ${step === 'ready' ? outcomeView(app, desk) : nothing}`
}

function deskOf(app: App): Desk {
  const desk = desks.get(app) ?? new Desk(app)
  desks.set(app, desk)
  return desk
}

/** To those who listen: what came of it. The refusals say themselves. */
function saidWords({ state: { taken, packed } }: Desk): string {
  if (taken) return takenWords(taken.report)
  return packed ? `${packed.name} is ready to be saved, or brought to the kiosk.` : ''
}

/** The site of the releases is a cache that the service worker serves: without one there is nobody to ask. */
function setUpView({ museum }: App, desk: Desk): TemplateResult {
  if (museum.imported) {
    return html`<p class="panel-words plain">
      This corner works with the catalogue of the house: go back to it under “Your own catalogue”.
    </p>`
  }
  if (!navigator.serviceWorker?.controller) {
    return html`<p class="panel-words plain" data-missing="service-worker">
      Something is missing here: the page’s service worker, which serves what you release so that the kiosk can fetch it
      by real requests. Browsers lend one over https or from localhost, in a build of this page, from its second look
      on; private windows may not. Load the page once more, and it may be there.
    </p>`
  }
  return html`<button
    class="solid"
    data-act="set-up"
    ?disabled=${desk.state.step === 'opening'}
    @click=${() => desk.setUp()}
  >
    Set up a kiosk
  </button>`
}

function outcomeView(app: App, desk: Desk): TemplateResult {
  const { taken } = desk.state
  return html`${taken ? takenView(app, taken, desk.state.vector) : nothing} ${attackView(desk)} ${fileView(desk)}`
}
