/** What belongs to the visitor: to take along, to bring, to erase; and where programs ask for the same. */
import { html, type TemplateResult } from 'lit/html.js'
import { bringProfile, saveProfile } from './carry-profile.ts'
import type { App } from '../page/app.ts'

export function profilePanel(app: App): TemplateResult {
  const { profile, admin } = app.state
  return html`<h3 class="panel-title">The visitor’s own</h3>
    <p class="panel-words">
      All that is kept of a visit fits in one file: events, lists, wishes, the values of features, and what the trials
      taught. It is made here, for whoever stands here.
    </p>
    <p class="admin-way">
      <button class="outline" data-act="save-profile" @click=${() => saveProfile(app)}>Save the profile</button>
    </p>
    <h4 class="panel-subtitle">Bring a profile</h4>
    <p class="panel-words">
      One that was saved here or on another device, by this version or an older one. Added to what is here, what this
      device says itself stays; instead of it, what is here is erased first. A file that does not fit changes nothing.
    </p>
    <div class="own-ways">
      ${fileField(app, 'merge', 'Add a file')} ${fileField(app, 'replace', 'Take a file instead')}
    </div>
    <p class="panel-words" role="status" data-carried>${admin.carried}</p>
    <h4 class="panel-subtitle">Forget</h4>
    <p class="panel-words">
      Erases every event, what was learnt of them, the features with their history, and what was tried. What a house
      learnt of visits that ended stays: it is a sum over visits, and holds nobody.
    </p>
    <p class="admin-way">
      <button class="outline" ?disabled=${!profile} @click=${() => app.update({ asksReset: true })}>
        Forget this visit
      </button>
    </p>
    <h4 class="panel-subtitle">For programs</h4>
    <p class="panel-words">
      The same lists, features and profile by REST, answered in this browser and by no server: the reference lets you
      try each of them, also without a network.
    </p>
    <p class="admin-way"><a class="outline" href="recsys/docs" data-act="rest">Open the REST reference</a></p>`
}

/** The field lies under its words, and takes the press and the drop itself. */
function fileField(app: App, mode: 'merge' | 'replace', words: string): TemplateResult {
  const pick = ({ target }: Event): void => {
    if (!(target instanceof HTMLInputElement)) return
    const [file] = target.files ?? []
    if (file) void bringProfile(app, file, mode)
    // The same file, mended, can be chosen again.
    target.value = ''
  }
  return html`<span class="outline file-way">
    <label for="profile-${mode}">${words}</label>
    <input id="profile-${mode}" type="file" accept=".json,application/json" @change=${pick} />
  </span>`
}
