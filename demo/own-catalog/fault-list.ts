/** Why a file was not taken over: every fault with its line, its field, what was expected and what was found. */
import { html, nothing, type TemplateResult } from 'lit/html.js'
import type { Fault, ImportState } from './import-state.ts'
import { faultText } from './fault-text.ts'
import { saveText } from './save-text.ts'

/** Faults in the table; all of them are in the list that can be saved. */
const SHOWN = 12

export function faultList({ name, code, message, faults }: Extract<ImportState, { step: 'refused' }>): TemplateResult {
  const [summary = ''] = message.split('\n')
  return html`<section class="faults" role="alert" data-code=${code}>
    <h4 class="panel-subtitle">${name} was not taken over</h4>
    <p class="panel-words">
      ${faults.length === 0 ? `${summary} (${code})` : `${countWords(faults.length)} in it. Mend the file and choose it again; the catalogue that was open is still there.`}
    </p>
    ${faults.length === 0 ? nothing : faultTable(faults)}
    ${faults.length > SHOWN ? html`<p class="plain">And ${faults.length - SHOWN} more.</p>` : nothing}
    ${
      faults.length === 0
        ? nothing
        : html`<p class="words">
            <button
              class="word"
              data-act="save-faults"
              @click=${() => saveText(`faults of ${name}.txt`, faultText(faults))}
            >
              <span>Save the list</span>
            </button>
          </p>`
    }
  </section>`
}

function faultTable(faults: readonly Fault[]): TemplateResult {
  return html`<table class="ledger fault-table">
    <thead>
      <tr>
        <th scope="col" class="number">Line</th>
        <th scope="col">Field</th>
        <th scope="col">Expected</th>
        <th scope="col">Found</th>
      </tr>
    </thead>
    <tbody>
      ${faults.slice(0, SHOWN).map(
        ({ line, path, expected, found }) =>
          html`<tr>
            <td class="number">${line}</td>
            <td>${path === '' ? 'the record' : path}</td>
            <td>${expected}</td>
            <td>${found}</td>
          </tr>`,
      )}
    </tbody>
  </table>`
}

function countWords(count: number): string {
  return count === 1 ? 'There is one fault' : `There are ${count} faults`
}
