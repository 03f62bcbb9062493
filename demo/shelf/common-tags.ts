/** The tags that most works carry. */
import type { Museum } from '../museum.ts'

/** A tag that nearly all works carry tells none of them from the others. */
const TOO_COMMON = 0.6
const FEWEST = 2

/** `works`: how many there are in all. */
interface TaggedWorks {
  readonly tags: Museum['tags']
  readonly works: Pick<Museum['works'], 'size'>
}

/** At most `count` tag keys, the most common first, ties by key; tags of one work alone and of nearly all are left out. */
export function commonTags({ tags, works }: TaggedWorks, count: number): readonly string[] {
  return [...tags]
    .filter(([, carriers]) => carriers >= FEWEST && carriers <= TOO_COMMON * works.size)
    .toSorted(([a, manyA], [b, manyB]) => manyB - manyA || (a < b ? -1 : 1))
    .slice(0, count)
    .map(([tag]) => tag)
}
