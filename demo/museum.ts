/** Museum: the catalog as the page shows it. Works by id, rooms, and a plate for each work. */
import type { CatalogManifest, Content, Curator, Room, Venue } from 'docent'
import { PlateBook } from './plate-book.ts'
import type { PlateRecord } from './plates/plate-record.ts'
import { typographic } from './typographic.ts'

export interface Museum {
  readonly title: string
  readonly works: ReadonlyMap<string, Content>
  /** A work's number in the catalogue, from 1, in the order of its ids. */
  readonly numbers: ReadonlyMap<string, number>
  /** Every tag key in use, with how many works carry it. */
  readonly tags: ReadonlyMap<string, number>
  readonly venue: Venue | undefined
  readonly rooms: ReadonlyMap<string, Room>
  /** Whom one can follow, by id; empty where the catalog names none. */
  readonly curators: ReadonlyMap<string, Curator>
  /** Whether they are invented. */
  readonly invented: boolean
  readonly plates: PlateBook
  /** Whether visitor numbers are simulated. */
  readonly simulated: boolean
  /** Whether it came from a file that a visitor gave to this page. */
  readonly imported: boolean
}

/** What of a catalog's manifest and status the page needs, beside its works. */
export interface Opened {
  readonly manifest: CatalogManifest
  readonly works: readonly Content[]
  readonly imported: boolean
}

/** `records`: the plates of the house. A visitor's own works have none, whatever they are called. */
export function openMuseum({ manifest, works, imported }: Opened, records: readonly PlateRecord[]): Museum {
  const { info } = manifest
  return {
    title: info.title,
    works: new Map(
      works.map((work) => [work.id, { ...work, title: typographic(work.title), text: typographic(work.text) }]),
    ),
    numbers: new Map(works.map((work, at) => [work.id, at + 1])),
    tags: countTags(works),
    venue: info.venue,
    rooms: new Map((info.venue?.rooms ?? []).map((room) => [room.room, room])),
    curators: new Map((info.curators ?? []).map((curator) => [curator.id, curator])),
    invented: info.simulated.includes('curator'),
    plates: new PlateBook(imported ? [] : records, works),
    simulated: info.simulated.includes('popularity'),
    imported,
  }
}

/** The title of a work; an id that the catalog does not have stands for itself. */
export function titleOf(museum: Museum, contentId: string): string {
  return museum.works.get(contentId)?.title ?? contentId
}

/** The name of a curator, or of a maker, who are called by their names. */
export function curatorName(museum: Museum, id: string): string {
  return museum.curators.get(id)?.name ?? id
}

/** "Noor Haskelby (invented)": wherever an invented curator moves anything. */
export function curatorWords(museum: Museum, id: string): string {
  const known = museum.curators.get(id)
  if (!known) return id
  return museum.invented ? `${known.name} (invented)` : known.name
}

/** "Room 19, Impressionism"; undefined where a work has no room. */
export function roomName(museum: Museum, room: string | undefined): string | undefined {
  if (room === undefined) return undefined
  const known = museum.rooms.get(room)
  return known ? `Room ${room}, ${known.name}` : roomWords(room)
}

/** "Room 6", "Room B2"; a room that is called by a word keeps it: "Parlour". */
export function roomWords(room: string): string {
  return /\d/.test(room) ? `Room ${room}` : room
}

function countTags(works: readonly Content[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { facet, label } of works.flatMap((work) => work.tags)) {
    const key = `${facet}:${label}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}
