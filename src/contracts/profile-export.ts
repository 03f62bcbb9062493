/** ProfileExport: all that a device keeps of its visitor, as one JSON document that the visitor may take along. */
import * as z from 'zod/mini'
import { ContentId } from './content.ts'
import { DocentError } from '../base/docent-error.ts'
import { InteractionEvent } from './interaction-event.ts'
import { parseInput } from './parse-input.ts'
import { Preferences } from './preferences.ts'

/** What the document calls itself. */
export const PROFILE_FORMAT = 'docent-profile'

/** Version of the document; raised when a reader of the one before would misread it. */
export const PROFILE_VERSION = 1

const UserId = z.string().check(z.minLength(1), z.maxLength(200))

/** JSON, as its owner stored it. */
export type CarriedJson =
  | null
  | boolean
  | number
  | string
  | readonly CarriedJson[]
  | { readonly [key: string]: CarriedJson | undefined }

const anyJson = z.json()
const Carried = z.custom<CarriedJson>((value) => z.safeParse(anyJson, value).success, 'JSON')

/** States by key, each with the version that its owner counts: nobody else reads them. */
const OwnedStates = z.readonly(
  z.record(z.string(), z.readonly(z.strictObject({ version: z.int().check(z.gte(0)), value: Carried }))),
)
export type OwnedStates = z.infer<typeof OwnedStates>

/**
 * `exportedAt` and `at` in epoch ms. `catalog` is the one that was open: another device may import under another.
 * `served` are the pages of lists, ascending by `at`; `events` ascending by ts, then id. `features` and `bandit` are
 * present where the vault keeps them.
 */
export const ProfileExport = z.readonly(
  z.strictObject({
    format: z.literal(PROFILE_FORMAT),
    schemaVersion: z.literal(PROFILE_VERSION),
    userId: UserId,
    exportedAt: z.int().check(z.gte(0)),
    catalog: z.readonly(z.strictObject({ catalogId: z.string(), version: z.string() })),
    events: z.readonly(z.array(InteractionEvent)),
    preferences: Preferences,
    served: z.readonly(
      z.array(
        z.readonly(
          z.strictObject({
            recommId: z.string().check(z.minLength(1), z.maxLength(200)),
            at: z.int().check(z.gte(0)),
            contentIds: z.readonly(z.array(ContentId)),
          }),
        ),
      ),
    ),
    parts: z.readonly(
      z.strictObject({
        features: z.optional(OwnedStates),
        bandit: z.optional(OwnedStates),
      }),
    ),
  }),
)
export type ProfileExport = z.infer<typeof ProfileExport>

/**
 * [RP3] A profile from a document, or from its JSON text. Errors: `profile-newer` where a newer Docent wrote it,
 * `profile-invalid` for all else that does not fit, with every fault.
 */
export function parseProfile(given: unknown): ProfileExport {
  const found = typeof given === 'string' ? fromText(given) : given
  const { format, schemaVersion } = headOf(found)
  if (format === PROFILE_FORMAT && typeof schemaVersion === 'number' && schemaVersion > PROFILE_VERSION) {
    throw new DocentError(
      'profile-newer',
      `Expected a profile of version ${PROFILE_VERSION}, found version ${schemaVersion}: a newer Docent wrote it. Update Docent, then import it again.`,
      { expected: PROFILE_VERSION, found: schemaVersion },
    )
  }
  const profile = parseInput(ProfileExport, found, 'profile-invalid', 'the profile')
  const strangers = profile.events.filter(({ userId }) => userId !== profile.userId).length
  if (strangers > 0 || profile.preferences.userId !== profile.userId) {
    throw new DocentError(
      'profile-invalid',
      `Cannot use the profile: expected all of it to be of one visitor, found ${strangers} events${strangers > 0 ? '' : ', and preferences,'} of another. Export it again.`,
      { strangers },
    )
  }
  return profile
}

function fromText(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new DocentError(
      'profile-invalid',
      'Cannot use the profile: expected JSON as exportProfile() gives it, found other text. Take the whole file.',
      { characters: text.length },
      cause,
    )
  }
}

function headOf(found: unknown): { readonly format?: unknown; readonly schemaVersion?: unknown } {
  return typeof found === 'object' && found !== null ? found : {}
}
