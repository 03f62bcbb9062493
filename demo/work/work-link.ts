/** A work named in running text: a link, so that a long title breaks with the line as any words do. */
import { html, type TemplateResult } from 'lit/html.js'
import type { App } from '../page/app.ts'
import { openWork } from '../actions/read-work.ts'
import { titleOf } from '../museum.ts'

/** The address is the view's: which work is opened is nobody's business but the page's. */
export function workLink(app: App, contentId: string): TemplateResult {
  const open = (event: Event): void => {
    event.preventDefault()
    openWork(app, contentId)
  }
  return html`<a class="inline-link" href="#${app.state.view}" @click=${open}>${titleOf(app.museum, contentId)}</a>`
}
