/** What one search may ask for. Every option is optional. */
import * as z from 'zod/mini'
import { Where } from './where.ts'

const Fraction = z.number().check(z.gte(0), z.lte(1))

/** By both, by the letters alone, or by meaning alone. */
export const SearchMode = z.enum(['hybrid', 'text', 'meaning'])
export type SearchMode = z.infer<typeof SearchMode>

/** What each part of a score is worth; a weight of 0 means that the part is not even computed. */
export const SearchWeights = z.readonly(z.strictObject({ text: z.optional(Fraction), meaning: z.optional(Fraction) }))
export type SearchWeights = z.infer<typeof SearchWeights>

/**
 * `mode` default hybrid; `limit` 1-1000, default 10; `personalize` in [0, 1], default 0, is the weight of what this
 * visitor likes: it reorders the hits and adds none; `weights` each in [0, 1], defaults in SPEC SE7; `explain` false
 * leaves `breakdown` out.
 */
export const SearchOptions = z.readonly(
  z.strictObject({
    mode: z.optional(SearchMode),
    where: z.optional(Where),
    limit: z.optional(z.int().check(z.gte(1), z.lte(1000))),
    personalize: z.optional(Fraction),
    weights: z.optional(SearchWeights),
    explain: z.optional(z.boolean()),
  }),
)
export type SearchOptions = z.infer<typeof SearchOptions>
