/** Every visit of a data set, each with all that the feed knew of the visitor when it began: nothing later is in it. */
import { DAY_MS } from '../../base/time.ts'
import { byGroup } from '../../evaluation/by-group.ts'
import type { FeedLook, FeedVisitor } from '../../feed/feed-visitor.ts'
import type { Dataset } from '../dataset/dataset.ts'

/** One moment at which a list could have been asked for, and what was then looked at. */
export interface VisitMoment {
  /** Index in `users`. */
  readonly user: number
  /** Epoch ms of the first look. */
  readonly now: number
  /** Rows of the interactions, ascending; at least one. */
  readonly rows: readonly number[]
  /** As of `now`: earlier looks of the window, follows by then, stated interests. */
  readonly visitor: FeedVisitor
}

export interface WalkOptions {
  /** Days of looks that the feed knows; the device's window. */
  readonly windowDays: number
  /** First row that is part of a moment; rows before it are history alone. 0 when left out. */
  readonly from?: number
  /** Looks of a moment at most: a long visit is several moments. All of the visit when left out. */
  readonly looksPerMoment?: number
}

type Walked = Pick<Dataset, 'users' | 'items' | 'interactions' | 'follows'>

/**
 * Moments by user in the order of `users`, then by time. A content counts once, at its newest look, engaged when any look
 * at it was: so a device has it. A visit that `from` cuts in two goes on as a moment of its own.
 * Cost: O(interactions + moments · looks in the window).
 */
export function* walkVisits(
  { users, items, interactions, follows: allFollows }: Walked,
  { windowDays, from = 0, looksPerMoment = Infinity }: WalkOptions,
): Generator<VisitMoment> {
  const rowsOf = rowsByUser(interactions.user, users.length)
  const followsOf = byGroup(
    allFollows,
    ({ userId }) => userId,
    (own) => own.toSorted((a, b) => a.since - b.since),
  )
  for (const [user, { id, interests }] of users.entries()) {
    const history = new Map<string, FeedLook>()
    const followed = followsOf.get(id) ?? []
    /** Rows that are history as soon as the clock has gone on. */
    let ahead: number[] = []
    for (const rows of momentsOf(rowsOf[user] ?? [], interactions.visit, from, looksPerMoment)) {
      const now = interactions.ts[rows[0] ?? 0] ?? 0
      for (const row of ahead) if ((interactions.ts[row] ?? 0) < now) remember(row)
      ahead = [...ahead.filter((row) => (interactions.ts[row] ?? 0) >= now), ...rows]
      if ((rows[0] ?? 0) < from) continue
      const looks = [...history.values()].filter(({ ts }) => ts >= now - windowDays * DAY_MS)
      const follows: Record<string, number> = {}
      for (const { creatorId, since } of followed) if (since < now) follows[creatorId] = since
      yield { user, now, rows, visitor: { looks, follows, interests } }
    }

    function remember(row: number): void {
      const contentId = items[interactions.item[row] ?? 0]?.id ?? ''
      const engaged = (interactions.kind[row] ?? 0) > 0 || history.get(contentId)?.engaged === true
      history.delete(contentId) // So that the newest look comes last.
      history.set(contentId, { contentId, ts: interactions.ts[row] ?? 0, engaged })
    }
  }
}

function rowsByUser(user: Int32Array, users: number): readonly (readonly number[])[] {
  const rows: number[][] = Array.from({ length: users }, () => [])
  user.forEach((of, row) => rows[of]?.push(row))
  return rows
}

function* momentsOf(
  rows: readonly number[],
  visit: Int32Array,
  from: number,
  most: number,
): Generator<readonly number[]> {
  let moment: number[] = []
  for (const row of rows) {
    const first = moment[0]
    const goesOn =
      first !== undefined && visit[first] === visit[row] && first < from === row < from && moment.length < most
    if (first !== undefined && !goesOn) {
      yield moment
      moment = []
    }
    moment.push(row)
  }
  if (moment.length > 0) yield moment
}
