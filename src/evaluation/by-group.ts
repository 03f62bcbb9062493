/** The same metric of each group apart: by source, by arm, by tier. */

/**
 * `metric` of the rows of every group, groups in the order in which they are met; rows keep their order. A group without
 * rows is not there. Cost: one pass, and the metric of each group.
 */
export function byGroup<Row, Group extends string, Result>(
  rows: Iterable<Row>,
  groupOf: (row: Row) => Group,
  metric: (rows: readonly Row[]) => Result,
): ReadonlyMap<Group, Result> {
  const groups = new Map<Group, Row[]>()
  for (const row of rows) {
    const group = groups.get(groupOf(row))
    if (group) group.push(row)
    else groups.set(groupOf(row), [row])
  }
  return new Map([...groups].map(([group, members]) => [group, metric(members)]))
}
