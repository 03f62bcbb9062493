/**
 * The features that exploration learns from unless an app names its own: seven of the visitor and seven of the item, so 64
 * weights. None names a content, a tag or a person. A scale is a usual value; it only says how soon a weight is learnt.
 */
import type { ContextFeatures } from './context-features.ts'
import { DAY_MS } from '../../base/time.ts'
import { tagKey } from '../../contracts/content.ts'

/** Words of a long label. */
const LONG_TEXT_WORDS = 200

export const visitFeatures: ContextFeatures = {
  visitor: [
    {
      name: 'looks',
      scale: 3,
      read: ({ signals }) => Math.log1p(countOf(signals.positives) + countOf(signals.negatives)),
    },
    { name: 'turned_away', scale: 0.5, read: ({ signals }) => turnedAway(signals) },
    { name: 'tastes', scale: 3, read: ({ signals }) => Math.log1p(countOf(signals.tagAffinity)) },
    { name: 'searches', scale: 1, read: ({ signals }) => Math.log1p(signals.searches.length) },
    { name: 'stated_interests', scale: 3, read: ({ preferences }) => preferences.interests.length },
    { name: 'is_warm', scale: 1, read: ({ strategy }) => (strategy === 'warm' ? 1 : 0) },
    { name: 'place_is_known', scale: 1, read: ({ options }) => (options.near ? 1 : 0) },
  ],
  item: [
    { name: 'relevance', scale: 0.5, read: ({ relevance }) => relevance },
    { name: 'popularity', scale: 0.5, read: ({ row }, { catalog }) => catalog.contentAt(row).popularity ?? 0 },
    {
      name: 'newness',
      scale: 1,
      read: ({ row }, { catalog, now }) => newness(catalog.contentAt(row).publishedAt, now),
    },
    {
      name: 'words',
      scale: 1,
      read: ({ row }, { catalog }) => catalog.contentAt(row).wordCount / LONG_TEXT_WORDS,
    },
    { name: 'has_sound', scale: 1, read: ({ row }, { catalog }) => (catalog.contentAt(row).durationSeconds ? 1 : 0) },
    { name: 'has_image', scale: 1, read: ({ row }, { catalog }) => (catalog.contentAt(row).hasImage ? 1 : 0) },
    {
      name: 'new_tags',
      scale: 1,
      read: ({ row }, { catalog, signals }) => {
        const { tags } = catalog.contentAt(row)
        const met = tags.filter((tag) => Object.hasOwn(signals.tagAffinity, tagKey(tag))).length
        return tags.length === 0 ? 0 : 1 - met / tags.length
      },
    },
  ],
}

function countOf(record: Readonly<Record<string, unknown>>): number {
  return Object.keys(record).length
}

/** Part of the contents with an outcome that the visitor turned from, in [0, 1]; 0 without any. */
function turnedAway({ positives, negatives }: { positives: object; negatives: object }): number {
  const away = Object.keys(negatives).length
  return away === 0 ? 0 : away / (away + Object.keys(positives).length)
}

/** 1 on the day of publishing, a half a month later, 0 where nobody says. */
function newness(publishedAt: number | undefined, now: number): number {
  return publishedAt === undefined ? 0 : 2 ** (-Math.max(0, now - publishedAt) / (30 * DAY_MS))
}
