/** The twenty features of every look of a data set, by the very functions that a device scores with. */
import type { FeedCatalog } from '../../feed/feed-catalog.ts'
import { FEATURES, featuresOf } from '../../feed/feature-table.ts'
import { describeVisitor, type Relation, type VisitorFacts } from '../../feed/visitor-facts.ts'
import type { Dataset } from '../dataset/dataset.ts'
import { type VisitMoment, walkVisits, type WalkOptions } from './walk-visits.ts'

export interface LookFeatures {
  /** First row that has features. */
  readonly from: number
  /** Float32Array[(n - from) · 20] by interaction, as the visitor stood when the visit began. */
  readonly x: Float32Array
  /** Where each item stood to its visitor then, by interaction from `from`. */
  readonly relations: readonly Relation[]
}

export interface DescribeOptions extends WalkOptions {
  /** Creators around a visitor; RecConfig.feed.neighbourhood. */
  readonly neighbourhood: number
}

/** What the feed knows at each moment, with the catalog's rows of what was looked at. Items must be the catalog's. */
export function* describeMoments(
  dataset: Pick<Dataset, 'users' | 'items' | 'interactions' | 'follows'>,
  catalog: FeedCatalog,
  options: DescribeOptions,
): Generator<VisitMoment & { readonly facts: VisitorFacts; readonly contents: Int32Array }> {
  const rowOfItem = dataset.items.map(({ id }) => catalog.items.rowOf(id) ?? -1)
  for (const moment of walkVisits(dataset, options)) {
    const facts = describeVisitor(moment.visitor, catalog, { now: moment.now, neighbourhood: options.neighbourhood })
    const contents = Int32Array.from(moment.rows, (row) => rowOfItem[dataset.interactions.item[row] ?? -1] ?? -1)
    yield { ...moment, facts, contents }
  }
}

/** Features of interactions from `options.from` on. Cost: a visitor described a moment, 20 features a look. */
export function lookFeatures(
  dataset: Pick<Dataset, 'users' | 'items' | 'interactions' | 'follows'>,
  catalog: FeedCatalog,
  options: DescribeOptions,
): LookFeatures {
  const { from = 0 } = options
  const width = FEATURES.length
  const n = dataset.interactions.n - from
  const x = new Float32Array(n * width)
  const relations: Relation[] = Array.from({ length: n }, () => 'OutOfNetwork')
  for (const { rows, facts, contents } of describeMoments(dataset, catalog, options)) {
    const features = featuresOf(facts, contents)
    rows.forEach((row, at) => {
      x.set(features.subarray(at * width, (at + 1) * width), (row - from) * width)
      relations[row - from] = facts.relationOf(contents[at] ?? 0)
    })
  }
  return { from, x, relations }
}
