import { describe, expect, it } from 'vitest'
import { aHand, hands } from '../../../builders/a-publisher.ts'
import { ADevice } from '../../../attacks/a-device.ts'
import { aTime } from '../../../builders/an-event.ts'
import { COUNCIL, council, DAY, edition, flipped, Scene, YEAR } from '../../../attacks/a-scene.ts'
import { objectPath } from '../../../../src/release/release-object.ts'

describe('the roots', () => {
  it('[SY42] [SY44] are followed one by one to the keys that signed the head, and known to the next worker', async () => {
    const scene = await Scene.open(COUNCIL)
    const device = await scene.device()
    const [second, third] = [aHand(), aHand()]
    await scene.addRoot({ ...COUNCIL, head: [second] }, { n: 2 }, council.slice(0, 2).flat())
    await scene.addRoot({ ...COUNCIL, head: [third] }, { n: 3 }, council.slice(1, 3).flat())
    await scene.release(4, { headSigners: third, root: 3 })
    const site = scene.honest()
    expect(await device.run(site)).toMatchObject({ outcome: 'updated' })
    expect(site.asked.filter((path) => path.startsWith('root'))).toEqual(['root/2', 'root/3'])
    device.restart()
    await scene.release(5, { headSigners: third, root: 3 })
    const again = scene.honest()
    expect(await device.run(again)).toMatchObject({ outcome: 'updated' })
    expect(again.asked.filter((path) => path.startsWith('root'))).toEqual([])
  })

  it('[SY42] that are damaged on the device are fetched again', async () => {
    const scene = await Scene.open()
    const device = await scene.device()
    const other = aHand()
    await scene.addRoot({ head: [other] }, { n: 2 }, hands.root)
    await scene.release(4, { headSigners: other, root: 2 })
    await device.run(scene.honest())
    const state = await device.state.load()
    if (!state?.roots[0]) throw new Error('Expected a root to be kept.')
    await device.state.save({ ...state, roots: [{ n: 2, bytes: flipped(state.roots[0].bytes) }] })
    device.restart()
    await scene.release(5, { headSigners: other, root: 2 })
    expect(await device.run(scene.honest())).toMatchObject({ outcome: 'updated' })
  })

  it('[SY42] begin at the app’s own, which is not verified by anybody else', async () => {
    const scene = await Scene.open()
    await expect(new ADevice('no root').run(scene.honest())).rejects.toMatchObject({ code: 'sync-not-a-release' })
  })

  it('[SY43] with a new floor and epoch end a fast-forward', async () => {
    const scene = await Scene.open()
    const device = await scene.device()
    await scene.addRoot({}, { n: 2, floor: { epoch: 2, seq: 0 } }, hands.root)
    await scene.release(4, { position: { epoch: 2, seq: 1 }, root: 2 })
    expect(await device.run(scene.honest())).toMatchObject({ outcome: 'updated' })
    expect((await (await device.sync()).status()).release).toMatchObject({ epoch: 2, seq: 1 })
  })
})

describe('the ways to a release', () => {
  it('[SY48] are the head’s delta, an older one, the shards, the whole', async () => {
    const scene = await Scene.open()
    const paths: (string | undefined)[] = []
    const step = async (prepare: () => Promise<unknown>, site = () => scene.honest()): Promise<void> => {
      const device = await scene.device()
      await prepare()
      const report = await device.run(site())
      paths.push(report.path)
      expect((await device.read())?.version).toBe(scene.last.manifest.version)
      expect(report.changed).toEqual({ added: 0, edited: 1, removed: 0 })
    }
    await step(() => scene.release(4))
    await step(async () => {
      await scene.release(5)
      await scene.release(6)
    })
    await scene.release(7, {}, 600)
    await step(
      () => scene.release(8, {}, 600),
      () => scene.honest().lie(objectPath(scene.last.head.delta?.sha256 ?? ''), () => undefined),
    )
    await step(
      () => scene.release(9, {}, 600),
      () =>
        scene
          .honest()
          .lie(objectPath(scene.last.head.delta?.sha256 ?? ''), () => undefined)
          .lie(objectPath(scene.last.manifest.shards.sha256), () => undefined),
    )
    expect(paths).toEqual(['delta', 'delta', 'shards', 'full'])
  })

  it('[SY48] costs no object where the folder’s unsigned catalog is the one that was signed', async () => {
    const scene = await Scene.open()
    const device = new ADevice(scene.anchor)
    await device.catalogs.put(scene.last.manifest.version, await edition(3))
    expect((await (await device.sync()).status()).freshness).toBe('unsigned')
    expect(await device.run(scene.honest())).toMatchObject({ outcome: 'unchanged', requests: 2 })
    expect((await (await device.sync()).status()).freshness).toBe('fresh')
  })

  it('[SY48] is the whole where the folder’s catalog of that name is another', async () => {
    const scene = await Scene.open()
    const device = new ADevice(scene.anchor)
    await device.catalogs.put(scene.last.manifest.version, await edition(2))
    expect(await device.run(scene.honest())).toMatchObject({ outcome: 'updated', path: 'full' })
    expect((await device.read())?.version).toBe(scene.last.manifest.version)
  })
})

describe('freshness', () => {
  it('[SY50] goes from fresh to stale by the clock, and back by a renewed head alone', async () => {
    const scene = await Scene.open()
    const device = await scene.device()
    const sync = await device.sync()
    expect((await sync.status()).freshness).toBe('fresh')
    device.now = aTime + 2 * YEAR
    expect((await sync.status()).freshness).toBe('stale')
    expect(await device.run(scene.honest())).toMatchObject({ outcome: 'stale', code: 'sync-expired' })
    const { head } = scene.last
    const renewed = await scene.headBy(hands.head, { ...head, issued: device.now - DAY, expires: device.now + YEAR })
    expect(await device.run(renewed)).toMatchObject({ outcome: 'unchanged', requests: 1 })
    expect((await sync.status()).freshness).toBe('fresh')
    device.now = aTime - 10 * YEAR
    expect((await sync.status()).freshness).toBe('fresh')
  })

  it('[SY50] is unsigned where another catalog came into the place', async () => {
    const scene = await Scene.open()
    const device = await scene.device()
    await device.catalogs.put('0123456789abcdef', await edition(9))
    expect((await (await device.sync()).status()).freshness).toBe('unsigned')
    expect(await device.run(scene.honest())).toMatchObject({ outcome: 'updated', path: 'full' })
  })
})

describe('a device whose disk is full', () => {
  it('[SY40] keeps its catalog and says so', async () => {
    const scene = await Scene.open()
    const device = await scene.device()
    const before = await device.read()
    await scene.release(4)
    const { catalogs } = device
    const { DocentError } = await import('../../../../src/base/docent-error.ts')
    device.catalogs = {
      ...catalogs,
      put: async () => Promise.reject(new DocentError('storage-failed', 'The disk is full.')),
    }
    device.restart()
    expect(await device.run(scene.honest())).toMatchObject({ outcome: 'refused', code: 'sync-storage' })
    expect(await device.read()).toEqual(before)
  })
})

describe('an engine without Ed25519', () => {
  it('[SY40] takes what P-256 alone can vouch for, and nothing that it cannot', async () => {
    const scene = await Scene.open()
    const device = await scene.device(['P-256'])
    const onlyEd25519 = hands.head.filter(({ key }) => key.alg === 'Ed25519')
    await scene.release(4, { headSigners: onlyEd25519 })
    expect(await device.run(scene.honest())).toMatchObject({ outcome: 'refused', code: 'sync-bad-signature' })
    await scene.release(5)
    expect(await device.run(scene.honest())).toMatchObject({ outcome: 'updated' })
  })
})
