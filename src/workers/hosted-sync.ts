/** HostedSync: the verbs of the sync worker, one run at a time, and the clock by which it looks for updates itself. */
import { backoffMs, firstLookMs, periodMs } from '../engine/sync/schedule.ts'
import { catalogsDatabase } from '../adapters/idb/catalogs-schema.ts'
import { DocentError } from '../base/docent-error.ts'
import { fileSource } from '../engine/sync/file-source.ts'
import { Listeners } from './listeners.ts'
import { oneTabAtATime } from '../adapters/idb/one-tab-at-a-time.ts'
import { openDeviceSync, type DeviceSync } from './device-sync.ts'
import { parseSyncRequest } from './parse-sync-request.ts'
import { SYNC_PROTOCOL_VERSION, type SyncEvent, type SyncHost, type SyncOpenRequest } from '../protocol/sync-host.ts'
import type { SyncReport, SyncStatus } from '../contracts/sync-report.ts'
import { openTabChannel, type TabChannel } from './tab-channel.ts'
import { type Wire, wrapReply } from '../protocol/error-wire.ts'
import type { SyncRun } from '../engine/sync/release-sync.ts'

export class HostedSync implements SyncHost {
  readonly #anchor: string
  readonly #listeners = new Listeners<SyncEvent>()
  #device: DeviceSync | undefined
  #tabs: TabChannel | undefined
  #database = ''
  #timer: ReturnType<typeof setTimeout> | undefined
  /** By `performance.now()`, which no clock that is set can move. */
  #nextAt = 0
  #lastReport: SyncReport | undefined
  /** The end of the line of runs. */
  #turn: Promise<unknown> = Promise.resolve()
  #running = 0

  /** `anchor`: the text of the root that the app was built with. */
  constructor(anchor: string) {
    this.#anchor = anchor
  }

  open(request: SyncOpenRequest): Promise<Wire<SyncStatus>> {
    return wrapReply(async () => {
      const { catalog, database } = parseSyncRequest(request)
      this.#device?.close()
      this.#tabs?.close()
      this.#device = await openDeviceSync(this.#anchor, new URL(catalog), database, (progress) =>
        this.#listeners.tell({ type: 'progress', progress }),
      )
      this.#database = database
      this.#tabs = openTabChannel(catalogsDatabase(database), (version) =>
        this.#listeners.tell({ type: 'flipped', version }),
      )
      const { state } = this.#device.sync
      this.#lookIn(firstLookMs(state, Date.now(), Math.random()))
      return this.#status(this.#device)
    })
  }

  sync(): Promise<Wire<SyncReport>> {
    return wrapReply(() => this.#look())
  }

  importFile(file: Blob): Promise<Wire<SyncReport>> {
    return wrapReply(async () => {
      const device = this.#opened()
      const source = fileSource(new Uint8Array(await file.arrayBuffer()))
      return (await this.#inTurn(() => device.sync.run(source, 'file'))).report
    })
  }

  status(): Promise<Wire<SyncStatus>> {
    return wrapReply(() => this.#status(this.#opened()))
  }

  async ping(): Promise<number> {
    return SYNC_PROTOCOL_VERSION
  }

  /** [SW3] */
  async subscribe(listener: (event: SyncEvent) => void): Promise<void> {
    this.#listeners.add(listener)
  }

  /** [SY54] By the worker's clock or by a verb, never by anything that a visitor does. */
  async #look(): Promise<SyncReport> {
    const device = this.#opened()
    const { report, retryAfterMs } = await this.#inTurn(() => device.sync.run(device.source, 'site'))
    const { state } = device.sync
    this.#lookIn(state.failures > 0 ? backoffMs(state.failures, retryAfterMs, Math.random()) : periodMs(state))
    return report
  }

  #lookIn(ms: number): void {
    clearTimeout(this.#timer)
    this.#nextAt = performance.now() + ms
    this.#timer = setTimeout(() => void this.#look().catch(() => undefined), ms)
  }

  /** One run at a time on a device, whatever the tabs. */
  #inTurn(run: () => Promise<SyncRun>): Promise<SyncRun> {
    const mine = this.#turn.then(() => oneTabAtATime(`docent-sync:${this.#database}`, () => this.#told(run)))
    this.#turn = mine.catch(() => undefined)
    return mine
  }

  async #told(run: () => Promise<SyncRun>): Promise<SyncRun> {
    this.#running++
    try {
      const ended = await run()
      this.#lastReport = ended.report
      const { outcome, toVersion } = ended.report
      if (outcome === 'updated' && toVersion !== undefined) this.#tabs?.announce(toVersion)
      this.#listeners.tell({ type: 'report', report: ended.report })
      return ended
    } finally {
      this.#running--
    }
  }

  async #status({ sync }: DeviceSync): Promise<SyncStatus> {
    return {
      state: this.#running > 0 ? 'syncing' : 'idle',
      catalogId: sync.catalogId,
      ...(await sync.status()),
      ...(this.#lastReport && { lastReport: this.#lastReport }),
      nextInMs: Math.max(0, Math.round(this.#nextAt - performance.now())),
    }
  }

  #opened(): DeviceSync {
    if (this.#device) return this.#device
    throw new DocentError(
      'sync-unavailable',
      'Expected an open sync worker, found one that nobody opened. Call open().',
    )
  }
}
