/** Reads the folder of a data set; whatever does not fit is refused with its file, column and row. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DocentError } from '../../base/docent-error.ts'
import { parseInput } from '../../contracts/parse-input.ts'
import { SURFACE_FEATURES } from '../../feed/surface-features.ts'
import type { Dataset, DatasetFollow, DatasetItem, DatasetTruth, DatasetUser } from './dataset.ts'
import { datasetDigest } from './dataset-digest.ts'
import { DatasetInfo } from './dataset-info.ts'
import { DATASET_FILE, FOLLOWS, INTERACTIONS, ITEMS, TRUTH, USERS } from './dataset-tables.ts'
import { openTable, type Table } from './open-table.ts'
import { readInteractions } from './read-interactions.ts'
import { cellReader } from './table-cells.ts'

export interface ReadDatasetOptions {
  /** Beyond so many interactions whole users are left out, chosen by a hash of their id; `info.sampled` says so. */
  readonly maxInteractions?: number
}

/** What 1.5 GB of memory hold beside a million items. */
const DEFAULT_MAX_INTERACTIONS = 6_000_000

/**
 * The data set of `folder`: users and items as in the files, interactions ascending by ts, follows as in the file.
 * Empty tables are data sets too. A follow of a creator, or by a user, that nobody knows is left out and counted in
 * `info.leftOut`. DocentError `dataset-missing` where dataset.json or a file is not there; `dataset-invalid` where
 * dataset.json is of another form, a file is cut short, a column is missing, of another type or holds NaN, an id comes
 * twice, an interaction names an unknown user or item or is out of order, or the files are others than those that
 * dataset.json was written for. Cost: linear; row groups are read one at a time.
 */
export async function readDataset(folder: string, options: ReadDatasetOptions = {}): Promise<Dataset> {
  const { maxInteractions = DEFAULT_MAX_INTERACTIONS } = options
  const info = await readInfo(folder)
  const [userTable, itemTable, interactionTable, followTable] = await Promise.all(
    [USERS, ITEMS, INTERACTIONS, FOLLOWS].map((spec) => openTable(folder, spec)),
  )
  if (!userTable || !itemTable || !interactionTable || !followTable) throw new RangeError('four tables were opened')
  const truthTable = info.generated ? await openTable(folder, TRUTH) : undefined

  const users = await readUsers(folder, userTable)
  const items = await readItems(folder, itemTable)
  const read = await readInteractions(folder, {
    users,
    items,
    table: interactionTable,
    truth: truthTable,
    maxInteractions,
  })
  const kept = read.keptUsers
  const { follows, unknown } = await readFollows(folder, followTable, users, items)

  const digest = await datasetDigest(folder, info.generated)
  if (digest !== info.digest) {
    throw new DocentError(
      'dataset-invalid',
      `Expected the files that ${join(folder, DATASET_FILE)} was written for (SHA-256 ${info.digest}), found others (${digest}). Write the data set anew.`,
      { folder, expected: info.digest, found: digest },
    )
  }
  return {
    info: {
      ...info,
      ...(unknown > 0 && { leftOut: { ...info.leftOut, 'follow-unknown': unknown } }),
      ...(read.sampled && { sampled: read.sampled }),
    },
    users: kept ? users.filter((user) => kept.has(user.id)) : users,
    items,
    interactions: read.interactions,
    follows: kept ? follows.filter(({ userId }) => kept.has(userId)) : follows,
    ...(read.truth && { truth: read.truth satisfies DatasetTruth }),
  }
}

async function readInfo(folder: string): Promise<DatasetInfo> {
  const path = join(folder, DATASET_FILE)
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new DocentError(
      'dataset-missing',
      `Expected a data set in ${folder}, found no ${DATASET_FILE} that can be read. Name a folder that docent generate or docent import-events has finished.`,
      { path },
      cause,
    )
  })
  return parseInput(DatasetInfo, jsonOf(text), 'dataset-invalid', path)
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

async function readUsers(folder: string, table: Table): Promise<DatasetUser[]> {
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

async function readItems(folder: string, table: Table): Promise<DatasetItem[]> {
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

async function readFollows(
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
