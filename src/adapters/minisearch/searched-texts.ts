/** Which parts of a content are searched, and what a word in each is worth. */
import type { Content } from '../../contracts/content.ts'
import type { SearchField } from '../../contracts/search-result.ts'

/**
 * Worth of a word by field, in units of one in the text. Docent's own: a title names the work, a creator and a tag were
 * chosen by an expert, a text only mentions. Measured in SPEC SE8.
 */
export const FIELD_WORTH: Readonly<Record<SearchField, number>> = {
  title: 4,
  creator: 3,
  tags: 2,
  place: 1.5,
  medium: 1.5,
  collection: 1,
  year: 1,
  room: 1,
  text: 1,
}

export const SEARCH_FIELDS: readonly SearchField[] = [
  'title',
  'creator',
  'tags',
  'place',
  'medium',
  'collection',
  'year',
  'room',
  'text',
]

/** The texts of one field: tags have several, a field that the content lacks none. A tag's facet is not searched. */
export function textsOf(content: Content, field: SearchField): readonly string[] {
  if (field === 'tags') return content.tags.map(({ label }) => label)
  const value = content[field]
  return value === undefined || value === '' ? [] : [String(value)]
}
