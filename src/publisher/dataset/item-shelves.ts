/** Items as they come into view: by follow, by interest, by popularity, or by chance; published ones only. */
import type { Random } from '../../base/random.ts'
import type { GeneratedItems } from './generated-items.ts'
import { below, exponential, firstAbove, weightedDraw } from './random-draws.ts'

export interface ItemShelves {
  /** One of the newest items of `creator` at `now` that `isNew` allows. */
  ofCreator(creator: number, now: number, isNew: (row: number) => boolean, random: Random): number | undefined
  /** A rather new item with this tag. */
  ofTag(tag: number, now: number, isNew: (row: number) => boolean, random: Random): number | undefined
  /** An item of a creator with many followers, of good quality. */
  popular(now: number, isNew: (row: number) => boolean, random: Random): number | undefined
  any(now: number, isNew: (row: number) => boolean, random: Random): number | undefined
}

/** Draws before a shelf is given up: what is left of it has been seen. */
const TRIES = 12
/** Mean steps back from the newest: of a creator's items, and of a tag's as a share of them and at least so many. */
const CREATOR_STEPS = 3
const TAG_STEPS = 40
const TAG_STEPS_SHARE = 0.1

/** All answer undefined where nothing is left. Cost: O(items) once, O(log items) a draw. */
export function itemShelves(items: GeneratedItems, tags: number): ItemShelves {
  const { n, createdAt, creatorAt, quality, tagStart, creators } = items
  const ascending = Array.from({ length: n }, (_, row) => row).sort((a, b) => createdAt[a]! - createdAt[b]!)
  const byCreator = shelvesOf(creators.n, ascending, createdAt, (row) => (creatorAt[row]! < 0 ? [] : [creatorAt[row]!]))
  const byTag = shelvesOf(tags, ascending, createdAt, (row) => items.tag.subarray(tagStart[row], tagStart[row + 1]))
  const worth = Float64Array.from({ length: n }, (_, row) => {
    const pull = creatorAt[row]! < 0 ? 1 : creators.pull[creatorAt[row]!]!
    return Math.sqrt(pull) * (Number.isNaN(quality[row]!) ? 1 : quality[row]!)
  })
  const drawWorth = weightedDraw(worth)

  function recent(
    shelf: Shelf | undefined,
    steps: (length: number) => number,
    now: number,
    isNew: (row: number) => boolean,
    random: Random,
  ): number | undefined {
    if (!shelf) return undefined
    const length = firstAbove(shelf.times, now)
    for (let tries = 0; tries < TRIES && length > 0; tries++) {
      const back = Math.floor(exponential(random, steps(length)))
      const row = back < length ? shelf.rows[length - 1 - back] : undefined
      if (row !== undefined && isNew(row)) return row
    }
    return undefined
  }

  function drawn(
    draw: (random: Random) => number | undefined,
    now: number,
    isNew: (row: number) => boolean,
    random: Random,
  ): number | undefined {
    for (let tries = 0; tries < TRIES; tries++) {
      const row = draw(random)
      if (row !== undefined && createdAt[row]! <= now && isNew(row)) return row
    }
    return undefined
  }

  return {
    ofCreator: (creator, now, isNew, random) => recent(byCreator[creator], () => CREATOR_STEPS, now, isNew, random),
    ofTag: (tag, now, isNew, random) =>
      recent(byTag[tag], (length) => Math.max(TAG_STEPS, TAG_STEPS_SHARE * length), now, isNew, random),
    popular: (now, isNew, random) => drawn(drawWorth, now, isNew, random),
    any: (now, isNew, random) => drawn(() => (n === 0 ? undefined : below(random, n)), now, isNew, random),
  }
}

/** Rows ascending by time, and their times. */
interface Shelf {
  readonly rows: Int32Array
  readonly times: Float64Array
}

/** `count` shelves; `ascending` are all rows by time, `placesOf` the shelves that a row stands on. */
function shelvesOf(
  count: number,
  ascending: readonly number[],
  createdAt: Float64Array,
  placesOf: (row: number) => Iterable<number>,
): readonly Shelf[] {
  const lists = Array.from({ length: count }, (): number[] => [])
  for (const row of ascending) for (const place of placesOf(row)) lists[place]?.push(row)
  return lists.map((rows) => ({
    rows: Int32Array.from(rows),
    times: Float64Array.from(rows, (row) => createdAt[row]!),
  }))
}
