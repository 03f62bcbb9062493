/** FeedVisitor: all that the feed may know of one visitor; the same on a device and in training. */
import type { Evidence, UserSignals } from '../contracts/user-signals.ts'
import type { Preferences } from '../contracts/preferences.ts'

/** A visitor met a content once. `engaged`: liked, reshared or replied to in data; its Outcome is positive on a device. */
export interface FeedLook {
  readonly contentId: string
  /** Epoch ms. */
  readonly ts: number
  readonly engaged: boolean
}

export interface FeedVisitor {
  /** Ascending by ts, then id; of the window (30 days), all before the request. */
  readonly looks: readonly FeedLook[]
  /** Creators followed, with the epoch ms since when. */
  readonly follows: Readonly<Record<string, number>>
  /** Tag keys that the visitor stated. */
  readonly interests: readonly string[]
}

/** What a device knows: each content looked at counts once, at its newest event. Pure; empty for a new visitor. */
export function feedVisitorOf(signals: UserSignals, preferences: Preferences): FeedVisitor {
  const look =
    (engaged: boolean) =>
    ({ contentId, ts }: Evidence): FeedLook => ({ contentId, ts, engaged })
  const looks = [
    ...Object.values(signals.positives).map(look(true)),
    ...Object.values(signals.neutrals).map(look(false)),
    ...Object.values(signals.negatives).map(look(false)),
  ]
  return {
    looks: looks.toSorted((a, b) => a.ts - b.ts || (a.contentId < b.contentId ? -1 : 1)),
    follows: preferences.followed,
    interests: preferences.interests,
  }
}
