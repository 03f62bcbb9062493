/** Workers that die: every promise settles, nothing is lost, and the page is told. */
import { aDatabase, clearUpAfterEach, FIRST_EDITION, openDocent } from './open-docent.ts'
import { becomes, type Fault, mortalWorkers } from './mortal-worker.ts'
import { createDocent, type VaultEvent } from '../../src/index.ts'
import { describe, expect, it } from 'vitest'
import { textWith } from '../builders/text-with.ts'

clearUpAfterEach()

describe('a worker that dies', () => {
  it('[CL7] is replaced, and a reading call that it left behind is answered by the next', async () => {
    const workers = mortalWorkers()
    const docent = await openDocent({ worker: workers.worker })
    workers.fail('throw')
    expect((await docent.recommend({ count: 3 })).items).toHaveLength(3)
    expect(workers.started()).toBe(2)
    expect(await docent.health()).toMatchObject({ state: 'ready', deaths: 1 })
  })

  it('[CL6] rejects a call that must not be made twice', async () => {
    const workers = mortalWorkers()
    const docent = await openDocent({ worker: workers.worker })
    workers.fail('throw')
    await expect(docent.feedback('sea-1', 'more')).rejects.toMatchObject({ code: 'vault-unavailable' })
    expect(await docent.feedback('sea-1', 'more')).toMatchObject({ added: 1 })
  })

  it('[CL3] loses no tracked event, and none counts twice', async () => {
    const workers = mortalWorkers()
    const docent = await openDocent({ worker: workers.worker })
    docent.dwell('sea-1', 20)
    workers.fail('throw')
    for (let at = 0; at < 1200; at++) docent.dwell('sea-2', 20, { ts: Date.now() - at })
    expect(await docent.flush()).toMatchObject({ normalized: 1201, refused: [] })
    expect((await docent.profile()).counts.used).toBe(1201)
  })

  it.each(['personal', 'kiosk'] as const)('[CL2] needs no network for the next, privacy %s', async (privacy) => {
    const workers = mortalWorkers()
    const docent = await openDocent({ worker: workers.worker, privacy })
    const before = performance.getEntriesByType('resource').filter(({ name }) => name.includes('/catalogs/')).length
    workers.fail('throw')
    expect((await docent.recommend({ count: 3 })).items).toHaveLength(3)
    const after = performance.getEntriesByType('resource').filter(({ name }) => name.includes('/catalogs/')).length
    expect(after).toBe(before)
  })

  it('[CL7] is noticed even when it dies without a word or hangs', async () => {
    const faults: readonly Fault[] = ['close', 'hang']
    await Promise.all(
      faults.map(async (fault) => {
        const workers = mortalWorkers()
        const docent = await openDocent({ worker: workers.worker, deadlineMs: 30_000 })
        workers.fail(fault)
        const list = docent.recommend({ count: 3 })
        await becomes(docent, 'ready', 1)
        expect((await list).items).toHaveLength(3)
      }),
    )
  })

  it('[CL6] leaves no call waiting beyond its deadline', async () => {
    const workers = mortalWorkers()
    const docent = await openDocent({ worker: workers.worker, deadlineMs: 1000 })
    workers.fail('hang')
    await expect(docent.recommend()).rejects.toMatchObject({ code: 'vault-timeout', details: { deadlineMs: 1000 } })
  })

  it('[CL7] is given up after three deaths within a minute, which the page is told; events wait', async () => {
    const workers = mortalWorkers()
    const told: VaultEvent[] = []
    const docent = await openDocent({ worker: workers.worker })
    docent.on('degraded', (event) => told.push(event))
    for (const deaths of [1, 2]) {
      workers.fail('throw')
      await becomes(docent, 'ready', deaths)
    }
    workers.fail('throw')
    await becomes(docent, 'down', 3)
    expect(told).toMatchObject([{ type: 'degraded', because: textWith('asked to throw') }])
    await expect(docent.recommend()).rejects.toMatchObject({ code: 'vault-unavailable' })
    docent.dwell('sea-1', 20)
    await expect(docent.flush()).rejects.toMatchObject({ code: 'vault-unavailable' })
    expect(await docent.health()).toMatchObject({ waitingEvents: 1, because: textWith('') })
    expect(workers.started()).toBe(3)
  })

  it('[CL9] leaves its events to the next page when the page goes away too', async () => {
    const workers = mortalWorkers()
    const database = aDatabase()
    const docent = await openDocent({ worker: workers.worker, database, deadlineMs: 200 })
    workers.fail('hang')
    docent.dwell('sea-1', 20, { id: 'late' })
    dispatchEvent(new PageTransitionEvent('pagehide'))
    expect(Object.keys(localStorage)).toHaveLength(1)
    const next = await openDocent({ database })
    await next.flush()
    expect((await next.profile()).counts.used).toBe(1)
    expect(Object.keys(localStorage)).toEqual([])
    await docent.close()
  })

  it('[CL9] leaves nothing behind in a kiosk', async () => {
    const workers = mortalWorkers()
    const docent = await openDocent({ worker: workers.worker, privacy: 'kiosk', deadlineMs: 200 })
    workers.fail('hang')
    docent.dwell('sea-1', 20)
    dispatchEvent(new PageTransitionEvent('pagehide'))
    expect(Object.keys(localStorage)).toEqual([])
  })
})

describe('a worker that cannot start', () => {
  it('[CL1] makes createDocent reject, after three tries', async () => {
    let started = 0
    const worker = (): Worker => {
      started++
      return new Worker(new URL('./workers/stillborn.worker.ts', import.meta.url), { type: 'module' })
    }
    await expect(createDocent({ catalog: FIRST_EDITION, worker })).rejects.toMatchObject({ code: 'vault-unavailable' })
    expect(started).toBe(3)
  })

  it('[CL1] makes createDocent reject when its file is not there', async () => {
    const worker = (): Worker => new Worker('/nowhere/vault.js', { type: 'module' })
    await expect(createDocent({ catalog: FIRST_EDITION, worker })).rejects.toMatchObject({ code: 'vault-unavailable' })
  })

  it('[CL1] makes createDocent reject when the page cannot make one', async () => {
    const worker = (): Worker => {
      throw new Error('No workers today.')
    }
    await expect(createDocent({ catalog: FIRST_EDITION, worker })).rejects.toMatchObject({
      code: 'vault-unavailable',
      message: textWith('No workers today'),
    })
  })

  it('[CL1] makes createDocent reject when it is no vault', async () => {
    const worker = (): Worker =>
      new Worker(new URL('./workers/stranger.worker.ts', import.meta.url), { type: 'module' })
    await expect(createDocent({ catalog: FIRST_EDITION, worker })).rejects.toMatchObject({ code: 'protocol-mismatch' })
  })
})
