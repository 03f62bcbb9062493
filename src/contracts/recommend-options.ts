/** What one recommend call may ask for. Every option is optional. */
import * as z from 'zod/mini'
import { ContentId } from './content.ts'
import { Where } from './where.ts'

/** A place: on earth, in the venue, or where a content hangs. */
export const Near = z.readonly(
  z.union([
    z.strictObject({ lat: z.number().check(z.gte(-90), z.lte(90)), lon: z.number().check(z.gte(-180), z.lte(180)) }),
    z.strictObject({ x: z.number(), y: z.number(), floor: z.optional(z.string()) }),
    z.strictObject({ room: z.string() }),
    z.strictObject({ contentId: ContentId }),
  ]),
)
export type Near = z.infer<typeof Near>

/** Adds `by` (score units, negative buries) to the relevance of what matches `where`; `label` names it in explanations. */
export const Boost = z.readonly(
  z.strictObject({ where: Where, by: z.number().check(z.gte(-10), z.lte(10)), label: z.optional(z.string()) }),
)
export type Boost = z.infer<typeof Boost>

const Fraction = z.number().check(z.gte(0), z.lte(1))
const HeadWeight = z.optional(z.number().check(z.gte(0), z.lte(10)))

/** What one request may say of the feed, over FeedConfig: weights of heads, kinds of models that take no part. */
export const FeedOptions = z.readonly(
  z.strictObject({
    headWeights: z.optional(
      z.readonly(z.strictObject({ engagement: HeadWeight, follow: HeadWeight, embedding: HeadWeight })),
    ),
    modelsOff: z.optional(z.readonly(z.array(z.string()))),
    fusion: z.optional(z.enum(['fixed', 'learned'])),
  }),
)
export type FeedOptions = z.infer<typeof FeedOptions>

/**
 * `count` 1-1000; `diversity` in [0, 1], 0 is relevance alone, default 1 - mmrLambda; `minScore` is a floor on relevance
 * and returns fewer rather than worse; `rotation` in [0, 1] makes what was lately served step back; `context` is matched
 * with the catalog's priors beside demographics; `explain` false leaves `breakdown` out; `feed` is read by that product.
 */
export const RecommendOptions = z.readonly(
  z.strictObject({
    product: z.optional(z.string()),
    count: z.optional(z.int().check(z.gte(1), z.lte(1000))),
    scenario: z.optional(z.string()),
    where: z.optional(Where),
    exclude: z.optional(z.readonly(z.array(z.string()))),
    boost: z.optional(z.readonly(z.array(Boost))),
    diversity: z.optional(Fraction),
    minScore: z.optional(z.number()),
    rotation: z.optional(Fraction),
    near: z.optional(Near),
    context: z.optional(z.readonly(z.record(z.string(), z.union([z.string(), z.number()])))),
    explain: z.optional(z.boolean()),
    trace: z.optional(z.boolean()),
    feed: z.optional(FeedOptions),
  }),
)
export type RecommendOptions = z.infer<typeof RecommendOptions>
