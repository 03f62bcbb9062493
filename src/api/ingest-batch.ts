/** One batch of raw events of any source, on its way to a store that reads the canonical form. */
import type { InteractionEvent } from '../contracts/interaction-event.ts'
import type { IntakeSource } from '../contracts/intake-source.ts'
import type { RestIngestReply } from '../contracts/rest-replies.ts'
import { DocentError } from '../base/docent-error.ts'

export interface UnderstoodBatch extends Pick<RestIngestReply, 'refused' | 'folded'> {
  readonly events: readonly InteractionEvent[]
}

export interface IngestSteps {
  /** Never throws. */
  readonly normalize: (raws: readonly unknown[], source: IntakeSource) => UnderstoodBatch
  /** Stores canonical messages and refreshes the signals of their users. */
  readonly store: (messages: readonly unknown[]) => Promise<Pick<RestIngestReply, 'updatedUserIds'>>
  /** The one profile that is kept; undefined keeps any. */
  readonly onlyUserId?: string
}

/**
 * [AP6] Normalises, stores, refreshes: what was understood counts, what was not is refused with index and code, and
 * neither costs the other. [AP7] Where one profile is kept, a batch with an event of another is refused as a whole:
 * `rest-other-profile`, nothing stored.
 */
export async function ingestBatch(
  raws: readonly unknown[],
  source: IntakeSource,
  { normalize, store, onlyUserId }: IngestSteps,
): Promise<RestIngestReply> {
  const { events, refused, folded } = normalize(raws, source)
  const others = onlyUserId === undefined ? 0 : events.filter(({ userId }) => userId !== onlyUserId).length
  if (others > 0) throw otherProfile(others)
  const { updatedUserIds } = events.length === 0 ? { updatedUserIds: [] } : await store(events.map(messageOf))
  return { normalized: events.length, updatedUserIds, refused, folded }
}

/** The event in the form of Docent's own tracker; its normaliser gives the very same event back. */
export function messageOf(event: InteractionEvent): Readonly<Record<string, unknown>> {
  const { id, userId, event: name, ts, contentId, dwellSeconds, endReason, queryText, ...rest } = event
  return {
    type: 'track',
    event: name,
    messageId: id,
    userId,
    originalTimestamp: ts,
    properties: {
      content_id: contentId,
      dwell_seconds: dwellSeconds,
      end_reason: endReason,
      query: queryText,
      query_vector: rest.queryVector,
      impressions: rest.impressions,
      answers: rest.surveyAnswers,
      feedback: rest.feedback,
      recomm_id: rest.recommId,
    },
  }
}

function otherProfile(count: number): DocentError {
  return new DocentError(
    'rest-other-profile',
    `Expected events of the one profile that this device keeps, found ${count} of others. Nothing was stored; send its own alone.`,
    { count },
  )
}
