/** A sparkline: how a number went, a step for each value, the last one a dot. Words or a flat line are none. */
import { html, nothing, svg, type TemplateResult } from 'lit/html.js'
import { SPARK_HEIGHT, SPARK_WIDTH, sparkPoints } from './spark-points.ts'
import type { FeatureSample } from 'docent'

const FEWEST = 2

/** By order, not by the clock: a month of days and a visit of minutes stand side by side. Decoration: words say the same. */
export function sparkline(samples: readonly FeatureSample[]): TemplateResult | typeof nothing {
  const values = samples.flatMap(({ value }) => (typeof value === 'number' ? [value] : []))
  if (values.length < FEWEST) return nothing
  const points = sparkPoints(values)
  const last = points.at(-1)
  return html`<svg class="spark" viewBox="0 0 ${SPARK_WIDTH} ${SPARK_HEIGHT}" aria-hidden="true">
    <path class="spark-line" d=${stepsThrough(points)} />
    ${last ? svg`<circle class="spark-now" cx=${last[0]} cy=${last[1]} r="2.5" />` : nothing}
  </svg>`
}

function stepsThrough(points: readonly (readonly [number, number])[]): string {
  return points.map(([x, y], at) => (at === 0 ? `M${x} ${y}` : `H${x}V${y}`)).join('')
}
