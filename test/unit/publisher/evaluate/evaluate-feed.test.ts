import { describe, expect, it } from 'vitest'
import type { EvaluationReport } from '../../../../src/publisher/evaluate/evaluate-feed.ts'
import { aDataset } from '../../../builders/a-dataset.ts'
import { baselineLists } from '../../../../src/publisher/evaluate/baselines.ts'
import { datasetCatalog } from '../../../../src/publisher/train/dataset-catalog.ts'
import { evaluateFeed } from '../../../../src/publisher/evaluate/evaluate-feed.ts'
import { evaluationPage } from '../../../../src/publisher/evaluate/evaluation-page.ts'
import { evaluationText } from '../../../../src/publisher/evaluate/evaluation-text.ts'
import { FEATURE_NAMES } from '../../../../src/feed/feature-table.ts'
import { feedItemsOf } from '../../../../src/feed/feed-items.ts'
import { itemsKey } from '../../../../src/feed/items-key.ts'
import { maskFeatures } from '../../../../src/publisher/evaluate/feed-switches.ts'
import { newestOf, trainingPart } from '../../../../src/publisher/train/training-part.ts'
import { openHeavyRanker } from '../../../../src/models/heavy-ranker.ts'
import { planOf } from '../../../../src/publisher/train/train-folder.ts'
import { refusalOf } from '../../../builders/refusal-of.ts'
import { reportPage } from '../../../../src/publisher/report/report-page.ts'
import { testRequests } from '../../../../src/publisher/evaluate/test-requests.ts'
import { trainFeed } from '../../../../src/publisher/train/train-feed.ts'
import type { TrainingRecord } from '../../../../src/publisher/train/training-record.ts'

const { dataset } = await aDataset({ users: 100, items: 500, interactions: 3000 })
const catalog = await datasetCatalog(dataset.items)
const part = trainingPart(dataset, 0.8)
const train = part.data.interactions.n
const once = planOf({ seed: 1, minPeople: 5, epochs: 1 })
const plan = {
  ...once,
  ranker: { ...once.ranker, epochs: 8, hidden: [32, 16] },
  towers: { ...once.towers, hidden: [32, 16] },
  safety: { ...once.safety, epochs: 4 },
}
const { files } = trainFeed(part, catalog, { plan, listen: { onStep: () => {}, onEpoch: () => {} } })
const { interaction, follow, edge } = newestOf(part)
const record: TrainingRecord = {
  schemaVersion: 1,
  seed: 1,
  data: { digest: dataset.info.digest, generated: true },
  items: itemsKey(feedItemsOf(catalog)),
  contents: 'data',
  splitAt: part.splitAt,
  newest: { interaction, follow, edge },
  minPeople: 5,
  looksPerMoment: 1,
  coverage: {},
  heldOut: [],
  leftOut: {},
}
let clock = 0
const options = { k: 10, users: 40, worthRequests: 10, seed: 1, stopwatch: () => clock++ }
const report: EvaluationReport = await evaluateFeed(dataset, { record, files }, options)
const requests = testRequests(dataset, { from: train, windowDays: 30, users: 40 })

describe('the requests', () => {
  it('[EV18] are one a visit of the test part, with what held the visitor in it', () => {
    expect(new Set(requests.map(({ user }) => user)).size).toBe(40)
    const { ts, visit, user, kind, item } = dataset.interactions
    for (const request of requests) {
      const [first = -1] = request.rows
      expect(request.now).toBe(ts[first])
      expect(first).toBeGreaterThanOrEqual(train)
      const own = [...ts.keys()].filter(
        (row) => row >= train && user[row] === request.user && visit[row] === visit[first],
      )
      expect(request.rows).toEqual(own)
      const engaged = own.filter((row) => (kind[row] ?? 0) > 0).map((row) => dataset.items[item[row] ?? -1]?.id)
      expect([...request.relevant]).toEqual(engaged)
      expect(request.visitor.looks.every((look) => look.ts < request.now)).toBe(true)
    }
  })
})

describe('the baselines', () => {
  const lists = baselineLists(dataset, requests, { k: 10, train, seed: 1 })

  it('[EV19] choose from what is published and new to the visitor', () => {
    for (const name of ['random', 'popularity', 'recency'] as const)
      lists.get(name)?.forEach(({ ids }, at) => {
        const { visitor, now } = requests[at] ?? { visitor: { looks: [] }, now: 0 }
        const met = new Set(visitor.looks.map(({ contentId }) => contentId))
        expect(new Set(ids).size).toBe(10)
        expect(ids.filter((id) => met.has(id))).toEqual([])
        const dates = ids.map((id) => dataset.items.find((one) => one.id === id)?.createdAt ?? Infinity)
        expect(Math.max(...dates)).toBeLessThanOrEqual(now)
        expect(name !== 'recency' || dates.every((date, rank) => date <= (dates[rank - 1] ?? Infinity))).toBe(true)
      })
  })

  it('[EV19] have an oracle that ranks the visit by the truth, where there is one', () => {
    const { item } = dataset.interactions
    lists.get('oracle')?.forEach(({ ids }, at) => {
      const chances = ids.map((id) => {
        const row = requests[at]?.rows.find((one) => dataset.items[item[one] ?? -1]?.id === id) ?? -1
        return dataset.truth?.pEngage[row] ?? Number.NaN
      })
      expect(chances).toEqual(chances.toSorted((a, b) => b - a))
    })
    const { truth: _, ...real } = dataset
    expect([...baselineLists(real, requests, { k: 10, train, seed: 1 }).keys()]).toEqual([
      'random',
      'popularity',
      'recency',
    ])
  })
})

describe('the report', () => {
  const [feed, random, popularity, , oracle] = report.lists

  it('[EV18] measures what the feed is worth between the baselines and the truth', () => {
    expect(report.lists.map(({ name }) => name)).toEqual(['feed', 'random', 'popularity', 'recency', 'oracle'])
    expect(feed?.requests).toBe(requests.filter(({ relevant }) => relevant.size > 0).length)
    expect(feed?.scores?.ndcg).toBeGreaterThan(1.5 * (popularity?.scores?.ndcg ?? 1))
    expect(feed?.scores?.ndcg).toBeGreaterThan(random?.scores?.ndcg ?? 1)
    expect(feed?.scores?.ndcg).toBeLessThan(oracle?.scores?.ndcg ?? 0)
    expect(feed?.coverage).toBeGreaterThan(popularity?.coverage ?? 1)
    const { low = 1, value = 0, high = 0 } = feed?.intervals.ndcg ?? {}
    expect(low).toBeLessThan(value)
    expect(value).toBeLessThan(high)
    expect(report.firstUsers.name).toBe('feed, first 40 users')
  })

  it('[EV18] judges both heads against the truth that the data was drawn from', () => {
    const [engagement, follows] = report.rows
    expect(engagement?.rows).toBe(dataset.interactions.n - train)
    expect(engagement?.auc).toBeGreaterThan(0.65)
    expect(engagement?.auc).toBeLessThan(engagement?.oracleAuc ?? 0)
    expect(engagement?.ofOracle).toBeCloseTo((engagement?.auc ?? 0) / (engagement?.oracleAuc ?? 1), 12)
    expect(engagement?.rce).toBeGreaterThan(0)
    expect(follows?.name).toBe('follow')
    expect(engagement?.bySource.reduce((sum, { rows }) => sum + rows, 0)).toBe(engagement?.rows)
    expect(report.sources.reduce((sum, { served }) => sum + served, 0)).toBe(10 * requests.length)
    expect(report.safety.map(({ name }) => name)).toEqual(['nsfw', 'toxicity'])
  })

  it('[EV23] finds the ranker between chance and the truth on what was really met', () => {
    expect(report.rerank.map(({ name }) => name)).toEqual([
      'feed ranker',
      'rule',
      'popularity',
      'recency',
      'random',
      'oracle',
    ])
    const ndcg = new Map(report.rerank.map((one) => [one.name, one.ndcg?.value ?? Number.NaN]))
    expect(ndcg.get('feed ranker')).toBeGreaterThan(ndcg.get('random') ?? 1)
    expect(ndcg.get('feed ranker')).toBeGreaterThan(ndcg.get('popularity') ?? 1)
    expect(ndcg.get('feed ranker')).toBeLessThan(ndcg.get('oracle') ?? 0)
  })

  it('[EV20] says what each thing is worth: the engagement head much, and of what the ranker reads the AUC', () => {
    const worth = new Map(report.worth.map((one) => [one.name, one]))
    expect([...worth.keys()].slice(0, 6)).toEqual([
      'engagement',
      'follow',
      'embedding',
      'simclusters',
      'twhin',
      'realgraph',
    ])
    expect(worth.get('engagement')?.ndcgWorth?.value).toBeGreaterThan(0)
    expect(worth.get('engagement')?.aucWorth).toBeUndefined()
    expect(worth.get('heavy-ranker')?.aucWorth).not.toBe(0)
    expect(worth.get('simclusters')?.aucWorth).toBeTypeOf('number')
  })

  it('[EV20] takes a feature away by giving it its mean', () => {
    const masked = maskFeatures(files, ['interest_match']).get('heavy-ranker')
    const [one, other] = [files.get('heavy-ranker'), masked].map((file) => file && openHeavyRanker(file))
    const mean = Float64Array.from(files.get('heavy-ranker')?.header.normalisation.mean ?? [])
    const changed = mean.with(FEATURE_NAMES.indexOf('interest_match'), 5)
    expect(other?.predict(changed, 1).engagement[0]).toBeCloseTo(one?.predict(mean, 1).engagement[0] ?? 0, 12)
    expect(one?.predict(changed, 1).engagement[0]).not.toBeCloseTo(one?.predict(mean, 1).engagement[0] ?? 0, 3)
  })

  it('[EV21] names what has shifted, and what fell', () => {
    const { features, alerts } = report.drift
    expect(features.map(({ feature }) => feature)).toEqual(FEATURE_NAMES)
    const shifted = features.filter(({ psi }) => psi > 0.25).map(({ feature }) => feature)
    expect(alerts.filter((alert) => alert.includes('PSI')).map((alert) => alert.split(' ')[0])).toEqual(shifted)
  })

  it('[EV18] reads in a terminal and on a page that fetches nothing', async () => {
    const text = evaluationText(report)
    for (const words of ['NDCG@10', 'AUC-ROC', 'Top 10 recommendations for', 'ML: engagement=', 'Source Distribution:'])
      expect(text).toContain(words)
    expect(text).not.toMatch(/NaN|undefined/)
    const page = (await reportPage(evaluationPage(report))).replaceAll(/<script>[\s\S]*?<\/script>/g, '')
    expect(page).toContain('What each thing is worth')
    expect(page).not.toMatch(/NaN|undefined|\ssrc=|<link|https?:/)
    const hostile = await reportPage({ title: '</script><b>', lead: '<i>', sections: [] })
    expect(hostile).not.toMatch(/<\/script>|<b>|<i>/)
  })

  it('[TR10] keeps what it is given out of its markup and its scripts', async () => {
    const chart = { kind: 'bars', title: '<u>"', x: '</script><!--', bars: [{ label: '</script>', value: 1 }] } as const
    const page = await reportPage({ title: 'a', lead: 'b', sections: [{ heading: 'c', text: 'd', charts: [chart] }] })
    expect(page.match(/<\/script>/g)).toHaveLength(3)
    expect(page.includes('<!--')).toBe(false)
    expect(page.replaceAll(/<script>[\s\S]*?<\/script>/g, '')).not.toContain('<u>')
  })
})

describe('an evaluation', () => {
  it.each(['interaction', 'follow', 'edge'] as const)(
    '[EV22] [EV11] refuses models that know a future %s',
    async (kind) => {
      const knowing = { ...record, newest: { ...record.newest, [kind]: part.splitAt } }
      const refusal = await refusalOf(() => evaluateFeed(dataset, { record: knowing, files }, options))
      expect(refusal.code).toBe('evaluation-leak')
      expect(refusal.details['kind']).toBe(kind === 'edge' ? 'graph edge' : kind)
    },
  )

  it('[EV22] [TR1] refuses models that were trained on all of the data', async () => {
    const knowing = { ...record, newest: newestOf(trainingPart(dataset, 1)) }
    expect((await refusalOf(() => evaluateFeed(dataset, { record: knowing, files }, options))).code).toBe(
      'evaluation-leak',
    )
  })

  it('[EV22] refuses models for other contents', async () => {
    const refusal = await refusalOf(() =>
      evaluateFeed(dataset, { record: { ...record, items: '3-0' }, files }, options),
    )
    expect(refusal.code).toBe('train-catalog-mismatch')
  })

  it('[EV20] without a thing switches it off for all of it, and names the rules that stand in', async () => {
    const off = { name: 'heavy-ranker', kind: 'model', feed: { modelsOff: ['heavy-ranker'] } } as const
    const without = await evaluateFeed(dataset, { record, files }, { ...options, users: 10, without: off })
    expect(without.without).toBe('heavy-ranker')
    expect(without.models.find(({ kind }) => kind === 'heavy-ranker')?.state).toBe('off')
    expect(without.rows[0]?.auc).not.toBe(report.rows[0]?.auc)
    expect(without.worth).toEqual([])
  })
})
