import { describe, expect, it } from 'vitest'
import { ADevice } from './a-device.ts'
import { ATTACKS } from './attacks.ts'
import type { CatalogStore } from '../../src/ports/catalog-store.ts'
import type { MarkStore, SyncStateStore } from '../../src/ports/sync-state-store.ts'
import { Scene } from './a-scene.ts'
import { seededRandom } from '../../src/base/random.ts'
import type { Simulator } from './simulator.ts'

const SYNCS = 500
const SEED = 6

describe('a reader that looks every millisecond', () => {
  it(`[SY49] sees whole, verified catalogs alone during ${SYNCS} syncs, half of them malicious (seed ${SEED})`, async () => {
    const random = seededRandom(SEED)
    const lies = ATTACKS.filter(({ parts, clock, name }) => !parts && clock === undefined && !name.includes('root'))
    let scene = await Scene.open()
    let device = await scene.device()
    const published = new Set(scene.site.releases.map(({ manifest }) => manifest.version))
    const seen = new Set<string>()
    let looks = 0
    const over = new AbortController()
    const look = async (): Promise<void> => {
      // `read` opens with every digest and rejects for a mix.
      const found = await device.read()
      looks++
      if (found) seen.add(found.version)
    }
    const reader = (async () => {
      while (!over.signal.aborted) {
        await look()
        await new Promise((resolve) => setTimeout(resolve, 1))
      }
    })()

    const outcomes = { malicious: 0, updated: 0 }
    for (let i = 0; i < SYNCS; i++) {
      if (i % 20 === 19) {
        scene = await Scene.open()
        device = await scene.device()
      }
      const lie = lies[Math.floor(random() * lies.length)]
      const isMalicious = i % 2 === 0
      if (isMalicious && lie) {
        outcomes.malicious++
        await device.run(await lie.source(scene), lie.from)
      } else {
        const { manifest } = await scene.release(scene.site.releases.length + 1)
        published.add(manifest.version)
        const report = await device.run(scene.honest())
        if (report.outcome === 'updated') outcomes.updated++
      }
      for (const { manifest } of scene.site.releases) published.add(manifest.version)
      await look()
    }
    over.abort()
    await reader
    expect([...seen].filter((version) => !published.has(version))).toEqual([])
    expect(outcomes).toMatchObject({ malicious: SYNCS / 2 })
    expect(outcomes.updated).toBeGreaterThan(SYNCS / 3)
    expect(looks).toBeGreaterThan(SYNCS)
  }, 120_000)
})

class Killed extends Error {}

/** Calls of a device's stores, of which the one with this number ends everything. */
function mortal<T extends CatalogStore | SyncStateStore | MarkStore>(store: T, step: () => void): T {
  return new Proxy(store, {
    get(target, name) {
      const found: unknown = Reflect.get(target, name)
      if (typeof found !== 'function') return found
      return async (...given: readonly unknown[]) => {
        step()
        const value: unknown = await Reflect.apply(found, target, given)
        step()
        return value
      }
    },
  })
}

describe('a worker that is killed', () => {
  it.each(['delta', 'full'])(
    '[SY40] before or after any call of its stores leaves old or new, and the next one ends it: %s',
    async (path) => {
      let kills = 0
      for (let last = 0; ; last++) {
        const scene = await Scene.open()
        const device = path === 'delta' ? await scene.device() : new ADevice(scene.anchor)
        const before = (await device.read())?.version
        await scene.release(4)
        const whole = { catalogs: device.catalogs, state: device.state, marks: device.marks }
        let calls = 0
        let isDead = false
        const step = (): void => {
          if (isDead || calls++ >= last) {
            isDead = true
            throw new Killed('killed')
          }
        }
        device.catalogs = mortal(whole.catalogs, step)
        device.state = mortal(whole.state, step)
        device.marks = whole.marks.map((mark) => mortal(mark, step))
        device.restart()
        await device.run(scene.honest()).catch((thrown: unknown) => {
          if (!(thrown instanceof Killed)) throw thrown
        })
        Object.assign(device, whole)
        device.restart()
        const { version } = scene.last.manifest
        expect([before, version]).toContain((await device.read())?.version)
        const report = await device.run(scene.honest())
        expect(['updated', 'unchanged']).toContain(report.outcome)
        expect((await device.read())?.version).toBe(version)
        expect((await (await device.sync()).status()).freshness).toBe('fresh')
        if (!isDead) break
        kills++
      }
      expect(kills).toBeGreaterThan(20)
    },
    120_000,
  )
})

describe('a pack that is cut at every 4 KiB', () => {
  it('[SY47] wastes at most 64 KiB a cut, and ends with the right catalog', async () => {
    const cutEvery = 4096
    const scene = await Scene.open()
    await scene.release(4, {}, 3000)
    const { manifest } = scene.last
    const whole = manifest.items.bytes
    expect(whole).toBeGreaterThan(10 * cutEvery)
    const path = `o/${manifest.items.sha256}`
    for (let at = cutEvery; at < whole; at += cutEvery) {
      const site = scene.honest()
      let isCut = false
      site.lie(path, (bytes = new Uint8Array()) => {
        if (isCut) return bytes
        isCut = true
        return { cutAfter: { bytes, length: at, stalled: true } }
      })
      const device = new ADevice(scene.anchor)
      expect(await device.run(site)).toMatchObject({ outcome: 'offline', code: 'sync-stalled' })
      device.restart()
      const before = site.sent
      expect(await device.run(site)).toMatchObject({ outcome: 'updated' })
      const rest = site.sent - before - manifest.vectors.bytes - scene.file('head').length
      expect(rest).toBeLessThanOrEqual(whole - at + 65_536)
      expect((await device.read())?.version).toBe(manifest.version)
    }
  }, 120_000)

  it('[SY47] goes on at once where each answer brings 4 KiB, and begins again only when the bytes were mixed', async () => {
    const scene = await Scene.open()
    await scene.release(4, {}, 600)
    const { items } = scene.last.manifest
    const site = scene
      .honest()
      .lie(`o/${items.sha256}`, (bytes = new Uint8Array()) => ({ cutAfter: { bytes, length: 4096 } }))
    const device = new ADevice(scene.anchor)
    let report = await device.run(site)
    for (let i = 0; report.outcome === 'offline' && i < 100; i++) report = await device.run(site)
    expect(report.outcome).toBe('updated')
    expect(site.sent).toBeLessThan(items.bytes * 1.1 + scene.last.manifest.vectors.bytes + 20_000)
  })

  it('[SY47] begins again where a server ignores the range', async () => {
    const scene = await Scene.open()
    await scene.release(4, {}, 600)
    const { items } = scene.last.manifest
    let isCut = false
    const site: Simulator = scene.honest().lie(`o/${items.sha256}`, (bytes = new Uint8Array()) => {
      if (isCut) return bytes
      isCut = true
      return { cutAfter: { bytes, length: 5000 } }
    })
    site.ignoresRanges = true
    expect(await new ADevice(scene.anchor).run(site)).toMatchObject({ outcome: 'updated' })
  })

  it('[SY45] [SY47] is fetched whole where a server cannot give the rest', async () => {
    const scene = await Scene.open()
    await scene.release(4, {}, 600)
    const path = `o/${scene.last.manifest.items.sha256}`
    const whole = scene.file(path)
    const answers = [{ cutAfter: { bytes: whole, length: 5000 } }, new Uint8Array(9), whole]
    const site = scene.honest().lie(path, () => answers.shift() ?? whole)
    expect(await new ADevice(scene.anchor).run(site)).toMatchObject({ outcome: 'updated' })
    expect(answers).toEqual([])
  })
})
