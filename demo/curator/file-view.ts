/** By file: a release on a stick, for a kiosk without a network. */
import { html, nothing, type TemplateResult } from 'lit/html.js'
import { bytesWords } from './outcome-words.ts'
import type { Desk } from './desk.ts'
import { saveBytes } from './save-bytes.ts'

export function fileView(desk: Desk): TemplateResult {
  const { doing, packed } = desk.state
  const pick = ({ target }: Event): void => {
    if (!(target instanceof HTMLInputElement)) return
    const [file] = target.files ?? []
    if (file) void desk.take(file)
    target.value = ''
  }
  return html`<section>
    <h4 class="panel-subtitle">Or carry it there</h4>
    <p class="panel-words">
      A kiosk without a network takes a release from a file, by the very same verification. “Release into a file” makes
      one that the kiosk knows nothing of yet.
    </p>
    ${
      packed
        ? html`<p class="own-ways">
            <button class="outline" data-act="save-release" @click=${() => saveBytes(packed.name, packed.bytes)}>
              Save ${packed.name}, ${bytesWords(packed.bytes.length)}
            </button>
            <button
              class="outline"
              data-act="bring-release"
              ?disabled=${doing !== undefined}
              @click=${() => desk.take(new File([packed.bytes], packed.name))}
            >
              Bring it to the kiosk
            </button>
          </p>`
        : nothing
    }
    <div class="drop">
      <label for="release-file">Bring a .docent file to the kiosk</label>
      <input id="release-file" type="file" accept=".docent" ?disabled=${doing !== undefined} @change=${pick} />
    </div>
  </section>`
}
