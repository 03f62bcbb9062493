/** A catalog that is edited and released again and again, in memory: what a museum's site would hold. */
import { aHand, aRoot, ASite } from '../../test/builders/a-publisher.ts'
import type { CatalogFiles } from '../../src/ports/catalog-store.ts'
import { decodeItemsFile } from '../../src/catalog/items-file.ts'
import { decodeManifest } from '../../src/catalog/manifest-file.ts'
import { editCatalog } from '../../src/release/edit-catalog.ts'
import { type Random, seededRandom } from '../../src/base/random.ts'
import { rootPath } from '../../src/release/root.ts'
import { sha256Hex } from '../../src/adapters/node/sha256.ts'
import { signRoot } from '../../src/release/sign-release.ts'
import { syntheticCatalog } from '../synthetic-catalog.ts'

const SEED = 7
const YEAR_MS = 365 * 86_400_000
/** Every how many records one is edited, so that edits lie apart. */
const STRIDE = 97

export interface PublishedSite {
  readonly site: ASite
  /** The text of root 1. */
  readonly anchor: string
  /** Edits the text of `count` records, and releases; gives the milliseconds of the release. */
  edit(count: number): Promise<number>
}

/** A label of 60 words that hardly compress: the dearest that a curator could write. */
function aLabel(random: Random): string {
  return Array.from({ length: 60 }, () => random().toString(36).slice(2, 7)).join(' ')
}

/** With its first release. Keys of its own. */
export async function publishedSite(size: number): Promise<PublishedSite> {
  const [root, release, head] = [aHand(), aHand(), aHand()]
  const site = new ASite()
  const keys = await aRoot({ root: [root], release: [release], head: [head] }, { catalog: 'synthetic' })
  const envelope = await signRoot(keys, root, sha256Hex)
  site.files.set(rootPath(1), envelope)
  let catalog: CatalogFiles = (await syntheticCatalog(size, SEED, sha256Hex)).files
  let edition = 0
  const random = seededRandom(SEED)
  const publish = async (): Promise<number> => {
    const startedAt = performance.now()
    const issued = Date.now() + edition++
    await site.release(catalog, { releaseSigners: release, headSigners: head, issued, expires: issued + YEAR_MS })
    return performance.now() - startedAt
  }
  await publish()
  return {
    site,
    anchor: new TextDecoder().decode(envelope),
    async edit(count) {
      const contents = decodeItemsFile(catalog.items, decodeManifest(catalog.manifest).count)
      const edits = Array.from({ length: count }, (_, at) => {
        const content = contents[(at * STRIDE + edition) % contents.length]
        if (!content) throw new Error('Expected a record to edit.')
        return { content: { ...content, text: aLabel(random) } }
      })
      catalog = await editCatalog(catalog, edits, sha256Hex)
      return publish()
    },
  }
}
