/** RecConfig: every tunable of Docent in one typed place, each with unit, range and source. Seed: recsys-contracts, config. */
import * as z from 'zod/mini'
import { FeedConfig } from './feed-config.ts'

const Weight = z.number().check(z.gte(0), z.lte(10))
const Fraction = z.number().check(z.gte(0), z.lte(1))
const Positive = z.number().check(z.positive())
const Signed = z.number().check(z.gte(-1), z.lte(1))

/** Weights of the components of a strength; those present are divided by their sum. Seed. */
export const EngagementWeights = z.readonly(
  z.strictObject({
    dwell: z._default(Weight, 0.4),
    completion: z._default(Weight, 0.3),
    revisit: z._default(Weight, 0.2),
    survey: z._default(Weight, 0.1),
  }),
)

/** Weights of the warm scorers in the final score. Seed: the first four; the rest are Docent's. */
export const FusionWeights = z.readonly(
  z.strictObject({
    semantic: z._default(Weight, 0.5),
    tag: z._default(Weight, 0.3),
    geo: z._default(Weight, 0),
    popularity: z._default(Weight, 0),
    freshness: z._default(Weight, 0),
    interest: z._default(Weight, 0.2),
    prior: z._default(Weight, 0.1),
    search: z._default(Weight, 0.2),
  }),
)
export type FusionWeights = z.infer<typeof FusionWeights>

/**
 * Weights of the cold scorers. Docent's own: one stated interest of three beats all popularity, popularity beats
 * news, and what is just close enough to a search to count (.4) beats all popularity (.3).
 */
export const ColdWeights = z.readonly(
  z.strictObject({
    semantic: z._default(Weight, 0),
    tag: z._default(Weight, 0),
    geo: z._default(Weight, 0),
    popularity: z._default(Weight, 0.3),
    freshness: z._default(Weight, 0.1),
    interest: z._default(Weight, 1.5),
    prior: z._default(Weight, 0.1),
    search: z._default(Weight, 0.8),
  }),
)

/** What the completion component is worth by EndReason, in [-1, 1]. decisions: strength. */
export const CompletionValues = z.readonly(
  z.strictObject({
    next_button: z._default(Signed, 1),
    link: z._default(Signed, 0.5),
    close_button: z._default(Signed, 0.1),
    abandon: z._default(Signed, -1),
  }),
)

/** How survey answers become numbers in [-1, 1]: a scale for numbers, a table for choices (lower case). */
export const SurveyScale = z.readonly(
  z.strictObject({
    min: z._default(z.number(), 1),
    max: z._default(z.number(), 5),
    choices: z._default(z.readonly(z.record(z.string(), Signed)), {
      yes: 1,
      no: -1,
      love: 1,
      like: 0.5,
      neutral: 0,
      dislike: -0.5,
      hate: -1,
    }),
  }),
)

export const RecConfig = z.readonly(
  z.strictObject({
    /** Components of a strength. */
    engagementWeights: z.prefault(EngagementWeights, {}),
    completionValues: z.prefault(CompletionValues, {}),
    survey: z.prefault(SurveyScale, {}),
    fusionWeights: z.prefault(FusionWeights, {}),
    coldWeights: z.prefault(ColdWeights, {}),
    /** Words a visitor reads in a second. Seed. */
    readingSpeedWps: z._default(Positive, 4.2),
    /** Factor on expected time where there is an image. Seed. */
    imgExtraTime: z._default(Positive, 1.3),
    /** Dwell counts up to this multiple of the expected time. Seed. */
    dwellCapRatio: z._default(Positive, 2),
    /** Expected time is at least this, in seconds. */
    minExpectedSeconds: z._default(Positive, 3),
    /** Strength at and above which an Outcome is positive. Seed. */
    positiveThreshold: z._default(Signed, 0.3),
    /** Strength at and below which an Outcome is negative. Seed. */
    negativeThreshold: z._default(Signed, -0.05),
    /** Days after which a content counts half. Seed. */
    halfLifeDays: z._default(Positive, 14),
    /** Share of its strength that a negative takes away. Seed. */
    softNegativeWeight: z._default(Fraction, 0.3),
    /** Days of events that the signals are made of. Seed: adapters. */
    windowDays: z._default(Positive, 30),
    /** Seconds after which stored signals are rebuilt. Seed: adapters, 7 days. */
    ttlSeconds: z._default(Positive, 604_800),
    /** Candidates a source proposes. Seed. */
    poolPerGenerator: z._default(z.int().check(z.gte(1), z.lte(1000)), 30),
    /** Items of a list when `count` is not given. Seed. */
    finalLimit: z._default(z.int().check(z.gte(1), z.lte(1000)), 10),
    /** Relevance against diversity in MMR; 1 is relevance alone. Seed. */
    mmrLambda: z._default(Fraction, 0.7),
    /** Positives from which a visitor is warm. Seed. */
    coldStartMinPositives: z._default(z.int().check(z.gte(1)), 1),
    /** Weight that `near` gives to distance. */
    nearWeight: z._default(Weight, 0.2),
    /** Days after which a newly published content counts half as fresh. */
    freshnessHalfLifeDays: z._default(Positive, 30),
    /** Hours after which a served item's rotation penalty counts half. */
    rotationHalfLifeHours: z._default(Positive, 2),
    /** The feed's own. */
    feed: z.prefault(FeedConfig, {}),
  }),
)
export type RecConfig = z.infer<typeof RecConfig>
/** What a caller may give: any part of it. */
export type RecConfigInput = z.input<typeof RecConfig>
