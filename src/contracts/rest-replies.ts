/** What the REST surface answers beside recommendations and profiles, the same on a page, in a service worker, in Node. */
import type { IngestReport } from './host-replies.ts'
import type { RefusalCode } from './interaction-event.ts'

/** Where a raw event was: its index in the batch, and its place in an envelope of many, both from 0. */
export interface EventPlace {
  readonly index: number
  readonly part?: number
}

/** What became of a batch. Seed: orchestration, ingest. */
export interface RestIngestReply extends Pick<IngestReport, 'normalized' | 'updatedUserIds'> {
  /** Ascending by place. */
  readonly refused: readonly (EventPlace & { readonly code: RefusalCode })[]
  /** Payloads that only said how long a look of the same batch took, and have become part of it. Ascending by place. */
  readonly folded: readonly EventPlace[]
}
