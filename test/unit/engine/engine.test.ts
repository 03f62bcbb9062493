import { describe, expect, it } from 'vitest'
import { anEngine, aRawLook } from '../../builders/an-engine.ts'
import { aTime, aUser } from '../../builders/an-event.ts'
import { aCatalog } from '../../builders/a-catalog.ts'
import { aContent, someTags } from '../../builders/a-content.ts'
import { DAY_MS, SECOND_MS } from '../../../src/base/time.ts'
import { Engine } from '../../../src/engine/engine.ts'

const contents = ['sea', 'sea', 'sea', 'sea', 'snow', 'snow', 'snow', 'gold', 'gold', 'gold', 'gold', 'gold'].map(
  (label, at) =>
    aContent({
      id: `${label}-${at}`,
      title: `${label} ${at}`,
      tags: someTags(`subject:${label}`),
      popularity: label === 'gold' ? 0.9 : 0.1,
    }),
)
const direction: Readonly<Record<string, readonly number[]>> = {
  sea: [1, 0.1, 0],
  snow: [0, 1, 0.1],
  gold: [0.1, 0, 1],
}
const catalog = aCatalog({
  contents,
  vectors: Object.fromEntries(
    contents.map(({ id }, at) => [
      id,
      (direction[id.split('-')[0] ?? ''] ?? []).map((x, i) => x + (i === at % 3 ? 0.05 * at : 0)),
    ]),
  ),
  manifest: { normalisers: { semantic: 0.9, tag: 1 } },
})

const idsOf = ({ items }: { readonly items: readonly { readonly contentId: string }[] }): readonly string[] =>
  items.map((item) => item.contentId)

describe('the main job', () => {
  it('[RC3] turns from cold to warm with the first positive, towards its theme', async () => {
    const { engine } = anEngine(catalog)
    const cold = await engine.recommend(aUser, { count: 3 })
    expect(cold.strategy).toBe('cold')
    expect(cold.items[0]?.contentId).toMatch(/^gold/)

    const report = await engine.ingest([aRawLook('sea-0')])
    expect(report).toMatchObject({ normalized: 1, added: 1, updatedUserIds: [aUser], refused: [], strategy: 'warm' })
    const warm = await engine.recommend(aUser, { count: 3 })
    expect(warm.strategy).toBe('warm')
    for (const item of warm.items) expect(item.contentId).toMatch(/^sea/)
    expect(warm.items[0]?.reason).toContain('“sea 0”')
  })

  it('[EN1] counts what it refuses, [EN2] and takes an event once however often it comes', async () => {
    const { engine } = anEngine(catalog)
    const report = await engine.ingest([aRawLook('sea-0'), { event: 'nonsense', userId: aUser }, aRawLook('sea-0'), 7])
    expect(report.normalized).toBe(2)
    expect(report.added).toBe(1)
    expect(report.refused.map(({ index }) => index)).toEqual([1, 3])
    expect((await engine.ingest([aRawLook('sea-0')])).added).toBe(0)
  })

  it('[EN2] does not care in which order events come', async () => {
    const looks = ['sea-0', 'snow-4', 'gold-8'].map((id, at) =>
      aRawLook(id, { originalTimestamp: aTime + at * SECOND_MS }),
    )
    const one = anEngine(catalog).engine
    const other = anEngine(catalog).engine
    for (const look of looks) await one.ingest([look])
    for (const look of looks.toReversed()) await other.ingest([look])
    expect((await one.recommend(aUser)).items).toEqual((await other.recommend(aUser)).items)
  })

  it('[EN5] keeps an event of an unknown content until a catalog knows it', async () => {
    const tested = anEngine(
      aCatalog({ contents: contents.slice(1), manifest: { dim: 16, version: '0000000000000001' } }),
    )
    const report = await tested.engine.ingest([aRawLook('sea-0')])
    expect(report.counts.unknownContent).toBe(1)
    expect(report.strategy).toBe('cold')
    expect((await tested.restarted(catalog).recommend(aUser)).strategy).toBe('warm')
  })

  it('[EN4] serves stored signals after a restart, and [EN3] rebuilds expired ones from the buffer and persists them', async () => {
    const tested = anEngine(catalog)
    await tested.engine.ingest([aRawLook('sea-0')])
    const before = await tested.engine.recommend(aUser)
    expect((await tested.restarted().recommend(aUser)).items).toEqual(before.items)
    tested.setNow(aTime + 8 * DAY_MS)
    expect(await tested.components.modelStore.getSignals(aUser, aTime + 8 * DAY_MS)).toBeUndefined()
    const after = await tested.restarted().profile(aUser)
    expect((await tested.components.modelStore.getSignals(aUser, aTime + 8 * DAY_MS))?.builtAt).toBe(aTime + 8 * DAY_MS)
    expect(after.builtAt).toBe(aTime + 8 * DAY_MS)
    expect(after.positives.map((evidence) => evidence.contentId)).toEqual(['sea-0'])
  })

  it('[EN6] answers another profile cold and stores nothing of it', async () => {
    const { engine, components } = anEngine(catalog, { onlyUserId: aUser })
    const report = await engine.ingest([aRawLook('sea-0', { userId: 'other' })])
    expect(report).toMatchObject({ normalized: 1, added: 0, updatedUserIds: [] })
    expect(await components.eventBuffer.fetchEvents('other')).toEqual([])
    const { strategy, diagnostics } = await engine.recommend('other')
    expect({ strategy, because: diagnostics.coldBecause }).toEqual({ strategy: 'cold', because: 'other-profile' })
  })
})

describe('wishes', () => {
  it('[FL1] hide for good, [EN7] also when the event has left the window', async () => {
    const { engine, setNow } = anEngine(catalog)
    await engine.feedback(aUser, 'gold-8', 'hide')
    expect(idsOf(await engine.recommend(aUser, { count: 20 }))).not.toContain('gold-8')
    setNow(aTime + 60 * DAY_MS)
    await engine.ingest([aRawLook('sea-0', { originalTimestamp: aTime + 60 * DAY_MS })])
    expect(idsOf(await engine.recommend(aUser, { count: 20 }))).not.toContain('gold-8')
  })

  it('[EN7] count "seen" as neither liked nor disliked, and "more" takes a hide back', async () => {
    const { engine } = anEngine(catalog)
    await engine.feedback(aUser, 'gold-8', 'seen')
    const profile = await engine.profile(aUser)
    expect([profile.positives, profile.negatives]).toEqual([[], []])
    expect(idsOf(await engine.recommend(aUser, { count: 20 }))).not.toContain('gold-8')
    await engine.feedback(aUser, 'gold-8', 'more')
    expect((await engine.profile(aUser)).preferences.seen).toEqual({})
  })

  it('[EN8] can be taken back, one by one', async () => {
    const { engine } = anEngine(catalog)
    const before = await engine.recommend(aUser)
    await engine.feedback(aUser, 'gold-8', 'hide')
    await engine.prefer(aUser, { interests: ['subject:sea'] })
    expect(await engine.undo(aUser)).toEqual({ undone: true, what: 'preference' })
    expect(await engine.undo(aUser)).toEqual({ undone: true, what: 'feedback', contentId: 'gold-8' })
    expect(await engine.undo(aUser)).toEqual({ undone: false })
    expect((await engine.recommend(aUser)).items).toEqual(before.items)
  })

  it('[SC5] bring a chosen interest to the top of a cold list', async () => {
    const { engine } = anEngine(catalog)
    await engine.prefer(aUser, { interests: ['subject:snow'] })
    const { strategy, items } = await engine.recommend(aUser, { count: 3, diversity: 0 })
    expect(strategy).toBe('cold')
    for (const item of items) expect(item.contentId).toMatch(/^snow/)
    expect(items[0]?.reason).toContain('snow')
  })

  it('[CF3] that do not fit are refused and change nothing', async () => {
    const { engine } = anEngine(catalog)
    await expect(engine.prefer(aUser, { adjust: { tag: 'subject:sea', weight: 7 } })).rejects.toMatchObject({
      code: 'options-invalid',
    })
    await expect(engine.feedback(aUser, 'nobody', 'more')).rejects.toMatchObject({ code: 'content-unknown' })
    expect((await engine.profile(aUser)).preferences.adjusted).toEqual({})
    expect(await engine.undo(aUser)).toEqual({ undone: false })
  })

  it('[EN9] are erased with everything else by reset, which counts', async () => {
    const { engine } = anEngine(catalog)
    await engine.ingest([aRawLook('sea-0'), aRawLook('sea-1')])
    await engine.feedback(aUser, 'gold-8', 'hide')
    await engine.recommend(aUser)
    const { erased } = await engine.reset(aUser)
    expect(erased).toEqual({ events: 3, signals: 1, preferences: 1, served: 1 })
    const fresh = await engine.recommend(aUser)
    expect(fresh.strategy).toBe('cold')
    expect(fresh.items).toEqual((await anEngine(catalog).engine.recommend(aUser)).items)
  })
})

describe('lists', () => {
  it('[RC7] of similar contents are explained by that content alone', async () => {
    const { engine } = anEngine(catalog)
    const { items } = await engine.similar(aUser, 'snow-4', { count: 2 })
    expect(idsOf({ items })).not.toContain('snow-4')
    for (const item of items) {
      expect(item.contentId).toMatch(/^snow/)
      expect(item.reason).toContain('“snow 4”')
      const causes = item.breakdown?.lines.filter((line) => line.kind === 'semantic').flatMap((line) => line.because)
      expect(causes?.map(({ contentId }) => contentId)).toEqual(['snow-4'])
    }
  })

  it('[RC7] of given contents keep all that are known, in the order of the visitor', async () => {
    const { engine } = anEngine(catalog)
    await engine.ingest([aRawLook('sea-0')])
    await engine.feedback(aUser, 'gold-8', 'hide')
    const ranked = await engine.rank(aUser, ['gold-8', 'nobody', 'snow-4', 'sea-1'])
    expect(idsOf(ranked)).toHaveLength(3)
    expect(idsOf(ranked)[0]).toBe('sea-1')
    expect(idsOf(ranked)).toContain('gold-8')
  })

  it('[RC6] go on by next, and [EX1] explain an item of any page', async () => {
    const { engine } = anEngine(catalog)
    await engine.ingest([aRawLook('sea-0')])
    const first = await engine.recommend(aUser, { count: 4, explain: false })
    expect(first.items[0]?.breakdown).toBeUndefined()
    const second = engine.next(first.recommId, 4)
    expect(second.recommId).toBe(first.recommId)
    expect(new Set([...idsOf(first), ...idsOf(second)]).size).toBe(8)
    const last = second.items.at(-1)
    const explanation = engine.explain(first.recommId, last?.contentId ?? '')
    expect(explanation.lines.reduce((sum, line) => sum + line.value, 0)).toBeCloseTo(last?.finalScore ?? NaN, 9)
    expect(explanation.sentence).toBe(last?.reason)
  })

  it('[RC8] keep the catalog that they were made of when another one is opened', async () => {
    const { engine, components } = anEngine(catalog)
    await engine.ingest([aRawLook('sea-0')])
    const whole = await engine.recommend(aUser, { count: 8 })
    const first = await engine.recommend(aUser, { count: 4 })
    const next = new Engine(
      components,
      aCatalog({ contents: [aContent({ id: 'new' })], vectors: { new: [1] } }),
      engine,
    )
    const second = next.next(first.recommId, 4)
    expect([...idsOf(first), ...idsOf(second)]).toEqual(idsOf(whole))
    expect(second.items.map(({ content }) => content.title)).toEqual(
      whole.items.slice(4).map(({ content }) => content.title),
    )
    expect(next.explain(first.recommId, idsOf(first)[0] ?? '').sentence).toBe(first.items[0]?.reason)
    expect(idsOf(await next.recommend(aUser))).toEqual(['new'])
  })

  it('[RC6] that are not kept are refused by name, as are items that are not in them', async () => {
    const { engine } = anEngine(catalog)
    expect(() => engine.next('gone', 3)).toThrow(expect.objectContaining({ code: 'recomm-unknown' }))
    const { recommId } = await engine.recommend(aUser)
    expect(() => engine.explain(recommId, 'nobody')).toThrow(expect.objectContaining({ code: 'content-unknown' }))
    expect(() => engine.next(recommId, 0)).toThrow(expect.objectContaining({ code: 'options-invalid' }))
  })

  it('[RC2] take a scenario by name, the own options over it', async () => {
    const { engine } = anEngine(catalog, {
      scenarios: { sea: { where: { tags: { containsAny: ['subject:sea'] } }, count: 2 } },
    })
    expect(idsOf(await engine.recommend(aUser, { scenario: 'sea' }))).toHaveLength(2)
    expect(idsOf(await engine.recommend(aUser, { scenario: 'sea', count: 3 }))).toHaveLength(3)
  })

  it.each([
    [{ scenario: 'attic' }, 'scenario-unknown'],
    [{ product: 'shop' }, 'product-unknown'],
    [{ cuont: 3 }, 'options-invalid'],
    [{ count: 0 }, 'options-invalid'],
    [{ where: { yeer: { eq: 3 } } }, 'options-invalid'],
    ['ten', 'options-invalid'],
  ])('[RC2] refuse %j with %s', async (options, code) => {
    await expect(anEngine(catalog).engine.recommend(aUser, options)).rejects.toMatchObject({ code })
  })

  it('[AD2] step back after being served, only when rotation asks', async () => {
    const { engine } = anEngine(catalog)
    const first = await engine.recommend(aUser, { count: 3, rotation: 1 })
    await engine.settled()
    expect(idsOf(await engine.recommend(aUser, { count: 3 }))).toEqual(idsOf(first))
    const rotated = await engine.recommend(aUser, { count: 3, rotation: 1 })
    for (const id of idsOf(first)) expect(idsOf(rotated)).not.toContain(id)
  })
})
