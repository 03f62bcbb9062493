/** Content and Tag: what the catalog holds. Seed: recsys-contracts, models. */
import * as z from 'zod/mini'

/** Keys that would reach an object's prototype if they ever became a property name. */
const FORBIDDEN_IDS = new Set(['__proto__', 'constructor', 'prototype'])

/** A content's id: 1 to 200 characters, no white space at the ends. */
export const ContentId = z.string().check(
  z.minLength(1),
  z.maxLength(200),
  z.refine(
    (id) => id.trim() === id && !FORBIDDEN_IDS.has(id),
    'an id without white space around it, not a reserved word',
  ),
)

export const ContentType = z.enum(['text_item', 'image_item', 'video_item', 'audio_item', 'exhibition', 'tag', 'poi'])
export type ContentType = z.infer<typeof ContentType>

/** An expert tag. `weight` in (0, 1] says how much the content is about it. */
export const Tag = z.readonly(
  z.strictObject({
    facet: z.string().check(z.regex(/^[^:\s][^:]*$/, 'a facet without a colon')),
    label: z.string().check(z.minLength(1)),
    weight: z._default(z.number().check(z.positive(), z.lte(1)), 1),
  }),
)
export type Tag = z.infer<typeof Tag>

/** The tag's name everywhere outside its record: `facet:label`. */
export function tagKey(tag: Pick<Tag, 'facet' | 'label'>): string {
  return `${tag.facet}:${tag.label}`
}

/** A language as texts are marked with it: `de`, `pt-BR`, `zh-Hant`. Source: BCP 47, its registered languages. */
const LangTag = z.string().check(z.regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/, 'a language tag as "de" or "pt-BR"'))

/** The same content in another language: what of it there is. */
const Translation = z.readonly(z.strictObject({ title: z.optional(z.string()), text: z.optional(z.string()) }))

const Share = z.number().check(z.gte(0), z.lte(1))
const EpochMs = z.int()

/** Safety scores of the publisher, each a probability. */
export const Safety = z.readonly(z.strictObject({ nsfw: z.optional(Share), toxicity: z.optional(Share) }))

/**
 * One content of the catalog. Units: `year` may be negative (before the common era); `x`, `y` metres on the floor's
 * plan; `lat`, `lon` degrees; `popularity`, `quality` in [0, 1]; instants in epoch ms; `wordCount` counts `text`. Visitors
 * can follow a `creator`, or the `curator` who shows it (the id of one in CatalogInfo, or a name). `rights` is who
 * holds it and under which licence, `dateText` the date as the museum writes it; `translations` are titles and texts in
 * other languages than `lang`, by language.
 */
export const Content = z.readonly(
  z.strictObject({
    id: ContentId,
    contentType: ContentType,
    title: z.string().check(z.minLength(1)),
    text: z._default(z.string(), ''),
    tags: z._default(z.readonly(z.array(Tag)), []),
    wordCount: z.int().check(z.gte(0)),
    hasImage: z._default(z.boolean(), false),
    lat: z.optional(z.number().check(z.gte(-90), z.lte(90))),
    lon: z.optional(z.number().check(z.gte(-180), z.lte(180))),
    creator: z.optional(z.string()),
    curator: z.optional(z.string()),
    creatorBorn: z.optional(z.int()),
    creatorDied: z.optional(z.int()),
    year: z.optional(z.int()),
    medium: z.optional(z.string()),
    place: z.optional(z.string()),
    collection: z.optional(z.string()),
    room: z.optional(z.string()),
    floor: z.optional(z.string()),
    x: z.optional(z.number()),
    y: z.optional(z.number()),
    image: z.optional(z.string()),
    url: z.optional(z.string()),
    lang: z.optional(z.string()),
    durationSeconds: z.optional(z.number().check(z.positive())),
    popularity: z.optional(Share),
    quality: z.optional(Share),
    publishedAt: z.optional(EpochMs),
    expiresAt: z.optional(EpochMs),
    safety: z.optional(Safety),
    rights: z.optional(z.string()),
    dateText: z.optional(z.string()),
    translations: z.optional(z.readonly(z.record(LangTag, Translation))),
  }),
)
export type Content = z.infer<typeof Content>

/** Every field of a Content, in the order in which records are written. */
export const CONTENT_FIELDS: readonly string[] = Object.keys(Content._zod.def.innerType.shape)

/** Whom one follows to see more like this content: its curator, else its creator. */
export function creatorIdOf({ curator, creator }: Pick<Content, 'curator' | 'creator'>): string | undefined {
  return curator ?? creator
}
