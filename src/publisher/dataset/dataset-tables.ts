/** The Parquet files of a data set: their columns, in order, each with its type. */
import { SURFACE_FEATURES } from '../../feed/surface-features.ts'

export type ColumnType = 'BOOLEAN' | 'DOUBLE' | 'INT32' | 'INT64' | 'STRING'

export interface ColumnSpec {
  readonly name: string
  readonly type: ColumnType
  /** Where true, a value may be null: not known. */
  readonly optional?: boolean
}

export interface TableSpec {
  readonly file: string
  readonly columns: readonly ColumnSpec[]
}

/** `has_media` is a fact of the item already, so its surface column is that one. */
const OWN_SURFACE = SURFACE_FEATURES.filter((name) => name !== 'has_media')

export const USERS: TableSpec = {
  file: 'users.parquet',
  columns: [
    { name: 'user_id', type: 'STRING' },
    { name: 'created_at', type: 'INT64' },
    { name: 'interests', type: 'STRING' },
    { name: 'activity_per_day', type: 'DOUBLE' },
    { name: 'is_creator', type: 'BOOLEAN' },
  ],
}

export const ITEMS: TableSpec = {
  file: 'items.parquet',
  columns: [
    { name: 'item_id', type: 'STRING' },
    { name: 'creator_id', type: 'STRING', optional: true },
    { name: 'created_at', type: 'INT64' },
    { name: 'word_count', type: 'INT32' },
    { name: 'has_media', type: 'BOOLEAN' },
    { name: 'tags', type: 'STRING' },
    { name: 'quality', type: 'DOUBLE', optional: true },
    { name: 'nsfw', type: 'BOOLEAN' },
    { name: 'toxic', type: 'BOOLEAN' },
    ...OWN_SURFACE.map((name) => ({ name, type: 'DOUBLE', optional: true }) as const),
  ],
}

export const INTERACTIONS: TableSpec = {
  file: 'interactions.parquet',
  columns: [
    { name: 'user_id', type: 'STRING' },
    { name: 'item_id', type: 'STRING' },
    { name: 'ts', type: 'INT64' },
    { name: 'kind', type: 'STRING' },
    { name: 'followed', type: 'BOOLEAN' },
    { name: 'dwell_ms', type: 'DOUBLE' },
    { name: 'visit', type: 'INT32' },
  ],
}

export const FOLLOWS: TableSpec = {
  file: 'follows.parquet',
  columns: [
    { name: 'user_id', type: 'STRING' },
    { name: 'creator_id', type: 'STRING' },
    { name: 'ts', type: 'INT64' },
    { name: 'weight', type: 'DOUBLE' },
  ],
}

export const TRUTH: TableSpec = {
  file: 'truth.parquet',
  columns: [
    { name: 'p_engage', type: 'DOUBLE' },
    { name: 'p_follow', type: 'DOUBLE' },
  ],
}

export const DATASET_FILE = 'dataset.json'
