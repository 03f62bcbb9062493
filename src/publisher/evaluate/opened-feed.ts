/** OpenedFeed: a feed ready to be asked: a catalog with its models under a config, and the same with a thing switched off. */
import { type ConfigWithOrigin, readConfig } from '../../contracts/read-config.ts'
import type { ContentStore } from '../../ports/content-store.ts'
import { withCatalogModels } from '../train/dataset-catalog.ts'
import type { DescribeOptions } from '../train/look-features.ts'
import { type ModelFiles, modelBytes } from '../train/model-files.ts'
import { createFeed } from './feed-lists.ts'
import { type FeedSwitch, maskFeatures } from './feed-switches.ts'

export interface OpenedFeed {
  /** Without its models. */
  readonly base: ContentStore
  readonly files: ModelFiles
  /** With them. */
  readonly catalog: ContentStore
  readonly config: ConfigWithOrigin
  readonly describe: DescribeOptions
  readonly recommend: ReturnType<typeof createFeed>
  readonly seed: number
  /** Milliseconds. */
  readonly stopwatch: () => number
}

export interface OpenFeedOptions {
  readonly base: ContentStore
  readonly files: ModelFiles
  /** RecConfig overrides of the feed. */
  readonly feed?: Readonly<Record<string, unknown>>
  readonly looksPerMoment: number
  readonly seed: number
  readonly stopwatch: () => number
}

/** Errors: `config-invalid` and `config-unknown-key` for overrides that no config takes. */
export function openFeed({ base, files, feed = {}, looksPerMoment, seed, stopwatch }: OpenFeedOptions): OpenedFeed {
  const config = readConfig({ feed })
  const { windowDays, feed: numbers } = config.config
  const catalog = withCatalogModels(base, modelBytes(files))
  return {
    base,
    files,
    catalog,
    config,
    describe: { windowDays, neighbourhood: numbers.neighbourhood, looksPerMoment },
    recommend: createFeed(catalog, config, { seed, stopwatch }),
    seed,
    stopwatch,
  }
}

/** The same feed with a switch turned. */
export function openFeedWithout(
  { base, files, describe, seed, stopwatch }: OpenedFeed,
  { feed = {}, masked = [] }: FeedSwitch,
): OpenedFeed {
  const { looksPerMoment = Infinity } = describe
  return openFeed({ base, files: maskFeatures(files, masked), feed, looksPerMoment, seed, stopwatch })
}
