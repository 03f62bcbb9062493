/** An engine over memory stores, with a clock that the test moves. */
import { RecConfig, type RecConfigInput } from '../../src/contracts/rec-config.ts'
import { aTime, aUser } from './an-event.ts'
import type { Components } from '../../src/engine/components.ts'
import type { ContentStore } from '../../src/ports/content-store.ts'
import { createMiniSearchIndex } from '../../src/adapters/minisearch/minisearch-index.ts'
import { createMemoryStores } from '../../src/adapters/memory/memory-stores.ts'
import { Engine } from '../../src/engine/engine.ts'
import { gallery } from '../../src/products/gallery.ts'

export interface EngineParts extends Partial<Omit<Components, 'config'>> {
  readonly config?: RecConfigInput
}

export interface TestedEngine {
  readonly engine: Engine
  readonly components: Components
  /** Another engine over the same stores, as after a restart. */
  readonly restarted: (catalog?: ContentStore) => Engine
  /** Sets the clock. */
  readonly setNow: (now: number) => void
}

export function anEngine(catalog: ContentStore, { config = {}, ...parts }: EngineParts = {}): TestedEngine {
  let now = aTime
  let ids = 0
  const parsed = RecConfig.parse(config)
  const components: Components = {
    config: { config: parsed, given: config },
    products: [gallery],
    scenarios: {},
    ...createMemoryStores({ ttlSeconds: parsed.ttlSeconds }),
    indexOfWords: (contents) => createMiniSearchIndex(contents),
    clock: { now: () => now },
    stopwatch: () => 0,
    newId: () => `id-${++ids}`,
    seed: 0,
    locale: 'en',
    ...parts,
  }
  return {
    engine: new Engine(components, catalog),
    components,
    restarted: (other = catalog) => new Engine(components, other),
    setNow: (at) => {
      now = at
    },
  }
}

/** A raw event as a tracker sends it: a long look at a content. */
export function aRawLook(
  contentId: string,
  overrides: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  return {
    event: 'content_viewed',
    userId: aUser,
    messageId: `look-${contentId}`,
    originalTimestamp: aTime,
    properties: { content_id: contentId, dwell_seconds: 60, end_reason: 'next_button' },
    ...overrides,
  }
}
