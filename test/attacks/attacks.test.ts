import { isDeepStrictEqual } from 'node:util'
import { describe, expect, it } from 'vitest'
import { ATTACKS, type Attack } from './attacks.ts'
import type { ADevice } from './a-device.ts'
import { RELEASES, Scene } from './a-scene.ts'

/** What may have happened to the device before somebody attacks it. */
const BEFORE: Readonly<Record<string, (device: ADevice) => void>> = {
  'as it is': () => undefined,
  'after a restart': (device) => device.restart(),
  'after losing the mark in the database': (device) => device.loseMark(0),
  'after losing the mark in the file': (device) => device.loseMark(1),
}

interface Ended {
  readonly outcome: string
  readonly code: string | undefined
  /** The catalog is the one that it was before, to the byte. */
  readonly isAsBefore: boolean
  readonly version: string | undefined
}

async function attack({ source, from, clock = 0 }: Attack, scene: Scene, device: ADevice): Promise<Ended> {
  const before = await device.read()
  const { now } = device
  device.now += clock
  const { outcome, code } = await device.run(await source(scene), from)
  device.now = now
  const after = await device.read()
  return { outcome, code, isAsBefore: isDeepStrictEqual(before, after), version: after?.version }
}

describe('the named attacks', () => {
  it('are at least 60, each under a name of its own', () => {
    expect(ATTACKS.length).toBeGreaterThanOrEqual(60)
    expect(new Set(ATTACKS.map(({ name }) => name)).size).toBe(ATTACKS.length)
  })

  describe.each(Object.entries(BEFORE))('%s', (_, prepare) => {
    it.each(ATTACKS)('[SY55] end with the right catalog and a reason: $name', async (each) => {
      const scene = await Scene.open(each.parts)
      const device = await scene.device()
      prepare(device)
      const { version, ...ended } = await attack(each, scene, device)
      expect(ended).toEqual({ outcome: each.outcome, code: each.code, isAsBefore: each.survives !== true })
      const newest = scene.last.manifest.version
      expect(version === newest).toBe(each.survives === true || scene.site.releases.length === RELEASES)
    })
  })

  it.each(ATTACKS.filter(({ name }) => !name.includes('root')))(
    '[SY55] leave a device that takes the next release: $name',
    async (each) => {
      const scene = await Scene.open(each.parts)
      const device = await scene.device()
      await attack(each, scene, device)
      await scene.release(scene.site.releases.length + 1)
      expect(await device.run(scene.honest())).toMatchObject({ outcome: 'updated' })
      expect((await device.read())?.version).toBe(scene.last.manifest.version)
    },
  )
})
