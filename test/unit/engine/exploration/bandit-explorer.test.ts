import { aTime, aUser } from '../../../builders/an-event.ts'
import { describe, expect, it } from 'vitest'
import { linThompson, linUcb } from '../../../../src/engine/exploration/lin-ucb.ts'
import { aList } from '../../../builders/a-list-request.ts'
import { aRandomCatalog } from '../../../builders/a-random-catalog.ts'
import { createMemoryFeatureStore } from '../../../../src/adapters/memory/memory-feature-store.ts'
import { DocentError } from '../../../../src/base/docent-error.ts'
import type { Explorer } from '../../../../src/engine/explorer.ts'
import { gallery } from '../../../../src/products/gallery.ts'
import { MINUTE_MS } from '../../../../src/base/time.ts'
import { refusalOf } from '../../../builders/refusal-of.ts'
import { someSignals } from '../../../builders/some-signals.ts'
import type { StoredState } from '../../../../src/ports/feature-store.ts'
import { visitFeatures } from '../../../../src/pipeline/selectors/visit-features.ts'

const catalog = aRandomCatalog(4, 60)
const before = someSignals(catalog, { c000: [0.9], c007: [0.6] })

/** Serves one list at `at`, and gives the id of what its slot chose. */
async function serve(explorer: Explorer, at: number, userId = aUser): Promise<string> {
  const exploration = await explorer.forList(userId, before, at)
  const { list } = aList(catalog, { signals: before, product: exploration!(gallery), now: at })
  await explorer.served({ userId, recommId: `list of ${at}`, at, selected: list.selected })
  return (await explorer.view(userId, at)).tried.at(-1)!.contentId
}

/** The signals after a look at `contentId`, at `ts`. */
function afterLook(contentId: string, strength: number, ts: number) {
  const signals = someSignals(catalog, { c000: [0.9], c007: [0.6], [contentId]: [strength] })
  const positives = Object.fromEntries(Object.entries(signals.positives).map(([id, one]) => [id, { ...one, ts }]))
  return { ...signals, positives }
}

describe('exploration', () => {
  it('[BD24] [BD17] [BD27] learns the strength of what its slot chose, two minutes after it was served', async () => {
    const featureStore = createMemoryFeatureStore()
    const explorer = linUcb()({ featureStore })
    const chosen = await serve(explorer, aTime)
    const signals = afterLook(chosen, 0.7, aTime + MINUTE_MS)
    await explorer.learn(aUser, signals, aTime + MINUTE_MS)
    expect(await explorer.view(aUser, aTime)).toMatchObject({ updates: 0, tried: [{ contentId: chosen }] })
    await explorer.learn(aUser, signals, aTime + 2 * MINUTE_MS)
    await explorer.learn(aUser, signals, aTime + 3 * MINUTE_MS)
    const view = await explorer.view(aUser, aTime)
    expect(view).toMatchObject({ updates: 1, tried: [{ contentId: chosen, reward: 0.7, because: 'engaged' }] })
    expect(view.weights.find(({ name }) => name === '1')?.mean).toBeGreaterThan(0)
    expect(await linUcb()({ featureStore }).view(aUser, aTime)).toEqual(view) // as after a restart
  })

  it('[AM1] explores in the lists of the products that it was given, and says which', async () => {
    const explorer = linUcb({ products: ['feed'], spread: 0.3 })({ featureStore: createMemoryFeatureStore() })
    expect([explorer.explores(gallery), explorer.explores({ ...gallery, name: 'feed' })]).toEqual([false, true])
    expect(await explorer.view(aUser, aTime)).toMatchObject({ products: ['feed'], spread: 0.3 })
    const everywhere = linUcb()({ featureStore: createMemoryFeatureStore() })
    expect(everywhere.explores(gallery)).toBe(true)
    expect(await everywhere.view(aUser, aTime)).not.toHaveProperty('products')
  })

  it('[BD17] takes no look from before it was served for what came of it', async () => {
    const explorer = linUcb()({ featureStore: createMemoryFeatureStore() })
    const chosen = await serve(explorer, aTime)
    await explorer.learn(aUser, afterLook(chosen, 0.7, aTime - 1), aTime + 10 * MINUTE_MS)
    expect(await explorer.view(aUser, aTime)).toMatchObject({ updates: 0 })
  })

  it('[BD18] learns 0 of what nothing came of in half an hour, before the next list', async () => {
    const explorer = linThompson()({ featureStore: createMemoryFeatureStore() })
    await serve(explorer, aTime)
    await serve(explorer, aTime + 30 * MINUTE_MS)
    expect((await explorer.view(aUser, aTime)).tried.map(({ reward }) => reward)).toEqual([undefined])
    await serve(explorer, aTime + 31 * MINUTE_MS)
    const { policy, updates, tried } = await explorer.view(aUser, aTime)
    expect({ policy, updates }).toEqual({ policy: 'thompson', updates: 1 })
    expect(tried.map(({ reward }) => reward)).toEqual([0, undefined])
  })

  it('[BD30] stays with what it chose until something came of it, or half an hour is over', async () => {
    const explorer = linUcb()({ featureStore: createMemoryFeatureStore() })
    const first = await serve(explorer, aTime)
    expect(await serve(explorer, aTime + 29 * MINUTE_MS)).toBe(first)
    expect((await explorer.view(aUser, aTime)).tried).toHaveLength(1)
    const chosen = new Set<string>([first])
    for (let n = 1; n < 8; n++) chosen.add(await serve(explorer, aTime + n * 31 * MINUTE_MS))
    expect(chosen.size).toBeGreaterThan(1)
    expect(await explorer.view(aUser, aTime)).toMatchObject({ updates: 7 })
  })

  it('[BD25] hands what a visit taught to the venue, and nothing else of the visitor', async () => {
    const venueStore = createMemoryFeatureStore()
    const featureStore = createMemoryFeatureStore()
    const explorer = linUcb()({ featureStore, venueStore })
    const chosen = await serve(explorer, aTime, 'person-1')
    await explorer.endVisit('person-1', afterLook(chosen, 0.7, aTime + 10), aTime + 20)
    expect(await explorer.view('person-1', aTime)).toMatchObject({ updates: 0, tried: [], venueWeight: 1 })
    const stored = (await venueStore.get('', 'bandit-state'))?.value
    expect(stored).not.toContain(chosen)
    expect(stored).not.toContain('person-1')

    const next = await linUcb()({ featureStore: createMemoryFeatureStore(), venueStore }).view('person-2', aTime)
    expect(next.venueWeight).toBeGreaterThan(0)
    expect(next.weights.find(({ name }) => name === '1')?.mean).toBeGreaterThan(0)
    await venueStore.clear('person-1')
    expect(await venueStore.get('', 'bandit-state')).toBeDefined() // no visitor's erasure reaches it
  })

  it('[BD18] [BD25] drops what nobody knows the end of when the visit ends, and leaves the venue as it was', async () => {
    const venueStore = createMemoryFeatureStore()
    const explorer = linUcb()({ featureStore: createMemoryFeatureStore(), venueStore })
    await serve(explorer, aTime)
    await explorer.endVisit(aUser, before, aTime + 29 * MINUTE_MS)
    expect(await venueStore.get('', 'bandit-state')).toBeUndefined()
    expect(await explorer.view(aUser, aTime)).toMatchObject({ updates: 0, tried: [] })
  })

  it('[BD12] carries a stored state over to the features of today, and keeps the record', async () => {
    const featureStore = createMemoryFeatureStore()
    const explorer = linUcb()({ featureStore })
    const chosen = await serve(explorer, aTime)
    await explorer.learn(aUser, afterLook(chosen, 0.7, aTime + 1), aTime + 2 * MINUTE_MS)
    const fewer = { ...visitFeatures, visitor: visitFeatures.visitor.slice(1) }
    const { migrations, updates } = await linUcb({ features: fewer })({ featureStore }).view(aUser, aTime + 5)
    expect(updates).toBe(1)
    expect(migrations).toEqual([{ at: aTime + 5, added: [], removed: ['visitor:looks'], rescaled: [] }])
    expect((await linUcb({ features: fewer })({ featureStore }).view(aUser, aTime + 9)).migrations).toEqual(migrations)
  })

  it.each([
    ['of a newer version', JSON.stringify({ schemaVersion: 99 }), 'bandit-state-newer'],
    ['that is damaged', '{"schemaVersion":1', 'bandit-state-invalid'],
  ])('[BD26] leaves a state %s as it is, explores no more, and says why', async (_, value, code) => {
    const featureStore = createMemoryFeatureStore()
    await featureStore.put(aUser, 'bandit-state', { version: 99, value })
    const explorer = linUcb()({ featureStore })
    expect(await explorer.forList(aUser, before, aTime)).toBeUndefined()
    await explorer.learn(aUser, before, aTime)
    await explorer.endVisit(aUser, before, aTime)
    expect((await featureStore.get(aUser, 'bandit-state'))?.value).toBe(value)
    expect((await explorer.view(aUser, aTime)).problem?.code).toBe(code)
    await featureStore.clear(aUser)
    explorer.invalidate(aUser)
    expect(await explorer.forList(aUser, before, aTime)).toBeDefined()
  })

  it('[BD26] tries again where not the state but the storage failed', async () => {
    const featureStore = createMemoryFeatureStore()
    let isBroken = true
    const get = async (userId: string, key: string): Promise<StoredState | undefined> => {
      if (isBroken) throw new DocentError('storage-failed', 'Expected a disk, found none.')
      return featureStore.get(userId, key)
    }
    const explorer = linUcb()({ featureStore: { ...featureStore, get } })
    expect(await explorer.forList(aUser, before, aTime)).toBeUndefined()
    isBroken = false
    expect(await explorer.forList(aUser, before, aTime)).toBeDefined()
  })

  it.each([
    [{ slots: 11 }, 'bandit.slots'],
    [{ of: 0 }, 'bandit.of'],
    [{ floor: -0.1 }, 'bandit.floor'],
    [{ evenly: 0 }, 'bandit.evenly'],
    [{ spread: NaN }, 'bandit.spread'],
    [{ temperature: 0 }, 'bandit.temperature'],
    [{ forgetting: 1.1 }, 'bandit.forgetting'],
  ])('[BD28] refuses %j by name', async (options, path) => {
    const refusal = await refusalOf(() => linUcb(options))
    expect(refusal).toMatchObject({ code: 'config-invalid', details: { path } })
  })
})
