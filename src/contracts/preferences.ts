/** Preferences: what a visitor stated outright. Durable: neither pruning nor an expired TTL touches them. */
import * as z from 'zod/mini'
import { ContentId } from './content.ts'

const TagKey = z.string().check(z.regex(/^[^:]+:.+$/, 'a tag key "facet:label"'))
const Weight = z.number().check(z.gte(-1), z.lte(1))

/**
 * `hidden`: contents never recommended again, with the epoch ms of the wish; `seen`: the same for "I know this one";
 * `interests`: tag keys chosen at the start, each worth +1; `adjusted`: tag keys set by hand, in [-1, 1], which win over
 * interests; `mutedTags`: contents with one of these tags are not recommended; `demographics`: traits, used only where
 * the catalog defines priors over them; `followed`: creators and curators, with the epoch ms of the wish; `blocked`: those
 * whose works are not recommended; `mutedWords`: contents whose title or text has one of these words are not recommended.
 */
export const Preferences = z.readonly(
  z.strictObject({
    schemaVersion: z.literal(1),
    userId: z.string().check(z.minLength(1)),
    hidden: z._default(z.readonly(z.record(ContentId, z.number())), {}),
    seen: z._default(z.readonly(z.record(ContentId, z.number())), {}),
    interests: z._default(z.readonly(z.array(TagKey)), []),
    adjusted: z._default(z.readonly(z.record(TagKey, Weight)), {}),
    mutedTags: z._default(z.readonly(z.array(TagKey)), []),
    demographics: z._default(z.readonly(z.record(z.string(), z.string())), {}),
    followed: z._default(z.readonly(z.record(ContentId, z.number())), {}),
    blocked: z._default(z.readonly(z.array(ContentId)), []),
    mutedWords: z._default(z.readonly(z.array(z.string().check(z.minLength(1)))), []),
  }),
)
export type Preferences = z.infer<typeof Preferences>

/** A visitor who has said nothing. */
export function noPreferences(userId: string): Preferences {
  return {
    schemaVersion: 1,
    userId,
    hidden: {},
    seen: {},
    interests: [],
    adjusted: {},
    mutedTags: [],
    demographics: {},
    followed: {},
    blocked: [],
    mutedWords: [],
  }
}
