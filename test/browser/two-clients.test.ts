/** Two tabs of one visitor. */
import { aDatabase, clearUpAfterEach, openDocent } from './open-docent.ts'
import { describe, expect, it, vi } from 'vitest'

clearUpAfterEach()

describe('two clients of one database', () => {
  it('[VW7] know of each other what the visitor did', async () => {
    const database = aDatabase()
    const [one, other] = await Promise.all([openDocent({ database }), openDocent({ database })])
    expect((await other.recommend()).strategy).toBe('cold')
    const told = new Promise((resolve) => other.on('updated', resolve))
    for (const at of [1, 2, 3]) one.dwell(`sea-${at}`, 20)
    await one.flush()
    expect(await told).toEqual({ type: 'updated', userId: 'visitor' })
    expect((await other.recommend()).strategy).toBe('warm')
  })

  it('[VW7] end up with the same profile, whoever wrote last', async () => {
    const database = aDatabase()
    const [one, other] = await Promise.all([openDocent({ database }), openDocent({ database })])
    await Promise.all(
      Array.from({ length: 20 }, async (_, at) => {
        const client = at % 2 === 0 ? one : other
        client.dwell(`sea-${(at % 6) + 1}`, 20, { id: `event-${at}`, ts: 1_770_000_000_000 + at })
        await client.flush()
      }),
    )
    await vi.waitFor(async () => {
      for (const client of [one, other]) {
        const { counts } = await client.profile()
        expect(counts.used + counts.expired).toBe(20)
      }
    })
  })

  it('[VW7] forget together', async () => {
    const database = aDatabase()
    const [one, other] = await Promise.all([openDocent({ database }), openDocent({ database })])
    for (const at of [1, 2, 3]) one.dwell(`sea-${at}`, 20)
    await one.flush()
    await vi.waitFor(async () => expect((await other.recommend()).strategy).toBe('warm'))
    await one.reset()
    await vi.waitFor(async () => expect((await other.recommend()).strategy).toBe('cold'))
  })
})
