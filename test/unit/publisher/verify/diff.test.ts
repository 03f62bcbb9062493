import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readKeyFolder } from '../../../../src/publisher/keys/key-folder.ts'
import { readSiteState, type SiteState } from '../../../../src/publisher/site/site-state.ts'
import { aCatalogFolder, type ASite, aSite, someWorks } from '../../../builders/a-site.ts'

const day = (number: number): string => new Date(Date.UTC(2026, 10, number)).toISOString()

async function stateOf({ site, keys }: ASite): Promise<SiteState> {
  const state = await readSiteState(site, (await readKeyFolder(keys)).roots)
  if (state === undefined) throw new Error('Expected a site.')
  return state
}

describe('docent diff', () => {
  it('[PB53] says what changed between a site and a catalog, and what a device takes', async () => {
    const place = await aSite()
    await place.release(someWorks(60), day(1))
    const later = someWorks(61, (id) => (id === 'w0007' ? { title: 'Another', room: '4' } : {}))
    await aCatalogFolder(
      join(place.cwd, 'later'),
      later.filter(({ id }) => id !== 'w0010'),
    )
    const { code, printed } = await place.docent('diff', 'site', 'later', '--json')
    expect(code).toBe(0)
    const diff: unknown = JSON.parse(printed)
    expect(diff).toMatchObject({
      from: { catalog: 'a-pack', count: 60 },
      to: { catalog: 'a-pack', count: 60 },
      added: ['w0060'],
      edited: [{ id: 'w0007', fields: ['room', 'title'], vector: false }],
      removed: ['w0010'],
      vectors: 0,
      info: [],
    })
    const text = (await place.docent('diff', 'site', 'later')).printed
    expect(text).toMatch(/^a-pack \w{16} \(60 records\) → a-pack \w{16} \(60 records\)\n/)
    expect(text).toContain('  edited   1: w0007 (room, title)\n')
    expect(text).toMatch(/ {2}a device takes {2}delta [\d.]+ K?B, shards [\d.]+ K?B, whole [\d.]+ KB\n$/)
  })

  it('[PB53] compares releases, files and catalogs with each other, and finds nothing in the same', async () => {
    const place = await aSite()
    await place.release(someWorks(5), day(1))
    await place.docent('pack', 'site', '-o', 'a.docent')
    for (const one of ['site', 'a.docent', 'catalog']) {
      const { printed, told } = await place.docent('diff', one, 'catalog')
      expect(told).toBe('')
      expect(printed).toContain('  no record changed\n')
    }
  })

  it('[PB53] costs what the release then costs', async () => {
    const place = await aSite()
    await place.release(someWorks(200), day(1))
    await place.docent('pack', 'site', '-o', 'before.docent')
    const report = await place.release(
      someWorks(200, (id) => (id === 'w0007' ? { title: 'Another' } : {})),
      day(2),
    )
    const { printed, told } = await place.docent('diff', 'before.docent', 'site', '--json')
    expect(told).toBe('')
    const diff: unknown = JSON.parse(printed)
    const { head, manifest } = await stateOf(place)
    expect(diff).toMatchObject({
      bytes: { delta: head.delta?.bytes, full: manifest.items.bytes + manifest.vectors.bytes },
    })
    expect(report.bytes?.head).toBe((await readFile(join(place.site, 'head'))).length)
  })

  it('[PB53] names what is no catalog', async () => {
    const place = await aSite()
    const { code, told } = await place.docent('diff', 'nowhere', 'catalog')
    expect([code, told.includes('found none at')]).toEqual([1, true])
  })
})
