/** The kiosk of the curator's corner: a second guide in this page, with a vault and a sync worker of its own. */
import { createDocent, type Content, type Docent, type SyncReport } from 'docent'
import { CURATOR_CHANNEL, type SeenRequest } from './curator-site.ts'
import { curatorFolder } from './write-site.ts'

const LIST_COUNT = 10
const LIKE_COUNT = 5
/** Beside the visitor's own; what an earlier page left there is updated like anything that is old. */
const DATABASE = 'demo-curator'

export class Kiosk {
  readonly #docent: Docent
  readonly #channel = new BroadcastChannel(CURATOR_CHANNEL)
  #seen: SeenRequest[] = []

  private constructor(docent: Docent) {
    this.#docent = docent
    this.#channel.addEventListener('message', ({ data }: MessageEvent<SeenRequest>) => this.#seen.push(data))
  }

  /** `root`: all that it trusts. Errors of `createDocent`. */
  static async open(root: string): Promise<Kiosk> {
    const docent = await createDocent({
      catalog: curatorFolder(),
      worker: () => new Worker(new URL('../vault.ts', import.meta.url), { type: 'module' }),
      syncWorker: () => {
        const worker = new Worker(new URL('./sync.ts', import.meta.url), { type: 'module' })
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
        worker.postMessage(root)
        return worker
      },
      privacy: 'kiosk',
      database: DATABASE,
    })
    return new Kiosk(docent)
  }

  async content(contentId: string): Promise<Content | undefined> {
    return (await this.#docent.catalog.contents([contentId]))[0]
  }

  async version(): Promise<string> {
    return (await this.#docent.catalog.status()).version
  }

  /** Works on the list that it gives right now. */
  async listed(): Promise<number> {
    return (await this.#docent.recommend({ count: LIST_COUNT })).items.length
  }

  /** Ids of the works most like one. */
  async like(contentId: string): Promise<readonly string[]> {
    const { items } = await this.#docent.similar(contentId, { count: LIKE_COUNT })
    return items.map((item) => item.contentId)
  }

  /** Looks for an update, and says what it asked the site for meanwhile. */
  async sync(): Promise<{ readonly report: SyncReport; readonly seen: readonly SeenRequest[]; readonly at: number }> {
    this.#seen = []
    const at = performance.timeOrigin + performance.now()
    const report = await this.#docent.sync()
    return { report, seen: this.#seen, at }
  }

  /** Takes a release from a file, by the very same verification; whatever it is called, it is nothing else. */
  async take(file: File): Promise<SyncReport | undefined> {
    return (await this.#docent.catalog.import(new File([file], 'release.docent'))).report
  }

  async close(): Promise<void> {
    this.#channel.close()
    await this.#docent.close()
  }
}
