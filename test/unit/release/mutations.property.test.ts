import { describe, expect, it } from 'vitest'
import { nodeDeflate } from '../../../src/adapters/node/deflate.ts'
import { type Random, seededRandom } from '../../../src/base/random.ts'
import { DocentError } from '../../../src/base/docent-error.ts'
import { applyDelta } from '../../../src/release/apply-delta.ts'
import { assembleCatalog } from '../../../src/release/assemble.ts'
import { catalogRecords, type RawCatalog } from '../../../src/release/catalog-records.ts'
import { decodeDelta } from '../../../src/release/delta.ts'
import { openObject } from '../../../src/release/open-object.ts'
import { readShardList } from '../../../src/release/release-lists.ts'
import { deltaOfShards, encodeShard, recordsOfRows, shardRows } from '../../../src/release/shards.ts'
import { signManifest, signRoot } from '../../../src/release/sign-release.ts'
import { verifyHead } from '../../../src/release/verify-head.ts'
import { verifyManifest } from '../../../src/release/verify-manifest.ts'
import { verifyNextRoot } from '../../../src/release/verify-root-chain.ts'
import { aPack, PACK_DIM, sha256, someInfo, somePackContents } from '../../builders/a-pack.ts'
import { aRoot, ASite, hands, someTools } from '../../builders/a-publisher.ts'
import { aTime } from '../../builders/an-event.ts'

const SEED = 20_261_220
const tools = await someTools()
const root = await aRoot()
const site = new ASite()
const before = await aPack(
  somePackContents().map((content) => ({ ...content, room: 'Before', title: `Old ${content.title}` })),
)
const after = await aPack()
await site.release(before.files)
const { head, manifest, files } = await site.release(after.files)

/** The code of a refusal; undefined when it was accepted. Anything but a DocentError is thrown on. */
async function refusal(action: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await action()
    return undefined
  } catch (error) {
    if (error instanceof DocentError) return error.code
    throw error
  }
}

/** Every byte changed in turn, each to another that the seed decides. */
function* flips(bytes: Uint8Array<ArrayBuffer>, random: Random): Generator<Uint8Array<ArrayBuffer>> {
  for (let at = 0; at < bytes.length; at++) {
    const changed = bytes.slice()
    changed[at] = (changed[at] ?? 0) ^ (1 + Math.floor(random() * 255))
    yield changed
  }
}

/** Up to three edits anywhere: a byte changed, left out or doubled, a run cut out, or moved elsewhere. */
function mutated(bytes: Uint8Array<ArrayBuffer>, random: Random): Uint8Array<ArrayBuffer> {
  const list = [...bytes]
  const at = (): number => Math.floor(random() * list.length)
  for (let edits = Math.floor(random() * 3); edits >= 0; edits--) {
    const kind = random()
    if (kind < 0.5) list[at()] = Math.floor(random() * 256)
    else if (kind < 0.65) list.splice(at(), 1)
    else if (kind < 0.8) list.splice(at(), 0, list[at()] ?? 0)
    else list.splice(at(), 0, ...list.splice(at(), Math.floor(random() * 40)))
  }
  return Uint8Array.from(list)
}

function own(): RawCatalog {
  const { count, dim } = before.manifest
  return { items: before.files.items.slice(), vectors: before.files.vectors.slice(), count, dim }
}

describe(`changed bytes (seed ${SEED})`, () => {
  it('[SY18] of a head are refused, every one', async () => {
    const bytes = files.get('head') ?? new Uint8Array()
    for (const changed of flips(bytes, seededRandom(SEED))) {
      expect(await refusal(() => verifyHead(changed, { root, mark: undefined, now: aTime }, tools))).toMatch(/^sync-/)
    }
  })

  it('[SY18] of a root are refused, every one', async () => {
    const next = await aRoot({ head: [hands.stranger] }, { n: 2 })
    const bytes = await signRoot(next, hands.root, sha256)
    for (const changed of flips(bytes, seededRandom(SEED))) {
      expect(await refusal(() => verifyNextRoot(root, changed, tools))).toMatch(/^sync-/)
    }
  })

  it('[SY18] of a manifest are refused, every one, even where a head key signs the change', async () => {
    const stored = site.object(head.manifest.sha256)
    for (const changed of flips(stored, seededRandom(SEED))) {
      expect(await refusal(() => verifyManifest(changed, head, root, tools))).toBe('sync-wrong-object')
    }
    const envelope = await signManifest(manifest, hands.release, sha256)
    for (const changed of flips(envelope, seededRandom(SEED))) {
      const bytes = await nodeDeflate(changed)
      const named = { sha256: await sha256(bytes), bytes: bytes.length, rawBytes: changed.length }
      expect(await refusal(() => verifyManifest(bytes, { ...head, manifest: named }, root, tools))).toMatch(/^sync-/)
    }
  })

  it('[SY18] of an object are refused, every one', async () => {
    const { info, items, vectors, shards, deltas } = manifest
    for (const object of [info, items, vectors, shards, deltas, head.delta ?? info]) {
      for (const changed of flips(site.object(object.sha256), seededRandom(SEED))) {
        expect(await refusal(() => openObject(changed, object, 'an object', tools))).toBe('sync-wrong-object')
      }
    }
  })

  it('[SY18] of a delta lead to the release or nowhere, were its digest not asked for', async () => {
    if (head.delta === undefined) throw new Error('Expected a delta.')
    const { from, ...object } = head.delta
    const raw = await openObject(site.object(object.sha256), object, 'the delta', tools)
    const random = seededRandom(SEED)
    const codes = new Map<string | undefined, number>()
    for (let i = 0; i < 4_000; i++) {
      const changed = mutated(raw, random)
      const code = await refusal(async () => {
        const delta = decodeDelta(changed, PACK_DIM, { from, to: manifest.version })
        const { files: found } = await assembleCatalog(manifest, someInfo, applyDelta(own(), delta), sha256)
        expect(found).toEqual(after.files)
      })
      codes.set(code, (codes.get(code) ?? 0) + 1)
    }
    expect([...codes.keys()].every((code) => code === undefined || code.startsWith('sync-'))).toBe(true)
    expect(codes.get('sync-bad-format')).toBeGreaterThan(100)
    expect(codes.get('sync-wrong-object')).toBeGreaterThan(100)
  })

  it('[SY18] of shards lead to the release or nowhere, and of their list too', async () => {
    const records = catalogRecords(own())
    const rows = await shardRows(records, sha256)
    const theirs = catalogRecords({ ...after.files, count: after.manifest.count, dim: PACK_DIM })
    const theirRows = await shardRows(theirs, sha256)
    const all = new Map(
      theirRows.flatMap((ofShard, i) =>
        ofShard.length > 0 ? [[i, encodeShard(recordsOfRows(theirs, ofShard))] as const] : [],
      ),
    )
    const way = { from: before.manifest.version, to: manifest.version }
    const random = seededRandom(SEED)
    for (let i = 0; i < 1_000; i++) {
      const shards = new Map([...all].map(([shard, bytes]) => [shard, mutated(bytes, random)]))
      const code = await refusal(async () => {
        const { files: found } = await assembleCatalog(
          manifest,
          someInfo,
          applyDelta(own(), deltaOfShards(records, rows, shards, way)),
          sha256,
        )
        expect(found).toEqual(after.files)
      })
      expect(code === undefined || code.startsWith('sync-')).toBe(true)
    }
    const list = await openObject(site.object(manifest.shards.sha256), manifest.shards, 'shards', tools)
    for (let i = 0; i < 300; i++) {
      const code = await refusal(async () => readShardList(mutated(list, random)))
      expect(code === undefined || code === 'sync-bad-format').toBe(true)
    }
  })
})
