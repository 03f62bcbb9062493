/** A museum of twelve curators with works of their own kind, and an engine that serves the feed over it. */
import { type EngineParts, anEngine, aRawLook, type TestedEngine } from './an-engine.ts'
import { aCatalog } from './a-catalog.ts'
import { aContent, type ContentInput, someTags } from './a-content.ts'
import { aTime } from './an-event.ts'
import type { ContentStore } from '../../src/ports/content-store.ts'
import { DAY_MS, HOUR_MS } from '../../src/base/time.ts'
import { feed } from '../../src/products/feed.ts'
import { gallery } from '../../src/products/gallery.ts'

export const TOPICS = ['sea', 'war', 'night', 'garden'] as const
export const CURATORS = 12
export const WORKS_EACH = 6

/** Works `w-0-0` to `w-11-5`; curator c shows topic c mod 4 and, with every third work, the next one. */
export function aFeedCatalog(
  overrides: (curator: number, work: number) => Partial<ContentInput> = () => ({}),
): ContentStore {
  const contents = Array.from({ length: CURATORS * WORKS_EACH }, (_, at) => {
    const curator = Math.floor(at / WORKS_EACH)
    const work = at % WORKS_EACH
    const topic = TOPICS[(curator + Number(work % 3 === 2)) % TOPICS.length]
    return aContent({
      id: `w-${curator}-${work}`,
      title: `Work ${work} of ${curator}`,
      curator: `curator-${curator}`,
      tags: someTags(`subject:${topic}`, `mood:${curator % 2 === 0 ? 'calm' : 'wild'}`),
      quality: ((at * 37) % 100) / 100,
      publishedAt: aTime - work * DAY_MS - curator * HOUR_MS,
      ...overrides(curator, work),
    })
  })
  const curators = Array.from({ length: CURATORS }, (_, at) => ({
    id: `curator-${at}`,
    name: `Curator ${at}`,
    about: '',
  }))
  return aCatalog({
    contents,
    manifest: {
      info: {
        catalogId: 'feed-museum',
        title: 'Feed museum',
        lang: 'en',
        simulated: ['curator'],
        priors: [],
        curators,
      },
    },
  })
}

export function aFeedEngine(catalog: ContentStore = aFeedCatalog(), parts: EngineParts = {}): TestedEngine {
  return anEngine(catalog, { products: [feed, gallery], ...parts })
}

/** A look that held the visitor. */
export function aHeldLook(contentId: string, ts = aTime - HOUR_MS): Record<string, unknown> {
  return aRawLook(contentId, { originalTimestamp: ts, messageId: `held-${contentId}-${ts}` })
}
