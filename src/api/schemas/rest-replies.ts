/** What the REST surface alone answers: the reply of ingest, features, errors; and what ingest is given. */
import * as z from 'zod/mini'
import type { FeaturesView } from '../../contracts/feature-view.ts'
import { IntakeSource } from '../../contracts/intake-source.ts'
import type { RestIngestReply } from '../../contracts/rest-replies.ts'
import { sentAs } from './sent-as.ts'

const Count = z.int().check(z.gte(0))
const Code = z.string().check(z.regex(/^[a-z]+(?:-[a-z]+)*$/))
const list = <T extends z.ZodMiniType>(item: T) => z.readonly(z.array(item))

/** Whatever an analytics tool writes; what is understood of it is for its normaliser to say. */
export const RawEvent = z.looseObject({})

export const IngestBody = z.union([
  z.readonly(z.array(z.unknown())),
  z.looseObject({ events: z.readonly(z.array(z.unknown())), source: z.optional(IntakeSource) }),
  RawEvent,
])

export const IngestAnswer = sentAs<RestIngestReply>()(
  z.object({
    normalized: Count,
    updatedUserIds: z.readonly(z.array(z.string())),
    refused: list(z.object({ index: Count, part: z.optional(Count), code: Code })),
    folded: list(z.object({ index: Count, part: z.optional(Count) })),
  }),
)

const FeatureValue = z.union([z.number(), z.string(), z.null()])

const Feature = z.object({
  name: z.string(),
  dtype: z.enum(['numeric', 'categorical']),
  description: z.string(),
  windowDays: z.number(),
  ttlSeconds: z.number(),
  value: FeatureValue,
  state: z.enum(['fresh', 'stale', 'expired', 'empty']),
  evidence: Count,
  computedAt: z.number(),
  newestAt: z.optional(z.number()),
  history: list(z.object({ at: z.number(), value: FeatureValue })),
  reads: list(z.string()),
  usedBy: list(z.string()),
  because: z.optional(list(z.string())),
})

export const FeaturesAnswer = sentAs<FeaturesView>()(
  z.object({ userId: z.string(), at: z.number(), features: list(Feature) }),
)

export const ErrorAnswer = z.object({
  error: z.object({
    code: Code,
    message: z.string(),
    details: z.looseObject({}),
  }),
})
