/** The main job in a real browser: a page, a worker, a catalog, a visitor. */
import { aDatabase, clearUpAfterEach, openDocent } from './open-docent.ts'
import { describe, expect, it, vi } from 'vitest'
import type { Docent, RecConfigInput, Recommendation, RecommendOptions } from '../../src/index.ts'

clearUpAfterEach()

const themesOf = ({ items }: Recommendation): readonly (string | undefined)[] =>
  items.map(({ contentId }) => contentId.split('-')[0])

async function readThreeOf(docent: Docent, theme: string): Promise<void> {
  for (const at of [1, 2, 3]) docent.dwell(`${theme}-${at}`, 20, { endReason: 'next_button' })
  await docent.flush()
}

describe('a visit', () => {
  it('[CL1] begins cold, with a list over all themes', async () => {
    const docent = await openDocent()
    const list = await docent.recommend({ count: 4 })
    expect(list).toMatchObject({ userId: 'visitor', strategy: 'cold', diagnostics: { coldBecause: 'no-positives' } })
    expect(new Set(themesOf(list)).size).toBe(4)
  })

  it('[CL4] turns to the theme that was read, in the very next list', async () => {
    const docent = await openDocent()
    for (const at of [1, 2, 3]) docent.dwell(`sea-${at}`, 20, { endReason: 'next_button' })
    const list = await docent.recommend({ count: 3 })
    expect(list.strategy).toBe('warm')
    expect(themesOf(list)).toEqual(['sea', 'sea', 'sea'])
    expect(list.items.map(({ contentId }) => contentId).toSorted()).toEqual(['sea-4', 'sea-5', 'sea-6'])
  })

  it('[CL1] explains every item by lines that sum to its score and name what was read', async () => {
    const docent = await openDocent()
    await readThreeOf(docent, 'sea')
    const { recommId, items } = await docent.recommend({ count: 3 })
    for (const { contentId, finalScore } of items) {
      const { lines, total, sentence } = await docent.explain(recommId, contentId)
      expect(lines.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(total, 9)
      expect(total).toBeCloseTo(finalScore, 9)
      expect(sentence).not.toBe('')
    }
    const lines = items.flatMap(({ breakdown }) => breakdown?.lines ?? [])
    const because = lines.filter(({ kind }) => kind === 'semantic').flatMap((line) => line.because)
    expect(new Set(because.map(({ contentId }) => contentId))).toEqual(new Set(['sea-1', 'sea-2', 'sea-3']))
  })

  it('[CL1] keeps the profile over a reload', async () => {
    const database = aDatabase()
    const before = await openDocent({ database })
    await readThreeOf(before, 'flowers')
    const list = await before.recommend({ count: 3 })
    await before.close()
    const after = await openDocent({ database })
    expect(await after.storage.status()).toMatchObject({ durability: 'durable', adapter: 'idb', corruptRecords: 0 })
    expect((await after.recommend({ count: 3 })).items).toEqual(list.items)
  })

  it('[CL1] goes on in a list with next, without repeating an item', async () => {
    const docent = await openDocent()
    const first = await docent.recommend({ count: 3 })
    const second = await docent.next(first.recommId, 3)
    const ids = [...first.items, ...second.items].map(({ contentId }) => contentId)
    expect(new Set(ids).size).toBe(6)
  })

  it('[CL1] finds neighbours, orders what it is given, and lists the contents', async () => {
    const docent = await openDocent()
    expect(themesOf(await docent.similar('war-1', { count: 5 }))).toEqual(['war', 'war', 'war', 'war', 'war'])
    await readThreeOf(docent, 'sea')
    const ranked = await docent.rank(['war-6', 'sea-6', 'flowers-6'])
    expect(ranked.items[0]?.contentId).toBe('sea-6')
    expect(await docent.catalog.contents()).toHaveLength(24)
    expect((await docent.catalog.contents(['sea-1', 'unknown'])).map(({ id }) => id)).toEqual(['sea-1'])
    expect((await docent.catalog.manifest()).count).toBe(24)
  })

  it('[CL1] follows what the visitor says outright, and takes it back', async () => {
    const docent = await openDocent()
    await docent.profile.interests(['subject:war'])
    expect(themesOf(await docent.recommend({ count: 1 }))).toEqual(['war'])
    await docent.profile.mute(['subject:war'])
    expect(themesOf(await docent.recommend({ count: 24 }))).not.toContain('war')
    expect(await docent.undo()).toEqual({ undone: true, what: 'preference' })
    expect(themesOf(await docent.recommend({ count: 24 }))).toContain('war')
    const { preferences } = await docent.profile.adjust({ tag: 'subject:war', weight: -1 })
    expect(preferences.adjusted).toEqual({ 'subject:war': -1 })
    await docent.feedback('sea-1', 'hide')
    const ids = (await docent.recommend({ count: 24 })).items.map(({ contentId }) => contentId)
    expect(ids).not.toContain('sea-1')
  })

  it('[CL1] forgets everything on reset, with a count of what went', async () => {
    const database = aDatabase()
    const docent = await openDocent({ database })
    await readThreeOf(docent, 'sea')
    await docent.profile.interests(['subject:war'])
    expect((await docent.reset()).erased).toMatchObject({ events: 3, signals: 1, preferences: 1 })
    expect((await docent.recommend()).strategy).toBe('cold')
    await docent.close()
    const again = await openDocent({ database })
    expect(await again.profile()).toMatchObject({ strategy: 'cold', positives: [], preferences: { interests: [] } })
  })

  it('[CL8] takes the drop-in calls of analytics, and the sugar', async () => {
    const docent = await openDocent()
    docent.page('Work', { content_id: 'sea-1' })
    docent.view('sea-2', { recommId: 'r' })
    docent.complete('sea-2')
    docent.dismiss('war-1')
    docent.survey('sea-3', { liked: 5 })
    docent.query('flowers')
    docent.track('No such event')
    docent.identify('someone@elsewhere', { ageGroup: '30-39', visits: 3, tags: ['left', 'out'] })
    const report = await docent.flush()
    expect(report).toMatchObject({ normalized: 6, refused: [{ index: 6, code: 'event-name-unknown' }] })
    const { userId, preferences } = await docent.profile()
    expect(userId).toBe('visitor')
    expect(preferences.demographics).toEqual({ ageGroup: '30-39', visits: '3' })
  })

  it('[CL12] learns from the elements that it is given', async () => {
    const docent = await openDocent()
    const element = document.createElement('article')
    element.style.cssText = 'position: fixed; top: 0; left: 0; width: 100px; height: 100px'
    document.body.append(element)
    const unobserve = docent.observe(element, { contentId: 'sea-1', recommId: 'r' })
    await vi.waitFor(async () => expect((await docent.profile()).counts.used).toBe(1), { timeout: 10_000 })
    unobserve('next_button')
    await docent.flush()
    const { neutrals, positives, negatives } = await docent.profile()
    const [look] = [...neutrals, ...positives, ...negatives]
    expect(look).toMatchObject({ contentId: 'sea-1', components: { completion: 1 } })
    element.remove()
  })

  it('[CL1] takes over scenarios, seed and config, and refuses what does not fit', async () => {
    const docent = await openDocent({
      scenarios: { end: { count: 2, where: { tags: { containsAny: ['subject:saints'] } } } },
      config: { finalLimit: 5 },
      seed: 7,
    })
    expect(themesOf(await docent.recommend({ scenario: 'end' }))).toEqual(['saints', 'saints'])
    expect((await docent.recommend()).items).toHaveLength(5)
    await expect(docent.recommend({ scenario: 'none' })).rejects.toMatchObject({ code: 'scenario-unknown' })
    await expect(docent.recommend({ product: 'feed' })).rejects.toMatchObject({ code: 'product-unknown' })
    const notData = { context: { now: () => 0 } } as unknown as RecommendOptions
    await expect(docent.recommend(notData)).rejects.toMatchObject({ code: 'options-invalid' })
    const unknownKey = { halfLiveDays: 7 } as RecConfigInput
    await expect(openDocent({ config: unknownKey })).rejects.toMatchObject({ code: 'config-unknown-key' })
  })

  it('[CL1] ends with close: calls reject, tracking is quiet', async () => {
    const docent = await openDocent()
    await docent.close()
    docent.view('sea-1')
    await expect(docent.recommend()).rejects.toMatchObject({ code: 'vault-unavailable' })
    expect(await docent.health()).toMatchObject({ state: 'closed' })
    await docent.close()
  })

  it('[CL10] tells the page when the profile changed, until it no longer listens', async () => {
    const docent = await openDocent()
    const seen: unknown[] = []
    const stop = docent.on('updated', (event) => seen.push(event))
    await readThreeOf(docent, 'sea')
    await docent.health() // messages arrive in order: the event came before this answer
    expect(seen).toEqual([{ type: 'updated', userId: 'visitor' }])
    stop()
    stop()
    await readThreeOf(docent, 'war')
    await docent.health()
    expect(seen).toHaveLength(1)
  })
})
