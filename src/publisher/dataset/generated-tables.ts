/** Generated data as the tables of a data set, row by row. */
import { rocAuc } from '../../evaluation/roc-auc.ts'
import { scoredRows } from '../../evaluation/scored-rows.ts'
import { temporalSplit } from '../../evaluation/temporal-split.ts'
import { INTERACTION_KINDS } from './dataset.ts'
import type { DatasetInfo } from './dataset-info.ts'
import { type GeneratedData, userId, VISIT_DAYS } from './generate-dataset.ts'
import { inventSurface } from './invent-surface.ts'
import { firstAbove } from './random-draws.ts'
import type { DatasetTables } from './write-dataset.ts'

/** The tables; cells are made when they are asked for. `seed` is the one of the data. */
export function generatedTables(data: GeneratedData, seed: number): DatasetTables {
  const { users, items, topics, looks, looksOf, follows } = data
  const keys = (tags: Iterable<number>): string => JSON.stringify(Array.from(tags, (tag) => topics.tags[tag] ?? ''))
  const surface = lastOf((row) => inventSurface(items, row, seed))
  const surfaceCells = Object.fromEntries(
    Object.keys(items.n === 0 ? {} : surface(0)).map((name) => [name, (row: number) => surface(row)[name]]),
  )
  const at = (position: number): number => looks.order[position]!
  // Follows lie by user: row i of the table is one of the user whose first row is the last at or before i.
  const firsts = new Int32Array(follows.length + 1)
  follows.forEach((own, user) => (firsts[user + 1] = firsts[user]! + own.length))
  const followerOf = (row: number): number => firstAbove(firsts, row) - 1
  const followOf = lastOf((row) => follows[followerOf(row)]![row - firsts[followerOf(row)]!]!)
  return {
    users: {
      rows: users.length,
      cells: {
        user_id: userId,
        created_at: (row) => users[row]!.createdAt,
        interests: (row) => keys(users[row]!.stated),
        activity_per_day: (row) => looksOf[row]! / VISIT_DAYS,
        is_creator: (row) => users[row]!.creator >= 0,
      },
    },
    items: {
      rows: items.n,
      cells: {
        ...surfaceCells,
        item_id: (row) => items.idAt(row),
        creator_id: (row) => (items.creatorAt[row]! < 0 ? undefined : items.creators.idAt(items.creatorAt[row]!)),
        created_at: (row) => items.createdAt[row]!,
        word_count: (row) => items.wordCount[row]!,
        has_media: (row) => items.hasMedia[row] === 1,
        tags: (row) => keys(items.tag.subarray(items.tagStart[row], items.tagStart[row + 1])),
        quality: (row) => (Number.isNaN(items.quality[row]!) ? undefined : items.quality[row]!),
        nsfw: (row) => items.nsfw[row] === 1,
        toxic: (row) => items.toxic[row] === 1,
      },
    },
    interactions: {
      rows: looks.n,
      cells: {
        user_id: (row) => userId(looks.user[at(row)]!),
        item_id: (row) => items.idAt(looks.item[at(row)]!),
        ts: (row) => looks.ts[at(row)]!,
        kind: (row) => INTERACTION_KINDS[looks.kind[at(row)]!],
        followed: (row) => looks.followed[at(row)] === 1,
        dwell_ms: (row) => looks.dwellMs[at(row)]!,
        visit: (row) => looks.visit[at(row)]!,
      },
    },
    follows: {
      rows: firsts[follows.length]!,
      cells: {
        user_id: (row) => userId(followerOf(row)),
        creator_id: (row) => items.creators.idAt(followOf(row).creator),
        ts: (row) => followOf(row).since,
        weight: (row) => followOf(row).weight,
      },
    },
    truth: {
      rows: looks.n,
      cells: {
        p_engage: (row) => looks.pEngage[at(row)]!,
        p_follow: (row) => looks.pFollow[at(row)]!,
      },
    },
  }
}

/** What dataset.json says of the data, but for their origin. */
export function generatedSummary({
  users,
  items,
  looks,
  follows,
}: GeneratedData): Pick<DatasetInfo, 'counts' | 'oracle'> {
  let engaged = 0
  for (let row = 0; row < looks.n; row++) if (looks.kind[row]! > 0) engaged++
  const { train } = temporalSplit(looks.timesInOrder())
  const test = looks.order.subarray(train)
  const aucOf = (scores: Float64Array, isTrue: (row: number) => boolean): number | undefined =>
    rocAuc(
      scoredRows(
        Float64Array.from(test, (row) => scores[row]!),
        Uint8Array.from(test, (row) => Number(isTrue(row))),
      ),
    )
  const engagementAuc = aucOf(looks.pEngage, (row) => looks.kind[row]! > 0)
  const followAuc = aucOf(looks.pFollow, (row) => looks.followed[row] === 1)
  return {
    counts: {
      users: users.length,
      creators: items.creators.n,
      items: items.n,
      interactions: looks.n,
      engaged,
      follows: follows.reduce((sum, own) => sum + own.length, 0),
    },
    oracle: {
      ...(engagementAuc !== undefined && { engagementAuc }),
      ...(followAuc !== undefined && { followAuc }),
    },
  }
}

/** The last value is kept: every column of a row asks for it. */
function lastOf<T>(valueAt: (row: number) => T): (row: number) => T {
  let last: { readonly row: number; readonly value: T } | undefined
  return (row) => {
    if (last?.row !== row) last = { row, value: valueAt(row) }
    return last.value
  }
}
