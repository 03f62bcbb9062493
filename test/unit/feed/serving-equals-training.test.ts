import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mkdtemp, rm } from 'node:fs/promises'
import type { Dataset } from '../../../src/publisher/dataset/dataset.ts'
import { datasetCatalog } from '../../../src/publisher/train/dataset-catalog.ts'
import { describeVisitor } from '../../../src/feed/visitor-facts.ts'
import { FEATURES, featuresOf } from '../../../src/feed/feature-table.ts'
import { feedCatalogOf } from '../../../src/feed/open-feed-catalog.ts'
import { feedVisitorOf } from '../../../src/feed/feed-visitor.ts'
import { generateFolder } from '../../../src/publisher/dataset/generate-folder.ts'
import { join } from 'node:path'
import { lookFeatures } from '../../../src/publisher/train/look-features.ts'
import { buildUserSignals } from '../../../src/signals/signal-builder.ts'
import { normalizeEvent } from '../../../src/intake/rudderstack.ts'
import { noPreferences } from '../../../src/contracts/preferences.ts'
import { readConfig } from '../../../src/contracts/read-config.ts'
import { readDataset } from '../../../src/publisher/dataset/read-dataset.ts'
import { tmpdir } from 'node:os'

const { config } = readConfig({})
const ROWS = 1000
let folder: string
let data: Dataset

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'docent-serving-'))
  const quiet = { start: () => undefined, step: () => undefined, stop: () => undefined }
  const out = join(folder, 'data')
  await generateFolder({
    out,
    users: 60,
    items: 600,
    interactions: 3000,
    seed: 7,
    progress: quiet,
    tell: () => undefined,
  })
  data = await readDataset(join(folder, 'data'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** What a page would have tracked for an interaction: a look, of the length that the data says. */
function rawOf(row: number): Record<string, unknown> {
  const { user, item, ts, dwellMs } = data.interactions
  return {
    event: 'content_viewed',
    userId: data.users[user[row] ?? 0]?.id,
    messageId: `look-${row}`,
    originalTimestamp: ts[row],
    properties: { content_id: data.items[item[row] ?? 0]?.id, dwell_seconds: (dwellMs[row] ?? 0) / 1000 },
  }
}

describe('training and serving', () => {
  it('[FE10] read the same twenty numbers of the same past, on 1,000 rows, to the last bit', async () => {
    const catalog = await datasetCatalog(data.items)
    const feed = feedCatalogOf(catalog)
    const { neighbourhood } = config.feed
    const training = lookFeatures(data, feed, { windowDays: config.windowDays, neighbourhood, looksPerMoment: 1 })
    const { user, item, ts, n } = data.interactions
    let compared = 0
    for (let row = n - 1; row >= 0 && compared < ROWS; row -= 2) {
      const visitor = data.users[user[row] ?? 0]
      const now = ts[row] ?? 0
      const past = [...Array(n).keys()].filter((other) => user[other] === user[row] && (ts[other] ?? 0) < now)
      const events = past.flatMap((other) => {
        const read = normalizeEvent(rawOf(other))
        return 'event' in read ? [read.event] : []
      })
      const userId = visitor?.id ?? ''
      const signals = buildUserSignals({ userId, events, catalog, config, now })
      const followed = Object.fromEntries(
        data.follows.flatMap((one) => (one.userId === userId && one.since < now ? [[one.creatorId, one.since]] : [])),
      )
      const preferences = { ...noPreferences(userId), followed, interests: visitor?.interests ?? [] }
      const facts = describeVisitor(feedVisitorOf(signals, preferences), feed, { now, neighbourhood })
      const served = Float32Array.from(featuresOf(facts, [catalog.rowOf(data.items[item[row] ?? 0]?.id ?? '') ?? -1]))
      const trained = training.x.subarray(row * FEATURES.length, (row + 1) * FEATURES.length)
      expect([...served]).toEqual([...trained])
      compared++
    }
    expect(compared).toBe(ROWS)
  })
})
