/** A data set of people, items and what they did with them: what the feed's models are trained and judged on. */
import type { DatasetInfo } from './dataset-info.ts'

export interface Dataset {
  readonly info: DatasetInfo
  readonly users: readonly DatasetUser[]
  readonly items: readonly DatasetItem[]
  readonly interactions: InteractionColumns
  readonly follows: readonly DatasetFollow[]
  /** Of generated data only. */
  readonly truth?: DatasetTruth
}

/** A visitor. `createdAt` epoch ms; `interests` tag keys that the visitor stated, often none; `activityPerDay` visits. */
export interface DatasetUser {
  readonly id: string
  readonly createdAt: number
  readonly interests: readonly string[]
  readonly activityPerDay: number
  /** Whether the visitor also publishes: then a creator has the same id. */
  readonly isCreator: boolean
}

/**
 * A content. `createdAt` epoch ms; `tags` are keys (`facet:label`); `quality` in [0, 1], undefined where nobody knows;
 * `surface` the ten numbers of SURFACE_FEATURES (feed/surface-features.ts), in that order; undefined where they were not measured.
 */
export interface DatasetItem {
  readonly id: string
  readonly creatorId: string | undefined
  readonly createdAt: number
  readonly wordCount: number
  readonly hasMedia: boolean
  readonly tags: readonly string[]
  readonly quality: number | undefined
  readonly nsfw: boolean
  readonly toxic: boolean
  readonly surface: readonly number[] | undefined
}

/** A follow of a creator. `since` epoch ms; `weight` in [0, 1], how close the two are. */
export interface DatasetFollow {
  readonly userId: string
  readonly creatorId: string
  readonly since: number
  readonly weight: number
}

/** What a visitor did with an item that was met: a look alone, or more. The index is the code in InteractionColumns. */
export const INTERACTION_KINDS = ['view', 'like', 'reshare', 'reply'] as const

/** Looks as parallel columns of length `n`, ascending by ts. Engaged is kind above 0. */
export interface InteractionColumns {
  readonly n: number
  /** Index in `users`. */
  readonly user: Int32Array
  /** Index in `items`. */
  readonly item: Int32Array
  /** Epoch ms. */
  readonly ts: Float64Array
  /** Index in INTERACTION_KINDS. */
  readonly kind: Uint8Array
  /** 1 where the look led to a follow of the creator. */
  readonly followed: Uint8Array
  readonly dwellMs: Float64Array
  /** The visitor's visits, counted from 0. */
  readonly visit: Int32Array
}

/** The hidden probabilities that the generator drew from; entry i belongs to interaction i. */
export interface DatasetTruth {
  readonly pEngage: Float64Array
  readonly pFollow: Float64Array
}
