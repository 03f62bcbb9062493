/** A catalog pack in memory: the three files of a catalog folder. */
import { createHash } from 'node:crypto'
import { type BuiltPack, buildPack } from '../../src/catalog/build-pack.ts'
import { CatalogInfo } from '../../src/contracts/catalog-manifest.ts'
import type { Content } from '../../src/contracts/content.ts'
import { vectorFromId } from './a-catalog.ts'
import { aContent, someTags } from './a-content.ts'

/** Numbers in a vector of a test pack. */
export const PACK_DIM = 16

/** SHA-256 in lower-case hex, by Node. */
export async function sha256(bytes: Uint8Array): Promise<string> {
  return createHash('sha256').update(bytes).digest('hex')
}

export const someInfo = CatalogInfo.parse({ catalogId: 'a-pack', title: 'A pack' })

/** Three records, one of them with every field. */
export function somePackContents(): readonly Content[] {
  return [
    aContent({ id: 'b', tags: someTags('subject:sea', 'mood:calm') }),
    aContent({ id: 'a', title: 'Grüße 日本', tags: [{ facet: 'subject', label: 'sea', weight: 0.25 }] }),
    aContent({
      id: 'c',
      contentType: 'video_item',
      text: 'Two words',
      wordCount: 2,
      hasImage: true,
      lat: 52.5,
      lon: 13.4,
      creator: 'N. N.',
      creatorBorn: 1600,
      creatorDied: 1650,
      year: -30,
      medium: 'Bronze',
      place: 'Berlin',
      collection: 'Ours',
      room: '1',
      floor: '0',
      x: 1.5,
      y: 0,
      image: 'c.jpg',
      url: 'https://example.org/c',
      lang: 'en',
      durationSeconds: 61.5,
      popularity: 0.5,
      publishedAt: 1_700_000_000_000,
      expiresAt: 1_900_000_000_000,
      safety: { nsfw: 0, toxicity: 0.1 },
    }),
  ]
}

export async function aPack(
  contents: readonly Content[] = somePackContents(),
  info: CatalogInfo = someInfo,
): Promise<BuiltPack> {
  const vectors = new Map(contents.map(({ id }) => [id, vectorFromId(id, PACK_DIM)]))
  return buildPack({ info, contents, vectors, dim: PACK_DIM, modelId: 'none' }, sha256)
}
