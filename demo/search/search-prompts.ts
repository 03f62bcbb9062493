/** Searches to begin with: what no word of a work says. For a visitor's own catalog, its most common tags. */
import type { Museum } from '../museum.ts'
import { commonTags } from '../shelf/common-tags.ts'
import { tagWords } from '../tag-words.ts'

const OF_THE_HOUSE = ['boats in bad weather', 'a quiet room', 'someone reading alone']
const OWN_COUNT = 3

export function searchPrompts(museum: Museum): readonly string[] {
  return museum.imported ? commonTags(museum, OWN_COUNT).map(tagWords) : OF_THE_HOUSE
}
