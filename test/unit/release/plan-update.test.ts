import { describe, expect, it } from 'vitest'
import type { DeltaEntry, Head } from '../../../src/release/head.ts'
import { type OwnCatalog, planUpdate, type UpdatePlan } from '../../../src/release/plan-update.ts'
import type { ShardEntry } from '../../../src/release/release-lists.ts'
import type { ReleaseManifest } from '../../../src/release/release-manifest.ts'

const object = (bytes: number) => ({ sha256: 'a'.repeat(64), bytes, rawBytes: bytes })
const file = (bytes: number) => ({ ...object(bytes), fileSha256: 'f'.repeat(64) })
const delta = (from: string, bytes: number): DeltaEntry => ({ from, ...object(bytes) })

/** The whole has 100 + 6,000 + 4,000 bytes. */
const manifest: ReleaseManifest = {
  schema: 1,
  catalog: 'a-pack',
  epoch: 1,
  seq: 9,
  version: 'v9',
  count: 9,
  dim: 16,
  modelId: 'none',
  normalisers: { semantic: 1, tag: 1 },
  info: object(100),
  items: file(6_000),
  vectors: file(4_000),
  shards: object(500),
  deltas: object(300),
}
const head: Head = {
  schema: 1,
  catalog: 'a-pack',
  epoch: 1,
  seq: 9,
  root: 1,
  issued: 1,
  expires: 2,
  manifest: object(900),
  delta: delta('v8', 700),
}
/** Every shard has the digest s<number> and 50 bytes. */
const shards: readonly ShardEntry[] = Array.from({ length: 256 }, (_, i) => ({ ...object(50), rawSha256: `s${i}` }))

interface Case {
  readonly own?: Partial<OwnCatalog> | undefined
  readonly hasInfo?: boolean
  readonly deltas?: readonly DeltaEntry[]
  /** Shards in which the device differs. */
  readonly differing?: number
  readonly manifest?: Partial<ReleaseManifest>
}

async function plan(the: Case): Promise<{ plan: UpdatePlan; asked: string[] }> {
  const asked: string[] = []
  const ask =
    <T>(name: string, value: T) =>
    async (): Promise<T> => {
      asked.push(name)
      return value
    }
  const own = {
    version: 'v8',
    dim: 16,
    hasInfo: ask('info', the.hasInfo ?? true),
    shardDigests: ask(
      'own shards',
      shards.map(({ rawSha256 }, i) => (i < (the.differing ?? 0) ? 'other' : rawSha256)),
    ),
    ...the.own,
  }
  const lists = { deltas: ask('deltas', the.deltas ?? []), shards: ask('shards', shards) }
  const found = await planUpdate(
    'own' in the && the.own === undefined ? undefined : own,
    head,
    { ...manifest, ...the.manifest },
    lists,
  )
  return { plan: found, asked }
}

describe('the way to a release', () => {
  it('[SY16] is nothing where the version is the same', async () => {
    expect(await plan({ own: { version: 'v9' } })).toEqual({ plan: { path: 'nothing', bytes: 0 }, asked: [] })
  })

  it('[SY16] is the delta of the head, without a list', async () => {
    const expected = { path: 'delta', bytes: 700, info: false, delta: head.delta }
    expect(await plan({})).toEqual({ plan: expected, asked: ['info'] })
    expect((await plan({ hasInfo: false })).plan).toEqual({ ...expected, bytes: 800, info: true })
  })

  it('[SY16] is an older delta where the list has one', async () => {
    const older = delta('v5', 900)
    const found = await plan({ own: { version: 'v5' }, deltas: [delta('v6', 1), older] })
    expect(found).toEqual({ plan: { path: 'delta', bytes: 900, info: false, delta: older }, asked: ['info', 'deltas'] })
  })

  it('[SY16] is the shards that differ, where there is no delta', async () => {
    const found = await plan({ own: { version: 'v1' }, differing: 3 })
    expect(found.asked).toEqual(['info', 'deltas', 'own shards', 'shards'])
    expect(found.plan).toMatchObject({ path: 'shards', bytes: 150, info: false })
    expect(found.plan.path === 'shards' && [...found.plan.shards]).toEqual([0, 1, 2].map((i) => [i, shards[i]]))
  })

  it.each<[string, Case, readonly string[]]>([
    ['there is no catalog yet', { own: undefined }, []],
    ['vectors are of another dim', { own: { dim: 32 } }, []],
    ['all shards differ', { own: { version: 'v1' }, differing: 256 }, ['info', 'deltas', 'own shards', 'shards']],
    ['a list alone has more bytes', { own: { version: 'v1' }, manifest: { deltas: object(10_100) } }, ['info']],
    ['the other list has', { own: { version: 'v1' }, manifest: { shards: object(10_100) } }, ['info', 'deltas']],
    [
      'a delta is as large',
      { own: { version: 'v1' }, deltas: [delta('v1', 10_100)], differing: 256 },
      ['info', 'deltas', 'own shards', 'shards'],
    ],
  ])('[SY16] is the whole where %s', async (_, the, asked) => {
    expect(await plan(the)).toEqual({ plan: { path: 'full', bytes: 10_100, info: true }, asked })
  })
})
