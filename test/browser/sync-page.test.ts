/** A page that takes signed updates: what its lists, its readers and its other tabs see of them. */
import { aDatabase, clearUpAfterEach, openDocent, whenKept } from './open-docent.ts'
import { describe, expect, it, vi } from 'vitest'
import type { Docent, DocentOptions } from '../../src/index.ts'
import { TestSite } from './a-test-site.ts'

clearUpAfterEach()

const PATIENCE = { timeout: 20_000, interval: 20 }

function syncWorker(anchor: string): () => Worker {
  return () => {
    const worker = new Worker(new URL('./workers/sync.worker.ts', import.meta.url), { type: 'module' })
    worker.postMessage(anchor, [])
    return worker
  }
}

/** A page over a site whose folder holds the first edition, unsigned. */
async function aPage(
  options: Partial<DocentOptions> = {},
): Promise<{ readonly site: TestSite; readonly docent: Docent }> {
  const site = await TestSite.open()
  await site.release(1)
  await site.putFolder()
  const docent = await openDocent({ catalog: site.url, syncWorker: syncWorker(site.anchor), ...options })
  await whenKept(docent)
  return { site, docent }
}

async function titleOf(docent: Docent): Promise<string | undefined> {
  return (await docent.catalog.contents(['w00003']))[0]?.title
}

describe('a page with a sync worker', () => {
  it('[CL20] [SY50] serves the folder’s catalog until the first sync, then what was signed', async () => {
    const { site, docent } = await aPage()
    expect(await docent.sync()).toMatchObject({ outcome: 'unchanged' })
    await site.release(2)
    const report = await docent.sync()
    expect(report).toMatchObject({ outcome: 'updated', path: 'delta', requests: 3 })
    expect(await titleOf(docent)).toBe('The work of edition 2')
    expect(await docent.catalog.status()).toMatchObject({ freshness: 'fresh', version: site.last.manifest.version })
  })

  it('[CL22] goes on with a list from before from the catalog that it was made of', async () => {
    const { site, docent } = await aPage()
    const list = await docent.recommend({ count: 4 })
    await site.release(2)
    await docent.sync()
    const next = await docent.next(list.recommId, 20)
    const titles = [...list.items, ...next.items].map(({ content }) => content.title)
    expect(titles).toHaveLength(24)
    expect(titles).toContain('The work of edition 1')
    const [first] = list.items
    expect((await docent.explain(list.recommId, first?.contentId ?? '')).contentId).toBe(first?.contentId)
    const fresh = await docent.recommend({ count: 24 })
    expect(fresh.items.map(({ content }) => content.title)).toContain('The work of edition 2')
  })

  it('[CL20] keeps its catalog where the update is refused, and says why', async () => {
    const { site, docent } = await aPage()
    await docent.sync()
    await site.release(2)
    await site.put(
      'head',
      site.file('head').map((byte, at) => (at === 300 ? byte ^ 1 : byte)),
    )
    expect((await docent.sync()).outcome).toBe('refused')
    expect(await titleOf(docent)).toBe('The work of edition 1')
  })

  it('[CL21] takes a file that somebody brings, without a network', async () => {
    const { site, docent } = await aPage({ privacy: 'kiosk' })
    await docent.sync()
    await site.release(2)
    const file = site.usbFile()
    await site.put('head', new Uint8Array(), { status: 410 })
    await docent.catalog.import(file)
    await vi.waitFor(async () => expect(await titleOf(docent)).toBe('The work of edition 2'), PATIENCE)
  })

  it('[CL22] [CL2] opens what another tab took in, and what the last visit left, without asking the folder', async () => {
    const database = aDatabase()
    const { site, docent } = await aPage({ database })
    const other = await openDocent({ catalog: site.url, database, syncWorker: syncWorker(site.anchor) })
    await other.sync()
    await site.release(2)
    await docent.sync()
    await vi.waitFor(async () => expect(await titleOf(other)).toBe('The work of edition 2'), PATIENCE)
    await Promise.all([docent.close(), other.close()])
    await site.asked()
    const later = await openDocent({ catalog: site.url, database, syncWorker: syncWorker(site.anchor) })
    expect(await titleOf(later)).toBe('The work of edition 2')
    expect((await site.asked()).map(({ path }) => path)).not.toContain('manifest.json')
  })

  it('[SY49] shows whole editions alone to a reader that never stops, during 50 syncs, half of them malicious', async () => {
    const { site, docent } = await aPage()
    await docent.sync()
    const over = new AbortController()
    const seen = new Set<string | undefined>()
    const reader = (async () => {
      while (!over.signal.aborted) seen.add(await titleOf(docent))
    })()
    const outcomes: string[] = []
    for (let n = 2; n <= 26; n++) {
      await site.release(n)
      const head = site.file('head')
      const lie = head.map((byte, at) => (at === (n * 20) % head.length ? byte ^ 4 : byte))
      await site.put('head', lie)
      outcomes.push((await docent.sync()).outcome)
      await site.put('head', head)
      outcomes.push((await docent.sync()).outcome)
    }
    over.abort()
    await reader
    expect(outcomes.filter((outcome) => outcome === 'refused')).toHaveLength(25)
    expect(outcomes.filter((outcome) => outcome === 'updated')).toHaveLength(25)
    expect([...seen].every((title) => /^The work of edition \d+$/.test(title ?? ''))).toBe(true)
    expect(seen.size).toBeGreaterThan(5)
  }, 120_000)

  it('[CL20] says that there is none where none was given', async () => {
    const docent = await openDocent()
    await expect(docent.sync()).rejects.toMatchObject({ code: 'sync-unavailable' })
  })
})
