import { describe, expect, it } from 'vitest'
import { ADevice } from '../../../attacks/a-device.ts'
import { aModel } from '../../../builders/a-model.ts'
import { edition, Scene } from '../../../attacks/a-scene.ts'
import { objectPath } from '../../../../src/release/release-object.ts'
import { sha256 } from '../../../builders/a-pack.ts'
import { someModels } from '../../../builders/some-models.ts'
import type { SyncReport } from '../../../../src/contracts/sync-report.ts'
import { withModels } from '../../../../src/catalog/with-models.ts'

const [first, second] = someModels()

/** Takes the newest release; says which of its models were asked for. */
async function take(scene: Scene, device: ADevice): Promise<{ report: SyncReport; asked: readonly string[] }> {
  const site = scene.honest()
  const report = await device.run(site)
  const { models = [] } = scene.last.manifest
  const asked = models.filter(({ sha256: name }) => site.asked.includes(objectPath(name))).map(({ path }) => path)
  expect((await device.read())?.version).toBe(scene.last.manifest.version)
  return { report, asked }
}

async function modelsOf(device: ADevice): Promise<unknown> {
  return (await device.read())?.files.models
}

describe('the models of a release', () => {
  it('[SY60] are named in its manifest, and one without any has the manifest that it always had', async () => {
    const scene = await Scene.open()
    expect(scene.last.manifest).not.toHaveProperty('models')
    const { manifest } = await scene.releaseModels(4, [second, first])
    expect(manifest.models?.map(({ path, bytes }) => [path, bytes])).toEqual([
      [first.path, 3_000],
      [second.path, 1_000],
    ])
    expect(manifest.models?.[0]?.sha256).toBe(await sha256(first.bytes))
  })

  it('[SY61] are fetched where the device has not the digest, beside the delta of the records', async () => {
    const scene = await Scene.open()
    const device = await scene.device()
    const retrained = aModel(second.path, 7)

    await scene.releaseModels(4, [first, second])
    expect(await take(scene, device)).toMatchObject({
      report: { outcome: 'updated', path: 'delta', changed: { added: 0, edited: 1, removed: 0 } },
      asked: [first.path, second.path],
    })
    expect(await modelsOf(device)).toEqual([first, second])
    expect(device.progress.some(({ path, loadedBytes }) => path === 'models' && loadedBytes > 0)).toBe(true)

    await scene.releaseModels(5, [first, retrained])
    expect(await take(scene, device)).toMatchObject({ report: { path: 'delta' }, asked: [second.path] })
    expect(await modelsOf(device)).toEqual([first, retrained])

    await scene.releaseModels(6, [{ path: 'another.model', bytes: first.bytes }, retrained])
    expect(await take(scene, device)).toMatchObject({ report: { path: 'delta' }, asked: [] })

    await scene.release(7)
    expect(await take(scene, device)).toMatchObject({ report: { path: 'delta' }, asked: [] })
    expect(await modelsOf(device)).toBeUndefined()
  })

  it('[SY61] alone are fetched where the folder’s unsigned catalog came without one, or with a damaged one', async () => {
    const scene = await Scene.open()
    const { manifest } = await scene.releaseModels(4, [first, second])
    const device = new ADevice(scene.anchor)
    const files = await withModels(await edition(4), [first, second], sha256)
    await device.catalogs.put(manifest.version, { ...files, models: [{ ...first, bytes: second.bytes }, second] })
    expect(await take(scene, device)).toMatchObject({
      report: { outcome: 'updated', path: 'models', requests: 3 },
      asked: [first.path],
    })
    expect(await modelsOf(device)).toEqual([first, second])
    expect((await take(scene, device)).report).toMatchObject({ outcome: 'unchanged', requests: 1 })
  })

  it('[SY61] that the site has not are refused before any record is asked for', async () => {
    const scene = await Scene.open()
    const device = await scene.device()
    const { manifest, head } = await scene.releaseModels(4, [first, second])
    const site = scene.honest().lie(objectPath(manifest.models?.[1]?.sha256 ?? ''), () => undefined)
    expect(await device.run(site)).toMatchObject({ outcome: 'refused', code: 'sync-wrong-object' })
    expect(site.asked).not.toContain(objectPath(head.delta?.sha256 ?? ''))
    expect(site.asked).not.toContain(objectPath(manifest.items.sha256))
    expect(await take(scene, device)).toMatchObject({ report: { outcome: 'updated' }, asked: [second.path] })
  })
})
