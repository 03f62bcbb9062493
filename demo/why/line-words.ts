/** The terms of a score in words. */
import type { Line } from 'docent'
import type { Museum } from '../museum.ts'
import { facetWords, tagWords } from '../tag-words.ts'
import { featureWords } from '../feed/feature-words.ts'
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

/** Where the feed found a work. */
const SOURCES: Readonly<Record<string, string>> = {
  InNetwork: 'From those you follow',
  Graph: 'From around those you follow',
  OutOfNetwork: 'From beyond those you follow',
}

/** What the feed holds back, by the kind of reason. */
const HELD_BACK: Readonly<Record<string, string>> = {
  nsfw: 'Held back: may not be for every eye',
  toxicity: 'Held back: its words may hurt',
}

export function lineWords(museum: Museum, line: Line): string {
  const { kind, label, simulated } = line
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
      return featureWords(museum, line)
    case 'source':
      return SOURCES[label] ?? label
    case 'safety':
      return HELD_BACK[label] ?? label
    case 'recency':
      return 'New in the catalogue'
    case 'exploration':
      return 'Something different, to learn what you like'
  }
}
