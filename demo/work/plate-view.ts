/** A plate. It is a drawing in a work's colours, so wherever one stands the words beside it say "plate". */
import { html, type TemplateResult } from 'lit/html.js'
import type { Museum } from '../museum.ts'

/** The side of a plate's square, in its own units. */
const PLATE_UNITS = 640

export function plateView(museum: Museum, contentId: string): TemplateResult {
  const source = museum.plates.sourceOf(contentId)
  return html`<img
    class="plate"
    alt=""
    src=${source}
    width=${PLATE_UNITS}
    height=${PLATE_UNITS}
    decoding="async"
    draggable="false"
  />`
}
