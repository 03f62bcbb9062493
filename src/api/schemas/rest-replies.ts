/** What the REST surface alone answers: the reply of ingest, features, errors; and what ingest is given. */
import * as z from 'zod/mini'
import { SOURCES } from '../../contracts/rest-replies.ts'

const Count = z.int().check(z.gte(0))

/** Whatever an analytics tool writes; what is understood of it is for its normaliser to say. */
export const RawEvent = z.looseObject({})

export const IngestBody = z.union([
  z.readonly(z.array(z.unknown())),
  z.looseObject({ events: z.readonly(z.array(z.unknown())), source: z.optional(z.enum(SOURCES)) }),
  z.looseObject({ batch: z.readonly(z.array(z.unknown())), source: z.optional(z.enum(SOURCES)) }),
  RawEvent,
])

export const IngestAnswer = z.object({
  normalized: Count,
  updatedUserIds: z.readonly(z.array(z.string())),
  refused: z.readonly(z.array(z.object({ index: Count, code: z.string().check(z.regex(/^[a-z]+(?:-[a-z]+)*$/)) }))),
})

export const FeaturesAnswer = z.object({
  userId: z.string(),
  features: z.readonly(
    z.array(
      z.object({
        name: z.string(),
        value: z.union([z.number(), z.string(), z.null()]),
        state: z.string(),
        at: z.optional(z.number()),
      }),
    ),
  ),
})

export const ErrorAnswer = z.object({
  error: z.object({
    code: z.string().check(z.regex(/^[a-z]+(?:-[a-z]+)*$/)),
    message: z.string(),
    details: z.looseObject({}),
  }),
})
