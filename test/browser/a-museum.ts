/**
 * The small catalogs of the browser tests: 24 works on four themes, six each, in the folder `catalogs`. Works of one theme
 * share a tag and point nearly the same way, so that a list that follows a theme is easy to see.
 */
import { type BuiltPack, buildPack } from '../../src/catalog/build-pack.ts'
import { aContent, someTags } from '../builders/a-content.ts'
import { aUnitVector } from '../builders/a-catalog.ts'
import type { Sha256 } from '../../src/catalog/manifest-file.ts'

export const THEMES = ['sea', 'war', 'flowers', 'saints'] as const
export const WORKS_A_THEME = 6
const DIM = 16

/** Folders of `catalogs`; the second is a later edition of the first. */
export const EDITIONS = ['first', 'second'] as const

/** 'sea-1' to 'sea-6' and so on. */
export function worksOf(theme: (typeof THEMES)[number]): readonly string[] {
  return Array.from({ length: WORKS_A_THEME }, (_, at) => `${theme}-${at + 1}`)
}

export async function aMuseum(edition: (typeof EDITIONS)[number], sha256: Sha256): Promise<BuiltPack> {
  const contents = THEMES.flatMap((theme, column) =>
    worksOf(theme).map((id, at) =>
      aContent({
        id,
        title: `${edition === 'first' ? 'A' : 'Another'} work of ${theme}, no. ${at + 1}`,
        tags: someTags(`subject:${theme}`),
        popularity: (column + at) / 10,
      }),
    ),
  )
  const vectors = THEMES.flatMap((theme, column) =>
    worksOf(theme).map((id, at): [string, Float32Array] => {
      const direction = Array.from({ length: DIM }, (_, i) => (i === column ? 1 : i === THEMES.length + at ? 0.3 : 0))
      return [id, aUnitVector(direction)]
    }),
  )
  const info = { catalogId: 'small-museum', title: 'A small museum', lang: 'en', simulated: [], priors: [] }
  return buildPack({ info, contents, vectors: new Map(vectors), dim: DIM, modelId: 'by-hand' }, sha256)
}
