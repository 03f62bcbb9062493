/** Takes a release as a device does, with the device's own functions, and says every step (SPEC PB50). */
import { counted } from '../commands/report-text.ts'
import { nodeTools } from './node-tools.ts'
import { asDocentError, DocentError } from '../../base/docent-error.ts'
import { openCatalog } from '../../catalog/open-catalog.ts'
import type { CatalogManifest } from '../../contracts/catalog-manifest.ts'
import { createMemorySyncState } from '../../adapters/memory/memory-sync-state.ts'
import { fetchObject } from '../../engine/sync/fetch-object.ts'
import { NoAnswer } from '../../engine/sync/no-answer.ts'
import { takeHead, type TakenHead } from '../../engine/sync/take-head.ts'
import { followRoot, openTrust, type Trust } from '../../engine/sync/trust.ts'
import type { CatalogFiles, ModelBytes } from '../../ports/catalog-store.ts'
import type { ReleaseSource } from '../../ports/release-source.ts'
import { assembleCatalog, readInfo } from '../../release/assemble.ts'
import { HEAD_PATH } from '../../release/head.ts'
import type { Mark } from '../../release/mark.ts'
import { openObject } from '../../release/open-object.ts'
import { modelObject } from '../../release/release-manifest.ts'
import type { ReleaseManifest } from '../../release/release-manifest.ts'
import { objectPath, type ReleaseObject } from '../../release/release-object.ts'
import { rootPath } from '../../release/root.ts'
import { verifyHead } from '../../release/verify-head.ts'
import { verifyManifest } from '../../release/verify-manifest.ts'

export interface ReleaseReading {
  readonly source: ReleaseSource
  /** The root that an app is built with, as it is signed. */
  readonly anchor: Uint8Array<ArrayBuffer>
  /** The highest release seen before. */
  readonly mark?: Mark | undefined
  /** Epoch ms. */
  readonly now: number
  readonly told: StepListener
}

export type Step = 'root' | 'head' | 'manifest' | 'catalog' | 'deltas' | 'shards'
/** Told of each step that went well, in its order. */
export type StepListener = (step: Step, says: string) => void

export interface ReadRelease {
  readonly trust: Trust
  readonly taken: TakenHead
  readonly release: ReleaseManifest
  readonly catalog: { readonly manifest: CatalogManifest; readonly files: CatalogFiles }
  /** What it was made of, by path, as it is stored: all that a device needs which has nothing yet. */
  readonly stored: ReadonlyMap<string, Uint8Array<ArrayBuffer>>
  /** The raw bytes of another object of the release, verified. */
  readonly open: (object: ReleaseObject, what: string) => Promise<Uint8Array<ArrayBuffer>>
}

/** Why a release cannot be taken, and at which step. */
export class StepFailure extends Error {
  readonly step: Step
  readonly error: DocentError

  constructor(step: Step, error: DocentError) {
    super(error.message)
    this.step = step
    this.error = error
  }
}

const DATE_LENGTH = 10

/** Rejects with a StepFailure, at the first step that a device would refuse. */
export async function readRelease({ source, anchor, mark, now, told }: ReleaseReading): Promise<ReadRelease> {
  const tools = await nodeTools()
  const state = createMemorySyncState()
  const stored = new Map<string, Uint8Array<ArrayBuffer>>()
  const fetched = (object: ReleaseObject, what: string) =>
    fetchObject(object, what, { source, state, sha256: tools.sha256 })
  const open = async (object: ReleaseObject, what: string) =>
    openObject(await fetched(object, what), object, what, tools)
  const openKept = async (object: ReleaseObject, what: string) => {
    const bytes = await fetched(object, what)
    stored.set(objectPath(object.sha256), bytes)
    return openObject(bytes, object, what, tools)
  }

  const anchored = await inStep('root', () => openTrust(new TextDecoder().decode(anchor), [], tools))
  const taken = await inStep('head', () =>
    takeHead(anchored, { source, tools, mark, now, kept: undefined, onRoot: async () => undefined }),
  )
  const { head } = taken
  // A device that hears of a newer root would judge the head by it: so it must hold under that as well.
  const trust = await inStep('root', async () => {
    let newest = taken.trust
    for (let next = await followRoot(newest, source, tools); next; next = await followRoot(newest, source, tools)) {
      newest = next
    }
    if (newest !== taken.trust) await verifyHead(taken.bytes, { root: newest.root, mark, now }, tools)
    return newest
  })
  const { n, catalog: id } = trust.root
  told('root', `root ${n} of ${id}, ${trust.followed.length} after the one that is trusted`)
  const issued = new Date(head.issued).toISOString().slice(0, DATE_LENGTH)
  const expires = new Date(head.expires).toISOString().slice(0, DATE_LENGTH)
  told('head', `release ${head.epoch}.${head.seq}, signed ${issued}, fresh until ${expires}`)

  const release = await inStep('manifest', async () => {
    const bytes = await fetched(head.manifest, 'the release manifest')
    stored.set(objectPath(head.manifest.sha256), bytes)
    return verifyManifest(bytes, head, trust.root, tools)
  })
  told('manifest', `version ${release.version}, ${release.count} records, ${release.dim} numbers a vector`)

  const catalog = await inStep('catalog', async () => {
    const info = readInfo(await openKept(release.info, 'the info of the release'), release.catalog)
    const items = await openKept(release.items, 'items.ndjson')
    const vectors = await openKept(release.vectors, 'vectors.bin')
    const models: ModelBytes[] = []
    for (const model of release.models ?? [])
      models.push({ path: model.path, bytes: await openKept(modelObject(model), model.path) })
    const assembled = await assembleCatalog(release, info, { items, vectors, models }, tools.sha256)
    await openCatalog(assembled.files, { sha256: tools.sha256 })
    return assembled
  })
  const models = release.models === undefined ? '' : `, ${counted(release.models.length, 'model')}`
  told('catalog', `${catalog.manifest.info.title}: every byte is as signed, every record can be read${models}`)

  stored.set(HEAD_PATH, taken.bytes)
  stored.set(rootPath(trust.root.n - trust.followed.length), anchor)
  for (const root of trust.followed) stored.set(rootPath(root.n), root.bytes)
  return { trust, taken, release, catalog, stored, open }
}

/** Passes on what `work` gives; what it throws becomes a failure of the step. */
export async function inStep<T>(step: Step, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof NoAnswer) throw new StepFailure(step, noAnswer(error))
    throw new StepFailure(step, asDocentError(error))
  }
}

function noAnswer({ message, code }: NoAnswer): DocentError {
  return new DocentError(
    code ?? 'sync-unavailable',
    `Expected the site to answer, found this: ${message} Look whether it is served and reached from here.`,
  )
}
