/** Profile features on a page: read through the worker, kept in IndexedDB, told of when they grow old. */
import { aDatabase, clearUpAfterEach, openDocent } from './open-docent.ts'
import { describe, expect, it } from 'vitest'
import { allRecords } from '../contract/raw-idb.ts'
import type { Docent } from '../../src/index.ts'
import type { FeatureValue } from '../../src/contracts/feature-view.ts'
import { refusalOf } from '../builders/refusal-of.ts'

clearUpAfterEach()

const worker = (): Worker => new Worker(new URL('./workers/features.worker.ts', import.meta.url), { type: 'module' })

async function valuesOf(docent: Docent): Promise<Record<string, FeatureValue>> {
  const { features } = await docent.profile.features()
  return Object.fromEntries(features.map(({ name, value }) => [name, value]))
}

describe('features on a page', () => {
  it('[PF11] follow the visitor, and are there after a reload; [PF15] reset erases them', async () => {
    const database = aDatabase()
    const docent = await openDocent({ worker, database })
    await docent.recommend({ count: 5 })
    docent.dwell('sea-1', 40)
    expect(await valuesOf(docent)).toEqual({ tip_volume_30d: 5, mean_active_dwell_s: 40 })
    await docent.close()
    expect(await allRecords(database, 'states')).toHaveLength(1)

    const again = await openDocent({ worker, database })
    expect(await valuesOf(again)).toEqual({ tip_volume_30d: 5, mean_active_dwell_s: 40 })
    expect((await again.reset()).erased.features).toBe(2)
    expect(await allRecords(database, 'states')).toEqual([])
    expect(await valuesOf(again)).toEqual({ tip_volume_30d: 0, mean_active_dwell_s: null })
  })

  it('[PF8] tell the page once when a value grows old, with nothing else happening', async () => {
    const docent = await openDocent({ worker, privacy: 'kiosk' })
    const told: unknown[] = []
    const stale = new Promise<void>((resolve) => {
      docent.on('stale', ({ alerts }) => {
        told.push(...alerts)
        resolve()
      })
    })
    await docent.recommend({ count: 1 })
    await stale
    for (let i = 0; i < 2; i++) {
      expect((await docent.profile.features({ peek: true })).features[0]).toMatchObject({ state: 'stale' })
    }
    expect(told).toEqual([{ name: 'tip_volume_30d', state: 'stale' }])
    expect((await docent.profile.features()).features[0]).toMatchObject({ state: 'fresh', value: 1 })
  })

  it('[PF15] leave nothing on the disk in a kiosk, and are refused by a vault that has none', async () => {
    const database = aDatabase()
    const docent = await openDocent({ worker, database, privacy: 'kiosk' })
    docent.dwell('sea-1', 40)
    expect(await valuesOf(docent)).toMatchObject({ mean_active_dwell_s: 40 })
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(database)

    const without = await openDocent({ privacy: 'kiosk' })
    expect((await refusalOf(() => without.profile.features())).code).toBe('features-unavailable')
  })
})
