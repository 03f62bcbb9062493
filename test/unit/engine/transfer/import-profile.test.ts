import { anEngine, aRawLook, type EngineParts, type TestedEngine } from '../../../builders/an-engine.ts'
import { aTime, aUser, anEvent } from '../../../builders/an-event.ts'
import { describe, expect, it } from 'vitest'
import { aRandomCatalog } from '../../../builders/a-random-catalog.ts'
import { DAY_MS, MINUTE_MS } from '../../../../src/base/time.ts'
import { exportProfile } from '../../../../src/engine/transfer/export-profile.ts'
import { importProfile } from '../../../../src/engine/transfer/import-profile.ts'
import { linUcb } from '../../../../src/workers/bandit.ts'
import { museumFeatures } from '../../../../src/workers/features.ts'
import { parseProfile, type ProfileExport } from '../../../../src/contracts/profile-export.ts'
import { profileFeatures, MUSEUM_FEATURES } from '../../../../src/workers/features.ts'
import { refusalOf } from '../../../builders/refusal-of.ts'

const catalog = aRandomCatalog(4, 60)

/** A visitor with two looks, a wish, and a list. */
async function aVisitor(parts: EngineParts = {}): Promise<TestedEngine> {
  const tested = anEngine(catalog, parts)
  await tested.engine.ingest([aRawLook('c000'), aRawLook('c007')])
  await tested.engine.prefer(aUser, { interests: ['subject:sea'], mutedWords: ['war'] })
  await tested.engine.recommend(aUser)
  return tested
}

async function aProfile(parts: EngineParts = {}): Promise<ProfileExport> {
  return exportProfile((await aVisitor(parts)).engine, aUser)
}

describe('the document', () => {
  it('[RP1] names its version, its visitor, its catalog and its instant, and says all that is kept', async () => {
    expect(await aProfile()).toMatchObject({
      format: 'docent-profile',
      schemaVersion: 1,
      userId: aUser,
      exportedAt: aTime,
      catalog: { version: catalog.version },
      events: [{ contentId: 'c000' }, { contentId: 'c007' }],
      preferences: { interests: ['subject:sea'] },
      served: [{ at: aTime, contentIds: { length: 10 } }],
      parts: {},
    })
  })

  it('[RP3] is refused as newer by its version alone, whatever else it holds', async () => {
    const newer = { format: 'docent-profile', schemaVersion: 2, whatIsThis: true }
    const refusal = await refusalOf(() => parseProfile(JSON.stringify(newer)))
    expect(refusal).toMatchObject({ code: 'profile-newer', details: { expected: 1, found: 2 } })
  })

  it.each([
    ['no JSON', () => '{"format":', 'expected JSON'],
    ['a list', () => [], 'expected an object'],
    ['another document', () => ({ format: 'geojson', schemaVersion: 9 }), 'format: expected "docent-profile"'],
    ['a fraction of a version', (p: ProfileExport) => ({ ...p, schemaVersion: 0.5 }), 'schemaVersion: expected 1'],
    ['an unknown field', (p: ProfileExport) => ({ ...p, extra: 1 }), 'extra: expected a known key'],
    [
      'an event that is none',
      (p: ProfileExport) => ({ ...p, events: [...p.events, { ...p.events[0], ts: -1 }] }),
      'events.2.ts: expected at least 0, found -1',
    ],
    [
      'an event of somebody else',
      (p: ProfileExport) => ({ ...p, events: [...p.events, anEvent({ userId: 'b' })] }),
      '1 events of another',
    ],
  ])('[RP3] [RP4] is refused when it is %s, and then nothing at all is stored', async (_, spoil, says) => {
    const { engine, components } = anEngine(catalog)
    const spoilt: unknown = spoil(await aProfile())
    const refusal = await refusalOf(() => importProfile(engine, aUser, spoilt, { mode: 'replace' }))
    expect(refusal.code).toBe('profile-invalid')
    expect(refusal.message).toContain(says)
    expect(await components.eventBuffer.fetchEvents(aUser)).toEqual([])
    expect(await components.preferencesStore.get(aUser)).toBeUndefined()
  })
})

describe('importing', () => {
  it('[RP5] merges: events once, lists united, the own word wins, the later wish stays', async () => {
    const profile = await aProfile()
    const { engine } = anEngine(catalog)
    await engine.ingest([aRawLook('c007'), aRawLook('c020')])
    await engine.prefer(aUser, { interests: ['subject:gold'], adjust: { tag: 'subject:sea', weight: -1 } })
    const brought = { ...profile, preferences: { ...profile.preferences, adjusted: { 'subject:sea': 1 } } }
    const reply = await importProfile(engine, aUser, brought, {})
    expect(reply).toMatchObject({
      mode: 'merge',
      events: { added: 1, passedOver: 1 },
      served: 1,
      taken: [],
      leftOut: [],
    })
    const { positives, preferences } = await engine.profile(aUser)
    expect(positives.map(({ contentId }) => contentId).toSorted()).toEqual(['c000', 'c007', 'c020'])
    expect(preferences.interests).toEqual(['subject:gold', 'subject:sea'])
    expect(preferences.adjusted).toEqual({ 'subject:sea': -1 })
    expect(preferences.mutedWords).toEqual(['war'])
  })

  it('[RP4] replaces: what was here before is gone; events too old for the signals are passed over', async () => {
    const profile = await aProfile()
    const old = anEvent({ id: 'old', contentId: 'c001', ts: aTime - 40 * DAY_MS })
    const { engine } = anEngine(catalog)
    await engine.ingest([aRawLook('c020')])
    await engine.feedback(aUser, 'c021', 'hide')
    const reply = await importProfile(
      engine,
      aUser,
      { ...profile, events: [old, ...profile.events] },
      { mode: 'replace' },
    )
    expect(reply.events).toEqual({ added: 2, passedOver: 1 })
    const { positives, preferences } = await engine.profile(aUser)
    expect(positives.map(({ contentId }) => contentId).toSorted()).toEqual(['c000', 'c007'])
    expect(preferences.hidden).toEqual({})
  })

  it('[RP2] [RP6] carries what features and bandit keep, where nothing of the kind is kept yet', async () => {
    const parts = { features: profileFeatures(MUSEUM_FEATURES).open({}), explorer: linUcb({ floor: 0.3 }).open({}) }
    const there = await aVisitor(parts)
    const tried = (await there.engine.exploration(aUser)).tried[0]?.contentId ?? ''
    there.setNow(aTime + 3 * MINUTE_MS)
    await there.engine.ingest([aRawLook(tried, { originalTimestamp: aTime + MINUTE_MS })])
    const profile = parseProfile(JSON.stringify(await exportProfile(there.engine, aUser)))

    const bare = anEngine(catalog)
    expect((await importProfile(bare.engine, aUser, profile, {})).leftOut).toEqual([
      { part: 'features', because: 'not-kept-here' },
      { part: 'bandit', because: 'not-kept-here' },
    ])
    const here = anEngine(catalog, { features: museumFeatures.open({}), explorer: linUcb({ floor: 0.3 }).open({}) })
    here.setNow(aTime + 3 * MINUTE_MS)
    expect((await importProfile(here.engine, 'another', profile, {})).taken).toEqual(['features', 'bandit'])
    const learnt = await here.engine.exploration('another')
    expect(learnt.updates).toBe(1)
    expect(learnt.weights).toEqual((await there.engine.exploration(aUser)).weights)
    expect((await here.engine.features('another')).features).toEqual((await there.engine.features(aUser)).features)
    expect((await importProfile(here.engine, 'another', profile, {})).leftOut).toEqual([
      { part: 'features', because: 'own-kept' },
      { part: 'bandit', because: 'own-kept' },
    ])
  })

  it('[RP4] stores nothing where a part is refused by its owner', async () => {
    const profile = await aProfile({ explorer: linUcb().open({}) })
    const state = { version: 9, value: JSON.stringify({ schemaVersion: 9 }) }
    const { engine, components } = anEngine(catalog, { explorer: linUcb().open({}) })
    const spoilt = { ...profile, parts: { bandit: { 'bandit-state': state } } }
    const refusal = await refusalOf(() => importProfile(engine, aUser, spoilt, { mode: 'replace' }))
    expect(refusal.code).toBe('bandit-state-newer')
    expect(await components.eventBuffer.fetchEvents(aUser)).toEqual([])
  })
})
