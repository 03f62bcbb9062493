/** Unit vectors shaped like sentence embeddings, and queries that a catalog of them gets; made of a seed. */
import { seededRandom } from '../../src/base/random.ts'

const CLUSTERS = 200
/** How far members scatter around their cluster's middle, and how much all vectors share; as synthetic-catalog.ts. */
const SCATTER = 0.9
const COMMON = 0.25
/** A visitor's taste: items of two clusters. */
const LIKED = 5

export interface SomeVectors {
  /** Row-major. */
  readonly vectors: Float32Array
  /** In turn: an item that is not in the catalog, the mean of five items, a direction of no meaning. */
  readonly queries: readonly Float32Array[]
}

/** `rows` vectors of `dim` numbers; 'random' ones have no clusters. Deterministic. */
export function someVectors(
  rows: number,
  { dim, queries, kind }: { readonly dim: number; readonly queries: number; readonly kind: 'clusters' | 'random' },
): SomeVectors {
  const random = seededRandom(7)
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const direction = (): Float32Array => Float32Array.from({ length: dim }, normal)
  const middles = Array.from({ length: CLUSTERS }, direction)
  const common = direction()
  const member = (cluster: number): Float32Array => {
    const middle = middles[cluster] ?? common
    return Float32Array.from(middle, (x, j) => x + SCATTER * normal() + COMMON * (common[j] ?? 0))
  }
  const someCluster = (): number => Math.floor(random() ** 2 * CLUSTERS)
  const vectors = new Float32Array(rows * dim)
  for (let row = 0; row < rows; row++) {
    vectors.set(unit(kind === 'random' ? quickDirection(dim, random) : member(someCluster())), row * dim)
  }
  const kinds = [
    () => member(someCluster()),
    () => {
      const clusters = [someCluster(), someCluster()]
      const liked = Array.from({ length: LIKED }, (_, i) => unit(member(clusters[i % 2] ?? 0)))
      return liked.reduce((sum, vector) => sum.map((x, j) => x + (vector[j] ?? 0)))
    },
    direction,
  ]
  return {
    vectors,
    queries: Array.from({ length: queries }, (_, i) => unit((kinds[i % kinds.length] ?? direction)())),
  }
}

/** Sums of four uniform numbers: near enough to a normal, ten times as fast. */
function quickDirection(dim: number, random: () => number): Float32Array {
  return Float32Array.from({ length: dim }, () => random() + random() + random() + random() - 2)
}

function unit(vector: Float32Array): Float32Array {
  const norm = Math.sqrt(vector.reduce((sum, x) => sum + x * x, 0))
  return vector.map((x) => x / norm)
}
