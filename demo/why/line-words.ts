/** The terms of a score in words. */
import type { Line } from 'docent'
import type { Museum } from '../museum.ts'
import { facetWords, tagWords } from '../tag-words.ts'
import { titleOf } from '../museum.ts'

export function lineWords(museum: Museum, { kind, label, simulated }: Line): string {
  switch (kind) {
    case 'semantic':
      return 'Close in meaning'
    case 'tag':
      return `${facetWords(label)}: ${tagWords(label)}`
    case 'interest':
      return `You chose: ${label.includes(':') ? tagWords(label) : label}`
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
  }
}
