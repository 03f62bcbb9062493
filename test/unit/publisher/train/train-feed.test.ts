import { describe, expect, it } from 'vitest'
import { assertPast, type TrainingPart, trainingPart } from '../../../../src/publisher/train/training-part.ts'
import { datasetCatalog, withCatalogModels } from '../../../../src/publisher/train/dataset-catalog.ts'
import { FEATURE_NAMES, featuresOf } from '../../../../src/feed/feature-table.ts'
import { type ModelFiles, modelBytes } from '../../../../src/publisher/train/model-files.ts'
import { aDataset } from '../../../builders/a-dataset.ts'
import { describeVisitor } from '../../../../src/feed/visitor-facts.ts'
import { feedCatalogOf } from '../../../../src/feed/open-feed-catalog.ts'
import { feedVisitorOf } from '../../../../src/feed/feed-visitor.ts'
import { lookFeatures } from '../../../../src/publisher/train/look-features.ts'
import { permutationImportance } from '../../../../src/publisher/train/permutation-importance.ts'
import { planOf } from '../../../../src/publisher/train/train-folder.ts'
import { rankerRows } from '../../../../src/publisher/train/ranker-rows.ts'
import { refusalOf } from '../../../builders/refusal-of.ts'
import { seededRandom } from '../../../../src/base/random.ts'
import { trainFeed } from '../../../../src/publisher/train/train-feed.ts'
import { visitorSignals } from '../../../../src/publisher/evaluate/visitor-signals.ts'
import { walkVisits } from '../../../../src/publisher/train/walk-visits.ts'

const { dataset } = await aDataset({ users: 60, items: 300, interactions: 2000 })
const catalog = await datasetCatalog(dataset.items)
const part = trainingPart(dataset, 0.8)
const once = planOf({ seed: 1, minPeople: 5, epochs: 1 })
/** Small networks learn as the large ones do, and sooner. */
const plan = {
  ...once,
  ranker: { ...once.ranker, epochs: 8, hidden: [32, 16] },
  towers: { ...once.towers, hidden: [32, 16] },
}
const silent = { onStep: () => {}, onEpoch: () => {} }
const trained = trainFeed(part, catalog, { plan, listen: silent })
const sameBytes = (a: ModelFiles, b: ModelFiles): boolean => {
  const [one, other] = [modelBytes(a), modelBytes(b)]
  return (
    one.length === other.length &&
    one.every(({ bytes }, at) => Buffer.compare(bytes, other[at]?.bytes ?? new Uint8Array()) === 0)
  )
}

describe('the training part', () => {
  it('[TR1] holds four fifths of the looks and the follows of before', () => {
    expect(part.data.interactions.n).toBeLessThanOrEqual(0.8 * dataset.interactions.n)
    expect(part.data.interactions.n).toBeGreaterThan(0.79 * dataset.interactions.n)
    expect(part.data.follows.every(({ since }) => since < part.splitAt)).toBe(true)
    expect(part.data.follows.length).toBeLessThan(dataset.follows.length)
  })

  const { splitAt, data, edges } = part
  const [follow] = data.follows
  const late = { ...follow!, since: splitAt }
  const planted: Record<string, TrainingPart> = {
    interaction: {
      ...part,
      data: { ...data, interactions: { ...data.interactions, ts: data.interactions.ts.with(0, splitAt) } },
    },
    follow: { ...part, data: { ...data, follows: [...data.follows, late] } },
    'graph edge': { ...part, edges: { ...edges, follows: [...edges.follows, late] } },
    'graph edge of a look': {
      ...part,
      edges: { ...edges, engaged: { ...edges.engaged, ts: edges.engaged.ts.with(0, splitAt + 1) } },
    },
  }
  it.each(Object.keys(planted))(
    '[TR1] [EV11] is refused with a future %s in it, before anything is trained',
    async (kind) => {
      const steps: string[] = []
      const listen = { onStep: (name: string) => steps.push(name), onEpoch: () => {} }
      const refusal = await refusalOf(() => trainFeed(planted[kind]!, catalog, { plan, listen }))
      expect(refusal.code).toBe('evaluation-leak')
      expect(refusal.details['kind']).toBe(kind.replace(' of a look', ''))
      expect(steps).toEqual([])
      assertPast(part)
    },
  )
})

describe('training rows', () => {
  const withModels = withCatalogModels(catalog, modelBytes(trained.files))
  const feed = feedCatalogOf(withModels)
  const { x } = lookFeatures(dataset, feed, plan)
  const width = FEATURE_NAMES.length

  it('[TR2] have the features that a device computes from its signals and preferences, on 1,000 rows', () => {
    let compared = 0
    for (const { user, now, rows, visitor } of walkVisits(dataset, plan)) {
      if (compared >= 1000) break
      const about = { catalogVersion: withModels.version, now }
      const { signals, preferences } = visitorSignals(`u${user}`, visitor, about)
      const facts = describeVisitor(feedVisitorOf(signals, preferences), feed, {
        now,
        neighbourhood: plan.neighbourhood,
      })
      const contents = rows.map(
        (row) => withModels.rowOf(dataset.items[dataset.interactions.item[row] ?? -1]?.id ?? '') ?? -1,
      )
      const served = Float32Array.from(featuresOf(facts, contents))
      rows.forEach((row, at) => {
        expect(x.slice(row * width, (row + 1) * width)).toEqual(served.slice(at * width, (at + 1) * width))
        compared++
      })
    }
    expect(compared).toBeGreaterThanOrEqual(1000)
    // So that nothing was compared with nothing: every feature says something somewhere.
    const level = FEATURE_NAMES.filter((_, at) => new Set(x.filter((__, cell) => cell % width === at)).size === 1)
    expect(level).toEqual([])
  })

  it('[TR7] have the targets engaged, followed and the blend as it is served', () => {
    const { y, n } = rankerRows(x, dataset.interactions, { simclusters: 0.25, twhin: 0.2, realgraph: 0.15 })
    const value = (row: number, name: string): number => x[row * width + FEATURE_NAMES.indexOf(name)] ?? 0
    for (let row = 0; row < n; row++) {
      expect(y[row * 3]).toBe(Number((dataset.interactions.kind[row] ?? 0) > 0))
      expect(y[row * 3 + 1]).toBe(dataset.interactions.followed[row])
      const blend =
        0.25 * value(row, 'simclusters_score') +
        0.2 * Math.max(0, value(row, 'twhin_score')) +
        0.15 * value(row, 'author_similarity')
      expect(y[row * 3 + 2]).toBeCloseTo(blend, 6)
    }
  })
})

describe('training', () => {
  it('[TR4] gives the same bytes for the same seed, others for another', () => {
    expect(sameBytes(trainFeed(part, catalog, { plan, listen: silent }).files, trained.files)).toBe(true)
    expect(
      sameBytes(trainFeed(part, catalog, { plan: { ...plan, seed: 2 }, listen: silent }).files, trained.files),
    ).toBe(false)
  })

  it('[TR7] holds the newest tenth out and reports on it', () => {
    const [engagement] = trained.ranker.heldOut
    expect(engagement?.rows).toBe(part.data.interactions.n - Math.round(part.data.interactions.n * 0.9))
    expect(engagement?.auc).toBeGreaterThan(0.6)
  })

  it('[TR9] goes on from earlier models', () => {
    const again = trainFeed(part, catalog, { plan, warm: trained.files, listen: silent })
    expect(again.ranker.curve.history[0]?.loss).toBeLessThan(trained.ranker.curve.history[0]?.loss ?? 0)
    expect(again.embeddings.curve.history[0]?.loss).toBeLessThan(trained.embeddings.curve.history[0]?.loss ?? 0)
  })

  it('[TR8] leaves out a safety model that the data cannot teach, and says why', () => {
    const items = dataset.items.map((item) => ({ ...item, nsfw: false, toxic: item.toxic }))
    const { files, safety } = trainFeed({ ...part, data: { ...part.data, items } }, catalog, { plan, listen: silent })
    expect([...files.keys()]).not.toContain('nsfw')
    expect(Object.keys(safety.leftOut)).toEqual(['nsfw'])
    expect(safety.leftOut['nsfw']).toContain('0 of')
  })

  it('[TR13] learns from one visitor', () => {
    const { user, item, ts, kind, followed, dwellMs, visit } = part.data.interactions
    const own = [...user.keys()].filter((row) => user[row] === user[0])
    const only = <List extends Int32Array | Float64Array | Uint8Array>(list: List): List =>
      list.filter((_, row) => user[row] === user[0]) as List
    const interactions = {
      n: own.length,
      user: only(user),
      item: only(item),
      ts: only(ts),
      kind: only(kind),
      followed: only(followed),
      dwellMs: only(dwellMs),
      visit: only(visit),
    }
    const alone = {
      ...part,
      data: { ...part.data, interactions },
      edges: trainingPart({ ...part.data, interactions }, 1).edges,
    }
    const { files, ranker } = trainFeed(alone, catalog, { plan, listen: silent })
    expect(files.size).toBe(7)
    expect(ranker.rows).toBe(own.length)
  })

  it('[TR8] refuses to learn from nobody', async () => {
    const empty = trainingPart(
      {
        ...dataset,
        users: [],
        follows: [],
        interactions: { ...part.data.interactions, n: 0, ts: new Float64Array(), user: new Int32Array() },
      },
      0.8,
    )
    expect((await refusalOf(() => trainFeed(empty, catalog, { plan, listen: silent }))).code).toBe('training-invalid')
  })
})

it('[TR11] finds the one feature that a model reads, and none that it does not', () => {
  const random = seededRandom(1)
  const labels = Float64Array.from({ length: 400 }, () => Number(random() < 0.5))
  const x = Float64Array.from({ length: 800 }, (_, at) => (at % 2 === 0 ? (labels[at / 2] ?? 0) + random() : random()))
  const first = (rows: Float64Array, n: number): Float64Array =>
    Float64Array.from({ length: n }, (_, row) => rows[row * 2] ?? 0)
  const found = permutationImportance(['told', 'noise'], x, labels, first, 7)
  expect(found[0]?.feature).toBe('told')
  expect(found[0]?.lost).toBeGreaterThan(0.3)
  expect(found[1]).toEqual({ feature: 'noise', lost: 0 })
  expect(permutationImportance(['a', 'b'], x, new Float64Array(400), first, 7)).toEqual([])
})
