/** Imported looks as the tables of a data set: users by their order of appearance, items as the catalog has them. */
import { DAY_MS, MINUTE_MS } from '../../base/time.ts'
import { creatorIdOf, tagKey } from '../../contracts/content.ts'
import { SURFACE_FEATURES, surfaceFeaturesOf } from '../../feed/surface-features.ts'
import type { ContentStore } from '../../ports/content-store.ts'
import { INTERACTION_KINDS } from './dataset.ts'
import type { DatasetInfo } from './dataset-info.ts'
import type { ImportedLook } from './imported-look.ts'
import type { DatasetTables } from './write-dataset.ts'
import type { TableRows } from './write-table.ts'

/** Absent for so long, the visit is over. Source: the usual half hour of web analytics. */
const VISIT_GAP_MS = 30 * MINUTE_MS
/** A label of the publisher's from this probability on. */
const LABELLED = 0.5

/**
 * The tables of `looks`, in any order. Users become u1, u2 and so on in the order of their first looks, unless `keepIds`.
 * Logs hold neither follows nor stated interests: none here. Items without a date are as old as the first look.
 */
export function importedTables(
  looks: readonly ImportedLook[],
  catalog: ContentStore,
  { keepIds }: { readonly keepIds: boolean },
): { readonly tables: DatasetTables; readonly counts: DatasetInfo['counts'] } {
  const ordered = looks.toSorted((a, b) => a.ts - b.ts)
  const people = new Map<string, Person>()
  const visits = ordered.map((look) => {
    const person = people.get(look.userId) ?? { at: people.size, first: look.ts, last: look.ts, visit: 0 }
    if (look.ts - person.last > VISIT_GAP_MS) person.visit++
    person.last = look.ts
    people.set(look.userId, person)
    return look.visit ?? person.visit
  })
  const users = [...people]
  const name = (at: number): string => (keepIds ? (users[at]?.[0] ?? '') : `u${at + 1}`)
  const creators = new Set<string>()
  for (let row = 0; row < catalog.size; row++) {
    const id = creatorIdOf(catalog.contentAt(row))
    if (id !== undefined) creators.add(id)
  }
  return {
    tables: {
      users: {
        rows: users.length,
        cells: {
          user_id: name,
          created_at: (at) => users[at]![1].first,
          interests: () => '[]',
          activity_per_day: (at) => activityOf(users[at]![1]),
          is_creator: () => false,
        },
      },
      items: itemRows(catalog, ordered[0]?.ts ?? 0),
      interactions: {
        rows: ordered.length,
        cells: {
          user_id: (at) => name(people.get(ordered[at]!.userId)!.at),
          item_id: (at) => catalog.contentAt(ordered[at]!.row).id,
          ts: (at) => ordered[at]!.ts,
          kind: (at) => INTERACTION_KINDS[ordered[at]!.kind],
          followed: (at) => ordered[at]!.followed,
          dwell_ms: (at) => ordered[at]!.dwellMs,
          visit: (at) => visits[at]!,
        },
      },
      follows: { rows: 0, cells: { user_id: () => '', creator_id: () => '', ts: () => 0, weight: () => 0 } },
    },
    counts: {
      users: users.length,
      creators: creators.size,
      items: catalog.size,
      interactions: ordered.length,
      engaged: ordered.filter(({ kind }) => kind > 0).length,
      follows: 0,
    },
  }
}

/** Times are epoch ms; `visit` is the newest visit, counted from 0. */
interface Person {
  readonly at: number
  readonly first: number
  last: number
  visit: number
}

/** Visits a day from the first to the last look, a day at least. */
function activityOf({ first, last, visit }: Person): number {
  return (visit + 1) / Math.max(1, (last - first) / DAY_MS)
}

function itemRows(catalog: ContentStore, undated: number): TableRows {
  const at = (row: number): ReturnType<ContentStore['contentAt']> => catalog.contentAt(row)
  const surface = SURFACE_FEATURES.map(
    (feature, index) => [feature, (row: number) => surfaceFeaturesOf(at(row))[index]] as const,
  )
  return {
    rows: catalog.size,
    cells: {
      ...Object.fromEntries(surface),
      item_id: (row) => at(row).id,
      creator_id: (row) => creatorIdOf(at(row)),
      created_at: (row) => at(row).publishedAt ?? undated,
      word_count: (row) => at(row).wordCount,
      has_media: (row) => at(row).hasImage || at(row).durationSeconds !== undefined,
      tags: (row) => JSON.stringify(at(row).tags.map(tagKey)),
      quality: (row) => at(row).quality ?? at(row).popularity,
      nsfw: (row) => (at(row).safety?.nsfw ?? 0) >= LABELLED,
      toxic: (row) => (at(row).safety?.toxicity ?? 0) >= LABELLED,
    },
  }
}
