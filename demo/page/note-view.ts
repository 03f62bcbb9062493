/** The note: what happened and what the list did about it, said once, with a way back where there is one. */
import { html, nothing, type TemplateResult } from 'lit/html.js'
import type { App } from './app.ts'
import { undo } from '../actions/say-more-or-less.ts'

/** `bar`: along the foot of the window. The live region is always there, so that screen readers hear what is put into it. */
export function noteView(app: App, place: 'beside' | 'bar' = 'beside'): TemplateResult {
  const { note } = app.state
  return html`<div class="note note-${place}" ?data-filled=${note !== undefined}>
    <div class="note-words" role="status">
      ${
        note
          ? html`<p class="note-cause">${note.cause}</p>
              <p class="note-effect">${note.effect}</p>`
          : nothing
      }
    </div>
    ${
      note
        ? html`<div class="note-ways">
            ${
              note.undoable
                ? html`<button class="word" data-act="undo" @click=${() => undo(app)}><span>Undo</span></button>`
                : nothing
            }
            <button class="word word-quiet note-close" @click=${() => app.update({ note: undefined })}>
              <span>Close<span class="unseen"> this note</span></span>
            </button>
          </div>`
        : nothing
    }
  </div>`
}
