import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type ASite, aSite, someWorks } from '../../../builders/a-site.ts'
import { aServedFolder } from '../../../builders/a-served-folder.ts'

const day = (number: number): string => new Date(Date.UTC(2026, 10, number)).toISOString()
const renamed = (title: string) => someWorks(40, (id) => (id === 'w0003' ? { title } : {}))
const ROOT = ['--root', 'keys/root/1'] as const

/** Flips the last bit of a byte. */
async function flip(path: string, at = -1): Promise<void> {
  const bytes = await readFile(path)
  const index = at < 0 ? bytes.length + at : at
  bytes[index] = (bytes[index] ?? 0) ^ 1
  await writeFile(path, bytes)
}

/** The object that the step looks at first. */
async function objectOf(place: ASite, field: string): Promise<string> {
  const head = await readFile(join(place.site, 'head'), 'latin1')
  const named = new RegExp(`"${field}":\\{[^}]*"sha256":"(\\w+)"`).exec(head)?.[1]
  return join(place.site, 'o', named ?? '')
}

async function failedStep(place: ASite, site = 'site', ...more: readonly string[]): Promise<unknown> {
  const { code, printed } = await place.docent('verify', site, ...ROOT, ...more, '--json')
  expect(code).toBe(1)
  const report: unknown = JSON.parse(printed)
  return report
}

describe('docent verify', () => {
  it('[PB50] says each step of a release that is right, in a folder, at an address, and in a file', async () => {
    const place = await aSite()
    await place.release(renamed('One'), day(1))
    await place.release(renamed('Two'), day(2))
    const { url } = await aServedFolder(place.site)
    await place.docent('pack', 'site', '-o', 'museum.docent')
    const inFolder = await place.docent('verify', 'site', ...ROOT)
    expect(inFolder).toMatchObject({ code: 0, told: '' })
    expect(inFolder.printed.split('\n')).toEqual([
      'ok      root      root 1 of a-pack, 0 after the one that is trusted',
      'ok      head      release 1.2, signed 2026-11-02, fresh until 2027-12-07',
      expect.stringMatching(/^ok {6}manifest {2}version \w{16}, 40 records, 16 numbers a vector$/),
      'ok      catalog   A pack: every byte is as signed, every record can be read',
      expect.stringMatching(/^ok {6}deltas {4}1 from earlier releases, \d+ bytes$/),
      expect.stringMatching(/^ok {6}shards {4}256 of the catalog, \d+ bytes$/),
      'site is what its publisher signed: a-pack 1.2',
      '',
    ])
    const atAddress = await place.docent('verify', url, ...ROOT)
    expect(atAddress.printed.replaceAll(url, 'site')).toBe(inFolder.printed)
    const inFile = await place.docent('verify', 'museum.docent', ...ROOT)
    expect(inFile.code).toBe(0)
    expect(inFile.printed).toContain('ok      deltas    none in a file: it holds the whole')
  })

  it('[PB50] prints a report as JSON, of a doubt too', async () => {
    const place = await aSite()
    await place.release(renamed('One'), day(1))
    const { printed } = await place.docent('verify', 'site', ...ROOT, '--json')
    expect(JSON.parse(printed)).toMatchObject({ site: 'site', ok: true, catalog: 'a-pack', epoch: 1, seq: 1 })
    await flip(await objectOf(place, 'manifest'))
    expect(await failedStep(place)).toMatchObject({
      error: {
        code: 'sync-wrong-object',
        details: { step: 'manifest', steps: [{ step: 'root', ok: true }, { step: 'head', ok: true }, { ok: false }] },
      },
    })
  })

  it('[PB50] ends with 1 at the step that a device refuses', async () => {
    const place = await aSite()
    await place.release(renamed('One'), day(1))
    await place.release(renamed('Two'), day(2))
    const whole = join(place.cwd, 'whole')
    await cp(place.site, whole, { recursive: true })
    const attacks: readonly (readonly [string, string, () => Promise<void>])[] = [
      ['head', 'sync-bad-signature', () => flip(join(place.site, 'head'))],
      ['head', 'sync-not-a-release', () => writeFile(join(place.site, 'head'), '<!doctype html><p>Sign in</p>')],
      ['head', 'sync-not-a-release', () => rm(join(place.site, 'head'))],
      ['head', 'sync-too-large', () => writeFile(join(place.site, 'head'), Buffer.alloc(2000, 'x'))],
      ['manifest', 'sync-wrong-object', async () => flip(await objectOf(place, 'manifest'))],
      ['manifest', 'sync-wrong-object', async () => rm(await objectOf(place, 'manifest'))],
      ['deltas', 'sync-wrong-object', async () => flip(await objectOf(place, 'delta'))],
    ]
    for (const [step, code, attack] of attacks) {
      await rm(place.site, { recursive: true })
      await cp(whole, place.site, { recursive: true })
      await attack()
      expect(await failedStep(place)).toMatchObject({ error: { code, details: { step } } })
    }
  })

  it('[PB50] finds every object that is damaged or gone, whatever it is for', async () => {
    const place = await aSite()
    await place.release(someWorks(2), day(1))
    await place.release(
      someWorks(2, () => ({ title: 'Another' })),
      day(2),
    )
    await place.release(someWorks(3), day(3))
    const { printed } = await place.docent('verify', 'site', ...ROOT, '--json')
    expect(JSON.parse(printed)).toMatchObject({ ok: true })
    const found = new Map<string, string>()
    for (const name of await readdir(join(place.site, 'o'))) {
      const path = join(place.site, 'o', name)
      const bytes = await readFile(path)
      await flip(path)
      const { code, told } = await place.docent('verify', 'site', ...ROOT)
      if (code === 1) found.set(name, /at the step (\w+)/.exec(told)?.[1] ?? '')
      await writeFile(path, bytes)
    }
    const steps = [...found.values()].toSorted()
    // Of this release: manifest; info, items, vectors; list and two deltas; list and shards (three works, and none).
    expect(new Set(steps)).toEqual(new Set(['catalog', 'deltas', 'manifest', 'shards']))
    expect(steps.filter((step) => step === 'catalog').length).toBe(3)
    expect(steps.filter((step) => step === 'deltas').length).toBe(3)
    expect(steps.filter((step) => step === 'shards').length).toBe(5)
  })

  it('[PB51] remembers the highest release like a device, and refuses a head that was replayed', async () => {
    const place = await aSite()
    await place.release(renamed('One'), day(1))
    const old = await readFile(join(place.site, 'head'))
    await place.release(renamed('Two'), day(2))
    expect((await place.docent('verify', 'site', ...ROOT)).code).toBe(0)
    await writeFile(join(place.site, 'head'), old)
    expect(await failedStep(place)).toMatchObject({ error: { code: 'sync-older', details: { step: 'head' } } })
    // Who was never here cannot know; nor does one root's memory count for another's.
    expect((await place.docent('verify', 'site', ...ROOT, '--cache', 'fresh')).code).toBe(0)
  })

  it('[PB50] tells a head that has expired, and one that newer keys do not vouch for', async () => {
    const place = await aSite()
    await place.release(renamed('One'), day(1))
    await place.docent('release', '--refresh', '--keys', 'keys', '-o', 'site', '--expires', '1', '--issued', day(2))
    expect(await failedStep(place)).toMatchObject({ error: { code: 'sync-expired' } })
    await place.docent('release', '--refresh', '--keys', 'keys', '-o', 'site')
    await place.docent('keys', '-o', 'keys', '--rotate', 'head')
    await cp(join(place.keys, 'root/2'), join(place.site, 'root/2'))
    expect(await failedStep(place)).toMatchObject({ error: { code: 'sync-bad-signature', details: { step: 'root' } } })
    await place.docent('release', 'catalog', '--keys', 'keys', '-o', 'site')
    const { code, printed } = await place.docent('verify', 'site', ...ROOT)
    expect([code, printed.includes('root 2 of a-pack, 1 after the one that is trusted')]).toEqual([0, true])
  })

  it('[PB50] is not taken in by a site of other keys, and says when nobody answers', async () => {
    const place = await aSite()
    await place.release(renamed('One'), day(1))
    await place.docent('keys', '-o', 'others', '--catalog', 'a-pack')
    const { code, told } = await place.docent('verify', 'site', '--root', 'others/root/1')
    expect([code, told]).toEqual([1, 'docent: site cannot be trusted (sync-bad-signature, at the step head).\n'])
    expect(await failedStep(place, 'http://127.0.0.1:9/')).toMatchObject({ error: { code: 'sync-unavailable' } })
    const refusal = async (...args: readonly string[]) => (await place.docent('verify', ...args)).told
    expect(await refusal('site', '--root', 'none')).toContain('Expected the file of a root at none, found none.')
    expect(await refusal('nowhere', ...ROOT)).toContain('Expected an address, a folder or a file of a release')
    expect(await refusal('http://a.example/?v=1', ...ROOT)).toContain('Expected a plain address of a site')
  })
})

describe('docent pack', () => {
  it('[PB52] writes one file that vouches for nothing: it is verified like a site', async () => {
    const place = await aSite()
    await place.release(renamed('One'), day(1))
    await place.docent('keys', '-o', 'keys', '--rotate', 'release')
    await place.release(renamed('Two'), day(2))
    const { code, printed } = await place.docent('pack', 'site', '-o', 'museum.docent', '--json')
    expect(code).toBe(0)
    const file = await readFile(join(place.cwd, 'museum.docent'))
    expect(JSON.parse(printed)).toMatchObject({ catalog: 'a-pack', seq: 2, count: 40, bytes: file.length })
    const line: unknown = JSON.parse(file.subarray(0, file.indexOf('\n')).toString())
    expect(line).toMatchObject({
      docent: 1,
      files: [{ path: 'head' }, { path: 'root/1' }, { path: 'root/2' }, {}, {}, {}, {}],
    })
    expect((await place.docent('verify', 'museum.docent', ...ROOT)).code).toBe(0)
    await flip(join(place.cwd, 'museum.docent'))
    expect(await failedStep(place, 'museum.docent')).toMatchObject({ error: { code: 'sync-wrong-object' } })
  })

  it('[PB52] packs nothing that a device would refuse', async () => {
    const place = await aSite()
    await place.release(renamed('One'), day(1))
    await flip(join(place.site, 'head'))
    const { code, printed } = await place.docent('pack', 'site', '-o', 'museum.docent', '--json')
    expect(code).toBe(1)
    expect(JSON.parse(printed)).toMatchObject({ error: { code: 'sync-bad-signature' } })
    expect(await readdir(place.cwd)).not.toContain('museum.docent')
    await mkdir(join(place.cwd, 'folder'))
    expect((await place.docent('pack', 'site', '-o', 'folder')).told).toContain('found a folder')
    expect((await place.docent('pack', 'folder', '-o', 'a.docent')).told).toContain('Expected root/1 of a release')
  })
})
