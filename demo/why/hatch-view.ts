/** The hatching of what takes away, defined once on the page. */
import { svg, type SVGTemplateResult } from 'lit/html.js'

export const HATCH = 'url(#hatch)'

export const hatchPattern: SVGTemplateResult = svg`<pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
  <rect class="hatch-ground" width="5" height="5" />
  <rect class="hatch-line" width="2" height="5" />
</pattern>`
