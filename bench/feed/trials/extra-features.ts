/** Features that the ranker does not have, for every look, from what was known before it. */
import { DAY_MS, HOUR_MS } from '../../../src/base/time.ts'
import { FEATURE_NAMES } from '../../../src/feed/feature-table.ts'
import type { Columns } from './ranker-trial.ts'
import type { TrialData } from './trial-data.ts'

/** Engaged looks at the item in the day before, by anybody: a server knows it, a device cannot. */
export function velocity({ dataset: { interactions } }: TrialData): Columns {
  const recent = new Map<number, number[]>()
  return perLook(['velocity_log'], interactions.n, (row) => {
    const item = interactions.item[row] ?? 0
    const ts = interactions.ts[row] ?? 0
    const times = (recent.get(item) ?? []).filter((at) => at >= ts - DAY_MS)
    const value = Math.log1p(times.filter((at) => at < ts).length)
    if ((interactions.kind[row] ?? 0) > 0) times.push(ts)
    recent.set(item, times)
    return [value]
  })
}

/** Engaged share of all earlier looks at the creator's items, and at the item, smoothed towards the usual by ten looks. */
export function credibility({ dataset: { interactions, items } }: TrialData): Columns {
  const usual = 0.3
  const prior = 10
  const counts = new Map<string, { looks: number; engaged: number }>()
  const rate = (key: string): number => {
    const { looks, engaged } = counts.get(key) ?? { looks: 0, engaged: 0 }
    return (engaged + prior * usual) / (looks + prior)
  }
  return perLook(['creator_rate', 'item_rate'], interactions.n, (row) => {
    const item = interactions.item[row] ?? 0
    const keys = [`creator ${items[item]?.creatorId ?? ''}`, `item ${item}`]
    const values = keys.map(rate)
    for (const key of keys) {
      const before = counts.get(key) ?? { looks: 0, engaged: 0 }
      const engaged = Number((interactions.kind[row] ?? 0) > 0)
      counts.set(key, { looks: before.looks + 1, engaged: before.engaged + engaged })
    }
    return values
  })
}

/** Time of day and of week as points on a circle, in UTC. */
export function dayAndWeek({ dataset: { interactions } }: TrialData): Columns {
  const turn = (ts: number, period: number): number => (2 * Math.PI * ts) / period
  return perLook(['hour_sin', 'hour_cos', 'week_sin', 'week_cos'], interactions.n, (row) => {
    const ts = interactions.ts[row] ?? 0
    const [day, week] = [turn(ts, DAY_MS), turn(ts, 7 * DAY_MS)]
    return [Math.sin(day), Math.cos(day), Math.sin(week), Math.cos(week)]
  })
}

/** Hours since the visitor's last look, and looks of this visit so far. */
export function session({ dataset: { interactions } }: TrialData): Columns {
  const last = new Map<number, { readonly ts: number; readonly visit: number; readonly depth: number }>()
  return perLook(['since_last_h_log', 'visit_depth'], interactions.n, (row) => {
    const user = interactions.user[row] ?? 0
    const ts = interactions.ts[row] ?? 0
    const visit = interactions.visit[row] ?? 0
    const before = last.get(user)
    const depth = before?.visit === visit ? before.depth + 1 : 0
    last.set(user, { ts, visit, depth })
    return [before ? Math.log1p((ts - before.ts) / HOUR_MS) : 0, depth]
  })
}

/** interest_match · follows_creator and quality · popularity (nobody is verified here). Seed: feature crosses. */
export function crosses(data: TrialData): Columns {
  const pairs = [
    ['interest_match', 'follows_creator'],
    ['quality_prior', 'creator_popularity_log'],
  ] as const
  return productsOf(
    data,
    pairs.map(([a, b]) => [FEATURE_NAMES.indexOf(a), FEATURE_NAMES.indexOf(b)] as const),
  )
}

/** All products of two of the twenty: what a bilinear layer reads. */
export function allPairs(data: TrialData): Columns {
  return productsOf(
    data,
    FEATURE_NAMES.flatMap((_, a) => FEATURE_NAMES.slice(a).map((__, b) => [a, a + b] as const)),
  )
}

function productsOf(data: TrialData, pairs: readonly (readonly [number, number])[]): Columns {
  const x = data.features()
  const width = FEATURE_NAMES.length
  const names = pairs.map(([a, b]) => `${FEATURE_NAMES[a]} x ${FEATURE_NAMES[b]}`)
  return perLook(names, x.length / width, (row) =>
    pairs.map(([a, b]) => (x[row * width + a] ?? 0) * (x[row * width + b] ?? 0)),
  )
}

/** In the order of the looks, which is that of time. */
function perLook(names: readonly string[], n: number, valuesAt: (row: number) => readonly number[]): Columns {
  const x = new Float32Array(n * names.length)
  for (let row = 0; row < n; row++) x.set(valuesAt(row), row * names.length)
  return { names, x }
}
