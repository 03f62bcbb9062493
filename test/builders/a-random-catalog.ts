/** Catalogs and doings for property tests, made of a seed. */
import { aCatalog } from './a-catalog.ts'
import { aContent, someTags } from './a-content.ts'
import { aTime } from './an-event.ts'
import type { ContentStore } from '../../src/ports/content-store.ts'
import { DAY_MS } from '../../src/base/time.ts'
import type { Doings } from './some-signals.ts'
import { seededRandom } from '../../src/base/random.ts'

const LABELS = ['sea', 'ships', 'night', 'portrait', 'garden', 'gold', 'dance', 'snow']
const ROOMS = ['1', '2', '3', '4']

/** `size` contents with 0 to 4 tags, a room, popularity and a date, each left out now and then. */
export function aRandomCatalog(seed: number, size: number): ContentStore {
  const random = seededRandom(seed)
  const contents = Array.from({ length: size }, (_, at) => {
    const keys = LABELS.filter(() => random() < 0.35)
      .slice(0, 4)
      .map((label) => `subject:${label}`)
    return aContent({
      id: `c${String(at).padStart(3, '0')}`,
      title: `Work ${at}`,
      tags: someTags(...keys),
      year: 1500 + Math.floor(random() * 500),
      ...(random() < 0.8 ? { room: ROOMS[Math.floor(random() * ROOMS.length)] ?? '1', floor: '0' } : {}),
      ...(random() < 0.8 ? { popularity: random() } : {}),
      ...(random() < 0.5 ? { publishedAt: aTime - Math.floor(random() * 100 * DAY_MS) } : {}),
    })
  })
  return aCatalog({ contents, manifest: { normalisers: { semantic: 0.6, tag: 0.8 } } })
}

/** What a visitor did with some of the contents: one to three changes each, of either sign. */
export function someDoings(catalog: ContentStore, seed: number, contents: number): Doings {
  const random = seededRandom(seed ^ 0x5bd1e995)
  const doings: Record<string, readonly number[]> = {}
  for (let at = 0; at < contents && catalog.size > 0; at++) {
    const { id } = catalog.contentAt(Math.floor(random() * catalog.size))
    doings[id] = Array.from({ length: 1 + Math.floor(random() * 3) }, () => random() * 1.2 - 0.4)
  }
  return doings
}
