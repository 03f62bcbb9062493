import { describe, expect, it } from 'vitest'
import type { Content } from '../../../src/contracts/content.ts'
import { applyDelta } from '../../../src/release/apply-delta.ts'
import { assembleCatalog, isInfoOf, readInfo } from '../../../src/release/assemble.ts'
import { catalogRecords, type RawCatalog } from '../../../src/release/catalog-records.ts'
import { decodeDelta, encodeDelta } from '../../../src/release/delta.ts'
import { diffCatalogs } from '../../../src/release/diff-catalogs.ts'
import { openObject } from '../../../src/release/open-object.ts'
import { readDeltaList, readShardList } from '../../../src/release/release-lists.ts'
import type { ReleaseObject } from '../../../src/release/release-object.ts'
import { encodeShard, recordsOfRows, shardDigests, shardOf, shardRows } from '../../../src/release/shards.ts'
import { verifyHead } from '../../../src/release/verify-head.ts'
import { verifyManifest } from '../../../src/release/verify-manifest.ts'
import { type BuiltPack, buildPack } from '../../../src/catalog/build-pack.ts'
import { vectorFromId } from '../../builders/a-catalog.ts'
import { aContent } from '../../builders/a-content.ts'
import { aPack, PACK_DIM, sha256, someInfo } from '../../builders/a-pack.ts'
import { aRoot, ASite, someTools } from '../../builders/a-publisher.ts'
import { aTime } from '../../builders/an-event.ts'
import { refusalOf } from '../../builders/refusal-of.ts'
import { seededRandom } from '../../../src/base/random.ts'

const tools = await someTools()
const root = await aRoot()

/** Texts like those of a catalog of art: words that come again, some 400 letters a record, as in the demo's museum. */
function someContents(count: number): Content[] {
  const random = seededRandom(7)
  const words = Array.from({ length: 3_000 }, () =>
    Array.from({ length: 3 + Math.floor(random() * 8) }, () =>
      String.fromCharCode(97 + Math.floor(random() * 26)),
    ).join(''),
  )
  return Array.from({ length: count }, (_, i) =>
    aContent({
      id: `work-${String(i).padStart(5, '0')}`,
      text: Array.from({ length: 60 }, () => words[Math.floor(random() ** 2 * words.length)] ?? '').join(' '),
    }),
  )
}

const edited = (contents: readonly Content[], edits: number, round = 0): Content[] =>
  contents.map((content, i) =>
    i < edits ? { ...content, text: `${content.text} Edit ${round}.`, room: `${round}` } : content,
  )

function rawOf({ manifest, files }: BuiltPack): RawCatalog {
  return { items: files.items.slice(), vectors: files.vectors.slice(), count: manifest.count, dim: manifest.dim }
}

async function rawObject(site: ASite, object: ReleaseObject): Promise<Uint8Array<ArrayBuffer>> {
  return openObject(site.object(object.sha256), object, 'an object', tools)
}

describe('a release', () => {
  it('[SY1] is a head and objects named by their digests, the same bytes twice', async () => {
    const pack = await aPack()
    const first = await new ASite().release(pack.files)
    for (const [path, bytes] of first.files) {
      expect(path === 'head' || path === `o/${await sha256(bytes)}`).toBe(true)
    }
    expect(first.files.get('head')?.length).toBeLessThanOrEqual(1024)
    const second = await new ASite().release(pack.files)
    expect([...second.files]).toEqual([...first.files])
  })

  it('[SY11] is verified from its head to the files that were released', async () => {
    const pack = await aPack()
    const site = new ASite()
    const { files } = await site.release(pack.files)
    const bytes = files.get('head') ?? new Uint8Array()
    const verdict = await verifyHead(bytes, { root, mark: undefined, now: aTime }, tools)
    if (verdict.kind !== 'head') throw new Error('Expected a head.')
    const { head } = verdict
    const manifest = await verifyManifest(site.object(head.manifest.sha256), head, root, tools)
    const info = readInfo(await rawObject(site, manifest.info), manifest.catalog)
    const raw = { items: await rawObject(site, manifest.items), vectors: await rawObject(site, manifest.vectors) }
    expect(await assembleCatalog(manifest, info, raw, sha256)).toEqual({ manifest: pack.manifest, files: pack.files })
    expect(await isInfoOf(manifest, info, sha256)).toBe(true)
    expect(await isInfoOf(manifest, { ...info, title: 'Another' }, sha256)).toBe(false)
  })

  it.each(['items', 'vectors', 'info'] as const)('[SY11] with another %s is no catalog', async (what) => {
    const { files } = await aPack()
    const { manifest } = await new ASite().release(files)
    const [items, vectors] = [files.items.slice(), files.vectors.slice()]
    if (what === 'items') items[9] = (items[9] ?? 0) ^ 1
    if (what === 'vectors') vectors[999] = (vectors[999] ?? 0) ^ 1
    const info = what === 'info' ? { ...someInfo, title: 'Another' } : someInfo
    expect((await refusalOf(() => assembleCatalog(manifest, info, { items, vectors }, sha256))).code).toBe(
      'sync-wrong-object',
    )
    expect(
      (await refusalOf(() => assembleCatalog(manifest, info, { items: items.slice(1), vectors }, sha256))).code,
    ).toBe('sync-wrong-object')
  })

  it('[SY5] with the info of another catalog is refused', async () => {
    const bytes = new TextEncoder().encode(JSON.stringify(someInfo))
    expect((await refusalOf(() => readInfo(bytes, 'another'))).code).toBe('sync-bad-format')
    expect((await refusalOf(() => readInfo(bytes.slice(1), 'a-pack'))).code).toBe('sync-bad-format')
  })

  it('[SY13] has a delta from each of the last 30 versions, and each leads there', async () => {
    const site = new ASite()
    const contents = someContents(40)
    const packs: BuiltPack[] = []
    for (let release = 0; release < 33; release++) {
      const pack = await aPack(edited(contents.slice(0, 40 - (release % 3)), 1, release))
      packs.push(pack)
      await site.release(pack.files)
    }
    const last = packs.at(-1)
    const released = site.releases.at(-1)
    if (last === undefined || released === undefined) throw new Error('Expected releases.')
    expect(released.head.delta).toEqual(released.deltas[0])
    expect(readDeltaList(await rawObject(site, released.manifest.deltas))).toEqual(released.deltas)
    expect(released.deltas.map(({ from }) => from)).toEqual(
      packs
        .slice(2, 32)
        .toReversed()
        .map(({ manifest }) => manifest.version),
    )

    for (const entry of released.deltas) {
      const before = packs.find(({ manifest }) => manifest.version === entry.from)
      if (before === undefined) throw new Error('Expected the pack before.')
      const way = { from: entry.from, to: last.manifest.version }
      const { from, ...object } = entry
      const bytes = await rawObject(site, object)
      const whole = diffCatalogs(catalogRecords(rawOf(before)), catalogRecords(rawOf(last)))
      expect(bytes, `from ${from}`).toEqual(encodeDelta({ ...way, ...whole }))
      const found = applyDelta(rawOf(before), decodeDelta(bytes, PACK_DIM, way))
      expect(found.items).toEqual(last.files.items)
      expect(found.vectors).toEqual(last.files.vectors)
    }
  })

  it('[SY13] leaves out deltas that are no smaller than the whole, of the same version, and of another dim', async () => {
    const site = new ASite()
    const contents = someContents(20)
    await site.release((await aPack(contents)).files)
    const same = await site.release((await aPack(contents)).files)
    expect([same.deltas, same.head.delta]).toEqual([[], undefined])
    const others = contents.map((content) => ({ ...content, id: `x${content.id}` }))
    expect((await site.release((await aPack(others)).files)).deltas).toEqual([])
    const wide = new Map(contents.map(({ id }) => [id, vectorFromId(id, 32)]))
    const pack = await buildPack({ info: someInfo, contents, vectors: wide, dim: 32, modelId: 'other' }, sha256)
    expect((await site.release(pack.files)).deltas).toEqual([])
  })

  it('[SY15] has 256 shards, and the same objects for those without a change', async () => {
    const site = new ASite()
    const contents = someContents(600)
    const first = await site.release((await aPack(contents)).files)
    const second = await site.release((await aPack(edited(contents, 1))).files)
    const [before, after] = await Promise.all(
      [first, second].map(async ({ manifest }) => readShardList(await rawObject(site, manifest.shards))),
    )
    const changed = (after ?? []).flatMap((shard, i) => (shard.sha256 === before?.[i]?.sha256 ? [] : [i]))
    expect(after).toHaveLength(256)
    expect(changed).toEqual([await shardOf('work-00000', sha256)])

    const own = catalogRecords(rawOf(await aPack(contents)))
    const digests = await shardDigests(own, await shardRows(own, sha256), sha256)
    expect(digests).toEqual(before?.map(({ rawSha256 }) => rawSha256))
  })

  it('[SY15] puts an id into the shard of its first byte of SHA-256', async () => {
    expect(await shardOf('abc', sha256)).toBe(0xba) // FIPS 180-2, B.1: ba7816bf...
    const none = encodeShard(recordsOfRows(catalogRecords(rawOf(await aPack())), []))
    expect(new TextDecoder().decode(none)).toBe('{"schema":1,"from":"","to":"","removed":[],"put":0,"vectors":[]}\n')
  })

  it('[SY12] of records that are all the same is not made: devices would refuse it as a bomb', async () => {
    const text = 'The same words again and again. '.repeat(3_000)
    const contents = Array.from({ length: 8 }, (_, i) => aContent({ id: `${i}`, text }))
    expect((await refusalOf(async () => new ASite().release((await aPack(contents)).files))).code).toBe(
      'release-too-large',
    )
  })

  it('[SY1] is not made of a catalog that is damaged', async () => {
    const { files } = await aPack()
    const items = files.items.slice()
    items[20] = (items[20] ?? 0) ^ 1
    expect((await refusalOf(() => new ASite().release({ ...files, items }))).code).toMatch(/^catalog-/)
  })

  it('[SY13] costs 3 requests and at most 3 KB for one edited text, 2.2 KB for an edited room', async () => {
    const site = new ASite()
    const contents = someContents(400)
    const pack = (of: readonly Content[]): Promise<BuiltPack> => {
      const vectors = new Map(of.map(({ id, text }) => [id, vectorFromId(text, 384)]))
      return buildPack({ info: someInfo, contents: of, vectors, dim: 384, modelId: 'a-model' }, sha256)
    }
    const bytesOf = async (of: readonly Content[]): Promise<number> => {
      const { head, files } = await site.release((await pack(of)).files)
      return (files.get('head')?.length ?? 0) + head.manifest.bytes + (head.delta?.bytes ?? 0)
    }
    await bytesOf(contents)
    expect(await bytesOf(edited(contents, 1))).toBeLessThanOrEqual(3_072)
    const moved = edited(contents, 1).map((content, i) => (i === 0 ? { ...content, room: 'II' } : content))
    expect(await bytesOf(moved)).toBeLessThanOrEqual(2_200)
  })
})
