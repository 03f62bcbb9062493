/** A plate. It is a drawing in a work's colours, so wherever one stands the words beside it say "plate". */
import { html, type TemplateResult } from 'lit/html.js'

/** The side of a plate's square, in its own units. */
const PLATE_UNITS = 200

/** An empty picture with its name: PlateHanger hangs the plate in it. */
export function plateView(contentId: string): TemplateResult {
  return html`<img
    class="plate"
    alt=""
    data-plate=${contentId}
    width=${PLATE_UNITS}
    height=${PLATE_UNITS}
    decoding="async"
    draggable="false"
  />`
}
