/** Strength by time: each work looked at a dot, above the line a like, below it a dislike. */
import { dot, plot, ruleY } from '@observablehq/plot'
import type { Evidence, ProfileView } from 'docent'
import { allEvidence } from '../page/all-evidence.ts'

const HEIGHT = 200
const DOT_RADIUS = 4.5
const TICKS = 4
const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const STRENGTHS: Readonly<Record<string, string>> = { '-1': 'dislike −1', '0': '0', '1': 'like +1' }

export function visitChart(profile: ProfileView, width: number): SVGElement | HTMLElement {
  const evidence = allEvidence(profile)
  const looks = evidence.map(({ ts, strength, outcome }) => ({ at: new Date(ts), strength, outcome }))
  return plot({
    width,
    height: HEIGHT,
    marginLeft: 76,
    marginRight: 32,
    x: { type: 'time', label: null, tickSize: 0, ticks: TICKS, tickFormat: timeWords(spanOf(evidence)), inset: 8 },
    y: {
      domain: [-1, 1],
      ticks: [-1, 0, 1],
      label: null,
      tickSize: 0,
      tickFormat: (value: number) => STRENGTHS[value] ?? '',
    },
    marks: [
      ruleY([0], { className: 'chart-zero' }),
      dot(looks, { x: 'at', y: 'strength', r: DOT_RADIUS, fill: 'outcome', stroke: 'outcome' }),
    ],
    color: { domain: ['positive', 'neutral', 'negative'], range: ['var(--ink)', 'var(--rule)', 'var(--accent)'] },
  })
}

function spanOf(evidence: readonly Evidence[]): number {
  const times = evidence.map(({ ts }) => ts)
  return Math.max(...times) - Math.min(...times)
}

/** As fine as the span asks for, in the visitor's own format. */
function timeWords(span: number): (at: Date) => string {
  const fine: Intl.DateTimeFormatOptions = { hour: 'numeric', minute: '2-digit', second: '2-digit' }
  const minutes: Intl.DateTimeFormatOptions = { hour: 'numeric', minute: '2-digit' }
  const days: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short' }
  const format = new Intl.DateTimeFormat(
    undefined,
    span > 2 * DAY_MS ? days : span > TICKS * MINUTE_MS ? minutes : fine,
  )
  return (at) => format.format(at)
}
