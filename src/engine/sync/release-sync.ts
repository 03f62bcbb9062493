/** ReleaseSync: the use case. One run asks a source for a release, verifies it and puts it on the device, or says why not. */
import { asDocentError, type ErrorCode } from '../../base/docent-error.ts'
import { fetchObject } from './fetch-object.ts'
import { comparePositions, laterMark, type Mark } from '../../release/mark.ts'
import { MeteredSource } from './metered-source.ts'
import { NoAnswer } from './no-answer.ts'
import { openTrust, type Trust } from './trust.ts'
import { readMark, writeMark } from './kept-mark.ts'
import type { ReleaseManifest } from '../../release/release-manifest.ts'
import type { ReleaseSource } from '../../ports/release-source.ts'
import { statusOf } from './sync-status.ts'
import type { SyncOutcome, SyncReport, SyncStatus } from '../../contracts/sync-report.ts'
import type { SyncParts } from './sync-parts.ts'
import type { SyncState } from '../../ports/sync-state-store.ts'
import { takeCatalog } from './take-catalog.ts'
import type { TakenCatalog } from './catalog-request.ts'
import { takeHead, type TakenHead } from './take-head.ts'
import { verifyManifest } from '../../release/verify-manifest.ts'

/** Where a run stands; what is not there yet was not reached. */
interface Run {
  readonly source: MeteredSource
  readonly from: SyncReport['from']
  readonly startedAt: number
  fromVersion: string | undefined
  toVersion: string | undefined
  taken: TakenCatalog | undefined
  flipMs: number | undefined
  retryAfterMs: number | undefined
}

export interface SyncRun {
  readonly report: SyncReport
  /** What the server asked for. */
  readonly retryAfterMs: number | undefined
}

export class ReleaseSync {
  readonly #anchor: string
  readonly #parts: SyncParts
  #trust: Trust
  #state: SyncState

  private constructor(anchor: string, parts: SyncParts, trust: Trust, state: SyncState) {
    this.#anchor = anchor
    this.#parts = parts
    this.#trust = trust
    this.#state = state
  }

  /** `anchor`: the text of the envelope of the root that the app was built with. Errors of `openRoot`. */
  static async open(anchor: string, parts: SyncParts): Promise<ReleaseSync> {
    const state = (await parts.state.load()) ?? { device: parts.random(), roots: [], failures: 0 }
    const trust = await openTrust(anchor, state.roots, parts.tools)
    return new ReleaseSync(anchor, parts, trust, state)
  }

  get catalogId(): string {
    return this.#trust.root.catalog
  }

  get state(): SyncState {
    return this.#state
  }

  async status(): Promise<Pick<SyncStatus, 'version' | 'freshness' | 'release'>> {
    return statusOf(await this.#parts.catalogs.version(), this.#state, this.#parts.now())
  }

  /**
   * [SY40] One run; runs of one device come one after the other. Never rejects: what goes wrong is in the report, and then
   * the catalog of the device is the one that it was before.
   */
  async run(source: ReleaseSource, from: SyncReport['from']): Promise<SyncRun> {
    const run: Run = {
      source: new MeteredSource(source),
      from,
      startedAt: this.#parts.stopwatch(),
      fromVersion: undefined,
      toVersion: undefined,
      taken: undefined,
      flipMs: undefined,
      retryAfterMs: undefined,
    }
    try {
      await this.#catchUp()
      const outcome = await this.#walk(run)
      await this.#asked(from, 0)
      return this.#ended(run, outcome)
    } catch (thrown) {
      const { code, message } = asDocentError(thrown)
      const isExpired = code === 'sync-expired'
      await this.#asked(from, isExpired ? 0 : this.#state.failures + 1).catch(() => undefined)
      if (thrown instanceof NoAnswer) {
        run.retryAfterMs = thrown.retryAfterMs
        return this.#ended(run, 'offline', thrown.code, message)
      }
      if (isExpired) return this.#ended(run, 'stale', code, message)
      return this.#ended(run, 'refused', code === 'storage-failed' ? 'sync-storage' : code, message)
    }
  }

  /** Another tab may have gone on since. */
  async #catchUp(): Promise<void> {
    const { state, tools } = this.#parts
    this.#state = (await state.load()) ?? this.#state
    const { roots } = this.#state
    if (roots.length > this.#trust.followed.length) this.#trust = await openTrust(this.#anchor, roots, tools)
  }

  /** The steps, in their order: each leaves the device so that the next run can go on from there. */
  async #walk(run: Run): Promise<SyncOutcome> {
    const { catalogs } = this.#parts
    run.fromVersion = await catalogs.version()
    const mark = await readMark(this.#parts.marks)
    const taken = await this.#takeHead(run, mark)
    if (await this.#isHere(run, taken)) {
      await this.#accept(taken, mark)
      return 'unchanged'
    }
    const release = await this.#takeManifest(run, taken)
    run.toVersion = release.version
    await this.#accept(taken, mark)
    run.taken = await takeCatalog({
      head: taken.head,
      release,
      source: run.source,
      parts: this.#parts,
      wholeOnly: run.from === 'file',
    })
    await this.#flip(run, release, taken)
    return run.taken.path === 'none' ? 'unchanged' : 'updated'
  }

  async #takeHead(run: Run, mark: Mark | undefined): Promise<TakenHead> {
    const { tools, now } = this.#parts
    return takeHead(this.#trust, {
      source: run.source,
      tools,
      mark,
      now: now(),
      kept: run.from === 'site' ? this.#state.head : undefined,
      onRoot: async (trust) => {
        await this.#save({ roots: trust.followed })
        this.#trust = trust
      },
    })
  }

  /**
   * Whether the device has this release already, so that nothing need be asked for. The number must be the same too: the
   * release key has vouched for that one, and the head key alone may not move the mark.
   */
  async #isHere(run: Run, { head }: TakenHead): Promise<boolean> {
    const { release } = this.#state
    if (release?.manifest !== head.manifest.sha256 || release.version !== run.fromVersion) return false
    if (comparePositions(release, head) !== 0) return false
    run.toVersion = release.version
    await this.#save({ release: { ...release, issued: head.issued, expires: head.expires } })
    return true
  }

  async #takeManifest(run: Run, { head, trust }: TakenHead): Promise<ReleaseManifest> {
    const { state, tools } = this.#parts
    const fetching = { source: run.source, state, sha256: tools.sha256 }
    const stored = await fetchObject(head.manifest, 'the release manifest', fetching)
    return verifyManifest(stored, head, trust.root, tools)
  }

  /**
   * [SY43] Only now, when the release key has vouched for the same number: whoever has stolen the head key alone must not
   * be able to use up the numbers.
   */
  async #accept({ head, bytes, etag }: TakenHead, before: Mark | undefined): Promise<void> {
    const { epoch, seq, issued } = head
    await writeMark(this.#parts.marks, laterMark<Mark>(before ?? { epoch, seq, issued }, { epoch, seq, issued }))
    await this.#save({ head: { bytes, etag } })
  }

  /** [SY49] The one step that a reader can see. */
  async #flip(run: Run, release: ReleaseManifest, { head }: TakenHead): Promise<void> {
    const { catalogs, state, stopwatch } = this.#parts
    if (run.taken && run.taken.path !== 'none') {
      let stagedAt = stopwatch()
      await catalogs.put(release.version, run.taken.files, {
        staged: () => {
          stagedAt = stopwatch()
        },
        flipped: () => {
          run.flipMs = stopwatch() - stagedAt
        },
      })
    }
    const { epoch, seq, issued, expires, manifest } = head
    await this.#save({ release: { epoch, seq, issued, expires, manifest: manifest.sha256, version: release.version } })
    await state.forgetParts().catch(() => undefined) // only room
  }

  async #asked(from: SyncReport['from'], failures: number): Promise<void> {
    if (from === 'site') await this.#save({ askedAt: this.#parts.now(), failures })
  }

  async #save(change: Partial<SyncState>): Promise<void> {
    const next = { ...this.#state, ...change }
    await this.#parts.state.save(next)
    this.#state = next
  }

  #ended(run: Run, outcome: SyncOutcome, code?: ErrorCode, message?: string): SyncRun {
    const { source, from, startedAt, fromVersion, toVersion, taken, flipMs, retryAfterMs } = run
    const report: SyncReport = {
      outcome,
      from,
      requests: source.requests,
      bytes: source.bytes,
      path: outcome === 'updated' ? (taken?.path ?? 'none') : 'none',
      tookMs: this.#parts.stopwatch() - startedAt,
      ...(code && { code }),
      ...(message !== undefined && { message }),
      ...(fromVersion !== undefined && { fromVersion }),
      ...(toVersion !== undefined && { toVersion }),
      ...(taken?.changed && { changed: taken.changed }),
      ...(taken && { applyMs: taken.applyMs }),
      ...(flipMs !== undefined && { flipMs }),
    }
    return { report, retryAfterMs }
  }
}
