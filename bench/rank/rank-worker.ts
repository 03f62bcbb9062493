/** Times exact nearest neighbours in a worker, as a stranger's search would be timed: see rank.bench.ts. */
import { createVectorIndex, openVectorIndex, type VectorPath } from '../../src/vector/vector-index.ts'
import { plainTopK } from './plain-top-k.ts'
import { someVectors } from './some-vectors.ts'

export interface RankRequest {
  readonly rows: number
  readonly kind: 'clusters' | 'random'
  readonly path?: VectorPath
  /** Leaves out the plain loop, whose float32 copy of a million rows takes 1.5 GB. */
  readonly alone?: boolean
}

export interface RankTimes {
  readonly path: VectorPath
  readonly bytesPerRow: number
  /** Ms of each query, in order of size. */
  readonly ours: readonly number[]
  readonly plain: readonly number[]
  /** Ms of the first query after opening. */
  readonly first: number
  /** Ms to copy the image into the kernel's memory and to prepare it. */
  readonly fill: number
  readonly prepare: number
  /** Share of the plain loop's best 100 (of the float32 vectors, not of the decoded ones) that ours has too; NaN when alone. */
  readonly recall: number
}

const DIM = 384
const K = 100
const QUERIES = 51
const WARM_UP = 10

addEventListener('message', (message: MessageEvent<RankRequest>) => {
  void measure(message.data).then((times) => postMessage(times))
})

async function measure({ rows, kind, path, alone = false }: RankRequest): Promise<RankTimes> {
  const { vectors, queries } = someVectors(rows, { dim: DIM, queries: QUERIES + WARM_UP, kind })
  const forced = path === undefined ? {} : { path }
  const { image } = createVectorIndex(vectors, DIM, forced)
  const startedAt = performance.now()
  let filledAt = startedAt
  const index = await openVectorIndex({ rows, dim: DIM, ...forced }, (room) => {
    const began = performance.now()
    room.set(image)
    filledAt = performance.now() - began
  })
  const opened = performance.now() - startedAt

  const ours: number[] = []
  const plain: number[] = []
  let shared = 0
  for (const query of queries) {
    const began = performance.now()
    const found = index.topK(query, K)
    ours.push(performance.now() - began)
    if (alone) continue
    // Reads the whole float32 catalog, so that the next query of ours finds cold caches.
    const beganPlain = performance.now()
    const best = plainTopK(vectors, DIM, query, K)
    plain.push(performance.now() - beganPlain)
    if (plain.length > WARM_UP) shared += found.rows.filter((row) => best.includes(row)).length
  }
  const sorted = (times: number[]): number[] => times.slice(WARM_UP).toSorted((a, b) => a - b)
  return {
    path: index.path,
    bytesPerRow: index.bytesPerRow,
    ours: sorted(ours),
    plain: sorted(plain),
    first: ours[0] ?? NaN,
    fill: filledAt,
    prepare: opened - filledAt,
    recall: alone ? NaN : shared / (QUERIES * K),
  }
}
