/** Experiments: which arm this device is in, what it counted, and what may leave it. */
import { html, type TemplateResult } from 'lit/html.js'

export function experimentPanel(): TemplateResult {
  return html`<h3 class="panel-title">No experiment runs here</h3>
    <p class="panel-words">
      An app names the arms of an experiment when it starts; which arm a device is in follows from its pseudonymous name
      alone, without a server.
    </p>`
}
