/** A chart in a template: drawn to the width of its column, and anew when what it shows has changed. */
import { html, type TemplateResult } from 'lit/html.js'
import { ref } from 'lit/directives/ref.js'

/** Draws a figure of a given width in px. */
export type Chart<Data extends object> = (data: Data, width: number) => SVGElement | HTMLElement

/** What each place shows, so that drawing the page does not draw its charts again. */
const drawn = new WeakMap<Element, object>()

/** `data` by identity: another object is another chart. Decoration for readers of screens: words beside it say the same. */
export function chartOf<Data extends object>(data: Data, chart: Chart<Data>): TemplateResult {
  const draw = (place: Element | undefined): void => {
    if (!place || drawn.get(place) === data) return
    drawn.set(place, data)
    // The place is measured once it stands on the page.
    queueMicrotask(() => place.replaceChildren(unstyled(chart(data, place.clientWidth))))
  }
  return html`<div class="chart" aria-hidden="true" ${ref(draw)}></div>`
}

/** Plot writes a style element into its figures, which a strict policy refuses: workshop.css says the same. */
function unstyled(figure: Element): Element {
  for (const style of figure.querySelectorAll('style')) style.remove()
  return figure
}
