/**
 * The named attacks. Each is a site, or a file, that lies in one way; the device has the third release and must end with
 * it, and say why. Names in brackets are cases of the TUF conformance suite; T numbers are of the threat model in SPEC.
 */
import { aHand, hands, type RootParts } from '../builders/a-publisher.ts'
import { aModel } from '../builders/a-model.ts'
import { aTime } from '../builders/an-event.ts'
import { COUNCIL, council, DAY, flipped, payloadOf, type Scene, signedBy, YEAR } from './a-scene.ts'
import { encodeEnvelope, splitEnvelope } from '../../src/release/envelope.ts'
import { encodeUsbFile } from '../../src/release/usb-file.ts'
import type { ErrorCode } from '../../src/base/docent-error.ts'
import { fileSource } from '../../src/engine/sync/file-source.ts'
import { MAX_SEQ_STEP } from '../../src/release/verify-head.ts'
import { MOST_MODEL_BYTES } from '../../src/contracts/catalog-manifest.ts'
import { nodeDeflate } from '../../src/adapters/node/deflate.ts'
import { objectPath } from '../../src/release/release-object.ts'
import type { ReleaseSource } from '../../src/ports/release-source.ts'
import { sha256 } from '../builders/a-pack.ts'
import { someModels } from '../builders/some-models.ts'
import type { SyncOutcome } from '../../src/contracts/sync-report.ts'

export interface Attack {
  readonly name: string
  /** Keys of the scene; one hand a role where left out. */
  readonly parts?: RootParts
  /** What the device is given. */
  readonly source: (scene: Scene) => ReleaseSource | Promise<ReleaseSource>
  readonly outcome: SyncOutcome
  readonly code?: ErrorCode
  readonly from?: 'file'
  /** Milliseconds that the device's clock is ahead of the truth meanwhile. */
  readonly clock?: number
  /** It gets through to the right catalog by another way: the lie costs bytes, nothing else. */
  readonly survives?: true
}

const text = (value: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(value)
const page = text('<!doctype html><html><title>Log in to the guest network</title></html>')
const refused = (name: string, code: ErrorCode, source: Attack['source'], more: Partial<Attack> = {}): Attack => ({
  name,
  source,
  outcome: code === 'sync-expired' ? 'stale' : 'refused',
  code,
  ...more,
})
const survived = (name: string, source: Attack['source']): Attack => ({
  name,
  source,
  outcome: 'updated',
  survives: true,
})

/** The paths of a release's delta, and of whatever is bound to it. */
const isObject = (path: string): boolean => path.startsWith('o/')
const next = async (scene: Scene): Promise<Scene> => {
  await scene.release(scene.site.releases.length + 1)
  return scene
}
const manifestPath = (scene: Scene): string => objectPath(scene.last.head.manifest.sha256)
const deltaPath = (scene: Scene): string => objectPath(scene.last.head.delta?.sha256 ?? '')
/** Of the newest release, all objects but the manifest. */
const isContent = (scene: Scene) => (path: string) => isObject(path) && path !== manifestPath(scene)

const heads: readonly Attack[] = [
  refused('no head at all', 'sync-not-a-release', (s) => s.honest().lie('head', () => undefined)),
  refused('an empty head', 'sync-not-a-release', (s) => s.withHead(text(''))),
  refused('a page of a guest network for a head', 'sync-not-a-release', (s) => s.withHead(page)),
  refused('JSON without signatures for a head', 'sync-not-a-release', (s) => s.withHead(text('{"seq":9}\n{}'))),
  refused('an envelope without an end of its first line', 'sync-bad-format', (s) => s.withHead(text('{"sigs":[]}'))),
  refused('a head of 1,025 bytes [endless data]', 'sync-too-large', (s) => s.withHead(new Uint8Array(1025).fill(32))),
  refused('a head without a signature [unsigned metadata]', 'sync-bad-signature', (s) =>
    s.withHead(encodeEnvelope({ signatures: [], payload: payloadOf(s.file('head')) })),
  ),
  refused('a head by a stranger', 'sync-bad-signature', async (s) => s.headBy(hands.stranger, { seq: 4 })),
  refused('a head by the release key [wrong role]', 'sync-bad-signature', async (s) =>
    s.headBy(hands.release, { seq: 4 }),
  ),
  refused('a head by the root key [wrong role]', 'sync-bad-signature', async (s) => s.headBy(hands.root, { seq: 4 })),
  refused('a head with one bit flipped', 'sync-bad-signature', (s) => s.withHead(flipped(s.file('head')))),
  refused('a head with a letter of its signature changed', 'sync-bad-signature', (s) => {
    const { signatures, payload } = splitEnvelope(s.file('head'), 1024, 'a head')
    const [first, ...others] = signatures
    if (!first) throw new Error('Expected a signature.')
    const changed = [{ ...first, signature: flipped(first.signature, 0) }, ...others]
    return s.withHead(encodeEnvelope({ signatures: changed, payload }))
  }),
  refused('one signature twice [duplicate signatures]', 'sync-bad-format', (s) => {
    const { signatures, payload } = splitEnvelope(s.file('head'), 1024, 'a head')
    return s.withHead(encodeEnvelope({ signatures: [...signatures, ...signatures], payload }))
  }),
  refused('nine signatures', 'sync-too-large', (s) => {
    const { signatures, payload } = splitEnvelope(s.file('head'), 1024, 'a head')
    const [first] = signatures
    if (!first) throw new Error('Expected a signature.')
    const nine = Array.from({ length: 9 }, (_, at) => ({ ...first, key: `${at}`.repeat(16) }))
    return s.withHead(encodeEnvelope({ signatures: nine, payload: payload.slice(0, 1) }))
  }),
  refused("a good head with a stranger's signature added", 'sync-bad-signature', async (s) => {
    const { signatures, payload } = splitEnvelope(s.file('head'), 1024, 'a head')
    const { signatures: strange } = splitEnvelope(await signedBy(hands.stranger, 'head', payload), 2048, 'a head')
    return s.withHead(encodeEnvelope({ signatures: [...signatures, ...strange.slice(0, 1)], payload }))
  }),
  refused('the bytes of a head, signed for a release', 'sync-bad-signature', async (s) =>
    s.withHead(await signedBy(hands.head, 'release', payloadOf(s.file('head')))),
  ),
  refused('signed bytes that are no JSON', 'sync-bad-format', (s) => s.headText('{"schema":1')),
  refused('a signed head with a field that nobody knows', 'sync-bad-format', (s) => s.headBy(hands.head, { more: 1 })),
  refused('a signed head with __proto__ (T8)', 'sync-bad-format', (s) =>
    s.headText(JSON.stringify(s.last.head).replace('{', '{"__proto__":{"polluted":1},')),
  ),
  refused('a signed head with one key twice', 'sync-bad-format', (s) =>
    s.headText(JSON.stringify(s.last.head).replace('{', '{"seq":9,')),
  ),
  refused('a signed head that nests nine deep (T7)', 'sync-bad-format', (s) =>
    s.headText(`{"a":${'['.repeat(9)}${']'.repeat(9)}}`),
  ),
  refused('a signed head of another schema [spec version]', 'sync-bad-format', (s) =>
    s.headText(JSON.stringify({ ...s.last.head, schema: 2 })),
  ),
  refused('a number that is none: 4.5', 'sync-bad-format', (s) => s.headBy(hands.head, { seq: 4.5 })),
  refused('a number below nothing', 'sync-bad-format', (s) => s.headBy(hands.head, { seq: -1 })),
  refused('a number that no machine can count to: 2^53', 'sync-bad-format', (s) =>
    s.headBy(hands.head, { seq: 2 ** 53 }),
  ),
  refused('a head of another catalog of the same museum', 'sync-wrong-catalog', (s) =>
    s.headBy(hands.head, { catalog: 'another', seq: 4 }),
  ),
]

const times: readonly Attack[] = [
  refused('an expired head [expiration]', 'sync-expired', async (s) =>
    s.headBy(hands.head, { seq: 4, issued: aTime - 2, expires: aTime - 1 }),
  ),
  refused('a head that expires before it was issued', 'sync-bad-format', (s) =>
    s.headBy(hands.head, { seq: 4, issued: aTime + 9, expires: aTime + 8 }),
  ),
  refused('a good head under a clock ten years ahead (T18)', 'sync-expired', async (s) => (await next(s)).honest(), {
    clock: 10 * YEAR,
  }),
  refused(
    'an expired head under a clock ten years behind (T18)',
    'sync-expired',
    (s) => s.headBy(hands.head, { seq: 4, issued: aTime - DAY, expires: aTime }),
    { clock: -10 * YEAR },
  ),
  refused(
    'the head of yesterday for ever: freeze (T3)',
    'sync-expired',
    async (s) => {
      const held = s.file('head')
      return (await next(s)).withHead(held)
    },
    { clock: 2 * YEAR },
  ),
]

const rollbacks: readonly Attack[] = [
  refused('the head of the first release [rollback] (T2)', 'sync-older', (s) => s.withHead(s.heads[0] ?? page)),
  refused('the head of the release before [rollback]', 'sync-older', (s) => s.withHead(s.heads[1] ?? page)),
  refused('an earlier issue of the same number', 'sync-older', (s) => s.headBy(hands.head, { issued: aTime })),
  refused('an old number under a new issue, by a stolen head key (T10)', 'sync-older', (s) =>
    s.headBy(hands.head, { seq: 2, issued: aTime + DAY }),
  ),
  refused('a number before the floor of the root', 'sync-older', (s) => s.headBy(hands.head, { epoch: 0, seq: 9 })),
  refused('a leap of more than a million numbers [fast-forward] (T4)', 'sync-too-far-ahead', (s) =>
    s.headBy(hands.head, { seq: 3 + MAX_SEQ_STEP + 1 }),
  ),
  refused('the largest number there is [fast-forward]', 'sync-too-far-ahead', (s) =>
    s.headBy(hands.head, { seq: Number.MAX_SAFE_INTEGER }),
  ),
  refused('an epoch that no root began', 'sync-too-far-ahead', (s) => s.headBy(hands.head, { epoch: 2, seq: 1 })),
  refused('a leap of a million numbers without the release key [fast-forward]', 'sync-wrong-object', (s) =>
    s.headBy(hands.head, { seq: 3 + MAX_SEQ_STEP }),
  ),
  refused('a new number over the old manifest [mix and match] (T5)', 'sync-wrong-object', (s) =>
    s.headBy(hands.head, { seq: 4 }),
  ),
  refused('a new number over the first manifest [mix and match]', 'sync-wrong-object', (s) =>
    s.headBy(hands.head, { seq: 4, manifest: s.site.releases[0]?.head.manifest ?? s.last.head.manifest }),
  ),
]

const manifests: readonly Attack[] = [
  refused('a manifest that is missing', 'sync-wrong-object', async (s) =>
    (await next(s)).honest().lie(manifestPath(s), () => undefined),
  ),
  refused('the manifest of another release [mix and match]', 'sync-wrong-object', async (s) => {
    const held = s.file(manifestPath(s))
    return (await next(s)).honest().lie(manifestPath(s), () => ({ claimed: held.slice(0, s.last.head.manifest.bytes) }))
  }),
  refused('a manifest with one bit flipped', 'sync-wrong-object', async (s) =>
    (await next(s)).honest().lie(manifestPath(s), () => flipped(s.file(manifestPath(s)))),
  ),
  refused('a manifest that does not end [endless data] (T6)', 'sync-too-large', async (s) =>
    (await next(s)).honest().lie(manifestPath(s), () => ({ claimed: new Uint8Array(200_000) })),
  ),
  refused('a manifest that ends early', 'sync-wrong-object', async (s) =>
    (await next(s)).honest().lie(manifestPath(s), () => ({ claimed: s.file(manifestPath(s)).slice(0, 9) })),
  ),
  refused('a manifest that says to be larger than any may be', 'sync-bad-format', (s) =>
    s.headBy(hands.head, { seq: 4, manifest: { ...s.last.head.manifest, bytes: 2 ** 40 } }),
  ),
  refused('a manifest by the head key (T10)', 'sync-bad-signature', (s) => s.manifestBy(hands.head, {})),
  refused('a manifest by a stranger', 'sync-bad-signature', (s) => s.manifestBy(hands.stranger, {})),
  refused('a manifest of another catalog', 'sync-wrong-catalog', (s) =>
    s.manifestBy(hands.release, { catalog: 'another' }),
  ),
  refused('a manifest of another number', 'sync-wrong-object', (s) => s.manifestBy(hands.release, { seq: 9 })),
  refused('a manifest with vectors of another shape (T8)', 'sync-bad-format', (s) =>
    s.manifestBy(hands.release, { count: 500 }),
  ),
  refused('a manifest with one key twice', 'sync-bad-format', async (s) => {
    const doubled = JSON.stringify({ ...s.last.manifest, seq: 4 }).replace('{', '{"seq":9,')
    const envelope = await signedBy(hands.release, 'release', doubled)
    const stored = await nodeDeflate(envelope)
    const manifest = { sha256: await sha256(stored), bytes: stored.length, rawBytes: envelope.length }
    const { delta: _delta, ...head } = s.last.head
    const site = await s.headText(JSON.stringify({ ...head, seq: 4, manifest }))
    site.files.set(objectPath(manifest.sha256), stored)
    return site
  }),
  refused('a manifest that inflates to more than it says: a bomb (T7)', 'sync-too-large', async (s) => {
    const stored = await nodeDeflate(new Uint8Array(10_000_000))
    const manifest = { sha256: await sha256(stored), bytes: stored.length, rawBytes: 60_000 }
    const site = await s.headBy(hands.head, { seq: 4, manifest })
    site.files.set(objectPath(manifest.sha256), stored)
    return site
  }),
  refused('a manifest that is no deflate', 'sync-wrong-object', async (s) => {
    const stored = text('no deflate at all')
    const manifest = { sha256: await sha256(stored), bytes: stored.length, rawBytes: 100 }
    const site = await s.headBy(hands.head, { seq: 4, manifest })
    site.files.set(objectPath(manifest.sha256), stored)
    return site
  }),
  refused('a version that the files do not have', 'sync-wrong-object', (s) =>
    s.manifestBy(hands.release, { version: '0'.repeat(16) }),
  ),
]

const objects: readonly Attack[] = [
  survived('a delta that is missing', async (s) => (await next(s)).honest().lie(deltaPath(s), () => undefined)),
  survived('a delta with one bit flipped', async (s) =>
    (await next(s)).honest().lie(deltaPath(s), () => flipped(s.file(deltaPath(s)))),
  ),
  survived('a delta that does not end', async (s) =>
    (await next(s)).honest().lie(deltaPath(s), () => ({ claimed: new Uint8Array(100_000) })),
  ),
  survived('a delta that starts with the bytes of another file and was cut (T6)', async (s) => {
    let requests = 0
    return (await next(s))
      .honest()
      .lie(deltaPath(s), (bytes = page) =>
        requests++ === 0 ? { cutAfter: { bytes: flipped(bytes, 0), length: 50 } } : bytes,
      )
  }),
  survived('a delta that a signed head names and that leads elsewhere (T5)', async (s) => {
    const old = s.last.head.delta
    await next(s)
    const { delta } = s.last.head
    if (!old || !delta) throw new Error('Expected deltas.')
    return s.headBy(hands.head, { delta: { ...old, from: delta.from } })
  }),
  refused('all objects with one bit flipped (T1)', 'sync-wrong-object', async (s) =>
    (await next(s)).honest().lie(isContent(s), (bytes = page) => flipped(bytes)),
  ),
  refused('pages for all objects', 'sync-wrong-object', async (s) =>
    (await next(s)).honest().lie(isContent(s), (bytes = page) => {
      const lie = new Uint8Array(bytes.length).fill(32)
      lie.set(page.subarray(0, lie.length))
      return lie
    }),
  ),
  refused('no objects', 'sync-wrong-object', async (s) => (await next(s)).honest().lie(isContent(s), () => undefined)),
  refused('objects that do not end [endless data]', 'sync-too-large', async (s) =>
    (await next(s)).honest().lie(isContent(s), () => ({ claimed: new Uint8Array(1_000_000) })),
  ),
  refused('the items of the release before, and no delta [mix and match] (T5)', 'sync-wrong-object', (s) => {
    const [, before] = s.site.releases
    if (!before) throw new Error('Expected a second release.')
    return s.manifestBy(hands.release, { items: before.manifest.items, version: '1'.repeat(16) })
  }),
  refused('files that are others than the release says, though their objects are right', 'sync-wrong-object', (s) =>
    s.manifestBy(hands.release, {
      version: '2'.repeat(16),
      items: { ...s.last.manifest.items, fileSha256: 'a'.repeat(64) },
    }),
  ),
  {
    name: 'a transfer that is slower than anything (T6)',
    source: async (s) =>
      (await next(s)).honest().lie(isContent(s), (bytes = page) => ({ cutAfter: { bytes, length: 1, stalled: true } })),
    outcome: 'offline',
    code: 'sync-stalled',
  },
  {
    name: 'transfers that always break off before the first byte',
    source: async (s) =>
      (await next(s)).honest().lie(isContent(s), (bytes = page) => ({ cutAfter: { bytes, length: 0 } })),
    outcome: 'offline',
  },
  {
    name: 'a server that asks to come back in a hundred years',
    source: (s) =>
      s.honest().lie('head', (bytes = page) => ({ cutAfter: { bytes, length: 0, retryAfterMs: 100 * YEAR } })),
    outcome: 'offline',
  },
]

const aRelease = async (scene: Scene): Promise<Scene> => {
  await scene.releaseModels(scene.site.releases.length + 1, someModels())
  return scene
}
const modelPath = (scene: Scene): string => objectPath(scene.last.manifest.models?.[0]?.sha256 ?? '')
/** The entry of a model of which no byte is ever asked for: its manifest is refused before. */
const named = (path: string, bytes = 100) => ({ path, sha256: 'a'.repeat(64), bytes })
const models: readonly Attack[] = [
  refused('a model under a path that leaves the folder (T8)', 'sync-bad-format', (s) =>
    s.manifestBy(hands.release, { models: [named('../worker.model')] }),
  ),
  refused('a model under the name of another kind of file (T8)', 'sync-bad-format', (s) =>
    s.manifestBy(hands.release, { models: [named('vectors.bin')] }),
  ),
  refused('seventeen models', 'sync-bad-format', (s) =>
    s.manifestBy(hands.release, { models: Array.from({ length: 17 }, (_, at) => named(`m${10 + at}.model`)) }),
  ),
  refused('a model that comes twice', 'sync-bad-format', (s) =>
    s.manifestBy(hands.release, { models: [named('a.model'), named('a.model')] }),
  ),
  refused('a model that is larger than any may be (T7)', 'sync-bad-format', (s) =>
    s.manifestBy(hands.release, { models: [named('a.model', MOST_MODEL_BYTES + 1)] }),
  ),
  refused('a model that is there and that the version does not cover', 'sync-wrong-object', async (s) => {
    const { bytes } = aModel('a.model')
    const model = { path: 'a.model', sha256: await sha256(bytes), bytes: bytes.length }
    const site = await s.manifestBy(hands.release, { models: [model] })
    site.files.set(objectPath(model.sha256), bytes)
    return site
  }),
  refused('a model that is missing', 'sync-wrong-object', async (s) =>
    (await aRelease(s)).honest().lie(modelPath(s), () => undefined),
  ),
  refused('a model with one bit flipped (T1)', 'sync-wrong-object', async (s) =>
    (await aRelease(s)).honest().lie(modelPath(s), (bytes = page) => flipped(bytes)),
  ),
  refused('a model that does not end [endless data] (T6)', 'sync-too-large', async (s) =>
    (await aRelease(s)).honest().lie(modelPath(s), () => ({ claimed: new Uint8Array(100_000) })),
  ),
  refused('a model in the place of another [mix and match] (T5)', 'sync-wrong-object', async (s) => {
    await aRelease(s)
    const second = s.file(objectPath(s.last.manifest.models?.[1]?.sha256 ?? ''))
    return s.honest().lie(modelPath(s), () => ({ claimed: second }))
  }),
  {
    name: 'a model that is slower than anything (T6)',
    source: async (s) =>
      (await aRelease(s))
        .honest()
        .lie(modelPath(s), (bytes = page) => ({ cutAfter: { bytes, length: 1, stalled: true } })),
    outcome: 'offline',
    code: 'sync-stalled',
  },
]

const other = aHand()
const roots: readonly Attack[] = [
  refused('a root by its own keys alone [key rotation]', 'sync-bad-signature', async (s) => {
    await s.addRoot({ root: [other], head: [other] }, {}, other)
    return s.headBy(other, { seq: 4, root: 2 })
  }),
  refused('a root that its own keys have not signed [key rotation]', 'sync-bad-signature', async (s) => {
    await s.addRoot({ root: [other], head: [other] }, {}, hands.root)
    return s.headBy(other, { seq: 4, root: 2 })
  }),
  refused(
    'a root by one of two [threshold]',
    'sync-bad-signature',
    async (s) => {
      await s.addRoot({ ...COUNCIL, head: [other] }, {}, council[0] ?? [])
      return s.headBy(other, { seq: 4, root: 2 })
    },
    { parts: COUNCIL },
  ),
  refused(
    'a root by one person with a key of each algorithm, for two [threshold]',
    'sync-bad-signature',
    async (s) => {
      await s.addRoot({ ...COUNCIL, head: [hands.stranger] }, {}, council[1] ?? [])
      return s.headBy(hands.stranger, { seq: 4, root: 2 })
    },
    { parts: COUNCIL },
  ),
  refused('the first root again, as the second [root rollback]', 'sync-older', async (s) => {
    s.site.files.set('root/2', s.file('root/1'))
    return s.headBy(hands.head, { seq: 4, root: 2 })
  }),
  refused('the third root as the second [root version]', 'sync-older', async (s) => {
    await s.addRoot({}, { n: 3 }, hands.root)
    s.site.files.set('root/2', s.file('root/3'))
    return s.headBy(hands.head, { seq: 4, root: 2 })
  }),
  refused('a root of another catalog', 'sync-wrong-catalog', async (s) => {
    await s.addRoot({}, { catalog: 'another' }, hands.root)
    return s.headBy(hands.head, { seq: 4, root: 2 })
  }),
  refused('a root that the head names and that is not there', 'sync-bad-signature', (s) =>
    s.headBy(hands.head, { seq: 4, root: 2 }),
  ),
  refused('a root that lowers the floor', 'sync-older', async (s) => {
    await s.addRoot({}, { floor: { epoch: 0, seq: 0 } }, hands.root)
    return s.headBy(hands.head, { seq: 4, root: 2 })
  }),
  refused('a root that does not end [endless data]', 'sync-too-large', async (s) =>
    (await s.headBy(hands.head, { seq: 4, root: 2 })).lie('root/2', () => ({ claimed: new Uint8Array(65_537) })),
  ),
  refused('a page for a root', 'sync-not-a-release', async (s) =>
    (await s.headBy(hands.stranger, { seq: 4 })).lie('root/2', () => page),
  ),
  refused('a root with a key under another id', 'sync-bad-format', async (s) => {
    const id = Object.keys(s.root.keys)[0] ?? ''
    const renamed = JSON.stringify({ ...s.root, n: 2 }).replaceAll(id, '0'.repeat(16))
    const { signatures } = splitEnvelope(await signedBy(hands.root, 'root', renamed), 9999, 'a root')
    s.site.files.set('root/2', encodeEnvelope({ signatures, payload: text(renamed) }))
    return s.headBy(hands.head, { seq: 4, root: 2 })
  }),
  refused('a head by a key that the second root revokes (T10)', 'sync-bad-signature', async (s) => {
    await s.addRoot({ head: [other] }, { floor: { epoch: 2, seq: 0 } }, hands.root)
    return s.headBy(hands.head, { epoch: 2, seq: 4, root: 2 })
  }),
  refused('a manifest by a key that the second root revokes (T11)', 'sync-bad-signature', async (s) => {
    await s.addRoot({ release: [other] }, { floor: { epoch: 1, seq: 4 } }, hands.root)
    return s.manifestBy(hands.release, {}, { root: 2 })
  }),
  refused('a head below the floor that the second root sets (T11)', 'sync-older', async (s) => {
    await s.addRoot({}, { floor: { epoch: 2, seq: 0 } }, hands.root)
    return s.headBy(hands.head, { seq: 4, root: 2 })
  }),
]

/** What `docent pack` makes of the newest release, changed. */
function aFile(
  scene: Scene,
  change: (files: Map<string, Uint8Array>) => void = () => undefined,
): Uint8Array<ArrayBuffer> {
  const { head, manifest } = scene.last
  const { info, items, vectors, models: ofRelease = [] } = manifest
  const names = [head.manifest, info, items, vectors, ...ofRelease].map(({ sha256: name }) => objectPath(name))
  const files = new Map<string, Uint8Array>(['head', 'root/1', ...names].map((path) => [path, scene.file(path)]))
  change(files)
  return encodeUsbFile(files)
}

const asFile = { from: 'file' } as const
const files: readonly Attack[] = [
  refused(
    'a file that is a photograph',
    'sync-not-a-release',
    () => fileSource(new Uint8Array(5000).fill(0xff)),
    asFile,
  ),
  refused(
    'a file that is cut short',
    'sync-bad-format',
    async (s) => fileSource(aFile(await next(s)).slice(0, -1)),
    asFile,
  ),
  refused(
    'a file with bytes left over',
    'sync-bad-format',
    async (s) => {
      const bytes = aFile(await next(s))
      const longer = new Uint8Array(bytes.length + 1)
      longer.set(bytes)
      return fileSource(longer)
    },
    asFile,
  ),
  refused(
    'a file with one bit of its vectors flipped',
    'sync-wrong-object',
    async (s) => fileSource(flipped(aFile(await next(s)))),
    asFile,
  ),
  refused(
    'a file without its items',
    'sync-wrong-object',
    async (s) => fileSource(aFile(await next(s), (held) => held.delete(objectPath(s.last.manifest.items.sha256)))),
    asFile,
  ),
  refused(
    'a file without its models',
    'sync-wrong-object',
    async (s) => fileSource(aFile(await aRelease(s), (held) => held.delete(modelPath(s)))),
    asFile,
  ),
  refused(
    'a file without a head',
    'sync-not-a-release',
    async (s) => fileSource(aFile(await next(s), (held) => held.delete('head'))),
    asFile,
  ),
  refused(
    'a file with an old head',
    'sync-older',
    (s) => fileSource(aFile(s, (held) => held.set('head', s.heads[0] ?? page))),
    asFile,
  ),
  refused(
    'a file with a head by a stranger',
    'sync-bad-signature',
    async (s) => {
      await next(s)
      const head = await signedBy(hands.stranger, 'head', JSON.stringify(s.last.head))
      return fileSource(aFile(s, (held) => held.set('head', head)))
    },
    asFile,
  ),
  refused(
    'a file that has lain in a drawer for two years',
    'sync-expired',
    async (s) => fileSource(aFile(await next(s))),
    {
      ...asFile,
      clock: 2 * YEAR,
    },
  ),
]

export const ATTACKS: readonly Attack[] = [
  ...heads,
  ...times,
  ...rollbacks,
  ...manifests,
  ...models,
  ...objects,
  ...roots,
  ...files,
]
