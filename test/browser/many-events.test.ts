/** 100,000 events at once. */
import { clearUpAfterEach, openDocent } from './open-docent.ts'
import { describe, expect, it } from 'vitest'

clearUpAfterEach()

describe('100,000 events at once', () => {
  it('[CL3] are all kept, and other calls come in between', async () => {
    const docent = await openDocent({ deadlineMs: 60_000 })
    const now = Date.now()
    for (let at = 0; at < 100_000; at++) docent.dwell(`sea-${(at % 6) + 1}`, 20, { ts: now - at, id: `e${at}` })
    let flushed = false
    const flushing = docent.flush().finally(() => (flushed = true))
    const list = await docent.recommend({ count: 3 })
    expect(flushed).toBe(false)
    expect(list.strategy).toBe('warm')
    expect(await flushing).toMatchObject({ normalized: 100_000, added: 100_000, refused: [] })
    expect((await docent.profile()).counts.used).toBe(100_000)
  }, 120_000)
})
