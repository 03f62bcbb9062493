/** When an invented visitor comes, and how many items each visit meets. */
import type { Random } from '../../base/random.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../base/time.ts'
import { exponential, normal } from './random-draws.ts'

/** One visit: epoch ms of its start, and looks. */
export interface PlannedVisit {
  readonly start: number
  readonly looks: number
}

/** Mean looks a visit; lengths are exponential. */
const LOOKS_A_VISIT = 8
/** Visits that come at a usual hour, and how far off it (standard deviation). */
const USUAL_SHARE = 0.75
const USUAL_SPREAD_HOURS = 1.2
/** Less between two visits would be one visit. Source: the usual half hour of web analytics. */
const APART_MS = 30 * MINUTE_MS

/** Visits ascending in time, with `looks` in all; gaps are exponential, then moved to usual hours. `hours` are UTC. */
export function planVisits(
  looks: number,
  { from, to, hours }: { readonly from: number; readonly to: number; readonly hours: readonly number[] },
  random: Random,
): readonly PlannedVisit[] {
  const lengths: number[] = []
  for (let left = looks; left > 0;) {
    const length = Math.min(left, 1 + Math.floor(exponential(random, LOOKS_A_VISIT - 0.5)))
    lengths.push(length)
    left -= length
  }
  const gaps = Array.from({ length: lengths.length + 1 }, () => exponential(random, 1))
  const total = gaps.reduce((sum, gap) => sum + gap, 0)
  let passed = 0
  const starts = lengths.map((_, visit) => {
    passed += gaps[visit] ?? 0
    return usualTime(from + (passed / total) * (to - from))
  })
  starts.sort((a, b) => a - b)
  let earliest = from
  return lengths.map((length, visit) => {
    const start = Math.floor(Math.max(earliest, starts[visit] ?? earliest))
    earliest = start + APART_MS
    return { start, looks: length }
  })

  function usualTime(time: number): number {
    const hour = hours[Math.floor(random() * hours.length)]
    if (hour === undefined || random() >= USUAL_SHARE) return time
    const day = Math.floor(time / DAY_MS) * DAY_MS
    return day + (hour + USUAL_SPREAD_HOURS * normal(random)) * HOUR_MS
  }
}
