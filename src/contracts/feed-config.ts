/** FeedConfig: every number of the feed in one place, each with unit, range and source. Seed: mini recommendation system. */
import * as z from 'zod/mini'

const Weight = z.number().check(z.gte(0), z.lte(10))
const Fraction = z.number().check(z.gte(0), z.lte(1))
const Positive = z.number().check(z.positive())
const Limit = z.int().check(z.gte(0), z.lte(1000))

/** A probability above `heavyAbove` multiplies the score by `heavyFactor`, one above `mildAbove` by `mildFactor`. */
function safetyRule(heavyAbove: number, heavyFactor: number, mildAbove: number, mildFactor: number) {
  return z.prefault(
    z.readonly(
      z.strictObject({
        heavyAbove: z._default(Fraction, heavyAbove),
        heavyFactor: z._default(Fraction, heavyFactor),
        mildAbove: z._default(Fraction, mildAbove),
        mildFactor: z._default(Fraction, mildFactor),
      }),
    ),
    {},
  )
}

/** Weights of the ranker's heads in the score, each a probability or a likeness in [0, 1]. Seed. */
export const HeadWeights = z.readonly(
  z.strictObject({
    engagement: z._default(Weight, 0.6),
    follow: z._default(Weight, 0.1),
    embedding: z._default(Weight, 0.3),
  }),
)
export type HeadWeights = z.infer<typeof HeadWeights>

export const FeedConfig = z.readonly(
  z.strictObject({
    /** Candidates of each source. Seed. */
    limits: z.prefault(
      z.readonly(
        z.strictObject({
          InNetwork: z._default(Limit, 200),
          OutOfNetwork: z._default(Limit, 200),
          Graph: z._default(Limit, 100),
        }),
      ),
      {},
    ),
    /** Creators around a visitor that the graph source draws from. Seed. */
    neighbourhood: z._default(Limit, 20),
    headWeights: z.prefault(HeadWeights, {}),
    /** What the embedding blend is made of, each in [0, 1]. Seed. */
    embeddingWeights: z.prefault(
      z.readonly(
        z.strictObject({
          simclusters: z._default(Weight, 0.25),
          twhin: z._default(Weight, 0.2),
          realgraph: z._default(Weight, 0.15),
        }),
      ),
      {},
    ),
    /** 'learned' takes the trained softmax over the three heads in place of headWeights. decisions: served feed score. */
    fusion: z._default(z.enum(['fixed', 'learned']), 'fixed'),
    /** 'network' takes the ranker's own embedding head in place of the blend. decisions: served feed score. */
    embeddingHead: z._default(z.enum(['blend', 'network']), 'blend'),
    /** Factor on the score by source. Seed. */
    sourceWeights: z.prefault(
      z.readonly(
        z.strictObject({
          InNetwork: z._default(Weight, 0.8),
          OutOfNetwork: z._default(Weight, 0.5),
          Graph: z._default(Weight, 0.6),
        }),
      ),
      {},
    ),
    /** Factors on what may offend; probabilities in [0, 1]. Seed. */
    nsfw: safetyRule(0.8, 0.1, 0.5, 0.7),
    toxicity: safetyRule(0.7, 0.1, 0.5, 0.8),
    /** Score units that a work published now gains; half after `recencyHalfLifeHours`. Docent's own. */
    recencyWeight: z._default(Weight, 0.05),
    recencyHalfLifeHours: z._default(Positive, 72),
    /** Factor on the score of each further work of a creator in a list, down to a floor. Source: x-algorithm, 2026. */
    creatorDecay: z._default(Fraction, 0.5),
    creatorFloor: z._default(Fraction, 0.25),
    /** The same for each earlier work of a list with the same first tag. Docent's own. */
    tagDecay: z._default(Fraction, 0.9),
    tagFloor: z._default(Fraction, 0.5),
    /** Works published longer ago are left out; absent: none is. */
    maxAgeDays: z.optional(Positive),
    /** Kinds of models that take no part, as if their files were missing. */
    modelsOff: z._default(z.readonly(z.array(z.string())), []),
  }),
)
export type FeedConfig = z.infer<typeof FeedConfig>
