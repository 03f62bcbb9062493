import { anEngine, aRawLook } from '../../../builders/an-engine.ts'
import { aTime, aUser } from '../../../builders/an-event.ts'
import { describe, expect, it } from 'vitest'
import { type ExperimentsView, viewExperiments } from '../../../../src/engine/experiments/view-experiments.ts'
import { aRandomCatalog } from '../../../builders/a-random-catalog.ts'
import { assignArms } from '../../../../src/engine/experiments/assign-arms.ts'
import { createMemoryFeatureStore } from '../../../../src/adapters/memory/memory-feature-store.ts'
import { DAY_MS, HOUR_MS } from '../../../../src/base/time.ts'
import type { Experiment } from '../../../../src/contracts/experiment.ts'
import type { Engine } from '../../../../src/engine/engine.ts'
import { MUSEUM_FEATURES, profileFeatures } from '../../../../src/workers/features.ts'
import { RecConfig } from '../../../../src/contracts/rec-config.ts'

const catalog = aRandomCatalog(4, 60)
const arms = [
  { name: 'plain', share: 0.5 },
  { name: 'wide', share: 0.5, config: { mmrLambda: 0.3 } },
]
const variety: Experiment = { id: 'variety', arms }

function aView(
  store = createMemoryFeatureStore(),
): (engine: Engine, experiment?: Experiment) => Promise<ExperimentsView> {
  return (engine, experiment = variety) => {
    const request = { userId: aUser, experiments: [experiment], config: {}, features: ['tip_volume_30d'] }
    return viewExperiments(engine, aUser, assignArms(request).assigned, { store, config: RecConfig.parse({}) })
  }
}

/** A look that is liked, one day after another. */
async function lookOnDay(engine: Engine, day: number): Promise<void> {
  const at = aTime + day * DAY_MS + HOUR_MS
  await engine.ingest([aRawLook(`c00${day % 10}`, { messageId: `look ${day}`, originalTimestamp: at })])
}

describe('the counters of a visitor', () => {
  it('[RP18] begin with the first view, and count what was served, liked, seen to the end, and for how long', async () => {
    const { engine, setNow } = anEngine(catalog, { features: profileFeatures(MUSEUM_FEATURES).open({}) })
    const look = aView()
    const view = (of: Engine): Promise<ExperimentsView> => look(of, { ...variety, features: ['tip_volume_30d'] })
    await engine.ingest([aRawLook('c009', { originalTimestamp: aTime - HOUR_MS })])
    await view(engine)
    setNow(aTime + DAY_MS)
    await engine.recommend(aUser, { count: 7 })
    await lookOnDay(engine, 0)
    const brief = { content_id: 'c003', dwell_seconds: 1, end_reason: 'abandon' }
    await engine.ingest([aRawLook('c003', { originalTimestamp: aTime + DAY_MS, properties: brief })])
    const { statuses } = await view(engine)
    expect(statuses).toMatchObject([{ id: 'variety', since: aTime }])
    expect(statuses[0]?.metrics).toEqual({ served: 7, engaged: 1, completed: 1, dwell_seconds: 61, tip_volume_30d: 7 })
  })

  it('[RP19] count each event once, however often they are looked at, also when the log has let go of it', async () => {
    const often = anEngine(catalog)
    const seldom = anEngine(catalog)
    const [viewOften, viewSeldom] = [aView(), aView()]
    await viewOften(often.engine)
    await viewSeldom(seldom.engine)
    for (let day = 0; day < 60; day++) {
      for (const { engine, setNow } of [often, seldom]) {
        setNow(aTime + day * DAY_MS + 2 * HOUR_MS)
        await lookOnDay(engine, day)
      }
      await viewOften(often.engine)
      if (day % 20 === 0) await viewSeldom(seldom.engine)
    }
    const { statuses } = await viewOften(often.engine)
    expect(statuses[0]?.metrics).toMatchObject({ engaged: 60, completed: 60, dwell_seconds: 3600 })
    expect((await viewSeldom(seldom.engine)).statuses[0]?.metrics).toEqual(statuses[0]?.metrics)
    expect((await often.components.eventBuffer.fetchEvents(aUser)).length).toBeLessThan(60)
  })

  it('[RP19] begin anew in another arm', async () => {
    const { engine, setNow } = anEngine(catalog)
    const view = aView()
    const first = await view(engine)
    await lookOnDay(engine, 0)
    setNow(aTime + 2 * HOUR_MS)
    const other = first.statuses[0]?.arm === 'plain' ? 'wide' : 'plain'
    const moved = { ...variety, arms: arms.map((arm) => ({ ...arm, share: arm.name === other ? 1 - 1e-9 : 1e-9 })) }
    const second = await view(engine, moved)
    expect(second.statuses[0]).toMatchObject({ arm: other, metrics: { engaged: 0 } })
    expect(second.file.experiments[0]?.visitor).not.toBe(first.file.experiments[0]?.visitor)
  })

  it('[RP20] are handed over without a name, an instant, a content or an event', async () => {
    const { engine } = anEngine(catalog)
    await engine.recommend(aUser)
    await lookOnDay(engine, 0)
    const { file } = await aView()(engine)
    expect(Object.keys(file.experiments[0] ?? {})).toEqual(['experiment', 'visitor', 'arms', 'arm', 'metrics'])
    expect(file.experiments[0]).toMatchObject({ experiment: 'variety', arms: [{ name: 'plain' }, { name: 'wide' }] })
    expect(Object.values(file.experiments[0]?.metrics ?? {})).toEqual([10, 1, 1, 60])
    for (const secret of [String(aTime), 'c000', 'look 0']) expect(JSON.stringify(file)).not.toContain(secret)
  })
})
