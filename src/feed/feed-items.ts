/** FeedItems: what the feed reads of a catalog's contents, in columns by row. Publisher data only. */
import { type Content, creatorIdOf, tagKey } from '../contracts/content.ts'
import type { ContentStore } from '../ports/content-store.ts'

/** Whom visitors can follow, and the works they show. */
export interface FeedCreator {
  readonly id: string
  readonly name: string
  /** Rows of their contents, the newest first; contents without a date last, by row. */
  readonly rows: readonly number[]
  /** Unit-length weights by tag index: what they show. Empty when nothing of theirs has a tag. */
  readonly topics: ReadonlyMap<number, number>
}

/** The tags of a row: indices into `tagKeys` with unit-length weights, the heaviest first, ties by key. */
export interface RowTags {
  readonly tags: Int32Array
  readonly weights: Float64Array
}

export interface FeedItems {
  readonly size: number
  rowOf(contentId: string): number | undefined
  idAt(row: number): string
  /** Ascending. */
  readonly tagKeys: readonly string[]
  tagIndex(key: string): number | undefined
  readonly tagsAt: readonly RowTags[]
  readonly creators: readonly FeedCreator[]
  creatorIndex(creatorId: string): number | undefined
  /** Index in `creators` by row, -1 where a content names nobody. */
  readonly creatorAt: Int32Array
  /** Words by row. */
  readonly wordCount: Float64Array
  /** 1 by row where there is an image, a sound or a film. */
  readonly hasMedia: Uint8Array
  /** The publisher's own estimate in [0, 1] by row; its popularity where none is given; 0 where unknown. */
  readonly quality: Float64Array
  /** Epoch ms by row; NaN where unknown. */
  readonly publishedAt: Float64Array
  /** Every row, the newest first, those without a date last; ties by quality, then by row. */
  readonly newestRows: Int32Array
}

/** Reads a catalog once. Cost: O(contents · tags). */
export function feedItemsOf(catalog: ContentStore): FeedItems {
  const { size } = catalog
  const contents = Array.from({ length: size }, (_, row) => catalog.contentAt(row))
  const tagKeys = [...catalog.tagCounts().keys()]
  const tagRows = new Map(tagKeys.map((key, index) => [key, index]))
  const tagsAt = contents.map((content) => tagsOf(content, tagRows))
  const publishedAt = Float64Array.from(contents, (content) => content.publishedAt ?? Number.NaN)
  const quality = Float64Array.from(contents, (content) => content.quality ?? content.popularity ?? 0)
  const rowsOf = new Map<string, number[]>()
  contents.forEach((content, row) => {
    const id = creatorIdOf(content)
    if (id === undefined) return
    const rows = rowsOf.get(id)
    if (rows) rows.push(row)
    else rowsOf.set(id, [row])
  })
  const names = new Map((catalog.manifest.info.curators ?? []).map(({ id, name }) => [id, name]))
  const creators = [...rowsOf].map(([id, rows]): FeedCreator => {
    const newest = rows.toSorted((a, b) => (publishedAt[b] || 0) - (publishedAt[a] || 0) || a - b)
    return { id, name: names.get(id) ?? id, rows: newest, topics: topicsOf(rows, tagsAt) }
  })
  const creatorRows = new Map(creators.map(({ id }, index) => [id, index]))
  return {
    size,
    rowOf: (contentId) => catalog.rowOf(contentId),
    idAt: (row) => catalog.contentAt(row).id,
    tagKeys,
    tagIndex: (key) => tagRows.get(key),
    tagsAt,
    creators,
    creatorIndex: (id) => creatorRows.get(id),
    creatorAt: Int32Array.from(contents, (content) => creatorRows.get(creatorIdOf(content) ?? '') ?? -1),
    wordCount: Float64Array.from(contents, ({ wordCount }) => wordCount),
    hasMedia: Uint8Array.from(contents, ({ hasImage, durationSeconds }) =>
      Number(hasImage || durationSeconds !== undefined),
    ),
    quality,
    publishedAt,
    newestRows: Int32Array.from(contents.keys()).sort(
      (a, b) => (publishedAt[b]! || 0) - (publishedAt[a]! || 0) || quality[b]! - quality[a]! || a - b,
    ),
  }
}

function tagsOf({ tags }: Content, rows: ReadonlyMap<string, number>): RowTags {
  const weights = new Map<number, number>()
  for (const tag of tags) {
    const index = rows.get(tagKey(tag))
    if (index !== undefined) weights.set(index, Math.max(weights.get(index) ?? 0, tag.weight))
  }
  const sorted = [...weights].toSorted((a, b) => b[1] - a[1] || a[0] - b[0])
  const norm = Math.hypot(...sorted.map(([, weight]) => weight)) || 1
  return {
    tags: Int32Array.from(sorted, ([tag]) => tag),
    weights: Float64Array.from(sorted, ([, weight]) => weight / norm),
  }
}

function topicsOf(rows: readonly number[], tagsAt: readonly RowTags[]): ReadonlyMap<number, number> {
  const sums = new Map<number, number>()
  for (const row of rows) {
    tagsAt[row]?.tags.forEach((tag, at) => sums.set(tag, (sums.get(tag) ?? 0) + (tagsAt[row]?.weights[at] ?? 0)))
  }
  const norm = Math.hypot(...sums.values()) || 1
  return new Map([...sums].map(([tag, sum]) => [tag, sum / norm]))
}
