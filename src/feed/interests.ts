/** What a visitor leans to, by tag: from what they stated and how their looks ended, smoothed by how they usually end. */
import type { FeedItems } from './feed-items.ts'
import type { FeedVisitor } from './feed-visitor.ts'

/** Share of looks that end well when nothing is known of a visitor. Measured on generated data (npm run feed). */
export const USUAL_RATE = 0.3
/** Looks that the usual rate counts as, for a visitor; and a visitor's own rate, for a tag or a creator. */
const RATE_PRIOR = 5
const PART_PRIOR = 2
/** What a stated interest is worth, in units of rate: as much as a tag whose every look went well. */
const STATED = 0.5

/** A smoothed share of looks that were engaged. */
export class Rates {
  readonly #looks = new Map<number, number>()
  readonly #engaged = new Map<number, number>()

  add(key: number, weight: number, engaged: boolean): void {
    this.#looks.set(key, (this.#looks.get(key) ?? 0) + weight)
    if (engaged) this.#engaged.set(key, (this.#engaged.get(key) ?? 0) + weight)
  }

  /** (engaged + 2 · usual) / (looks + 2), in [0, 1]; `usual` where nothing is known. */
  rate(key: number, usual: number): number {
    return ((this.#engaged.get(key) ?? 0) + PART_PRIOR * usual) / ((this.#looks.get(key) ?? 0) + PART_PRIOR)
  }

  get keys(): Iterable<number> {
    return this.#looks.keys()
  }
}

export interface Interests {
  /** The visitor's own share of looks that were engaged, smoothed, in (0, 1). */
  readonly usual: number
  readonly byTag: Rates
  readonly byCreator: Rates
  /** Signed leaning by tag index; 0 for what is unknown. Not normalised; absent tags are 0. */
  readonly leaning: Float64Array
  /** Euclidean norm of `leaning`; 0 when there is none. */
  readonly norm: number
}

/** Pure. Cost: O(looks · tags + tags of the catalog). Contents and tags that the catalog does not have are left out. */
export function interestsOf({ looks, interests }: FeedVisitor, items: FeedItems): Interests {
  const byTag = new Rates()
  const byCreator = new Rates()
  let engagedLooks = 0
  let known = 0
  for (const { contentId, engaged } of looks) {
    const row = items.rowOf(contentId)
    if (row === undefined) continue
    known++
    if (engaged) engagedLooks++
    const { tags, weights } = items.tagsAt[row]!
    tags.forEach((tag, at) => byTag.add(tag, weights[at]!, engaged))
    const creator = items.creatorAt[row]!
    if (creator >= 0) byCreator.add(creator, 1, engaged)
  }
  const usual = (engagedLooks + RATE_PRIOR * USUAL_RATE) / (known + RATE_PRIOR)
  const leaning = new Float64Array(items.tagKeys.length)
  for (const tag of byTag.keys) leaning[tag] = byTag.rate(tag, usual) - usual
  for (const key of interests) {
    const tag = items.tagIndex(key)
    if (tag !== undefined) leaning[tag] = leaning[tag]! + STATED
  }
  let squares = 0
  for (const value of leaning) squares += value * value
  return { usual, byTag, byCreator, leaning, norm: Math.sqrt(squares) }
}
