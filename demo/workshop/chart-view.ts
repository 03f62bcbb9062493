/** A chart in a template: drawn anew when what it shows has changed. */
import { html, type TemplateResult } from 'lit/html.js'
import { guard } from 'lit/directives/guard.js'

/** Draws a figure of a given width. */
export type Chart<Data> = (data: Data, width: number) => SVGElement | HTMLElement

/** Charts are drawn at the width of the page's column: scaled down by the browser where there is less room. */
const WIDTH = 816
const NARROW_WIDTH = 360
const NARROW = '(max-width: 719px)'

export function chartOf<Data>(data: Data, chart: Chart<Data>): TemplateResult {
  const width = matchMedia(NARROW).matches ? NARROW_WIDTH : WIDTH
  return html`<div class="chart" aria-hidden="true">${guard([data, width], () => unstyled(chart(data, width)))}</div>`
}

/** Plot writes a style element into its figures, which the page's policy refuses: charts.css says the same. */
function unstyled(figure: Element): Element {
  for (const style of figure.querySelectorAll('style')) style.remove()
  return figure
}
