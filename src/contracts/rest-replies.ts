/** What the REST surface answers beside recommendations and profiles, the same on a page, in a service worker, in Node. */
import type { IngestReport } from './host-replies.ts'

/** Where raw events come from: each source has a normaliser of its own. */
export const SOURCES = ['rudderstack', 'segment', 'posthog', 'snowplow', 'postgres'] as const
export type SourceName = (typeof SOURCES)[number]

/** What became of a batch. Seed: orchestration, ingest. */
export type RestIngestReply = Pick<IngestReport, 'normalized' | 'updatedUserIds' | 'refused'>

/** One feature of a profile, with how fresh it is. */
export interface RestFeature {
  readonly name: string
  /** Null where there is nothing to say yet. */
  readonly value: number | string | null
  readonly state: string
  /** Epoch ms at which the value was worked out; absent where it never was. */
  readonly at?: number
}

export interface RestFeatures {
  readonly userId: string
  readonly features: readonly RestFeature[]
}
