/** Strength by time: each look a dot, above the line a like, below it a dislike. */
import { dot, plot, ruleY, text } from '@observablehq/plot'
import type { Evidence } from 'docent'

const HEIGHT = 200
const DOT_RADIUS = 4.5

export function visitChart(evidence: readonly Evidence[], width: number): SVGElement | HTMLElement {
  const looks = evidence.map(({ ts, strength, outcome }) => ({ at: new Date(ts), strength, outcome }))
  return plot({
    width,
    height: HEIGHT,
    marginLeft: 36,
    marginRight: 16,
    x: { type: 'time', label: null, tickSize: 0, nice: true },
    y: {
      domain: [-1, 1],
      ticks: [-1, 0, 1],
      label: null,
      tickSize: 0,
      tickFormat: (value: number) => (value > 0 ? `+${value}` : String(value).replace('-', '−')),
    },
    marks: [
      ruleY([0], { className: 'chart-zero' }),
      dot(looks, { x: 'at', y: 'strength', r: DOT_RADIUS, fill: 'outcome', stroke: 'outcome' }),
      text(['like'], { frameAnchor: 'top-right', dy: -4, textAnchor: 'end' }),
      text(['dislike'], { frameAnchor: 'bottom-right', dy: 4, textAnchor: 'end' }),
    ],
    color: { domain: ['positive', 'neutral', 'negative'], range: ['var(--ink)', 'var(--rule)', 'var(--accent)'] },
  })
}
