/** The terms of a score in words. */
import type { Line } from 'docent'
import type { Museum } from '../museum.ts'
import { facetWords, tagWords } from '../tag-words.ts'
import { titleOf } from '../museum.ts'

/** The fields of a work that are searched by their letters. */
const FOUND_IN: Readonly<Record<string, string>> = {
  title: 'in the title',
  creator: 'in the maker’s name',
  tags: 'among the tags',
  text: 'in the text',
  place: 'in the place',
  medium: 'in what it is made of',
  collection: 'in the collection',
  year: 'as the year',
  room: 'as the room',
}

/** The terms of the feed's heads, by their label. */
const FEATURE_WORDS: Readonly<Record<string, string>> = {
  usual: 'As for a usual work and visitor',
}

export function lineWords(museum: Museum, { kind, label, simulated }: Line): string {
  switch (kind) {
    case 'semantic':
      return 'Close in meaning'
    case 'tag':
      return `${facetWords(label)}: ${tagWords(label)}`
    case 'interest':
      return label === 'search' ? 'You searched for it' : `You chose: ${label.includes(':') ? tagWords(label) : label}`
    case 'geo':
      return 'Near where you stand'
    case 'popularity':
      return simulated ? 'Often visited (simulated)' : 'Often visited'
    case 'freshness':
      return 'New in the catalogue'
    case 'prior':
      return `Suggested by the house: ${tagWords(label)}`
    case 'boost':
      return `Brought forward by the house: ${label}`
    case 'rotation':
      return 'Was on the wall a short while ago'
    case 'viewed':
      return 'Looked at already'
    case 'diversity':
      return `Like “${titleOf(museum, label)}” above it`
    case 'text':
      return `Your words, ${FOUND_IN[label] ?? `in its ${label}`}`
    case 'meaning':
      return 'Close in meaning to your words'
    case 'personal':
      return 'Close to what has held you'
    case 'engagement':
    case 'follow':
    case 'embedding':
      return FEATURE_WORDS[label] ?? label
    case 'source':
      return `Where it came from: ${label}`
    case 'safety':
      return 'Held back, to be safe'
    case 'recency':
      return 'Published lately'
    case 'exploration':
      return 'Something different, to learn what you like'
  }
}
