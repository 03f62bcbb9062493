/** The feed in a worker of a real Chromium: features, ranker, safety and fusion of its candidates; whole explained lists. */
import type { Bench, Row } from './bench.ts'
import { inBenchPage } from './bench-page.ts'
import type { FeedTimes } from './feed/feed-worker.ts'

const ROWS = 10_000
/** Goals in ms of the issue that built the feed. */
const SCORING_GOAL = 5
const LIST_GOAL = 8

const bench: Bench = {
  name: 'feed',
  run: () =>
    inBenchPage({ folder: 'feed', include: ['zod/mini'] }, async (page) => {
      const times = await page.evaluate<FeedTimes, number>((rows) => globalThis.measureFeed(rows), ROWS)
      const rows: Row[] = [
        {
          name: `${times.candidates} candidates through features, ranker, safety and fusion`,
          rows: ROWS,
          ...times.scoring,
          unit: 'ms',
          goals: { p50: SCORING_GOAL },
        },
        { name: 'explained list of 10', rows: ROWS, ...times.list, unit: 'ms', goals: { p50: LIST_GOAL } },
        { name: 'the same by rule, without models', rows: ROWS, ...times.fallback, unit: 'ms' },
      ]
      return rows
    }),
}
export default bench

declare global {
  /** Defined by feed/index.html. */
  var measureFeed: (rows: number) => Promise<FeedTimes>
}
