/** A scene: a museum with three releases, devices that have the third, and what somebody with a key could sign. */
import { ADevice } from './a-device.ts'
import { aContent, someTags } from '../builders/a-content.ts'
import { aHand, aRoot, ASite, type Hand, hands, type RootParts } from '../builders/a-publisher.ts'
import { aPack, sha256 } from '../builders/a-pack.ts'
import { aTime } from '../builders/an-event.ts'
import type { CatalogFiles, ModelBytes } from '../../src/ports/catalog-store.ts'
import { encodeEnvelope, type Role, signedBytes, splitEnvelope } from '../../src/release/envelope.ts'
import type { Head } from '../../src/release/head.ts'
import { keyId } from '../../src/release/key-id.ts'
import { nodeDeflate } from '../../src/adapters/node/deflate.ts'
import type { Release, ReleaseRequest } from '../../src/release/release-files.ts'
import type { ReleaseManifest } from '../../src/release/release-manifest.ts'
import { objectPath } from '../../src/release/release-object.ts'
import { type Root, rootPath } from '../../src/release/root.ts'
import { signRoot } from '../../src/release/sign-release.ts'
import type { SignatureAlgorithm } from '../../src/ports/signatures.ts'
import { Simulator } from './simulator.ts'
import { withModels } from '../../src/catalog/with-models.ts'

export const DAY = 86_400_000
export const YEAR = 365 * DAY
/** Three that sign roots together, two at a time. */
export const council: readonly Hand[] = [aHand(), aHand(), aHand()]
export const COUNCIL: RootParts = { root: council, rootThreshold: 2 }
const ONE_HAND: RootParts = {}
const RECORDS = 24
/** That a scene begins with. */
export const RELEASES = 3

type Bytes = Uint8Array<ArrayBuffer>

/** The catalog of edition `n`: one record of it says which; the others are the same in all. */
export async function edition(n: number, records = RECORDS): Promise<CatalogFiles> {
  const contents = Array.from({ length: records }, (_, at) =>
    aContent({
      id: `w${String(at).padStart(4, '0')}`,
      title: at === 3 ? `The work of edition ${n}` : `Work ${at}`,
      text: `A label of the work, number ${at}, long enough to be one of a museum, as its curator wrote it: ${Math.sin(at).toString(36)}.`,
      tags: someTags(at % 2 === 0 ? 'subject:sea' : 'subject:war'),
    }),
  )
  return (await aPack(contents)).files
}

/** Signs any bytes for any role, as whoever holds the keys could. */
export async function signedBy(hand: Hand, role: Role, payload: string | Bytes): Promise<Bytes> {
  const bytes = typeof payload === 'string' ? new TextEncoder().encode(payload) : payload
  const signatures = await Promise.all(
    hand.map(async (signer) => ({
      key: await keyId(signer.key, sha256),
      signature: await signer.sign(signedBytes(role, bytes)),
    })),
  )
  return encodeEnvelope({ signatures, payload: bytes })
}

/** Sites of three releases, made once for each set of keys. */
const bases = new Map<RootParts, Promise<Scene>>()
/** Releases by number, where all before them were usual too; roots differ, but their release and head keys do not. */
const usual = new Map<number, Release>()

export class Scene {
  readonly site = new ASite()
  /** `head` as it was after each release. */
  readonly heads: Bytes[] = []
  readonly anchor: string
  readonly root: Root
  #isUsual = true

  private constructor(anchor: string, root: Root) {
    this.anchor = anchor
    this.root = root
  }

  /** A site of its own with three releases; `parts` of the first root. */
  static async open(parts: RootParts = ONE_HAND): Promise<Scene> {
    const base = bases.get(parts) ?? Scene.#publish(parts)
    bases.set(parts, base)
    const { anchor, root, site, heads } = await base
    const scene = new Scene(anchor, root)
    for (const [path, bytes] of site.files) scene.site.files.set(path, bytes)
    scene.site.releases.push(...site.releases)
    scene.heads.push(...heads)
    return scene
  }

  static async #publish(parts: RootParts): Promise<Scene> {
    const root = await aRoot(parts)
    const envelope = await signRoot(root, (parts.root ?? [hands.root]).flat(), sha256)
    const scene = new Scene(new TextDecoder().decode(envelope), root)
    scene.site.files.set(rootPath(1), envelope)
    for (let n = 1; n <= RELEASES; n++) await scene.release(n)
    return scene
  }

  /** A device that has the newest release. */
  async device(algorithms?: readonly SignatureAlgorithm[]): Promise<ADevice> {
    const device = new ADevice(this.anchor, algorithms)
    const report = await device.run(this.honest())
    if (report.outcome !== 'updated') throw new Error(`The scene could not be set: ${JSON.stringify(report)}`)
    return device
  }

  /** A device without a catalog. */
  async emptyDevice(): Promise<ADevice> {
    return new ADevice(this.anchor)
  }

  /** Publishes edition `n`; what every scene publishes alike is signed once. */
  async release(n: number, fields: Partial<ReleaseRequest> = {}, records = RECORDS): Promise<Release> {
    this.#isUsual &&= Object.keys(fields).length === 0 && records === RECORDS
    const known = this.#isUsual ? usual.get(n) : undefined
    if (known) this.site.releases.push(known)
    for (const [path, bytes] of known?.files ?? []) this.site.files.set(path, bytes)
    const made = known ?? (await this.site.release(await edition(n, records), { issued: aTime + n, ...fields }))
    if (this.#isUsual) usual.set(n, made)
    this.heads.push(this.file('head'))
    return made
  }

  /** Publishes edition `n` with model files. */
  async releaseModels(n: number, models: readonly ModelBytes[]): Promise<Release> {
    this.#isUsual = false
    return this.site.release(await withModels(await edition(n), models, sha256), { issued: aTime + n })
  }

  /** The site as its publisher left it. */
  honest(): Simulator {
    return new Simulator(this.site.files)
  }

  file(path: string): Bytes {
    const bytes = this.site.files.get(path)
    if (!bytes) throw new Error(`Expected ${path} in the site.`)
    return bytes
  }

  get last(): Release {
    const release = this.site.releases.at(-1)
    if (!release) throw new Error('Expected a release.')
    return release
  }

  /** A site that serves `head` in the place of its own. */
  withHead(head: Bytes): Simulator {
    return this.honest().lie('head', () => head)
  }

  /** The newest head with other fields, as whoever holds the head key could sign it. */
  async headBy(hand: Hand, fields: Partial<Head> & Readonly<Record<string, unknown>>): Promise<Simulator> {
    return this.withHead(await signedBy(hand, 'head', JSON.stringify({ ...this.last.head, ...fields })))
  }

  /** A head that is signed rightly over this text. */
  async headText(text: string): Promise<Simulator> {
    return this.withHead(await signedBy(hands.head, 'head', text))
  }

  /** A head of the next number over a manifest with other fields, which `hand` has signed. */
  async manifestBy(hand: Hand, fields: Partial<ReleaseManifest>, ofHead: Partial<Head> = {}): Promise<Simulator> {
    const { head, manifest } = this.last
    const seq = head.seq + 1
    const next = { ...manifest, seq, ...fields }
    const envelope = await signedBy(hand, 'release', JSON.stringify(next)) // unchecked, as a thief would
    const stored = await nodeDeflate(envelope)
    const object = { sha256: await sha256(stored), bytes: stored.length, rawBytes: envelope.length }
    const { delta: _delta, ...withoutDelta } = head
    const text = JSON.stringify({ ...withoutDelta, seq, manifest: object, ...ofHead })
    const site = await this.headText(text)
    site.files.set(objectPath(object.sha256), stored)
    return site
  }

  /** Publishes root 2 with other keys, signed by `signers`; gives it. */
  async addRoot(parts: RootParts, fields: Partial<Root>, signers: Hand): Promise<Root> {
    const n = fields.n ?? 2
    const root = await aRoot(parts, { ...fields, n })
    this.site.files.set(rootPath(n), await signRoot(root, signers, sha256))
    return root
  }
}

/** With the lowest bit of one byte flipped; the last one where no place is given. */
export function flipped(bytes: Bytes, at = bytes.length - 1): Bytes {
  const other = bytes.slice()
  other[at] = (other[at] ?? 0) ^ 1
  return other
}

export function payloadOf(envelope: Bytes): Bytes {
  return splitEnvelope(envelope, envelope.length, 'an envelope').payload
}
