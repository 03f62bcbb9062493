/** Times a vector package as rank-worker.ts times ours: the same vectors, the same queries, cold caches between. */
import { openClientVectorSearch } from './peers/client-vector-search.ts'
import { openHnswlib } from './peers/hnswlib.ts'
import { openOrama } from './peers/orama.ts'
import { openTfjs } from './peers/tfjs.ts'
import { openVoy } from './peers/voy.ts'
import type { OpenPeer } from './peers/peer.ts'
import { plainTopK } from './plain-top-k.ts'
import { someVectors } from './some-vectors.ts'

export const PEERS = {
  'voy-search': openVoy,
  '@orama/orama': openOrama,
  'client-vector-search': openClientVectorSearch,
  'hnswlib-wasm': openHnswlib,
  tfjs: openTfjs,
} as const satisfies Readonly<Record<string, OpenPeer>>

export type PeerName = keyof typeof PEERS

export interface PeerRequest {
  readonly rows: number
  readonly peer: PeerName
}

export interface PeerTimes {
  /** Ms of each query, in order of size; empty where the package is not installed or does not run. */
  readonly times: readonly number[]
  readonly buildMs: number
  readonly recall: number
  /** Why there are no times. */
  readonly because?: string
}

const DIM = 384
const K = 100
/** Fewer than ours: some take a quarter of a second each. */
const QUERIES = 21
const WARM_UP = 3

addEventListener('message', (message: MessageEvent<PeerRequest>) => {
  measure(message.data).then(
    (times) => postMessage(times),
    (thrown: unknown) => {
      const because = thrown instanceof Error ? thrown.message : String(thrown)
      postMessage({ times: [], buildMs: 0, recall: 0, because } satisfies PeerTimes)
    },
  )
})

async function measure({ rows, peer }: PeerRequest): Promise<PeerTimes> {
  const { vectors, queries } = someVectors(rows, { dim: DIM, queries: QUERIES + WARM_UP, kind: 'clusters' })
  const startedAt = performance.now()
  const search = await PEERS[peer](vectors, DIM)
  const buildMs = performance.now() - startedAt
  const times: number[] = []
  let shared = 0
  for (const query of queries) {
    const began = performance.now()
    const found = await search(query, K)
    times.push(performance.now() - began)
    const best = new Set(plainTopK(vectors, DIM, query, K))
    if (times.length > WARM_UP) shared += Array.from(found).filter((row) => best.has(row)).length
  }
  return { times: times.slice(WARM_UP).toSorted((a, b) => a - b), buildMs, recall: shared / (QUERIES * K) }
}
