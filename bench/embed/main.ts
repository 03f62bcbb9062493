/** The page that embed.bench.ts opens: an embedder, and a watch on how long the page itself was busy. */
import { Embedder } from '../../src/client/embedding/embedder.ts'
import { dot } from '../../src/vector/dot.ts'

export interface EmbedTimes {
  /** Ms of each text, in order. */
  readonly times: readonly number[]
  /** From the first to the last of them. */
  readonly ms: number
  /** The longest task of the page meanwhile, in ms; 0 when none took 50 (browsers report no shorter ones). */
  readonly longestTask: number
  /** Workers that were started, the first included. */
  readonly workers: number
}

export interface EmbedPage {
  /** Ms from the start of the worker to the first vector. */
  openModel(): Promise<number>
  embedAll(texts: readonly string[]): Promise<EmbedTimes>
  /** Cosine of each pair of texts. */
  cosines(pairs: readonly (readonly [string, string])[]): Promise<readonly number[]>
}

let workers = 0
let longestTask = 0
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) longestTask = Math.max(longestTask, duration)
}).observe({ type: 'longtask', buffered: true })

const model = new URL('/models/all-MiniLM-L6-v2/', location.href)
const embedder = new Embedder({
  worker: () => {
    workers++
    return new Worker(new URL('./embed.worker.ts', import.meta.url), { type: 'module' })
  },
  model,
  runtime: new URL('../ort-wasm-simd-threaded.wasm', model),
  onState: () => undefined,
})

const page: EmbedPage = {
  async openModel() {
    await embedder.load()
    return embedder.state.state === 'ready' ? embedder.state.openedMs : NaN
  },
  async embedAll(texts) {
    longestTask = 0
    const times: number[] = []
    const startedAt = performance.now()
    for (const text of texts) {
      const before = performance.now()
      await embedder.encode(text)
      times.push(performance.now() - before)
    }
    const ms = performance.now() - startedAt
    // Long tasks are reported a task later.
    await new Promise((resolve) => setTimeout(resolve, 0))
    return { times, ms, longestTask, workers }
  },
  async cosines(pairs) {
    const found: number[] = []
    for (const [a, b] of pairs) found.push(dot(await embedder.encode(a), await embedder.encode(b)))
    return found
  },
}
Object.assign(globalThis, page)
