/** The last measurements: a dot each, joined by a hairline, from nought up. */
import { dot, line, plot, ruleY } from '@observablehq/plot'
import type { ScanTiming } from 'docent'

const HEIGHT = 140
const DOT_RADIUS = 3.5
/** Places for measurements, so that the first ones do not spread over the whole width. */
const PLACES = 20
const TICKS = 3

export function scanChart(scans: readonly ScanTiming[], width: number): SVGElement | HTMLElement {
  const points = scans.map(({ ms }, at) => ({ at: at + PLACES - scans.length, ms }))
  const most = Math.max(...points.map(({ ms }) => ms))
  return plot({
    width,
    height: HEIGHT,
    marginLeft: 64,
    marginRight: 16,
    marginBottom: 12,
    x: { axis: null, domain: [0, PLACES - 1] },
    y: { domain: [0, 1.15 * most], ticks: TICKS, label: null, tickSize: 0, tickFormat: (ms: number) => `${ms} ms` },
    marks: [
      ruleY([0], { className: 'chart-zero' }),
      line(points, { x: 'at', y: 'ms', stroke: 'var(--rule)', strokeWidth: 1 }),
      dot(points, { x: 'at', y: 'ms', r: DOT_RADIUS, fill: 'var(--ink)' }),
    ],
  })
}
