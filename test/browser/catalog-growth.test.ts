/** Growing an import: over a worker and IndexedDB that outlive a reload, and with tabs that wait for each other. */
import { type Remote, wrap } from 'comlink'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { aContent } from '../builders/a-content.ts'
import { buildPack } from '../../src/catalog/build-pack.ts'
import { CatalogGrowth, type CatalogGrowthOptions } from '../../src/client/embedding/catalog-growth.ts'
import { createHashEmbeddingModel } from '../../src/adapters/memory/hash-embedding-model.ts'
import { DocentError } from '../../src/base/docent-error.ts'
import { embeddedText } from '../../src/catalog/embedded-text.ts'
import type { GrowthStatus } from '../../src/contracts/host-replies.ts'
import { importRecords } from '../../src/workers/imported-catalog.ts'
import { infoFromName } from '../../src/catalog/info-from-name.ts'
import type { ImportHost } from './workers/import.worker.ts'
import { someImportParts } from '../builders/an-import.ts'
import { webSha256 } from '../../src/adapters/webcrypto/sha256.ts'

const model = createHashEmbeddingModel()
const contents = Array.from({ length: 40 }, (_, i) => aContent({ id: `w${i}`, title: `Work number ${i} of the sea` }))
const records = { name: 'works', contents }

interface TestWorker {
  readonly host: Remote<ImportHost>
  end(): void
}

function aWorker(): TestWorker {
  const worker = new Worker(new URL('./workers/import.worker.ts', import.meta.url), { type: 'module' })
  onTestFinished(() => worker.terminate())
  return { host: wrap<ImportHost>(worker), end: () => worker.terminate() }
}

/** An embedder that says what it embedded; `fails` decides which call throws. */
function anEmbedder(fails: (call: number, text: string) => Error | undefined = () => undefined): {
  readonly texts: string[]
  encode: CatalogGrowthOptions['embedder']['encode']
} {
  const texts: string[] = []
  let calls = 0
  return {
    texts,
    async encode(text, { signal }) {
      const failure = fails(calls++, text)
      if (failure) throw failure
      signal.throwIfAborted()
      texts.push(text)
      return model.encode(text)
    },
  }
}

interface TestGrowth {
  readonly growth: CatalogGrowth
  readonly told: GrowthStatus[]
  /** The first status told from now on that fits. */
  readonly until: (state: GrowthStatus['state']) => Promise<GrowthStatus>
}

async function aGrowth(options: Partial<CatalogGrowthOptions> = {}): Promise<TestGrowth> {
  const imported = await importRecords(someImportParts(), records)
  const told: GrowthStatus[] = []
  const growth = new CatalogGrowth(
    {
      vault: imported,
      embedder: anEmbedder(),
      name: crypto.randomUUID(),
      firstWaitMs: 1,
      tell: (status) => told.push(status),
      ...options,
    },
    imported.growth,
  )
  onTestFinished(() => growth.close())
  const until = (state: GrowthStatus['state']): Promise<GrowthStatus> =>
    vi.waitFor(() => {
      if (growth.status.state !== state) throw new Error(`expected ${state}, found ${growth.status.state}`)
      return growth.status
    }, 10_000)
  return { growth, told, until }
}

describe('an import over a reload', () => {
  it('[GC6] goes on where it stopped when its worker was ended, and ends as the pack of a build', async () => {
    const database = `import-${crypto.randomUUID()}`
    const first = aWorker()
    await first.host.open(database, records)
    const before = await first.host.textsToEmbed(16)
    const entries = before.map(async ({ contentId, text }) => ({ contentId, vector: await model.encode(text) }))
    expect(await first.host.addVectors(await Promise.all(entries))).toMatchObject({ embedded: 16 })
    first.end()

    const second = aWorker()
    const { growth: from } = (await second.host.open(database)) ?? {}
    if (!from) throw new Error('expected an import that grows')
    expect(from).toEqual({ state: 'embedding', embedded: 16, total: 40 })
    const embedder = anEmbedder()
    const { growth, until } = await aGrowth({ vault: second.host, embedder })
    growth.resume()
    await until('done')
    expect(embedder.texts).toHaveLength(24)
    expect(embedder.texts).not.toContain(before[0]?.text)
    second.end()

    const third = aWorker()
    const status = await third.host.open(database)
    const vectors = new Map<string, Float32Array>()
    for (const content of contents) vectors.set(content.id, await model.encode(embeddedText(content)))
    const sha256 = webSha256()
    if (!sha256) throw new Error('expected a secure context')
    const built = await buildPack({ info: infoFromName('works'), contents, vectors, ...model }, sha256)
    expect(status).toMatchObject({ from: 'import', version: built.manifest.version, count: 40 })
    expect(status).not.toHaveProperty('growth')
  })
})

describe('CatalogGrowth', () => {
  it('[GC9] waits for resume, and tells how far it is and how fast, until it is done', async () => {
    const { growth, told, until } = await aGrowth()
    expect(growth.status).toEqual({ state: 'paused', embedded: 0, total: 40 })
    growth.resume()
    const done = await until('done')
    expect(done).toMatchObject({ embedded: 40, total: 40 })
    expect(done.perSecond).toBeGreaterThan(0)
    expect(told[0]?.state).toBe('embedding')
    growth.resume()
    expect(growth.status.state).toBe('done')
  })

  it('[GC9] hands over what was embedded when it is paused, and goes on without embedding it again', async () => {
    const embedder = anEmbedder()
    let isPaused = false
    const { growth, until } = await aGrowth({
      embedder: {
        encode: (text, options) => {
          if (embedder.texts.length === 20 && !isPaused) {
            isPaused = true
            growth.pause()
          }
          return embedder.encode(text, options)
        },
      },
    })
    growth.resume()
    await until('paused')
    await vi.waitFor(() => expect(growth.status.embedded).toBe(20))
    expect(growth.status.state).toBe('paused')
    growth.resume()
    await until('done')
    expect(embedder.texts).toHaveLength(40)
  })

  it('[GC9] waits out a model that fails, says why, and goes on', async () => {
    const gone = new DocentError('model-missing', 'Expected the model, found none.')
    const embedder = anEmbedder((call) => (call < 3 ? gone : undefined))
    const { growth, told, until } = await aGrowth({ embedder })
    growth.resume()
    await until('done')
    expect(told.filter(({ state }) => state === 'waiting').map(({ because }) => because)).toEqual([
      gone.message,
      gone.message,
      gone.message,
    ])
    expect(embedder.texts).toHaveLength(40)
  })

  it('[GC9] goes on at once when the model is ready, however long it would wait', async () => {
    let isThere = false
    const embedder = anEmbedder(() => (isThere ? undefined : new DocentError('model-missing', 'none')))
    const { growth, until } = await aGrowth({ embedder, firstWaitMs: 100_000 })
    growth.resume()
    await until('waiting')
    isThere = true
    growth.modelReady()
    expect((await until('done')).embedded).toBe(40)
  })

  it('[GC9] leaves out a text that always fails, and tries it again on resume', async () => {
    const poison = 'Work number 7 of the sea.'
    let isPoisonous = true
    const embedder = anEmbedder((_call, text) =>
      isPoisonous && text === poison ? new DocentError('embed-timeout', 'too long') : undefined,
    )
    const { growth, until } = await aGrowth({ embedder })
    growth.resume()
    await vi.waitFor(() => expect(growth.status.because).toBe('one text could not be embedded'), 10_000)
    expect(growth.status).toMatchObject({ state: 'waiting', embedded: 39 })
    isPoisonous = false
    growth.resume()
    await until('done')
  })

  it('[GC9] waits out a vault that fails', async () => {
    const imported = await importRecords(someImportParts(), records)
    let failures = 2
    const vault = {
      textsToEmbed: async (limit: number) => {
        if (failures-- > 0) throw new DocentError('vault-unavailable', 'it restarts')
        return imported.textsToEmbed(limit)
      },
      addVectors: imported.addVectors.bind(imported),
    }
    const { growth, until } = await aGrowth({ vault })
    growth.resume()
    await until('done')
    expect(imported.growth.state).toBe('done')
  })

  it('[GC9] tells nothing more once it is closed', async () => {
    const { growth, told } = await aGrowth()
    growth.resume()
    await growth.close()
    const before = told.length
    growth.resume()
    growth.pause()
    growth.modelReady()
    expect(told).toHaveLength(before)
  })

  it('[GC10] works in one tab at a time: the other says so, and takes over', async () => {
    const parts = someImportParts()
    const name = crypto.randomUUID()
    const here = await aGrowth({ name, vault: await importRecords(parts, records), firstWaitMs: 100_000 })
    const stuck = await aGrowth({
      name,
      firstWaitMs: 100_000,
      embedder: anEmbedder(() => new DocentError('model-missing', 'none')),
    })
    stuck.growth.resume()
    await stuck.until('waiting')
    here.growth.resume()
    expect((await here.until('waiting')).because).toBe('another tab is embedding it')
    await stuck.growth.close()
    await here.until('done')
  })

  it('[GC10] gives up its place in the line when it is paused', async () => {
    const name = crypto.randomUUID()
    const stuck = await aGrowth({
      name,
      firstWaitMs: 100_000,
      embedder: anEmbedder(() => new DocentError('model-missing', 'none')),
    })
    stuck.growth.resume()
    await stuck.until('waiting')
    const here = await aGrowth({ name })
    here.growth.resume()
    await here.until('waiting')
    here.growth.pause()
    await stuck.growth.close()
    await here.growth.close()
    expect(here.growth.status).toMatchObject({ state: 'paused', embedded: 0 })
  })
})
