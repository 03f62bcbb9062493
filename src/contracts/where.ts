/** The filter grammar of recommend and search: JSON, typed, no string parser, no eval. Source: Orama's `where`. */
import * as z from 'zod/mini'
import { pairOf } from './pair-of.ts'

const Scalar = z.union([z.string(), z.number(), z.boolean()])

/** Conditions on one field; all that are given must hold. */
export const FieldCondition = z.readonly(
  z.strictObject({
    eq: z.optional(Scalar),
    in: z.optional(z.readonly(z.array(Scalar))),
    nin: z.optional(z.readonly(z.array(Scalar))),
    gt: z.optional(z.number()),
    gte: z.optional(z.number()),
    lt: z.optional(z.number()),
    lte: z.optional(z.number()),
    between: z.optional(pairOf(z.number())),
    containsAny: z.optional(z.readonly(z.array(z.string()))),
    containsAll: z.optional(z.readonly(z.array(z.string()))),
    exists: z.optional(z.boolean()),
  }),
)
export type FieldCondition = z.infer<typeof FieldCondition>

const field = z.optional(FieldCondition)

/** Fields of Content that a condition may name; `tags` are compared by key `facet:label`. */
const fields = {
  id: field,
  contentType: field,
  title: field,
  tags: field,
  wordCount: field,
  hasImage: field,
  lat: field,
  lon: field,
  creator: field,
  year: field,
  medium: field,
  place: field,
  collection: field,
  room: field,
  floor: field,
  x: field,
  y: field,
  lang: field,
  durationSeconds: field,
  popularity: field,
  publishedAt: field,
  expiresAt: field,
}
export type WhereField = keyof typeof fields

/** Field conditions, all of which must hold, and `and`, `or`, `not` of further wheres. `{}` matches everything. */
export type Where = { readonly [Field in WhereField]?: FieldCondition | undefined } & {
  readonly and?: readonly Where[] | undefined
  readonly or?: readonly Where[] | undefined
  readonly not?: Where | undefined
}

export const Where: z.ZodMiniType<Where> = z.strictObject({
  ...fields,
  get and() {
    return z.optional(z.readonly(z.array(Where)))
  },
  get or() {
    return z.optional(z.readonly(z.array(Where)))
  },
  get not() {
    return z.optional(Where)
  },
})

/** Whether a key of a where names a field, rather than `and`, `or` or `not`. */
export function isWhereField(key: string): key is WhereField {
  return Object.hasOwn(fields, key)
}
