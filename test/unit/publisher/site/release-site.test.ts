import { cp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sha256Hex } from '../../../../src/adapters/node/sha256.ts'
import { webInflate } from '../../../../src/adapters/webcrypto/inflate.ts'
import { readKeyFolder, verifyTools } from '../../../../src/publisher/keys/key-folder.ts'
import { releaseObjects, shardObjects } from '../../../../src/publisher/site/referenced-objects.ts'
import { readSiteState, type SiteState } from '../../../../src/publisher/site/site-state.ts'
import { openSource } from '../../../../src/publisher/verify/open-source.ts'
import { readRelease } from '../../../../src/publisher/verify/read-release.ts'
import { openObject } from '../../../../src/release/open-object.ts'
import { verifyHead } from '../../../../src/release/verify-head.ts'
import { aSite, type ASite, someWorks } from '../../../builders/a-site.ts'

const day = (number: number): string => new Date(Date.UTC(2026, 0, number)).toISOString()

async function stateOf({ site, keys }: ASite): Promise<SiteState> {
  const state = await readSiteState(site, (await readKeyFolder(keys)).roots)
  if (state === undefined) throw new Error('Expected a site.')
  return state
}

/** Every file by path, in hex digests. */
async function filesOf(folder: string): Promise<Readonly<Record<string, string>>> {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
  const digests = await Promise.all(
    names.map(async ({ parentPath, name }) => {
      const path = join(parentPath, name)
      return [path.slice(folder.length + 1), await sha256Hex(await readFile(path))] as const
    }),
  )
  return Object.fromEntries(digests.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

async function objectsOf({ site }: ASite, manifest: SiteState['manifest']): Promise<readonly string[]> {
  return [...(await releaseObjects(site, manifest)), ...(await shardObjects(site, manifest))]
}

/** All that a device may ask for is there and is what its name says. */
async function expectWhole(place: ASite): Promise<void> {
  const { head, manifest } = await stateOf(place)
  for (const sha256 of [head.manifest.sha256, ...(await objectsOf(place, manifest))]) {
    expect(await sha256Hex(await readFile(join(place.site, 'o', sha256)))).toBe(sha256)
  }
}

describe('docent release', () => {
  it('[PB42] writes a site that a device can verify: head within 1 KiB, root, manifest, objects', async () => {
    const place = await aSite()
    const report = await place.release(someWorks(40), day(1))
    expect(report).toMatchObject({ outcome: 'released', catalog: 'a-pack', epoch: 1, seq: 1, count: 40, root: 1 })
    expect((await readdir(place.site)).toSorted()).toEqual(['head', 'o', 'releases.json', 'root'])
    expect((await readFile(join(place.site, 'head'))).length).toBeLessThanOrEqual(1024)
    expect(await readFile(join(place.site, 'root/1'))).toEqual(await readFile(join(place.keys, 'root/1')))
    await expectWhole(place)
    const { head, manifest } = await stateOf(place)
    expect(head.expires - head.issued).toBe(400 * 86_400_000)
    const { sha256, bytes, rawBytes } = manifest.items
    const stored = new Uint8Array(await readFile(join(place.site, 'o', sha256)))
    const items = await openObject(stored, { sha256, bytes, rawBytes }, 'items', {
      sha256: sha256Hex,
      inflate: webInflate,
    })
    expect(items).toEqual(new Uint8Array(await readFile(join(place.cwd, 'catalog/items.ndjson'))))
  })

  it('[PB42] gives the same bytes of the same catalogs, keys and instants', async () => {
    const place = await aSite()
    for (const [i, title] of ['One', 'Two', 'Three'].entries()) {
      await place.release(
        someWorks(40, (id) => (id === 'w0003' ? { title } : {})),
        day(i + 1),
      )
    }
    const first = await filesOf(place.site)
    await rm(place.site, { recursive: true })
    for (const [i, title] of ['One', 'Two', 'Three'].entries()) {
      await place.release(
        someWorks(40, (id) => (id === 'w0003' ? { title } : {})),
        day(i + 1),
      )
    }
    expect(await filesOf(place.site)).toEqual(first)
  })

  it('[PB43] says that a catalog is released already, and changes nothing', async () => {
    const place = await aSite()
    await place.release(someWorks(10), day(1))
    const before = await filesOf(place.site)
    expect(await place.release(someWorks(10), day(9))).toMatchObject({ outcome: 'unchanged', seq: 1 })
    expect(await filesOf(place.site)).toEqual(before)
  })

  it('[PB43] reports what was added, edited and removed, and what each way costs', async () => {
    const place = await aSite()
    await place.release(someWorks(300), day(1))
    const edited = someWorks(301, (id) => (id === 'w0007' ? { title: 'Another', room: '4' } : {}))
    const report = await place.release(
      edited.filter(({ id }) => id !== 'w0100'),
      day(2),
    )
    expect(report).toMatchObject({
      seq: 2,
      deltas: 1,
      changes: {
        added: ['w0300'],
        edited: [{ id: 'w0007', fields: ['room', 'title'], vector: false }],
        removed: ['w0100'],
      },
    })
    const { delta = 0, shards = 0, full = 0, head = 0 } = report.bytes ?? {}
    expect(delta).toBeGreaterThan(head)
    expect(head).toBeLessThanOrEqual(1024)
    expect(delta).toBeLessThan(3000)
    expect(shards).toBeGreaterThan(delta)
    expect(full).toBeGreaterThan(shards)
    const again = await place.docent('release', 'catalog', '--keys', 'keys', '-o', 'site')
    expect(again.code).toBe(0)
    expect(again.printed).toMatch(
      /^site holds the same already: a-pack 1\.2, version \w{16}, 300 records, root 1, fresh until 2027-02-06/,
    )
  })

  it('[PB42] stays within 3 requests and 3 KB for one edited record', async () => {
    const place = await aSite()
    await place.release(someWorks(1000), day(1))
    await place.release(
      someWorks(1000, (id) => (id === 'w0500' ? { title: 'Renamed' } : {})),
      day(2),
    )
    const { head } = await stateOf(place)
    const files = [
      (await readFile(join(place.site, 'head'))).length,
      head.manifest.bytes,
      head.delta?.bytes ?? Infinity,
    ]
    expect(files.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThanOrEqual(3000)
  })

  it('[PB44] removes an object one release after nothing leads to it, and keeps what deltas are made from', async () => {
    const place = await aSite()
    const titled = (title: string) => someWorks(20, (id) => (id === 'w0001' ? { title } : {}))
    await place.release(titled('One'), day(1))
    const one = await stateOf(place)
    const objectsOfOne = await objectsOf(place, one.manifest)
    await place.release(titled('Two'), day(2))
    const between = await readdir(join(place.site, 'o'))
    expect(objectsOfOne.filter((sha256) => !between.includes(sha256))).toEqual([])
    const three = await place.release(titled('Three'), day(3))
    const names = await readdir(join(place.site, 'o'))
    expect(names).not.toContain(one.manifest.items.sha256)
    expect(names).toContain(one.head.manifest.sha256)
    expect(names).toContain(one.manifest.shards.sha256)
    expect(three.deltas).toBe(2)
    expect(three.objects?.removed).toBeGreaterThan(0)
    await expectWhole(place)
  })

  it('[PB44] leads from the last 30 releases, and forgets the one before them', { timeout: 120_000 }, async () => {
    const place = await aSite()
    const titled = (title: string) => someWorks(3, (id) => (id === 'w0001' ? { title } : {}))
    for (let i = 1; i <= 32; i++) await place.release(titled(`Title ${i}`), day(i))
    expect(await place.release(titled('Title 33'), day(33))).toMatchObject({ seq: 33, deltas: 30 })
    const history: unknown = JSON.parse(await readFile(join(place.site, 'releases.json'), 'utf8'))
    expect(history).toMatchObject({ releases: Array.from({ length: 31 }, (_, i) => ({ seq: 33 - i })) })
    await expectWhole(place)
  })

  it('[PB44] leaves out a delta from a release of which objects are gone, and says so', async () => {
    const place = await aSite()
    const titled = (title: string) => someWorks(5, (id) => (id === 'w0001' ? { title } : {}))
    await place.release(titled('One'), day(1))
    const { manifest } = await stateOf(place)
    await place.release(titled('Two'), day(2))
    await rm(join(place.site, 'o', manifest.shards.sha256))
    const { deltas, warnings } = await place.release(titled('Three'), day(3))
    expect(deltas).toBe(1)
    expect(warnings.join()).toContain(`version ${manifest.version}: its objects are gone`)
  })

  it('[PB45] renews the head alone, with the head key alone', async () => {
    const place = await aSite()
    await place.release(someWorks(10), day(1))
    const before = await filesOf(place.site)
    for (const name of await readdir(place.keys)) {
      if (/^(?:root|release)-/.test(name)) await rename(join(place.keys, name), join(place.cwd, name))
    }
    const args = [
      'release',
      '--refresh',
      '--keys',
      'keys',
      '-o',
      'site',
      '--issued',
      day(5),
      '--expires',
      '30',
      '--json',
    ]
    const { code, printed } = await place.docent(...args)
    expect(code).toBe(0)
    expect(JSON.parse(printed)).toMatchObject({
      outcome: 'refreshed',
      seq: 1,
      issued: Date.parse(day(5)),
      expires: Date.parse(day(35)),
    })
    const { head: oldHead, ...others } = before
    const { head, ...after } = await filesOf(place.site)
    expect(after).toEqual(others)
    expect(head).not.toBe(oldHead)
    expect((await place.docent('release', 'catalog', '--keys', 'keys', '-o', 'other')).told).toContain(
      'Cannot sign as release: expected the keys 1 of root 1',
    )
  })

  it('[PB45] never dates a head before the one that it replaces', async () => {
    const place = await aSite()
    await place.release(someWorks(10), day(20))
    const args = ['release', '--refresh', '--keys', 'keys', '-o', 'site', '--issued', day(5), '--json']
    expect(JSON.parse((await place.docent(...args)).printed)).toMatchObject({ issued: Date.parse(day(20)) })
  })

  it('[PB46] follows new keys: a head key renews the head, a release key signs anew, a revocation begins an epoch', async () => {
    const place = await aSite()
    const works = someWorks(10)
    await place.release(works, day(1))
    await place.docent('keys', '-o', 'keys', '--rotate', 'head')
    expect(await place.release(works, day(2))).toMatchObject({ outcome: 'refreshed', epoch: 1, seq: 1, root: 2 })
    await place.docent('keys', '-o', 'keys', '--rotate', 'release')
    expect((await place.docent('release', '--refresh', '--keys', 'keys', '-o', 'site')).told).toContain(
      'found one by keys that root 3 has replaced',
    )
    expect(await place.release(works, day(3))).toMatchObject({ outcome: 'released', epoch: 1, seq: 2, root: 3 })
    const { head, headRoot } = await stateOf(place)
    expect(headRoot).toBe(3)
    const id = (await readdir(place.keys)).find((name) => name.startsWith('head-'))?.slice(5, 21) ?? ''
    await place.docent('keys', '-o', 'keys', '--revoke', id)
    expect(await place.release(works, day(4))).toMatchObject({ outcome: 'released', epoch: 2, seq: 1, root: 4 })
    expect(await readdir(join(place.site, 'root'))).toEqual(['1', '2', '3', '4'])

    // Who has seen the newest root takes no head of the old epoch.
    const roots = (await readKeyFolder(place.keys)).roots
    const newest = roots.at(-1)?.root
    if (newest === undefined) throw new Error('Expected roots.')
    const now = Date.parse(day(4))
    const bytes = new Uint8Array(await readFile(join(place.site, 'head')))
    const mark = { epoch: head.epoch, seq: head.seq, issued: head.issued }
    expect(await verifyHead(bytes, { root: newest, mark, now }, await verifyTools())).toMatchObject({ kind: 'head' })
  })

  it('[PB46] makes the first root of keys that know no catalog yet', async () => {
    const place = await aSite()
    await place.docent('keys', '-o', 'bare')
    await place.release(someWorks(3), day(1))
    const { code, told } = await place.docent('release', 'catalog', '--keys', 'bare', '-o', 'fresh')
    expect([code, told.includes('docent')]).toEqual([0, false])
    expect(await readFile(join(place.cwd, 'fresh/root/1'))).toEqual(await readFile(join(place.cwd, 'bare/root/1')))
  })

  it('[PB46] refuses keys of another catalog or another site, and roots that are behind', async () => {
    const place = await aSite()
    await place.docent('keys', '-o', 'others', '--catalog', 'other-museum')
    await place.docent('keys', '-o', 'second', '--catalog', 'a-pack')
    await place.release(someWorks(3), day(1))
    const refusal = async (keys: string, site: string): Promise<unknown> => {
      const { code, printed } = await place.docent('release', 'catalog', '--keys', keys, '-o', site, '--json')
      expect(code).toBe(1)
      return JSON.parse(printed)
    }
    expect(await refusal('others', 'fresh')).toMatchObject({ error: { code: 'sync-wrong-catalog' } })
    expect(await refusal('second', 'site')).toMatchObject({ error: { code: 'cli-bad-input' } })
    await cp(place.keys, join(place.cwd, 'copy'), { recursive: true })
    await place.docent('keys', '-o', 'keys', '--rotate', 'head')
    await place.release(someWorks(3), day(2))
    expect(await refusal('copy', 'site')).toMatchObject({ error: { code: 'keys-missing' } })
    expect(await refusal('nowhere', 'site')).toMatchObject({ error: { code: 'keys-missing' } })
  })

  it('[PB42] shows nothing of a release that fails', async () => {
    const place = await aSite()
    await place.release(someWorks(10), day(1))
    const before = await filesOf(place.site)
    await writeFile(join(place.cwd, 'catalog/items.ndjson'), '{"id":"a"}\n')
    const { code } = await place.docent('release', 'catalog', '--keys', 'keys', '-o', 'site')
    expect(code).toBe(1)
    expect(await filesOf(place.site)).toEqual(before)
  })

  it('[PB42] shows whoever reads meanwhile one release or the next, and all of it', async () => {
    const place = await aSite()
    const titled = (title: string) => someWorks(20, (id) => (id === 'w0001' ? { title } : {}))
    await place.release(titled('Title 1'), day(1))
    const anchor = new Uint8Array(await readFile(join(place.keys, 'root/1')))
    const read = async (): Promise<number> => {
      const { source } = await openSource(place.site)
      return (await readRelease({ source, anchor, now: 0, told: () => undefined })).taken.head.seq
    }
    for (let i = 2; i <= 5; i++) {
      const released = place.release(titled(`Title ${i}`), day(i))
      const seen: number[] = []
      for (let reader = 0; reader < 6; reader++) seen.push(await read())
      await released
      expect(seen.filter((seq) => seq !== i - 1 && seq !== i)).toEqual([])
      expect(await read()).toBe(i)
    }
  })

  it.each([
    [['catalog', '--refresh'], 'Expected a catalog folder or --refresh, found both.'],
    [[], 'Expected a catalog folder or --refresh, found neither.'],
    [['catalog', '--expires', '0'], 'Expected a whole number of days from 1 to 3650, found "0".'],
    [['catalog', '--issued', 'soon'], 'Expected an instant as 2026-11-21T10:00:00Z or epoch ms, found "soon".'],
    [['--refresh'], 'found no head. Run docent release CATALOG without --refresh.'],
  ])('[PB43] refuses %j', async (args, says) => {
    const place = await aSite()
    const { code, told } = await place.docent('release', ...args, '--keys', 'keys', '-o', 'site')
    expect(code).toBe(1)
    expect(told).toContain(says)
  })
})
