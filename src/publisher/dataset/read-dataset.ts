/** Reads the folder of a data set; whatever does not fit is refused with its file, column and row. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DocentError } from '../../base/docent-error.ts'
import { parseInput } from '../../contracts/parse-input.ts'
import type { Dataset } from './dataset.ts'
import { datasetDigest } from './dataset-digest.ts'
import { DatasetInfo } from './dataset-info.ts'
import { DATASET_FILE, FOLLOWS, INTERACTIONS, ITEMS, TRUTH, USERS } from './dataset-tables.ts'
import { openTable } from './open-table.ts'
import { readInteractions } from './read-interactions.ts'
import { readFollows, readItems, readUsers } from './read-tables.ts'

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
    ...(read.truth && { truth: read.truth }),
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
