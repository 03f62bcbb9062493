import { anEngine, aRawLook, type EngineParts, type TestedEngine } from '../../../builders/an-engine.ts'
import { aTime, aUser, anEvent } from '../../../builders/an-event.ts'
import { describe, expect, it } from 'vitest'
import { HOUR_MS, MINUTE_MS } from '../../../../src/base/time.ts'
import { hitAt, ndcgAt, reciprocalRankAt } from '../../../../src/evaluation/ranking-metrics.ts'
import { aCatalog } from '../../../builders/a-catalog.ts'
import { aRandomCatalog } from '../../../builders/a-random-catalog.ts'
import { beginReplay } from '../../../../src/engine/replay/begin-replay.ts'
import { planReplay } from '../../../../src/engine/replay/plan-replay.ts'
import { RecConfig } from '../../../../src/contracts/rec-config.ts'
import { refusalOf } from '../../../builders/refusal-of.ts'
import { replayLog } from '../../../../src/engine/replay/replay-log.ts'
import type { ReplayReport } from '../../../../src/contracts/replay-report.ts'
import { seededRandom } from '../../../../src/base/random.ts'
import { visitorLog } from '../../../../src/engine/visitor-log.ts'

const catalog = aRandomCatalog(4, 60)

async function replayed({ engine }: Pick<TestedEngine, 'engine'>, options: unknown = {}): Promise<ReplayReport> {
  const steps = replayLog(beginReplay(engine, aUser, await visitorLog(engine, aUser), options))
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

interface Visit extends TestedEngine {
  /** What each list was, and what was liked in the half hour after it. */
  readonly lists: { readonly ranked: readonly string[]; readonly relevant: Set<string> }[]
}

/** Lists and looks, one a minute, over `visits` hours; now and then a work is hidden. */
async function aLongVisit(visits: number, minutes: number, parts: EngineParts = {}): Promise<Visit> {
  const tested = anEngine(catalog, parts)
  const random = seededRandom(77)
  const lists: { at: number; ranked: readonly string[]; relevant: Set<string> }[] = []
  for (let step = 0; step < visits * minutes; step++) {
    const now = aTime + Math.floor(step / minutes) * 2 * HOUR_MS + (step % minutes) * MINUTE_MS
    tested.setNow(now)
    const contentId = `c${String(Math.floor(random() * 60)).padStart(3, '0')}`
    if (step % 3 === 0) {
      const { items } = await tested.engine.recommend(aUser, { count: 10 })
      lists.push({ at: now, ranked: items.map((item) => item.contentId), relevant: new Set() })
    } else if (random() < 0.1) await tested.engine.feedback(aUser, contentId, 'hide')
    else {
      await tested.engine.ingest([aRawLook(contentId, { messageId: `e${step}`, originalTimestamp: now })])
      for (const list of lists) if (now < list.at + 30 * MINUTE_MS) list.relevant.add(contentId)
    }
  }
  return { ...tested, lists }
}

describe('the plan', () => {
  const works = aCatalog()
  const liked = (contentId: string, minute: number): ReturnType<typeof anEvent> =>
    anEvent({ id: `${contentId}@${minute}`, contentId, ts: aTime + minute * MINUTE_MS, dwellSeconds: 60 })
  const page = (recommId: string, minute: number) => ({
    userId: aUser,
    recommId,
    at: aTime + minute * MINUTE_MS,
    contentIds: ['1'],
  })

  it('[RP8] [RP9] is that of the hand-worked table', () => {
    const plan = planReplay(
      {
        events: [
          liked('1', 0),
          anEvent({ id: 'brief', contentId: '2', ts: aTime + 9 * MINUTE_MS, dwellSeconds: 0 }),
          liked('3', 10),
          liked('2', 45),
          liked('gone', 100),
        ],
        served: [page('a', 5), page('a', 5), page('b', 20), page('c', 15), page('d', 90), page('e', 0)],
      },
      works,
      RecConfig.parse({}),
    )
    expect(plan).toEqual({
      of: 'served-lists',
      unanswered: 2,
      older: 0,
      visits: 1,
      requests: [
        { at: aTime, relevant: new Set(['1', '3']), visit: 0 },
        { at: aTime + 5 * MINUTE_MS, relevant: new Set(['3']), visit: 0 },
        { at: aTime + 20 * MINUTE_MS, relevant: new Set(['2']), visit: 0 },
      ],
    })
  })

  it('[RP8] asks before each liked event where no list is logged', () => {
    const plan = planReplay({ events: [liked('1', 0), liked('2', 45)], served: [] }, works, RecConfig.parse({}))
    expect(plan).toMatchObject({
      of: 'liked-events',
      visits: 2,
      requests: [{ at: aTime }, { relevant: new Set(['2']) }],
    })
  })

  it.each([
    [[], [], 'no-events', 'there are no events of this visitor yet'],
    [[anEvent({ dwellSeconds: 0 })], [], 'nothing-liked', 'no work was liked so far'],
    [[liked('1', 0)], [page('a', 5)], 'nothing-liked-after-a-list', 'in the half hour after a list'],
  ])('[RP14] says why there is nothing to replay', async (events, served, because, words) => {
    const { engine } = anEngine(works)
    const log = { events, served, preferences: (await visitorLog(engine, aUser)).preferences }
    const { value } = replayLog(beginReplay(engine, aUser, log, {})).next()
    expect(value).toMatchObject({ requests: 0, emptyBecause: because })
    expect(value).not.toHaveProperty('result')
    expect(value).toHaveProperty('sentence', expect.stringMatching(new RegExp(`^nothing to replay: .*${words}`)))
  })

  it('[RP10] keeps the newest 200 requests and counts the older', () => {
    const served = Array.from({ length: 250 }, (_, at) => page(`list ${at}`, at))
    const events = served.map((_, at) => liked('1', at + 1))
    const { requests, older } = planReplay({ events, served }, works, RecConfig.parse({}))
    expect([requests.length, older, requests[0]?.at]).toEqual([200, 50, aTime + 50 * MINUTE_MS])
  })
})

describe('a replay', () => {
  it('[RP8] [RP11] makes the served lists again under the configuration in force, so knows nothing from after them', async () => {
    const visit = await aLongVisit(4, 21)
    const { result, requests, visits } = await replayed(visit)
    const answered = visit.lists.filter(({ relevant }) => relevant.size > 0)
    expect([requests, visits]).toEqual([answered.length, 4])
    const mean = (metric: typeof hitAt): number =>
      answered.reduce((sum, list) => sum + metric(10, list), 0) / answered.length
    expect(result?.inForce.hitRate).toBeCloseTo(mean(hitAt), 12)
    expect(result?.inForce.ndcg).toBeCloseTo(mean(ndcgAt), 12)
    expect(result?.inForce.mrr).toBeCloseTo(mean(reciprocalRankAt), 12)
    const met = new Set(answered.flatMap(({ ranked }) => ranked))
    expect(result?.inForce.coverage).toBeCloseTo(met.size / 60, 12)
  })

  it('[RP12] [RP13] of the same configuration differs by nothing; another differs by what its means differ', async () => {
    const visit = await aLongVisit(4, 21, { config: { mmrLambda: 0.9 } })
    const same = await replayed(visit, { config: { mmrLambda: 0.9 } })
    expect(same.result?.other).toEqual(same.result?.inForce)
    expect(same.result?.difference.ndcg).toEqual({ value: 0, low: 0, high: 0 })

    const { result, sentence } = await replayed(visit, {
      config: { fusionWeights: { semantic: 0, freshness: 5 } },
      k: 5,
    })
    expect(result?.other).not.toEqual(result?.inForce)
    for (const metric of ['hitRate', 'ndcg', 'mrr'] as const) {
      const { value = NaN, low = NaN, high = NaN } = result?.difference[metric] ?? {}
      expect(value).toBeCloseTo((result?.other[metric] ?? 0) - (result?.inForce[metric] ?? 0), 12)
      expect(low).toBeLessThanOrEqual(value)
      expect(high).toBeGreaterThanOrEqual(value)
    }
    expect(sentence).toMatch(
      /^Of \d+ lists after which a work was liked, the other .* first 5 in \d+ %, the one in force/,
    )
  })

  it('[RP13] of a single visit has no interval', async () => {
    const { result } = await replayed(await aLongVisit(1, 21), { config: { mmrLambda: 0.2 } })
    expect(Object.keys(result?.difference.mrr ?? {})).toEqual(['value'])
  })

  it.each([
    [{ k: 0 }, 'options-invalid'],
    [{ configs: {} }, 'options-invalid'],
    [{ product: 'feed' }, 'product-unknown'],
    [{ config: { mmrLamda: 1 } }, 'config-unknown-key'],
    [{ config: { mmrLambda: 3 } }, 'config-invalid'],
  ])('[RP12] refuses %j', async (options, code) => {
    expect((await refusalOf(() => replayed(anEngine(catalog), options))).code).toBe(code)
  })
})
