/** A signed bar: from where the sum stood to where this term brings it. Adding is solid ink, taking away is hatched. */
import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit/html.js'
import type { BarScale } from './bar-scale.ts'
import { HATCH } from './hatch-view.ts'

/** Thinner than this, in percent of the width, a bar could not be seen. */
const THINNEST = 0.6

export function signedBar(scale: BarScale, from: number, value: number): TemplateResult {
  const left = scale.at(Math.min(from, from + value))
  const width = Math.max(THINNEST, scale.at(Math.max(from, from + value)) - left)
  const zero = scale.at(0)
  return html`<svg class="bar" aria-hidden="true">
    <line class="bar-zero" x1="${zero}%" x2="${zero}%" y1="0" y2="100%" />
    ${value < 0 ? takenAway(left, width) : added(left, width)}
  </svg>`
}

function added(left: number, width: number): SVGTemplateResult {
  return svg`<rect class="bar-plus" x="${left}%" y="25%" width="${width}%" height="50%" />`
}

function takenAway(left: number, width: number): SVGTemplateResult {
  return svg`<rect class="bar-minus" x="${left}%" y="25%" width="${width}%" height="50%" fill=${HATCH} />`
}
