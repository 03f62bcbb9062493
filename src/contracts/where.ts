/** The filter grammar of recommend and search: JSON, typed, no string parser, no eval. Source: Orama's `where`. */
import * as z from 'zod/mini'

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
    between: z.optional(z.readonly(z.tuple([z.number(), z.number()]))),
    containsAny: z.optional(z.readonly(z.array(z.string()))),
    containsAll: z.optional(z.readonly(z.array(z.string()))),
    exists: z.optional(z.boolean()),
  }),
)
export type FieldCondition = z.infer<typeof FieldCondition>

/** Fields of Content that a condition may name; `tags` are compared by key `facet:label`. */
export const WHERE_FIELDS = [
  'id',
  'contentType',
  'title',
  'tags',
  'wordCount',
  'hasImage',
  'lat',
  'lon',
  'creator',
  'year',
  'medium',
  'place',
  'collection',
  'room',
  'floor',
  'x',
  'y',
  'lang',
  'durationSeconds',
  'popularity',
  'publishedAt',
  'expiresAt',
] as const
export type WhereField = (typeof WHERE_FIELDS)[number]

const fieldShape: Record<WhereField, z.ZodMiniOptional<typeof FieldCondition>> = Object.fromEntries(
  WHERE_FIELDS.map((field) => [field, z.optional(FieldCondition)]),
) as Record<WhereField, z.ZodMiniOptional<typeof FieldCondition>>

/** Field conditions, all of which must hold, and `and`, `or`, `not` of further wheres. `{}` matches everything. */
export type Where = { readonly [Field in WhereField]?: FieldCondition | undefined } & {
  readonly and?: readonly Where[] | undefined
  readonly or?: readonly Where[] | undefined
  readonly not?: Where | undefined
}

export const Where: z.ZodMiniType<Where> = z.lazy(() =>
  z.strictObject({
    ...fieldShape,
    and: z.optional(z.array(Where)),
    or: z.optional(z.array(Where)),
    not: z.optional(Where),
  }),
) as unknown as z.ZodMiniType<Where>
