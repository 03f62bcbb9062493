import { anEngine, aRawLook } from '../../builders/an-engine.ts'
import { aTime, aUser } from '../../builders/an-event.ts'
import { aUnitVector, aCatalog } from '../../builders/a-catalog.ts'
import { describe, expect, it } from 'vitest'
import { aContent } from '../../builders/a-content.ts'
import { DAY_MS } from '../../../src/base/time.ts'
import { encodeQueryVector } from '../../../src/base/query-vector.ts'
import { UserModelUpdater } from '../../../src/engine/user-model-updater.ts'

const catalog = aCatalog({
  contents: [aContent({ id: 'storm' }), aContent({ id: 'cat' }), aContent({ id: 'house', popularity: 1 })],
  vectors: { storm: [1, 0, 0], cat: [0, 1, 0], house: [0, 0, 1] },
})

const aRawSearch = (id: string, query: string, vector: readonly number[], ts = aTime) => ({
  event: 'search_performed',
  userId: aUser,
  messageId: id,
  originalTimestamp: ts,
  properties: { query, query_vector: encodeQueryVector(aUnitVector(vector)) },
})
const storm = aRawSearch('s1', 'boats in bad weather', [1, 0, 0])

describe('searches in the profile', () => {
  it('[SG22] are listed newest first, their parts sum to 1', async () => {
    const { engine } = anEngine(catalog)
    await engine.ingest([storm, aRawSearch('s2', 'cats', [0, 1, 0], aTime - 14 * DAY_MS)])
    const { searches } = await engine.profile(aUser)
    expect(searches).toEqual([
      { eventId: 's1', ts: aTime, text: 'boats in bad weather', part: 1 / 1.5 },
      { eventId: 's2', ts: aTime - 14 * DAY_MS, text: 'cats', part: 0.5 / 1.5 },
    ])
  })

  it('[SG22] are absent without any', async () => {
    const { engine } = anEngine(catalog)
    await engine.ingest([aRawLook('storm')])
    expect(await engine.profile(aUser)).not.toHaveProperty('searches')
  })

  it('[SG22] go with the profile, and nothing of them is left in a list', async () => {
    const { engine } = anEngine(catalog)
    await engine.ingest([storm])
    expect((await engine.recommend(aUser)).items[0]).toMatchObject({ contentId: 'storm', generatedBy: 'search' })
    await engine.reset(aUser)
    expect(await engine.profile(aUser)).not.toHaveProperty('searches')
    expect((await engine.recommend(aUser)).items[0]).toMatchObject({ contentId: 'house', generatedBy: 'popularity' })
  })

  it('[SG22] one that is removed is rebuilt without', async () => {
    const { engine, components, restarted } = anEngine(catalog)
    await engine.ingest([storm, aRawSearch('s2', 'cats', [0, 1, 0])])
    await components.eventBuffer.remove(aUser, ['s1'])
    await new UserModelUpdater(components, catalog).refresh(aUser, aTime)
    expect((await restarted().profile(aUser)).searches?.map(({ eventId }) => eventId)).toEqual(['s2'])
  })

  it('[RC7] play no part in a list of similar works', async () => {
    const { engine } = anEngine(catalog)
    await engine.ingest([storm])
    const { items } = await engine.similar(aUser, 'cat')
    expect(items.flatMap(({ breakdown }) => breakdown?.lines ?? []).filter(({ label }) => label === 'search')).toEqual(
      [],
    )
  })
})
