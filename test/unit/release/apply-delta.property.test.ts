import { describe, expect, it } from 'vitest'
import { type BuiltPack, buildPack } from '../../../src/catalog/build-pack.ts'
import { type Random, seededRandom } from '../../../src/base/random.ts'
import type { Content } from '../../../src/contracts/content.ts'
import { applyDelta } from '../../../src/release/apply-delta.ts'
import { assembleCatalog } from '../../../src/release/assemble.ts'
import { type CatalogRecords, catalogRecords, type RawCatalog } from '../../../src/release/catalog-records.ts'
import { decodeDelta, encodeDelta } from '../../../src/release/delta.ts'
import { diffCatalogs } from '../../../src/release/diff-catalogs.ts'
import { deltaOfShards, encodeShard, recordsOfRows, shardRows } from '../../../src/release/shards.ts'
import type { ReleaseManifest } from '../../../src/release/release-manifest.ts'
import { ROW_STEP } from '../../../src/vector/image-layout.ts'
import { vectorFromId } from '../../builders/a-catalog.ts'
import { aContent } from '../../builders/a-content.ts'
import { PACK_DIM, sha256, someInfo } from '../../builders/a-pack.ts'

/** Escaped, astral, and on both sides of the surrogates, where code units and UTF-8 order differently. */
const AWKWARD = ['"', '\\', '\\"', 'é', '日', '\uffee', '😀', 'a b', 'a\u2028b', '{"id":"']
const MAX_SKIPPED = 60

/** A record and what its vector is made of. */
interface Work {
  readonly content: Content
  readonly meaning: string
}

type State = ReadonlyMap<string, Work>

/** One release of changes: add, edit the text, edit the room only, delete, add again what was deleted. */
function changed(state: State, gone: Map<string, Work>, random: Random): State {
  const next = new Map(state)
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)]
  for (let changes = Math.floor(random() * 4); changes >= 0; changes--) {
    const act = random()
    const id = pick([...next.keys()])
    const work = id === undefined ? undefined : next.get(id)
    if (act < 0.3 || id === undefined || work === undefined) {
      const added = `${pick(AWKWARD) ?? ''}${Math.floor(random() * 1e6)}`
      next.set(added, { content: aContent({ id: added, text: `Text of ${added}` }), meaning: added })
    } else if (act < 0.5) {
      const text = `Another text ${random()}`
      next.set(id, { content: { ...work.content, text }, meaning: text })
    } else if (act < 0.7) {
      next.set(id, { ...work, content: { ...work.content, room: `Room ${Math.floor(random() * 9)}` } })
    } else if (act < 0.9) {
      gone.set(id, work)
      next.delete(id)
    } else {
      const again = pick([...gone.entries()])
      if (again !== undefined) next.set(...again)
    }
  }
  return next
}

/** As many works as rows are padded to, so that a few more or fewer change the length of every plane. */
function aFullBlock(): State {
  const ids = Array.from({ length: ROW_STEP }, (_, i) => `block ${i}`)
  return new Map(ids.map((id) => [id, { content: aContent({ id }), meaning: id }]))
}

function pack(state: State): Promise<BuiltPack> {
  const works = [...state.values()]
  const vectors = new Map(works.map(({ content, meaning }) => [content.id, vectorFromId(meaning, PACK_DIM)]))
  const contents = works.map(({ content }) => content)
  return buildPack({ info: someInfo, contents, vectors, dim: PACK_DIM, modelId: 'none' }, sha256)
}

function rawOf({ manifest, files }: BuiltPack): RawCatalog {
  return { items: files.items.slice(), vectors: files.vectors.slice(), count: manifest.count, dim: manifest.dim }
}

function releaseOf({ manifest }: BuiltPack): ReleaseManifest {
  const file = ({ bytes, sha256: fileSha256 }: { bytes: number; sha256: string }) => ({
    sha256: fileSha256,
    bytes,
    rawBytes: bytes,
    fileSha256,
  })
  const { version, count, dim, modelId, normalisers, files } = manifest
  const none = { sha256: '', bytes: 0, rawBytes: 0 }
  return {
    schema: 1,
    catalog: someInfo.catalogId,
    epoch: 1,
    seq: 1,
    version,
    count,
    dim,
    modelId,
    normalisers,
    info: none,
    items: file(files.items),
    vectors: file(files.vectors),
    shards: none,
    deltas: none,
  }
}

function throughDelta(from: BuiltPack, own: RawCatalog, to: BuiltPack): RawCatalog {
  const way = { from: from.manifest.version, to: to.manifest.version }
  const bytes = encodeDelta({ ...way, ...diffCatalogs(catalogRecords(own), catalogRecords(rawOf(to))) })
  const delta = decodeDelta(bytes, PACK_DIM, way)
  expect(encodeDelta(delta)).toEqual(bytes)
  return applyDelta(own, delta)
}

async function throughShards(from: BuiltPack, to: BuiltPack): Promise<RawCatalog> {
  const own = catalogRecords(rawOf(from))
  const theirs = catalogRecords(rawOf(to))
  const rows = await shardRows(own, sha256)
  const fetched = new Map<number, Uint8Array>()
  for (const [shard, theirRows] of (await shardRows(theirs, sha256)).entries()) {
    const ownBytes = encodeShard(recordsOfRows(own, rows[shard] ?? []))
    const bytes = encodeShard(recordsOfRows(theirs, theirRows))
    if (Buffer.compare(ownBytes, bytes) !== 0) fetched.set(shard, bytes)
  }
  const way = { from: from.manifest.version, to: to.manifest.version }
  return applyDelta(rawOf(from), deltaOfShards(own, rows, fetched, way))
}

/** Where a path ends in other bytes; undefined when all agree. */
async function history(seed: number): Promise<string | undefined> {
  const random = seededRandom(seed)
  const gone = new Map<string, Work>()
  let state: State = random() < 0.1 ? aFullBlock() : new Map()
  for (let size = Math.floor(random() * 12); size >= 0; size--) state = changed(state, gone, random)
  const first = await pack(state)
  const skipped = 1 + Math.floor(random() * MAX_SKIPPED)
  for (let release = 1; release < skipped; release++) state = changed(state, gone, random)
  const middle = await pack(state)
  state = changed(state, gone, random)
  const last = await pack(state)

  const paths = {
    straight: throughDelta(first, rawOf(first), last),
    inSteps: throughDelta(middle, throughDelta(first, rawOf(first), middle), last),
    shards: await throughShards(first, last),
  }
  for (const [path, found] of Object.entries(paths)) {
    const { files } = await assembleCatalog(releaseOf(last), someInfo, found, sha256).catch((error: unknown) => {
      throw new Error(`by ${path}`, { cause: error })
    })
    for (const name of ['manifest', 'items', 'vectors'] as const) {
      if (Buffer.compare(files[name], last.files[name]) !== 0) return `${path}: ${name}`
    }
    if (found.count !== last.manifest.count) return `${path}: count`
  }
  return undefined
}

describe('histories of a catalog', () => {
  const PER_TEST = 250
  it.each(Array.from({ length: 8 }, (_, i) => 20_261_201 + i * PER_TEST))(
    '[SY14] end in the same bytes by delta, step by step and by shards (250 from seed %i)',
    async (seed) => {
      for (let i = 0; i < PER_TEST; i++) expect(await history(seed + i), `history ${seed + i}`).toBeUndefined()
    },
  )

  it('[SY13] take up what is not to be told: the smallest delta', async () => {
    const first = await pack(new Map(['a', 'b', 'c'].map((id) => [id, { content: aContent({ id }), meaning: id }])))
    const last = await pack(
      new Map([
        ['a', { content: aContent({ id: 'a', room: 'Elsewhere' }), meaning: 'a' }],
        ['b', { content: aContent({ id: 'b' }), meaning: 'b' }],
        ['d', { content: aContent({ id: 'd' }), meaning: 'd' }],
      ]),
    )
    const records = (built: BuiltPack): CatalogRecords => catalogRecords(rawOf(built))
    const { removed, put } = diffCatalogs(records(first), records(last))
    expect(removed).toEqual(['c'])
    expect(put.map(({ id, vector }) => [id, vector?.length])).toEqual([
      ['a', undefined],
      ['d', 4 + 2 * PACK_DIM],
    ])
    expect(diffCatalogs(records(first), records(first))).toEqual({ removed: [], put: [] })
  })
})
