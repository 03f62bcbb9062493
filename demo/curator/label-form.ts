/** The label on the desk: which work, its title, its text. */
import { html, nothing, type TemplateResult } from 'lit/html.js'
import { live } from 'lit/directives/live.js'
import type { App } from '../page/app.ts'
import type { Desk } from './desk.ts'

/** For whoever stands at a kiosk without a keyboard: another work altogether, so that its place in the catalogue moves. */
const SUGGESTION = {
  title: 'Storm at Sea, after Midnight',
  text: 'A storm at sea, at night. The mast is gone, the crew have thrown the cargo over the side, and the only light comes from the lighthouse that they are about to hit.',
}

export function labelForm(app: App, desk: Desk): TemplateResult {
  const { contentId, title, text, doing } = desk.state
  const busy = doing !== undefined
  const submit = (event: Event): void => {
    event.preventDefault()
    void desk.release()
  }
  return html`<form class="label-form" @submit=${submit}>
    <label class="label-field">
      <span>Work</span>
      <select ?disabled=${busy} @change=${({ target }: Event) => choose(desk, target)}>
        ${[...app.museum.works.values()].map(
          (work) => html`<option value=${work.id} ?selected=${work.id === contentId}>${work.title}</option>`,
        )}
      </select>
    </label>
    <label class="label-field">
      <span>Title</span>
      <input
        type="text"
        maxlength="200"
        autocomplete="off"
        .value=${live(title)}
        @input=${({ target }: Event) => desk.write({ title: valueOf(target) })}
      />
    </label>
    <label class="label-field">
      <span>Label</span>
      <textarea
        rows="5"
        maxlength="2000"
        .value=${live(text)}
        @input=${({ target }: Event) => desk.write({ text: valueOf(target) })}
      ></textarea>
    </label>
    ${
      text === SUGGESTION.text
        ? nothing
        : html`<p class="words">
            <button class="word" type="button" data-act="suggest" @click=${() => desk.write(SUGGESTION)}>
              <span>Or let it say something quite different</span>
            </button>
          </p>`
    }
    <p class="own-ways">
      <button class="solid" data-act="release" ?disabled=${busy}>Release</button>
      <button
        class="outline"
        type="button"
        data-act="release-file"
        ?disabled=${busy}
        @click=${() => desk.releaseAsFile()}
      >
        Release into a file
      </button>
    </p>
  </form>`
}

function choose(desk: Desk, target: EventTarget | null): void {
  void desk.choose(valueOf(target))
}

function valueOf(target: EventTarget | null): string {
  const isField =
    target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
  return isField ? target.value : ''
}
