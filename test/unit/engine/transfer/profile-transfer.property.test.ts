import fc from 'fast-check'
import { anEngine, type TestedEngine } from '../../../builders/an-engine.ts'
import { smallCatalog as catalog, someEvents } from '../../signals/arbitrary-events.ts'
import { aTime, aUser } from '../../../builders/an-event.ts'
import { describe, expect, it } from 'vitest'
import { exportProfile } from '../../../../src/engine/transfer/export-profile.ts'
import { importProfile } from '../../../../src/engine/transfer/import-profile.ts'
import { parseProfile } from '../../../../src/contracts/profile-export.ts'

const OTHER = 'somebody else'

/** What decides the lists, without what depends on the name or the instant of the device. */
async function whatCounts({ engine }: TestedEngine, userId: string): Promise<unknown> {
  const { updater } = engine.parts()
  const { userId: _, ...signals } = await updater.refresh(userId, aTime)
  const { items } = await engine.recommend(userId, { rotation: 1, count: 8 })
  await engine.settled()
  const { userId: __, ...preferences } = (await engine.profile(userId)).preferences
  return { signals, preferences, items }
}

describe('a profile that is taken along', () => {
  it('[RP1] [RP4] gives the same signals and the same list elsewhere, under another name, imported twice or once', async () => {
    await fc.assert(
      fc.asyncProperty(
        someEvents(25),
        fc.subarray(['1', '2', '5']),
        fc.boolean(),
        fc.constantFrom('merge', 'replace'),
        async (events, hidden, isTwice, mode) => {
          const there = anEngine(catalog)
          await there.engine.parts().updater.append(aUser, events, aTime)
          for (const id of hidden) await there.engine.feedback(aUser, id, 'hide', aTime)
          await there.engine.recommend(aUser)
          const text = JSON.stringify(await exportProfile(there.engine, aUser))
          expect(parseProfile(text).schemaVersion).toBe(1)
          const expected = await whatCounts(there, aUser)

          const here = anEngine(catalog)
          await importProfile(here.engine, OTHER, text, { mode })
          if (isTwice) await importProfile(here.engine, OTHER, JSON.parse(text), { mode })
          expect(await whatCounts(here, OTHER)).toEqual(expected)
        },
      ),
      { numRuns: 40, seed: 20_261_121 },
    )
  })
})
