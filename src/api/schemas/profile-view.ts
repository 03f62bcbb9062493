/** ProfileView as JSON: the schema of what `usermodel` answers. */
import * as z from 'zod/mini'
import { ContentId } from '../../contracts/content.ts'
import { Preferences } from '../../contracts/preferences.ts'
import type { ProfileView } from '../../contracts/host-replies.ts'
import { sentAs } from './sent-as.ts'
import { Strategy } from './recommendation.ts'

const Count = z.int().check(z.gte(0))
const list = <T extends z.ZodMiniType>(item: T) => z.readonly(z.array(item))

const EventChange = z.object({
  eventId: z.string(),
  ts: z.number(),
  did: z.object({
    event: z.string(),
    dwellSeconds: z.optional(z.number()),
    endReason: z.optional(z.string()),
    feedback: z.optional(z.string()),
  }),
  change: z.number(),
})

export const Evidence = z.object({
  contentId: ContentId,
  outcome: z.enum(['positive', 'negative', 'neutral']),
  strength: z.number(),
  ts: z.number(),
  components: z.object({
    dwell: z.optional(z.number()),
    completion: z.optional(z.number()),
    revisit: z.optional(z.number()),
    survey: z.optional(z.number()),
    feedback: z.optional(z.number()),
  }),
  coefficient: z.number(),
  events: list(EventChange),
})

export const ProfileAnswer = sentAs<ProfileView>()(
  z.object({
    userId: z.string(),
    strategy: Strategy,
    taste: z.enum(['present', 'none', 'cancelled']),
    positives: list(Evidence),
    negatives: list(Evidence),
    neutrals: list(Evidence),
    tags: list(z.object({ tag: z.string(), weight: z.number() })),
    searches: z.optional(list(z.object({ eventId: z.string(), ts: z.number(), text: z.string(), part: z.number() }))),
    preferences: Preferences,
    counts: z.object({ used: Count, quarantined: Count, unknownContent: Count, expired: Count }),
    builtAt: z.number(),
  }),
)
