/** The people of a training part as the graph counts them: whom each follows, and what held each. */
import type { FeedItems } from '../../feed/feed-items.ts'
import type { PersonPart } from '../../feed/build-graph.ts'
import type { Dataset } from '../dataset/dataset.ts'
import type { GraphEdges } from './training-part.ts'

/** One entry a user, in their order; contents and creators that the catalog does not have are left out. */
export function graphPeople(
  { users, items }: Pick<Dataset, 'users' | 'items'>,
  { follows, engaged }: GraphEdges,
  catalog: FeedItems,
): readonly PersonPart[] {
  const people = users.map(() => ({ follows: [] as number[], engaged: [] as number[] }))
  const userAt = new Map(users.map(({ id }, at) => [id, at]))
  for (const { userId, creatorId } of follows) {
    const creator = catalog.creatorIndex(creatorId)
    if (creator !== undefined) people[userAt.get(userId) ?? -1]?.follows.push(creator)
  }
  const rows = items.map(({ id }) => catalog.rowOf(id))
  for (let edge = 0; edge < engaged.n; edge++) {
    const row = rows[engaged.item[edge] ?? -1]
    if (row !== undefined) people[engaged.user[edge] ?? -1]?.engaged.push(row)
  }
  return people
}
