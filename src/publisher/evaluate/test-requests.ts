/** One request for each visit of the test part: asked when it began, judged by what then held the visitor. */
import type { FeedVisitor } from '../../feed/feed-visitor.ts'
import type { Dataset } from '../dataset/dataset.ts'
import { walkVisits } from '../train/walk-visits.ts'

export interface TestRequest {
  /** Index in `users`. */
  readonly user: number
  /** Epoch ms. */
  readonly now: number
  readonly visitor: FeedVisitor
  /** Ids that were engaged with in the visit. */
  readonly relevant: ReadonlySet<string>
  /** Rows of the interactions of the visit. */
  readonly rows: readonly number[]
}

/** Requests of the interactions from row `from` on, by user in their order, then by time; of the first `users` who have any. */
export function testRequests(
  dataset: Dataset,
  { from, windowDays, users }: { readonly from: number; readonly windowDays: number; readonly users: number },
): readonly TestRequest[] {
  const { items, interactions } = dataset
  const requests: TestRequest[] = []
  const met = new Set<number>()
  for (const { user, now, rows, visitor } of walkVisits(dataset, { windowDays, from })) {
    if (!met.has(user) && met.size >= users) break
    met.add(user)
    const engaged = rows.filter((row) => (interactions.kind[row] ?? 0) > 0)
    const relevant = new Set(engaged.map((row) => items[interactions.item[row] ?? -1]?.id ?? ''))
    requests.push({ user, now, visitor, relevant, rows })
  }
  return requests
}
