/** The facts of a work in words; what a record does not say is left out, never filled in. */
import type { Content } from 'docent'
import { type Museum, roomWords } from '../museum.ts'

const KINDS: Readonly<Partial<Record<Content['contentType'], string>>> = {
  audio_item: 'Audio',
  exhibition: 'Exhibition',
  poi: 'In the house',
  tag: 'Trail',
  text_item: 'Text',
  video_item: 'Film',
}
const SECONDS_PER_MINUTE = 60

/**
 * Whether it hangs there for its maker and year, rather than as a text, a film or a trail. A record that says neither
 * what it is nor where its picture lies counts as a text: with a maker or a year it is a work for all that.
 */
export function isWorkOfArt({ contentType, creator, year }: Content): boolean {
  return KINDS[contentType] === undefined || (contentType === 'text_item' && (creator ?? year) !== undefined)
}

/** "Katsushika Hokusai, 1831"; for what is not a work of art, its kind and length: "Audio, 7 min". */
export function factsLine(content: Content): string {
  const kind = KINDS[content.contentType]
  if (kind !== undefined && !isWorkOfArt(content)) return parts(kind, lengthWords(content.durationSeconds))
  return parts(content.creator, yearWords(content.year))
}

/** "Room 6, plate 214"; a work for which a letter stands in has a number and no plate: "Parlour, no. 214". */
export function placeLine(museum: Museum, content: Content): string {
  const number = museum.numbers.get(content.id) ?? ''
  const words = museum.plates.isPlate(content.id) ? `plate ${number}` : `no. ${number}`
  return content.room === undefined
    ? `${words.charAt(0).toUpperCase()}${words.slice(1)}`
    : `${roomWords(content.room)}, ${words}`
}

/** "1345 BCE" for a negative year. */
export function yearWords(year: number | undefined): string | undefined {
  if (year === undefined) return undefined
  return year < 0 ? `${-year} BCE` : year < 1000 ? `${year} CE` : String(year)
}

/** "1760–1849"; one known end stands alone: "born 1760". */
export function lifeWords({ creatorBorn, creatorDied }: Content): string | undefined {
  const [born, died] = [yearWords(creatorBorn), yearWords(creatorDied)]
  if (born !== undefined && died !== undefined) return `${born}–${died}`
  return born === undefined ? died && `died ${died}` : `born ${born}`
}

/** Whole minutes, at least one. */
export function lengthWords(seconds: number | undefined): string | undefined {
  return seconds === undefined ? undefined : `${Math.max(1, Math.round(seconds / SECONDS_PER_MINUTE))} min`
}

function parts(...words: readonly (string | undefined)[]): string {
  return words.filter((word) => word !== undefined).join(', ')
}
