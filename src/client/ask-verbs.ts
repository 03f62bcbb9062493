/** The verbs that ask the vault, each after the events that were tracked before it. */
import type { Docent, ProfileVerb } from './docent.ts'
import type { FeaturesOptions } from '../contracts/feature-view.ts'
import type { PreferenceChange, ProfileView } from '../contracts/host-replies.ts'
import type { VaultClient } from './vault-client.ts'

export type AskVerbs = Pick<
  Docent,
  | 'recommend'
  | 'next'
  | 'similar'
  | 'rank'
  | 'explain'
  | 'profile'
  | 'follow'
  | 'unfollow'
  | 'creators'
  | 'feedback'
  | 'undo'
  | 'storage'
  | 'timeScan'
>

/**
 * `caughtUp` settles when the vault has what was tracked. Reading is asked again when the worker dies under it, and so
 * is stating a preference, as it replaces; what adds or takes back is not.
 */
export function askVerbs(vault: VaultClient, caughtUp: () => Promise<void>): AskVerbs {
  const ask: VaultClient['call'] = async (verb, again) => {
    await caughtUp()
    return vault.call(verb, again)
  }
  const prefer = (change: PreferenceChange): Promise<ProfileView> => ask((host) => host.prefer(change))
  const profile: ProfileVerb = Object.assign(() => ask((host) => host.profile()), {
    adjust: (adjust: NonNullable<PreferenceChange['adjust']>) => prefer({ adjust }),
    interests: (interests: readonly string[]) => prefer({ interests }),
    mute: (mutedTags: readonly string[]) => prefer({ mutedTags }),
    features: (options?: FeaturesOptions) => ask((host) => host.features(options)),
    exploration: () => ask((host) => host.exploration()),
    muteWords: (mutedWords: readonly string[]) => prefer({ mutedWords }),
    block: (blocked: readonly string[]) => prefer({ blocked }),
  })
  return {
    recommend: (options = {}) => ask((host) => host.recommend(options)),
    next: (recommId, count) => ask((host) => host.next(recommId, count), false),
    similar: (contentId, options = {}) => ask((host) => host.similar(contentId, options)),
    rank: (contentIds, options = {}) => ask((host) => host.rank(contentIds, options)),
    explain: (recommId, contentId) => ask((host) => host.explain(recommId, contentId)),
    profile,
    follow: (creatorId) => prefer({ follow: { creatorId, at: Date.now() } }),
    unfollow: (creatorId) => prefer({ follow: { creatorId, at: null } }),
    creators: () => ask((host) => host.creators()),
    feedback: (contentId, feedback) => ask((host) => host.feedback(contentId, feedback, Date.now()), false),
    undo: () => ask((host) => host.undo(), false),
    storage: { status: () => vault.call((host) => host.storageStatus()) },
    timeScan: () => vault.call((host) => host.timeScan()),
  }
}
