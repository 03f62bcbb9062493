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
/** The last shelf of all is not given up so soon. */
const LAST_TRIES = 100
/** Mean steps back from the newest: of a creator's items, and of a tag's as a share of them and at least so many. */
const CREATOR_STEPS = 3
const TAG_STEPS = 40
const TAG_STEPS_SHARE = 0.1

/** All answer undefined where nothing is left. Cost: O(items) once, O(log items) a draw. */
export function itemShelves(items: GeneratedItems, tags: number): ItemShelves {
  const { n, createdAt, creatorAt, quality, tagStart, creators } = items
  const ascending = Int32Array.from(createdAt, (_, row) => row).sort((a, b) => createdAt[a]! - createdAt[b]! || a - b)
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
    if (length === 0) return undefined
    for (let tries = 0; tries < TRIES; tries++) {
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
    most = TRIES,
  ): number | undefined {
    for (let tries = 0; tries < most; tries++) {
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
    any: (now, isNew, random) => drawn(() => (n === 0 ? undefined : below(random, n)), now, isNew, random, LAST_TRIES),
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
  ascending: Int32Array,
  createdAt: Float64Array,
  placesOf: (row: number) => Iterable<number>,
): readonly Shelf[] {
  const lengths = new Int32Array(count)
  for (const row of ascending) for (const place of placesOf(row)) lengths[place] = lengths[place]! + 1
  const shelves = Array.from(lengths, (length) => ({ rows: new Int32Array(length), times: new Float64Array(length) }))
  lengths.fill(0)
  for (const row of ascending) {
    for (const place of placesOf(row)) {
      const shelf = shelves[place]
      const at = lengths[place]!
      if (!shelf) continue
      shelf.rows[at] = row
      shelf.times[at] = createdAt[row]!
      lengths[place] = at + 1
    }
  }
  return shelves
}
