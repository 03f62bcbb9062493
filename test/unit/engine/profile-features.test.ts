/** Profile features in the engine: lazy refresh, expiry by the clock, alerts, what is kept and what is erased. */
import { describe, expect, it } from 'vitest'
import type { FeatureAlert, FeatureState, FeatureView } from '../../../src/contracts/feature-view.ts'
import { anEngine, aRawLook, type EngineParts, type TestedEngine } from '../../builders/an-engine.ts'
import { aTime, aUser } from '../../builders/an-event.ts'
import { DAY_MS, HOUR_MS, SECOND_MS } from '../../../src/base/time.ts'
import { aCatalog } from '../../builders/a-catalog.ts'
import { aContent } from '../../builders/a-content.ts'
import { createMemoryEventBuffer } from '../../../src/adapters/memory/memory-event-buffer.ts'
import { createMemoryFeatureStore } from '../../../src/adapters/memory/memory-feature-store.ts'
import type { EventBuffer } from '../../../src/ports/event-buffer.ts'
import type { FeatureStore } from '../../../src/ports/feature-store.ts'
import { inUtc } from '../../builders/some-features.ts'
import { MUSEUM_FEATURES } from '../../../src/features/museum-features.ts'
import { ProfileFeatures } from '../../../src/engine/profile-features.ts'
import { refusalOf } from '../../builders/refusal-of.ts'

const catalog = aCatalog({ contents: ['1', '2', '3'].map((id) => aContent({ id, room: id })) })
const NAMES = MUSEUM_FEATURES.map(({ name }) => name)

interface Tested extends TestedEngine {
  readonly store: FeatureStore
  /** What was told, in order. */
  readonly alerts: FeatureAlert[]
  /** The instants that the keeper asked to be woken at. */
  readonly wakes: number[]
  /** Wakes the keeper of the last engine. */
  readonly wake: () => Promise<void>
}

function anEngineWithFeatures(parts: EngineParts = {}, features = MUSEUM_FEATURES): Tested {
  const store = createMemoryFeatureStore()
  const alerts: FeatureAlert[] = []
  const wakes: number[] = []
  let last: ProfileFeatures | undefined
  const tested = anEngine(catalog, {
    ...parts,
    features: (needs) => {
      last = new ProfileFeatures(
        {
          features,
          usedBy: { bandit: ['preferred_hour'] },
          store,
          localMinute: inUtc,
          tell: (_, told) => alerts.push(...told),
          wakeAt: (_, at) => wakes.push(at),
        },
        needs,
      )
      return last
    },
  })
  return { ...tested, store, alerts, wakes, wake: async () => last?.check(aUser) }
}

async function featureOf(
  { engine }: Pick<Tested, 'engine'>,
  name: string,
  options?: Parameters<TestedEngine['engine']['features']>[1],
): Promise<FeatureView> {
  const found = (await engine.features(aUser, options)).features.find((feature) => feature.name === name)
  if (!found) throw new Error(`No feature ${name}.`)
  return found
}

/** A buffer that counts how often the events are read. */
function aCountedBuffer(): EventBuffer & { reads: number } {
  const buffer = createMemoryEventBuffer()
  const counted = { ...buffer, reads: 0 }
  counted.fetchEvents = (userId) => {
    counted.reads++
    return buffer.fetchEvents(userId)
  }
  return counted
}

describe('features of an engine', () => {
  it('[PF1] follow what was served and what became of it, event by event', async () => {
    const tested = anEngineWithFeatures()
    await tested.engine.recommend(aUser, { count: 2 })
    await tested.engine.settled()
    expect(await featureOf(tested, 'tip_volume_30d')).toMatchObject({ value: 2, evidence: 2, state: 'fresh' })
    expect((await featureOf(tested, 'completion_rate_30d')).value).toBe(0)
    const [first] = (await tested.engine.recommend(aUser, { count: 1 })).items
    await tested.engine.settled()
    tested.setNow(aTime + 10 * SECOND_MS)
    await tested.engine.ingest([aRawLook(first?.contentId ?? '', { originalTimestamp: aTime + 5 * SECOND_MS })])
    expect((await featureOf(tested, 'mean_dwell_ms_30d')).value).toBe(5 * SECOND_MS)
    expect((await featureOf(tested, 'completion_rate_30d')).value).toBe(2 / 3)
  })

  it('[PF4] are the same after a restart, an undo and a catalog that was replaced as they were counted', async () => {
    const tested = anEngineWithFeatures()
    await tested.engine.ingest([aRawLook('1'), aRawLook('2')])
    await tested.engine.recommend(aUser)
    await tested.engine.settled()
    const before = await tested.engine.features(aUser)
    await tested.engine.feedback(aUser, '3', 'hide')
    expect((await featureOf(tested, 'dismiss_rate_30d')).value).toBeGreaterThan(0)
    await tested.engine.undo(aUser)
    expect(await tested.engine.features(aUser)).toEqual(before)
    expect(await tested.restarted().features(aUser)).toEqual(before)
    const other = aCatalog({ manifest: { version: 'fedcba9876543210' } })
    const rooms = (await tested.restarted(other).features(aUser)).features.find(({ name }) => name.includes('rooms'))
    expect(rooms).toMatchObject({ value: null, state: 'empty' })
  })

  it('[PF7] are given within their TTL without a look at the events, and counted again after it', async () => {
    const eventBuffer = aCountedBuffer()
    const tested = anEngineWithFeatures({ eventBuffer })
    await tested.engine.ingest([aRawLook('1')])
    const readsBefore = eventBuffer.reads
    const later = tested.restarted()
    tested.setNow(aTime + HOUR_MS - 1)
    expect(await featureOf({ engine: later }, 'return_rate')).toMatchObject({ state: 'fresh', computedAt: aTime })
    expect(eventBuffer.reads).toBe(readsBefore)

    tested.setNow(aTime + HOUR_MS) // the shortest TTL of the registry
    expect((await featureOf({ engine: later }, 'pace_works_per_hour', { peek: true })).state).toBe('stale')
    expect(eventBuffer.reads).toBe(readsBefore)
    expect((await featureOf({ engine: later }, 'pace_works_per_hour')).computedAt).toBe(aTime + HOUR_MS)
    expect(eventBuffer.reads).toBe(readsBefore + 1)
  })

  it('[PF6] leave by the clock with no event, [PF8] and are expired then, not empty', async () => {
    const tested = anEngineWithFeatures()
    expect((await featureOf(tested, 'mean_active_dwell_s')).state).toBe('empty')
    await tested.engine.ingest([aRawLook('1')])
    expect(await featureOf(tested, 'mean_active_dwell_s')).toMatchObject({ state: 'fresh', value: 60 })
    tested.setNow(aTime + 30 * DAY_MS)
    expect(await featureOf(tested, 'mean_active_dwell_s')).toMatchObject({ state: 'fresh', value: 60 })
    tested.setNow(aTime + 30 * DAY_MS + 1)
    expect(await featureOf(tested, 'mean_active_dwell_s')).toMatchObject({ state: 'expired', value: null, evidence: 0 })
    expect((await featureOf(tested, 'search_share')).value).toBe(0.1)
  })

  it('[PF11] keep one sample a day of their history, the last, over restarts', async () => {
    const tested = anEngineWithFeatures()
    for (const [day, id] of ['1', '2', '3'].entries()) {
      const ts = aTime + day * DAY_MS
      tested.setNow(ts)
      await tested.engine.ingest([aRawLook(id, { originalTimestamp: ts })])
    }
    await tested.engine.ingest([aRawLook('1', { messageId: 'again', originalTimestamp: aTime })])
    const { history } = await featureOf({ engine: tested.restarted() }, 'share_of_rooms_visited')
    expect(history).toEqual([1, 2, 3].map((rooms, day) => ({ at: aTime + day * DAY_MS, value: rooms / 3 })))
  })

  it('[PF11] are counted anew from a state of another version, of another form, and for a feature that is new', async () => {
    const tested = anEngineWithFeatures()
    await tested.engine.ingest([aRawLook('1')])
    const expected = await tested.engine.features(aUser)
    const state = await tested.store.get(aUser, 'profile-features')
    for (const damaged of [
      { version: 99, value: state?.value ?? null },
      { version: 1, value: 'lost' },
    ]) {
      await tested.store.put(aUser, 'profile-features', damaged)
      expect(await tested.restarted().features(aUser)).toEqual(expected)
    }
    const fewer = anEngineWithFeatures({ ...tested.components, config: {} }, MUSEUM_FEATURES.slice(1))
    await fewer.engine.features(aUser)
    expect((await tested.restarted().features(aUser)).features.map(({ value }) => value)).toEqual(
      expected.features.map(({ value }) => value),
    )
  })

  it("[PF11] know what another tab stored, also where each kept values that lacked the other's", async () => {
    const one = anEngineWithFeatures()
    const other = one.restarted()
    for (const engine of [one.engine, other]) await engine.features(aUser, { because: 1 }) // reads the events
    await one.engine.ingest([aRawLook('1')])
    await other.ingest([aRawLook('2', { properties: { content_id: '2', dwell_seconds: 30 } })])
    expect(await featureOf({ engine: other }, 'mean_active_dwell_s')).toMatchObject({ evidence: 1 })
    one.engine.invalidate(aUser)
    other.invalidate(aUser)
    for (const engine of [one.engine, other, one.restarted()]) {
      expect(await featureOf({ engine }, 'mean_active_dwell_s')).toMatchObject({ evidence: 2, value: 45 })
    }
  })

  it('[PF12] say what they are made of and who takes them up', async () => {
    const tested = anEngineWithFeatures()
    await tested.engine.ingest([aRawLook('1')])
    expect(await featureOf(tested, 'mean_active_dwell_s', { because: 3 })).toMatchObject({
      reads: ['content_viewed.dwellSeconds'],
      usedBy: [],
      because: ['look-1'],
    })
    expect(await featureOf(tested, 'preferred_hour')).toMatchObject({ usedBy: ['bandit'] })
    expect((await refusalOf(() => tested.engine.features(aUser, { because: 0.5 }))).code).toBe('options-invalid')
  })

  it('[PF15] belong to one profile: another is a stranger and stores nothing', async () => {
    const tested = anEngineWithFeatures({ onlyUserId: aUser })
    await tested.engine.ingest([aRawLook('1'), aRawLook('2', { userId: 'other' })])
    const other = await tested.engine.features('other')
    expect(other.features.map(({ name }) => name)).toEqual(NAMES)
    expect(new Set(other.features.map(({ state }) => state))).toEqual(new Set<FeatureState>(['empty']))
    expect(await tested.store.get('other', 'profile-features')).toBeUndefined()
  })

  it('[PF15] are erased with the visitor, and the receipt counts them', async () => {
    const tested = anEngineWithFeatures()
    await tested.engine.ingest([aRawLook('1')])
    expect((await tested.engine.reset(aUser)).erased.features).toBe(NAMES.length)
    expect(await tested.store.get(aUser, 'profile-features')).toBeUndefined()
    expect((await featureOf(tested, 'mean_active_dwell_s')).state).toBe('empty')
    const { engine } = anEngine(catalog)
    expect((await engine.reset(aUser)).erased).not.toHaveProperty('features')
    expect((await refusalOf(() => engine.features(aUser))).code).toBe('features-unavailable')
  })
})

describe('alerts', () => {
  const of = (state: FeatureAlert['state'], alerts: readonly FeatureAlert[]): readonly string[] =>
    alerts.filter((alert) => alert.state === state).map(({ name }) => name)

  it('[PF8] are told exactly once an expiry, however often one looks, over restarts too', async () => {
    const tested = anEngineWithFeatures()
    await tested.engine.ingest([aRawLook('1')])
    tested.setNow(tested.wakes.at(-1) ?? 0)
    await tested.wake()
    expect(tested.alerts).toEqual([{ name: 'pace_works_per_hour', state: 'stale' }])
    await tested.wake()
    const engine = tested.restarted()
    await tested.wake()
    expect(tested.alerts).toHaveLength(1)

    tested.setNow(aTime + 31 * DAY_MS)
    for (let i = 0; i < 3; i++) await engine.features(aUser)
    await tested.wake()
    const withEvidence = (await engine.features(aUser)).features.filter(({ state }) => state === 'expired')
    expect(of('expired', tested.alerts)).toEqual(withEvidence.map(({ name }) => name))
  })

  it('[PF8] come again for a value that was made fresh in between', async () => {
    const tested = anEngineWithFeatures()
    await tested.engine.ingest([aRawLook('1')])
    for (const hours of [1, 2]) {
      tested.setNow(aTime + hours * HOUR_MS)
      await tested.wake()
      await tested.engine.features(aUser)
    }
    expect(of('stale', tested.alerts)).toEqual(['pace_works_per_hour', 'pace_works_per_hour'])
  })

  it('[PF8] ask to be woken when the next value expires, and never for a visitor of whom nothing is known', async () => {
    const tested = anEngineWithFeatures()
    await tested.engine.features(aUser)
    expect(tested.wakes).toEqual([])
    await tested.engine.ingest([aRawLook('1')])
    expect(tested.wakes.at(-1)).toBe(aTime + HOUR_MS)
  })

  it('[PF9] a clock that leapt and was set right costs nothing but an alert', async () => {
    const tested = anEngineWithFeatures()
    await tested.engine.ingest([aRawLook('1')])
    const before = await tested.engine.features(aUser)
    tested.setNow(aTime + 400 * DAY_MS)
    await tested.wake()
    expect((await featureOf(tested, 'mean_active_dwell_s')).state).toBe('expired')
    tested.setNow(aTime)
    const after = await tested.engine.features(aUser)
    expect(after.features.map(({ value, state }) => [value, state])).toEqual(
      before.features.map(({ value, state }) => [value, state]),
    )
    tested.alerts.length = 0
    tested.setNow(aTime + 31 * DAY_MS)
    await tested.wake()
    expect(of('expired', tested.alerts)).toContain('mean_active_dwell_s')
  })

  it('[PF9] a value of the future is as stale as one of the past', async () => {
    const tested = anEngineWithFeatures()
    await tested.engine.ingest([aRawLook('1')])
    const stateAt = async (at: number): Promise<FeatureState> => {
      tested.setNow(at)
      return (await featureOf(tested, 'pace_works_per_hour', { peek: true })).state
    }
    expect(await stateAt(aTime - HOUR_MS + 1)).toBe('fresh')
    expect(await stateAt(aTime - HOUR_MS)).toBe('stale')
  })

  it('[PF9] an event of the future waits until the clock has come to it', async () => {
    const tested = anEngineWithFeatures()
    await tested.engine.ingest([aRawLook('1', { originalTimestamp: aTime + 3 * DAY_MS })])
    expect((await featureOf(tested, 'mean_active_dwell_s')).evidence).toBe(0)
    tested.setNow(aTime + 2 * DAY_MS)
    expect((await featureOf(tested, 'mean_active_dwell_s')).evidence).toBe(1)
  })
})
