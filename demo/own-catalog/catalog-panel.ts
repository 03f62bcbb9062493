/** Your own catalogue: a file dropped here becomes the catalog of the page, and is watched becoming it. */
import { html, nothing, type TemplateResult } from 'lit/html.js'
import type { App } from '../page/app.ts'
import { bringCatalog } from './bring-catalog.ts'
import { faultList } from './fault-list.ts'
import { growthView } from './growth-view.ts'
import sample from '../samples/unterhag-village-museum.csv?raw'
import { warningList } from './warning-list.ts'

const SAMPLE_NAME = 'unterhag-village-museum.csv'

export function catalogPanel(app: App): TemplateResult {
  const { importing } = app.state
  return html`<div
    class="own"
    @dragover=${allowDrop}
    @dragleave=${endDrag}
    @drop=${(event: DragEvent) => takeDrop(app, event)}
  >
    ${app.museum.imported ? ownView(app) : invitation()}
    ${importing?.step === 'reading' ? html`<p class="panel-words" aria-live="polite">Reading ${importing.name}.</p>` : nothing}
    ${importing?.step === 'refused' ? faultList(importing) : nothing} ${fileView(app)}
    ${importing?.step === 'read' ? warningList(importing.warnings) : nothing}
  </div>`
}

function invitation(): TemplateResult {
  return html`<h3 class="panel-title">Bring your own catalogue</h3>
    <p class="panel-words">
      A table of works as CSV or NDJSON: one record a row, with a title at least, and whatever else you have of text,
      maker, year, tags, place, room. Files of collections will do as well: IIIF, Linked Art, LIDO, Omeka S. It is read
      here, embedded here and kept here: nothing of it is sent. Works can be found, recommended and explained one by
      one, as they are ready.
    </p>`
}

function ownView(app: App): TemplateResult {
  const { catalog } = app.state
  return html`<h3 class="panel-title">${app.museum.title}</h3>
    ${catalog ? growthView(app, catalog) : nothing}`
}

/** The field itself takes the drop as well as the press, so that it works wherever a file field works. */
function fileView(app: App): TemplateResult {
  const another = app.museum.imported
  const pick = ({ target }: Event): void => {
    if (!(target instanceof HTMLInputElement)) return
    const [file] = target.files ?? []
    if (file) void bringCatalog(app, file)
    // The same file, mended, can be chosen again.
    target.value = ''
  }
  return html`<div class="drop">
      <label for="own-file"
        >${another ? 'Drop another file here, or choose one' : 'Drop a file here, or choose one'}</label
      >
      <input
        id="own-file"
        type="file"
        accept=".csv,.tsv,.ndjson,.jsonl,.json,.jsonld,.xml,text/csv,application/x-ndjson,application/json,text/xml"
        ?disabled=${app.state.importing?.step === 'reading'}
        @change=${pick}
      />
    </div>
    ${
      another
        ? nothing
        : html`<p class="words">
            <button class="word" data-act="sample" @click=${() => bringCatalog(app, sampleFile())}>
              <span>Or take a sample: sixty things of an invented village museum</span>
            </button>
          </p>`
    }`
}

function sampleFile(): File {
  return new File([sample], SAMPLE_NAME, { type: 'text/csv' })
}

/** Anywhere in the panel: a file that misses the field must not replace the page. */
function takeDrop(app: App, event: DragEvent): void {
  event.preventDefault()
  panelOf(event)?.removeAttribute('data-over')
  const [file] = event.dataTransfer?.files ?? []
  if (file) void bringCatalog(app, file)
}

function allowDrop(event: DragEvent): void {
  event.preventDefault()
  panelOf(event)?.setAttribute('data-over', '')
}

function endDrag(event: DragEvent): void {
  const panel = panelOf(event)
  const { relatedTarget } = event
  if (!(relatedTarget instanceof Node && panel?.contains(relatedTarget))) panel?.removeAttribute('data-over')
}

function panelOf({ currentTarget }: Event): Element | undefined {
  return currentTarget instanceof Element ? currentTarget : undefined
}
