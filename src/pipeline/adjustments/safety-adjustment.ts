/** Multiplies what may offend by a small factor; one line a kind. Seed: safety thresholds and factors. */
import type { Adjustment } from '../stage.ts'
import type { FeedConfig } from '../../contracts/feed-config.ts'
import { feedRequestOf } from '../feed-request.ts'
import type { Line } from '../../contracts/breakdown.ts'

export const safetyAdjustment: Adjustment = {
  name: 'safety',
  adjust(query, { row }, score) {
    const { safety } = feedRequestOf(query).facts.catalog
    const lines: Line[] = []
    let left = score
    for (const kind of ['nsfw', 'toxicity'] as const) {
      const value = left * factorOf(safety[kind](row), query.config.feed[kind]) - left
      if (value === 0) continue
      lines.push({ kind: 'safety', label: kind, value, because: [] })
      left += value
    }
    return lines
  },
}

/** Above a threshold, not at it. Seed. */
function factorOf(probability: number, rule: FeedConfig['nsfw']): number {
  if (probability > rule.heavyAbove) return rule.heavyFactor
  return probability > rule.mildAbove ? rule.mildFactor : 1
}
