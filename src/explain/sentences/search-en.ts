/** English, for search. Never more than the lines say, and never what was typed. */
import type { SearchSentenceTable } from './search-sentence-table.ts'

export const searchEnglish: SearchSentenceTable = {
  fields: {
    title: 'the title',
    creator: 'the maker’s name',
    tags: 'the tags',
    place: 'the place',
    medium: 'the material',
    collection: 'the collection',
    year: 'the year',
    room: 'the room',
    text: 'the text',
  },
  and: ' and ',
  found: 'Found in {fields}.',
  foundAndNear: 'Found in {fields}, and close in meaning to what you typed.',
  near: 'Close in meaning to what you typed.',
  personal: ' Moved up by your visit.',
}
