/** Chooses the users of whom a reader with little memory keeps the interactions. */
import { stableHash } from '../../base/random.ts'
import type { Table } from './open-table.ts'

/** Whole users in the order of a hash of their id, as long as their interactions fit: a fair sample, the same each time. */
export async function sampleUsers(
  table: Table,
  maxInteractions: number,
): Promise<{ users: ReadonlySet<string>; interactions: number }> {
  const counts = new Map<string, number>()
  for await (const { columns } of table.groups(['user_id'])) {
    for (const id of columns.get('user_id') ?? []) counts.set(String(id), (counts.get(String(id)) ?? 0) + 1)
  }
  const order = [...counts.keys()].map((id) => ({ id, hash: stableHash(id) })).toSorted((a, b) => a.hash - b.hash)
  const users = new Set<string>()
  let interactions = 0
  for (const { id } of order) {
    const count = counts.get(id) ?? 0
    if (interactions + count > maxInteractions) continue
    interactions += count
    users.add(id)
  }
  return { users, interactions }
}
