/** A sparkline: how a number went, a step for each value, the last one a dot. Words or a flat line are none. */
import { html, nothing, svg, type TemplateResult } from 'lit/html.js'
import type { FeatureSample } from 'docent'

/** Of the drawing, in its own units; a place at each end for the dot. */
const WIDTH = 96
const HEIGHT = 24
const EDGE = 3
const FEWEST = 2

/** By order, not by the clock: a month of days and a visit of minutes stand side by side. Decoration: words say the same. */
export function sparkline(samples: readonly FeatureSample[]): TemplateResult | typeof nothing {
  const values = samples.flatMap(({ value }) => (typeof value === 'number' ? [value] : []))
  if (values.length < FEWEST) return nothing
  const points = sparkPoints(values)
  const last = points.at(-1)
  return html`<svg class="spark" viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true">
    <path class="spark-line" d=${stepsThrough(points)} />
    ${last ? svg`<circle class="spark-now" cx=${last[0]} cy=${last[1]} r="2.5" />` : nothing}
  </svg>`
}

/** From the left to the right edge, the least at the foot; values that are all the same lie in the middle. */
export function sparkPoints(values: readonly number[]): readonly (readonly [x: number, y: number])[] {
  const low = Math.min(...values)
  const span = Math.max(...values) - low
  const step = (WIDTH - 2 * EDGE) / Math.max(1, values.length - 1)
  return values.map((value, at) => [
    EDGE + at * step,
    HEIGHT - EDGE - (span === 0 ? 0.5 : (value - low) / span) * (HEIGHT - 2 * EDGE),
  ])
}

function stepsThrough(points: readonly (readonly [number, number])[]): string {
  return points.map(([x, y], at) => (at === 0 ? `M${x} ${y}` : `H${x}V${y}`)).join('')
}
