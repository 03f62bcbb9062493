/** A catalog shaped like sentence embeddings, made of a seed: clusters, a common mean, tags that follow the clusters. */
import { buildPack, type BuiltPack } from '../src/catalog/build-pack.ts'
import { CatalogInfo } from '../src/contracts/catalog-manifest.ts'
import { Content } from '../src/contracts/content.ts'
import { seededRandom } from '../src/base/random.ts'

const DIM = 384
const CLUSTERS = 200
/** How far members scatter around their cluster's middle, and how much all vectors share. */
const SCATTER = 0.9
const COMMON = 0.25

/** Followable creators, and the time between two contents. */
const CREATORS = 300
const PUBLISHED_EVERY_MS = 60_000

/** `size` contents with 8 tags of 120, a creator, popularity, room and dates, and their unit vectors. Deterministic. */
export async function syntheticCatalog(
  size: number,
  seed: number,
  sha256: (bytes: Uint8Array) => Promise<string>,
): Promise<BuiltPack> {
  const random = seededRandom(seed)
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const middles = Array.from({ length: CLUSTERS }, () => Float64Array.from({ length: DIM }, normal))
  const common = Float64Array.from({ length: DIM }, normal)
  const vectors = new Map<string, Float32Array>()
  const contents = Array.from({ length: size }, (_, at) => {
    const cluster = Math.floor(random() ** 2 * CLUSTERS)
    const middle = middles[cluster] ?? common
    const raw = middle.map((x, d) => x + SCATTER * normal() + COMMON * (common[d] ?? 0))
    const norm = Math.hypot(...raw)
    const id = `item-${String(at).padStart(6, '0')}`
    vectors.set(
      id,
      Float32Array.from(raw, (x) => x / norm),
    )
    const labels = new Set(
      Array.from({ length: 8 }, (_tag, tag) => (tag < 4 ? (cluster * 7 + tag * 13) % 120 : Math.floor(random() * 120))),
    )
    return Content.parse({
      id,
      contentType: 'image_item',
      title: `Item ${at}`,
      text: 'A text of a few words, as a catalog would hold it.',
      wordCount: 11,
      hasImage: true,
      tags: [...labels].map((label) => ({ facet: 'topic', label: `t${label}` })),
      popularity: random(),
      room: String(1 + (cluster % 24)),
      floor: '0',
      creator: `creator-${(cluster * 5 + at) % CREATORS}`,
      publishedAt: at * PUBLISHED_EVERY_MS,
      year: 1400 + Math.floor(random() * 600),
    })
  })
  const info = CatalogInfo.parse({ catalogId: 'synthetic', title: 'Synthetic', simulated: ['popularity'] })
  return buildPack({ info, contents, vectors, dim: DIM, modelId: 'synthetic' }, sha256)
}
