/** The page's end of the embed worker: order, cancelling, deadlines, and workers that die. */
import { afterEach, describe, expect, it, vi } from 'vitest'
import { Embedder, type EmbedderOptions } from '../../src/client/embedding/embedder.ts'
import type { Fault } from './mortal-worker.ts'
import type { ModelState } from '../../src/protocol/embed-host.ts'

const MODEL = new URL('/models/all-MiniLM-L6-v2/', location.href)
/** Longer than two missed heartbeats and a start on a busy machine. */
const PATIENCE = { timeout: 25_000, interval: 50 }

const opened: Embedder[] = []
afterEach(async () => {
  for (const embedder of opened.splice(0)) embedder.close()
  await caches.delete('docent-model-1')
})

/** An embedder over mortal workers, the states that it told, and the workers. */
function anEmbedder(options: Partial<EmbedderOptions> = {}) {
  const states: ModelState[] = []
  const workers: Worker[] = []
  const embedder = new Embedder({
    worker: () => {
      const worker = new Worker(new URL('./workers/mortal-embed.worker.ts', import.meta.url), { type: 'module' })
      workers.push(worker)
      return worker
    },
    model: MODEL,
    runtime: new URL('tokenizer_config.json', MODEL),
    onState: (state) => states.push(state),
    ...options,
  })
  opened.push(embedder)
  return {
    embedder,
    states,
    workers,
    fail: (fault: Fault | 'grow' | 'stumble') => workers.at(-1)?.postMessage(fault),
    named: () => states.map(({ state }) => state),
  }
}

async function becomes(embedder: Embedder, state: ModelState['state']): Promise<void> {
  await vi.waitFor(() => expect(embedder.state.state).toBe(state), PATIENCE)
}

describe('an embedder', () => {
  it('[EW2] starts and loads nothing before it is asked', async () => {
    const { embedder, workers, states } = anEmbedder()
    expect([embedder.state, workers, states]).toEqual([{ state: 'idle' }, [], []])
    const [first, second] = await Promise.all([embedder.encode('boats'), embedder.encode('boats'), embedder.load()])
    expect(first).toHaveLength(384)
    expect(second).toEqual(first)
    expect(workers).toHaveLength(1)
    expect(embedder.state).toMatchObject({ state: 'ready', modelId: 'hash-buckets-384', dim: 384, egress: 'open' })
  })

  it('[EW4] embeds one text at a time, in order', async () => {
    const { embedder } = anEmbedder()
    const done: string[] = []
    await Promise.all(['a', 'b', 'c'].map((text) => embedder.encode(text).then(() => done.push(text))))
    expect(done).toEqual(['a', 'b', 'c'])
  })

  it('[EW4] rejects a cancelled text at once, and never embeds one that waited', async () => {
    const { embedder } = anEmbedder({ deadlineMs: 500 })
    await embedder.load()
    const running = new AbortController()
    const waiting = new AbortController()
    const first = embedder.encode('wait for ever', { signal: running.signal })
    const second = embedder.encode('boats', { signal: waiting.signal })
    running.abort()
    waiting.abort()
    await expect(first).rejects.toMatchObject({ code: 'embed-cancelled' })
    await expect(second).rejects.toMatchObject({ code: 'embed-cancelled' })
    await expect(embedder.encode('boats', { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'embed-cancelled',
    })
    expect(await embedder.encode('boats')).toHaveLength(384)
  })

  it('[EW4] gives up a text after its deadline, which loading does not count in', async () => {
    const { embedder } = anEmbedder()
    await expect(embedder.encode('wait for ever', { deadlineMs: 300 })).rejects.toMatchObject({
      code: 'embed-timeout',
      details: { deadlineMs: 300 },
    })
    expect(await embedder.encode('boats')).toHaveLength(384)
  })

  it('[EW7] reads files of records without a model, and refuses what is none', async () => {
    const { embedder, workers } = anEmbedder({ model: new URL('/nowhere/', location.href) })
    const { contents } = await embedder.read(new Blob(['id,title,text\n1,Boats,Two boats\n']), 'a.csv')
    expect(contents).toMatchObject([{ id: '1', title: 'Boats' }])
    await expect(embedder.read(new Blob(['x']), 'a.exe')).rejects.toMatchObject({ code: 'build-bad-source' })
    expect([workers.length, embedder.state.state]).toEqual([2, 'idle'])
  })

  it('[EW2] rejects everything after close', async () => {
    const { embedder } = anEmbedder()
    await embedder.load()
    const running = embedder.encode('wait for ever')
    await embedder.encode('boats', { signal: AbortSignal.timeout(200) }).catch(() => undefined)
    embedder.close()
    await expect(running).rejects.toMatchObject({ code: 'embed-unavailable' })
    await expect(embedder.encode('boats')).rejects.toMatchObject({ code: 'embed-unavailable' })
    await expect(embedder.load()).rejects.toMatchObject({ code: 'embed-unavailable' })
    embedder.close()
  })

  it('[EW2] ends quietly when it is closed while it loads', async () => {
    const { embedder } = anEmbedder()
    const loading = embedder.load()
    embedder.close()
    await expect(loading).rejects.toMatchObject({ code: 'embed-unavailable' })
  })

  it('[EW5] keeps what it fetched under its digest, and nothing of older versions', async () => {
    const cache = await caches.open('docent-model-1')
    const old = new URL('config.json?docent-sha256=old', MODEL).href
    await cache.put(old, new Response('old'))
    const { embedder } = anEmbedder()
    await embedder.load()
    const addresses = async (): Promise<readonly string[]> => (await cache.keys()).map(({ url }) => url).toSorted()
    await vi.waitFor(async () => expect(await addresses()).toHaveLength(2), PATIENCE)
    expect(await addresses()).not.toContain(old)
  })

  it('[EW5] works where nothing can be kept', async () => {
    vi.stubGlobal('caches', undefined)
    try {
      const { embedder } = anEmbedder()
      expect(await embedder.encode('boats')).toHaveLength(384)
    } finally {
      vi.unstubAllGlobals()
    }
  })

  it.each([
    [
      'a browser without WebAssembly SIMD',
      () => new Worker(new URL('./workers/without-simd.worker.ts', import.meta.url), { type: 'module' }),
      'embed-unavailable',
    ],
    [
      'a script that throws',
      () => new Worker(new URL('./workers/stillborn.worker.ts', import.meta.url), { type: 'module' }),
      'embed-unavailable',
    ],
    [
      'another worker',
      () => new Worker(new URL('./workers/stranger.worker.ts', import.meta.url), { type: 'module' }),
      'protocol-mismatch',
    ],
  ])('[EW2] has failed, with a code, in %s', async (_what, worker, code) => {
    const { embedder } = anEmbedder({ worker })
    await expect(embedder.encode('boats')).rejects.toMatchObject({ code })
    expect(embedder.state).toMatchObject({ state: 'failed', code })
  })
})

describe('an embed worker that dies', () => {
  it.each(['throw', 'close', 'hang'] as const)(
    '[EW6] is replaced (%s), and the text that it left is embedded by the next',
    async (fault) => {
      const { embedder, fail, workers, named } = anEmbedder({ deadlineMs: 25_000 })
      const before = await embedder.encode('boats')
      fail(fault)
      expect(await embedder.encode('boats')).toEqual(before)
      expect(workers).toHaveLength(2)
      expect(named().slice(-2)).toEqual(['restarting', 'ready'])
    },
  )

  it('[EW6] is replaced after three texts in a row without an answer', async () => {
    const { embedder, workers } = anEmbedder({ deadlineMs: 100 })
    await embedder.load()
    for (const _ of [1, 2, 3])
      await expect(embedder.encode('wait for ever')).rejects.toMatchObject({ code: 'embed-timeout' })
    await becomes(embedder, 'ready')
    expect(workers).toHaveLength(2)
  })

  it('[EW6] is given up after three deaths within a minute; [EW2] a later load tries again', async () => {
    const { embedder, fail } = anEmbedder()
    await embedder.load()
    for (const state of ['restarting', 'restarting', 'failed'] as const) {
      fail('throw')
      await becomes(embedder, state)
      if (state === 'restarting') await becomes(embedder, 'ready')
    }
    expect(embedder.state).toMatchObject({ state: 'failed', code: 'embed-unavailable' })
    await embedder.load()
    expect(embedder.state.state).toBe('ready')
  })

  it('[EW6] is exchanged between texts after a number of them, without a death', async () => {
    const { embedder, workers, states } = anEmbedder({ mostCalls: 3 })
    const texts = Array.from({ length: 10 }, (_, at) => `text ${at}`)
    for (const text of texts) expect(await embedder.encode(text)).toHaveLength(384)
    expect(workers.length).toBeGreaterThanOrEqual(3)
    expect(states.filter(({ state }) => state === 'failed')).toEqual([])
  })

  it('[EW6] is exchanged when its memory has doubled since the first text', async () => {
    const { embedder, workers, fail } = anEmbedder()
    await embedder.encode('boats')
    fail('grow')
    await embedder.encode('boats')
    expect(await embedder.encode('boats')).toHaveLength(384)
    expect(workers).toHaveLength(2)
  })

  it('[EW6] is exchanged when a text fails in it, which the next embeds', async () => {
    const { embedder, workers, fail } = anEmbedder()
    await embedder.load()
    fail('stumble')
    expect(await embedder.encode('boats')).toHaveLength(384)
    expect(workers).toHaveLength(2)
  })
})
