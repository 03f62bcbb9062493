/** Reads users, items and follows. All throw DocentError `dataset-invalid`, naming file, column and row. */
import { join } from 'node:path'
import { SURFACE_FEATURES } from '../../feed/surface-features.ts'
import type { DatasetFollow, DatasetItem, DatasetUser } from './dataset.ts'
import { FOLLOWS, ITEMS, USERS } from './dataset-tables.ts'
import type { Table } from './open-table.ts'
import { cellReader } from './table-cells.ts'

/** Users in the order of the file. */
export async function readUsers(folder: string, table: Table): Promise<DatasetUser[]> {
  const path = join(folder, USERS.file)
  const users: DatasetUser[] = []
  const seen = new Set<string>()
  const parsed = new Map<string, readonly string[]>()
  for await (const group of table.groups()) {
    const cells = cellReader(path, group, parsed)
    for (let i = 0; i < group.rows; i++) {
      const id = cells.text('user_id', i)
      if (seen.has(id)) throw cells.fault('user_id', i, 'an id that comes once', id)
      seen.add(id)
      users.push({
        id,
        createdAt: cells.number('created_at', i),
        interests: cells.texts('interests', i),
        activityPerDay: cells.number('activity_per_day', i),
        isCreator: cells.flag('is_creator', i),
      })
    }
  }
  return users
}

/** Items in the order of the file. */
export async function readItems(folder: string, table: Table): Promise<DatasetItem[]> {
  const path = join(folder, ITEMS.file)
  const items: DatasetItem[] = []
  const seen = new Set<string>()
  const parsed = new Map<string, readonly string[]>()
  for await (const group of table.groups()) {
    const cells = cellReader(path, group, parsed)
    for (let i = 0; i < group.rows; i++) {
      const id = cells.text('item_id', i)
      if (seen.has(id)) throw cells.fault('item_id', i, 'an id that comes once', id)
      seen.add(id)
      const hasMedia = cells.flag('has_media', i)
      const surface = SURFACE_FEATURES.map((name) =>
        name === 'has_media' ? Number(hasMedia) : cells.optionalNumber(name, i),
      )
      items.push({
        id,
        creatorId: cells.optionalText('creator_id', i),
        createdAt: cells.number('created_at', i),
        wordCount: cells.number('word_count', i),
        hasMedia,
        tags: cells.texts('tags', i),
        quality: cells.optionalNumber('quality', i),
        nsfw: cells.flag('nsfw', i),
        toxic: cells.flag('toxic', i),
        surface: surface.every((value) => value !== undefined) ? surface : undefined,
      })
    }
  }
  return items
}

/** Follows in the order of the file, and how many were by or of nobody. */
export async function readFollows(
  folder: string,
  table: Table,
  users: readonly DatasetUser[],
  items: readonly DatasetItem[],
): Promise<{ follows: DatasetFollow[]; unknown: number }> {
  const path = join(folder, FOLLOWS.file)
  const userIds = new Set(users.map(({ id }) => id))
  const creatorIds = new Set(items.flatMap(({ creatorId }) => creatorId ?? []))
  for (const { id, isCreator } of users) if (isCreator) creatorIds.add(id)
  const follows: DatasetFollow[] = []
  let unknown = 0
  for await (const group of table.groups()) {
    const cells = cellReader(path, group)
    for (let i = 0; i < group.rows; i++) {
      const userId = cells.text('user_id', i)
      const creatorId = cells.text('creator_id', i)
      const follow = { userId, creatorId, since: cells.number('ts', i), weight: cells.number('weight', i) }
      if (userIds.has(userId) && creatorIds.has(creatorId)) follows.push(follow)
      else unknown++
    }
  }
  return { follows, unknown }
}
