/** Desk: the curator's keys, releases and attacks, and the kiosk that they are aimed at. One a page, opened at a press. */
import { DocentError, type Content } from 'docent'
import { embeddedText, embedTexts, Publisher } from 'docent/publish'
import type { App } from '../page/app.ts'
import { attackFiles } from './attack-files.ts'
import { type Attack, type DeskState, emptyDesk, type Taken } from './desk-state.ts'
import { clearSite, writeSite } from './write-site.ts'
import { Kiosk } from './kiosk.ts'
import { readHouseFiles } from './read-house-files.ts'
import { stepsOf } from './steps-of.ts'

const SECOND_MS = 1000
const YEAR_MS = 365 * 24 * 60 * 60 * SECOND_MS
/** Refusals that stay on the page. */
const KEPT = 8

export class Desk {
  readonly #app: App
  #state: DeskState = emptyDesk
  #publisher: Publisher | undefined
  #kiosk: Kiosk | undefined
  /** Heads that were published, the latest last. */
  #heads: Uint8Array<ArrayBuffer>[] = []

  constructor(app: App) {
    this.#app = app
  }

  get state(): DeskState {
    return this.#state
  }

  /** Makes keys, publishes the house's catalog as the first release, and opens a kiosk that trusts these keys alone. */
  setUp(): Promise<void> {
    return this.#at('The keys are being made, and the kiosk is being opened.', async () => {
      this.#update({ step: 'opening' })
      try {
        const files = await readHouseFiles()
        await clearSite()
        const epoch = Math.floor(Date.now() / SECOND_MS)
        const publisher = await Publisher.open({ catalog: files, epoch })
        await publisher.release([], validity())
        await writeSite([
          ['manifest.json', files.manifest],
          ['items.ndjson', files.items],
          ['vectors.bin', files.vectors],
          ...(files.models ?? []).map(({ path, bytes }): [string, Uint8Array<ArrayBuffer>] => [path, bytes]),
        ])
        await this.#publish(publisher)
        this.#publisher = publisher
        this.#kiosk = await Kiosk.open(publisher.root)
        // A kiosk of an earlier page may still have that one's last release.
        await this.#kiosk.sync()
        this.#update({ step: 'ready', releases: 1 })
        await this.choose(this.#state.contentId ?? firstOf(this.#app))
      } catch (thrown) {
        await this.#kiosk?.close()
        this.#update({ step: 'closed' })
        throw thrown
      }
    })
  }

  /** Puts a work's label on the desk, as the kiosk has it. */
  async choose(contentId: string): Promise<void> {
    const content = await this.#kiosk?.content(contentId)
    if (content) this.#update({ contentId, title: content.title, text: content.text })
  }

  write(change: { readonly title?: string; readonly text?: string }): void {
    this.#update(change)
  }

  /** Releases what is on the desk, and lets the kiosk look. */
  release(): Promise<void> {
    return this.#at('The label is being released.', async () => {
      const before = await this.#edited()
      if (!before || !this.#publisher || !this.#kiosk) return
      const likeBefore = await this.#kiosk.like(before.id)
      await this.#publish(this.#publisher)
      const { report, seen, at } = await this.#kiosk.sync()
      const steps = stepsOf(seen, at, rolesIn(this.#publisher))
      await this.#took(before, likeBefore, { report, steps })
    })
  }

  /** The same, but into a file: the site and the kiosk hear nothing of it. */
  releaseAsFile(): Promise<void> {
    return this.#at('The label is being released into a file.', async () => {
      const before = await this.#edited()
      const bytes = this.#publisher?.pack()
      if (!before || !bytes) return
      this.#update({
        packed: { name: `release-${this.#state.releases}.docent`, bytes, contentId: before.id },
        taken: undefined,
      })
    })
  }

  /** Brings a file to the kiosk. */
  take(file: File): Promise<void> {
    return this.#at(`The kiosk reads ${file.name}.`, async () => {
      const kiosk = this.#kiosk
      const contentId = this.#state.packed?.contentId ?? this.#state.contentId
      const before = contentId === undefined ? undefined : await kiosk?.content(contentId)
      if (!before || !kiosk) return
      const likeBefore = await kiosk.like(before.id)
      const report = await kiosk.take(file)
      if (report) await this.#took(before, likeBefore, { report, steps: [] })
    })
  }

  /** Lets the site lie, the kiosk look, and the site be honest again. */
  attack(attack: Attack): Promise<void> {
    return this.#at('The kiosk looks at what was done to the site.', async () => {
      const [publisher, kiosk] = [this.#publisher, this.#kiosk]
      if (!publisher || !kiosk) return
      try {
        await writeSite(await attackFiles(attack, publisher, this.#heads))
        const { report } = await kiosk.sync()
        const [version, listed] = await Promise.all([kiosk.version(), kiosk.listed()])
        const refusal = { attack, report, version, listed }
        this.#update({ refusals: [refusal, ...this.#state.refusals].slice(0, KEPT) })
      } finally {
        // The head that was published last: a release that is only in a file stays there.
        const head = this.#heads.at(-1)
        if (head) await writeSite(new Map(publisher.site).set('head', head))
      }
    })
  }

  /** Makes the release of what is on the desk; gives the record before it. */
  async #edited(): Promise<Content | undefined> {
    const { contentId, title, text } = this.#state
    const before = contentId === undefined ? undefined : await this.#kiosk?.content(contentId)
    if (!before || !this.#publisher) return undefined
    const content = { ...before, title: title.trim() || before.title, text, wordCount: countWords(text) }
    const vector = await this.#embed(content)
    await this.#publisher.release([vector ? { content, vector } : { content }], validity())
    this.#update({ vector: vector ? 'new' : 'kept', releases: this.#state.releases + 1 })
    return before
  }

  /** Without the model, which a page without a network may not have, the label changes and the meaning stays. */
  async #embed(content: Content): Promise<Float32Array | undefined> {
    try {
      const [vector] = await embedTexts(
        {
          embedWorker: () => new Worker(new URL('../embed.ts', import.meta.url), { type: 'module' }),
          model: new URL('models/all-MiniLM-L6-v2/', document.baseURI),
        },
        [embeddedText(content)],
      )
      return vector
    } catch (thrown) {
      if (thrown instanceof DocentError) return undefined
      throw thrown
    }
  }

  async #publish(publisher: Publisher): Promise<void> {
    await writeSite(publisher.site)
    const head = publisher.site.get('head')
    if (head) this.#heads.push(head)
  }

  async #took(before: Content, likeBefore: readonly string[], taken: Pick<Taken, 'report' | 'steps'>): Promise<void> {
    const after = (await this.#kiosk?.content(before.id)) ?? before
    const likeAfter = (await this.#kiosk?.like(before.id)) ?? []
    this.#update({ taken: { ...taken, before, after, likeBefore, likeAfter } })
  }

  /** One thing at a time; what goes wrong is said in words. */
  async #at(doing: string, work: () => Promise<void>): Promise<void> {
    if (this.#state.doing !== undefined) return
    this.#update({ doing, trouble: undefined })
    try {
      await work()
    } catch (thrown) {
      if (!(thrown instanceof DocentError)) throw thrown
      this.#update({ trouble: `${thrown.message} (${thrown.code})` })
    } finally {
      this.#update({ doing: undefined })
    }
  }

  #update(change: Partial<DeskState>): void {
    this.#state = { ...this.#state, ...change }
    this.#app.update({})
  }
}

function validity(): { readonly issued: number; readonly expires: number } {
  const issued = Date.now()
  return { issued, expires: issued + YEAR_MS }
}

function firstOf({ museum, state }: App): string {
  return state.shelf?.items[0]?.contentId ?? [...museum.works.keys()][0] ?? ''
}

function rolesIn(publisher: Publisher): ReadonlyMap<string, string> {
  const { head, manifest } = publisher.latest
  return new Map([
    [head.manifest.sha256, 'The release manifest: what belongs to it'],
    [head.delta?.sha256 ?? '', 'The delta: the record that changed'],
    [manifest.info.sha256, 'What the catalogue says of itself'],
    [manifest.items.sha256, 'All records'],
    [manifest.vectors.sha256, 'All vectors'],
    [manifest.shards.sha256, 'The list of shards'],
    [manifest.deltas.sha256, 'The list of older deltas'],
  ])
}

function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => word !== '').length
}
