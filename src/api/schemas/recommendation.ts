/** Recommendation as JSON: the schema of what `recommend` answers. The types of contracts and these are held together. */
import * as z from 'zod/mini'
import type { Recommendation } from '../../contracts/recommendation.ts'
import { Content, ContentId } from '../../contracts/content.ts'
import { sentAs } from './sent-as.ts'

const Count = z.int().check(z.gte(0))
const list = <T extends z.ZodMiniType>(item: T) => z.readonly(z.array(item))
const record = <T extends z.ZodMiniType>(value: T) => z.readonly(z.record(z.string(), value))

const EventShare = z.object({ eventId: z.string(), share: z.number() })
const ContentShare = z.object({ contentId: ContentId, share: z.number(), events: list(EventShare) })
const QueryShare = z.object({ eventId: z.string(), text: z.string(), share: z.number() })

export const Line = z.object({
  /** Grows with the products. */
  kind: z.string(),
  label: z.string(),
  value: z.number(),
  about: z.optional(z.string()),
  because: list(ContentShare),
  queries: z.optional(list(QueryShare)),
  simulated: z.optional(z.boolean()),
})

export const Breakdown = z.object({ total: z.number(), lines: list(Line) })

export const ScoredCandidate = z.object({
  contentId: ContentId,
  generatedBy: z.string(),
  finalScore: z.number(),
  reason: z.string(),
  content: Content,
  breakdown: z.optional(Breakdown),
})

const ShortBecause = z.enum(['catalog-empty', 'filtered-out', 'min-score', 'catalog-exhausted'])

export const Diagnostics = z.object({
  product: z.string(),
  catalogVersion: z.string(),
  catalogSize: Count,
  asked: Count,
  emptyBecause: z.optional(ShortBecause),
  shortBecause: z.optional(ShortBecause),
  coldBecause: z.optional(z.enum(['no-positives', 'taste-cancelled', 'other-profile'])),
  positives: Count,
  negatives: Count,
  sources: record(Count),
  weights: record(
    z.object({ value: z.number(), from: z.enum(['default', 'product', 'config', 'near', 'request', 'model']) }),
  ),
  degraded: list(z.string()),
  models: z.optional(
    list(
      z.object({
        kind: z.string(),
        state: z.enum(['trained', 'fallback', 'off']),
        because: z.optional(z.string()),
      }),
    ),
  ),
})

const StageTrace = z.object({
  stage: z.string(),
  kind: z.enum([
    'query-hydrator',
    'source',
    'hydrator',
    'filter',
    'scorer',
    'fusion',
    'adjustment',
    'selector',
    'side-effect',
  ]),
  in: Count,
  kept: Count,
  dropped: record(Count),
  ms: z.number(),
  skipped: z.optional(z.string()),
})

export const Strategy = z.enum(['warm', 'cold'])

export const RecommendationAnswer = sentAs<Recommendation>()(
  z.object({
    recommId: z.string(),
    userId: z.string(),
    strategy: Strategy,
    items: list(ScoredCandidate),
    diagnostics: Diagnostics,
    trace: z.optional(z.object({ stages: list(StageTrace), ms: z.number() })),
  }),
)
