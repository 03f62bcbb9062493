/** CatalogManifest: the head of a catalog folder, `manifest.json`. It names the files, their digests and the fixed scales. */
import * as z from 'zod/mini'
import { ContentId } from './content.ts'
import { pairOf } from './pair-of.ts'

const Sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/, 'a SHA-256 in lower-case hex'))

/** A plain name inside the catalog folder: whoever loads it can never be sent elsewhere. */
const FileName = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'the plain name of a file in the folder'))

/** A file of the catalog folder. */
export const CatalogFile = z.readonly(
  z.strictObject({ path: FileName, bytes: z.int().check(z.gte(0)), sha256: Sha256 }),
)
export type CatalogFile = z.infer<typeof CatalogFile>

/** Model files of a catalog at most, and bytes of one: every visitor's device takes them all (SPEC CT11). */
export const MOST_MODELS = 16
export const MOST_MODEL_BYTES = 4 * 1024 * 1024
export const ModelName = z
  .string()
  .check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._-]*\.model$/, 'the plain name of a file in the folder, ending in .model'))

/** Refuses names that do not ascend (code unit order), so that there is one way to list them, and none comes twice. */
export const namesAscend = z.refine<readonly { readonly path: string }[]>(
  (files) => files.every(({ path }, at) => at === 0 || (files[at - 1]?.path ?? '') < path),
  { message: 'names that ascend, each once' },
)

/** The model files of a catalog folder. */
const ModelFiles = z.readonly(
  z
    .array(
      z.readonly(
        z.strictObject({
          path: ModelName,
          bytes: z.int().check(z.gte(0), z.lte(MOST_MODEL_BYTES)),
          sha256: Sha256,
        }),
      ),
    )
    .check(z.minLength(1), z.maxLength(MOST_MODELS), namesAscend),
)

/** A room of the venue: a rectangle in metres on its floor's plan. */
export const Room = z.readonly(
  z.strictObject({
    room: z.string(),
    floor: z.string(),
    name: z.string(),
    x: z.number(),
    y: z.number(),
    width: z.number().check(z.positive()),
    height: z.number().check(z.positive()),
  }),
)
export type Room = z.infer<typeof Room>

export const Venue = z.readonly(
  z.strictObject({
    name: z.string(),
    floors: z.readonly(
      z.array(z.strictObject({ floor: z.string(), name: z.string(), width: z.number(), height: z.number() })),
    ),
    rooms: z.readonly(z.array(Room)),
    doors: z._default(z.readonly(z.array(pairOf(z.string()))), []),
    stairs: z._default(z.readonly(z.array(pairOf(z.string()))), []),
  }),
)
export type Venue = z.infer<typeof Venue>

/** A prior over tags for visitors of whom `when` holds (traits or context); weights in [-1, 1] by tag key. */
export const Prior = z.readonly(
  z.strictObject({
    when: z.readonly(z.record(z.string(), z.string())),
    tags: z.readonly(z.record(z.string(), z.number().check(z.gte(-1), z.lte(1)))),
  }),
)
export type Prior = z.infer<typeof Prior>

/** Fixed by catalog version: a raw score divided by its scale is comparable with the others. */
export const Normalisers = z.readonly(
  z.strictObject({
    /** Mean cosine of an item's vector and its nearest neighbour's. */
    semantic: z.number().check(z.positive()),
    /** Mean cosine of an item's tag vector and its nearest neighbour's. */
    tag: z.number().check(z.positive()),
  }),
)
export type Normalisers = z.infer<typeof Normalisers>

/** Somebody who shows works, whom visitors can follow; `about` is one sentence. */
export const Curator = z.readonly(
  z.strictObject({ id: ContentId, name: z.string().check(z.minLength(1)), about: z._default(z.string(), '') }),
)
export type Curator = z.infer<typeof Curator>

/** What a publisher says of a catalog beside its records. */
export const CatalogInfo = z.readonly(
  z.strictObject({
    catalogId: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]*$/, 'lower-case letters, digits and hyphens')),
    title: z.string(),
    lang: z._default(z.string(), 'en'),
    /** Fields whose figures are simulated; every line made of them says so. */
    simulated: z._default(z.readonly(z.array(z.enum(['popularity', 'quality', 'curator']))), []),
    venue: z.optional(Venue),
    /** Whom the `curator` of a record names, by id. */
    curators: z.optional(z.readonly(z.array(Curator))),
    priors: z._default(z.readonly(z.array(Prior)), []),
    /** How a tag reads in a sentence, by key: `subject:sun` as "the sun". Others read as their label. */
    tagPhrases: z.optional(z.readonly(z.record(z.string(), z.string().check(z.minLength(1))))),
  }),
)
export type CatalogInfo = z.infer<typeof CatalogInfo>

export const CatalogManifest = z.readonly(
  z.strictObject({
    schemaVersion: z.literal(1),
    /** First 16 hex digits of the digest over everything below: the same content gives the same version. */
    version: z.string().check(z.regex(/^[0-9a-f]{16}$/)),
    info: CatalogInfo,
    count: z.int().check(z.gte(0)),
    dim: z.int().check(z.positive()),
    modelId: z.string(),
    normalisers: Normalisers,
    /** `models` is absent where there are none. */
    files: z.readonly(z.strictObject({ items: CatalogFile, vectors: CatalogFile, models: z.optional(ModelFiles) })),
  }),
)
export type CatalogManifest = z.infer<typeof CatalogManifest>
