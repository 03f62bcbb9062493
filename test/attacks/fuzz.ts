/** Mutated heads, roots, manifests, deltas, objects and files: what is accepted is what was published, or nothing is. */
import { isDeepStrictEqual } from 'node:util'
import { applyDelta } from '../../src/release/apply-delta.ts'
import { assembleCatalog, readInfo } from '../../src/release/assemble.ts'
import { aTime } from '../builders/an-event.ts'
import { decodeDelta } from '../../src/release/delta.ts'
import { DocentError } from '../../src/base/docent-error.ts'
import { encodeUsbFile } from '../../src/release/usb-file.ts'
import { fileSource } from '../../src/engine/sync/file-source.ts'
import { hands, someTools } from '../builders/a-publisher.ts'
import { mutate, mutateJson } from './mutate.ts'
import { objectPath, type ReleaseObject } from '../../src/release/release-object.ts'
import { openObject } from '../../src/release/open-object.ts'
import { readDeltaList, readShardList } from '../../src/release/release-lists.ts'
import { Scene, signedBy } from './a-scene.ts'
import { seededRandom, type Random } from '../../src/base/random.ts'
import { sha256 } from '../builders/a-pack.ts'
import { verifyHead } from '../../src/release/verify-head.ts'
import { verifyManifest } from '../../src/release/verify-manifest.ts'
import { verifyNextRoot } from '../../src/release/verify-root-chain.ts'
import { webInflate } from '../../src/adapters/webcrypto/inflate.ts'

export interface FuzzReport {
  readonly seed: number
  readonly count: number
  readonly refused: number
  /** Mutations that changed nothing, or nothing that counts. */
  readonly same: number
  readonly acceptedButDifferent: number
  readonly crashes: number
  readonly slow: number
  /** The first few that went wrong, to be made tests of. */
  readonly faults: readonly string[]
}

type Bytes = Uint8Array<ArrayBuffer>

interface Target {
  readonly name: string
  readonly bytes: Bytes
  /** What is made of the bytes, to be compared with what is made of the right ones; undefined where anything may be. */
  readonly take: (bytes: Bytes) => Promise<unknown>
  readonly comparable: boolean
  /** How many times more seldom than others it is tried. */
  readonly cost: number
}

/** The longest that a device may be busy with what an attacker sent. Source: issue 6. */
const SLOW_MS = 50
const MOST_FAULTS = 10

/** `count` mutations that `seed` decides. Never throws: what goes wrong is counted. */
export async function fuzz(
  seed: number,
  count: number,
  tell: (done: number) => void = () => undefined,
): Promise<FuzzReport> {
  const targets = await targetsOf()
  const wanted = targets.map(({ take, bytes }) => take(bytes))
  const expected = new Map<string, unknown>()
  for (const [at, { name }] of targets.entries()) expected.set(name, await wanted[at])
  const all = targets.map(({ bytes }) => bytes)
  const random = seededRandom(seed)
  const found = { refused: 0, same: 0, acceptedButDifferent: 0, crashes: 0, slow: 0 }
  const faults: string[] = []

  for (let i = 0; i < count; i++) {
    const target = pick(targets, random)
    const bytes = random() < 0.4 ? mutateJson(target.bytes, random) : mutate(target.bytes, all, random)
    const verdict = await verdictOf(target, bytes, expected.get(target.name))
    found[verdict]++
    if (verdict !== 'refused' && verdict !== 'same' && faults.length < MOST_FAULTS) {
      faults.push(`${verdict}: ${target.name}, number ${i}: ${Buffer.from(bytes.subarray(0, 400)).toString('base64')}`)
    }
    if (i % 1000 === 999) tell(i + 1)
  }
  return { seed, count, ...found, faults }
}

async function verdictOf(
  { take, comparable }: Target,
  bytes: Bytes,
  expected: unknown,
): Promise<'refused' | 'same' | 'acceptedButDifferent' | 'crashes' | 'slow'> {
  let least = Infinity
  let verdict: 'refused' | 'same' | 'acceptedButDifferent' | 'crashes' = 'refused'
  // Thrice, if need be: a machine that pauses is not slow code.
  for (let attempt = 0; attempt < 3 && least > SLOW_MS; attempt++) {
    const startedAt = performance.now()
    try {
      const taken = await take(bytes.slice())
      verdict = !comparable || isDeepStrictEqual(taken, expected) ? 'same' : 'acceptedButDifferent'
    } catch (thrown) {
      verdict = thrown instanceof DocentError && thrown.code.startsWith('sync-') ? 'refused' : 'crashes'
    }
    least = Math.min(least, performance.now() - startedAt)
  }
  return least > SLOW_MS ? 'slow' : verdict
}

async function targetsOf(): Promise<readonly Target[]> {
  const scene = await Scene.open()
  const before = scene.last.manifest
  const own = await scene.device()
  const stored = await own.read()
  if (!stored) throw new Error('Expected the device to have a catalog.')
  await scene.release(4)
  const { head, manifest } = scene.last
  const root = await scene.addRoot({}, {}, hands.root)
  const tools = await someTools()
  const mark = { epoch: 1, seq: 3, issued: aTime }
  const file = (object: Pick<ReleaseObject, 'sha256'>): Bytes => scene.file(objectPath(object.sha256))
  const raw = (object: ReleaseObject): Promise<Bytes> => openObject(file(object), object, 'an object', tools)
  if (!head.delta) throw new Error('Expected a delta.')
  const info = readInfo(await raw(manifest.info), manifest.catalog)
  const ends = { from: before.version, to: manifest.version }
  const whole = { items: await raw(manifest.items), vectors: await raw(manifest.vectors) }
  const names = [head.manifest, manifest.info, manifest.items, manifest.vectors].map((object) =>
    objectPath(object.sha256),
  )
  const usb = encodeUsbFile(new Map(['head', ...names].map((path) => [path, scene.file(path)])))

  const target = (name: string, bytes: Bytes, take: Target['take'], comparable = true, cost = 1): Target => ({
    name,
    bytes,
    take,
    comparable,
    cost,
  })
  return [
    target('head', scene.file('head'), (bytes) => verifyHead(bytes, { root: scene.root, mark, now: aTime }, tools)),
    target('root', scene.file('root/2'), async (bytes) => {
      const taken = await verifyNextRoot(scene.root, bytes, tools)
      return { ...taken, n: root.n }
    }),
    target('manifest', file(head.manifest), (bytes) => verifyManifest(bytes, head, scene.root, tools)),
    // As if the digest of another manifest were the same: what is left are the signatures.
    target('manifest, raw', await raw(head.manifest), async (bytes) => {
      const lenient = { ...tools, sha256: async () => head.manifest.sha256, inflate: async () => bytes }
      return verifyManifest(file(head.manifest), head, scene.root, { ...lenient, sha256: lenient.sha256 })
    }),
    target('delta', file(head.delta), async (bytes) =>
      openObject(bytes, head.delta ?? head.manifest, 'the delta', tools),
    ),
    // As if the digest of another delta were the same: what is left are the digests of the files.
    target('delta, raw', await raw(head.delta), async (bytes) => {
      const delta = decodeDelta(bytes, manifest.dim, ends)
      const { items, vectors } = stored.files
      const catalog = applyDelta({ items, vectors: vectors.slice(), count: before.count, dim: before.dim }, delta)
      return (await assembleCatalog(manifest, info, catalog, sha256)).files
    }),
    target(
      'items',
      whole.items,
      async (bytes) => (await assembleCatalog(manifest, info, { ...whole, items: bytes }, sha256)).files,
    ),
    target('info', await raw(manifest.info), async (bytes) => {
      const read = readInfo(bytes, manifest.catalog)
      return (await assembleCatalog(manifest, read, whole, sha256)).files
    }),
    target('deltas', await raw(manifest.deltas), async (bytes) => readDeltaList(bytes), false),
    target('shards', await raw(manifest.shards), async (bytes) => readShardList(bytes), false),
    target('deflated items', file(manifest.items), (bytes) => webInflate(bytes, manifest.items.rawBytes), false),
    target(
      'file',
      usb,
      async (bytes) => {
        const device = await scene.emptyDevice()
        const report = await device.run(fileSource(bytes), 'file')
        if (report.outcome !== 'updated') throw new DocentError(report.code ?? 'internal', report.message ?? '')
        return device.read()
      },
      true,
      8,
    ),
    // Rightly signed: what is left is the form.
    target(
      'payload of a head',
      new TextEncoder().encode(JSON.stringify(head)),
      async (bytes) =>
        verifyHead(await signedBy(hands.head, 'head', bytes), { root: scene.root, mark, now: aTime }, tools),
      false,
      2,
    ),
  ]
}

function pick(targets: readonly Target[], random: Random): Target {
  for (;;) {
    const target = targets[Math.floor(random() * targets.length)]
    if (target && random() * target.cost < 1) return target
  }
}
