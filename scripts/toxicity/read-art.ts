/** Reads the texts of three museums as a catalog built from them would embed them. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import * as z from 'zod/mini'
import { embeddedText } from '../../src/catalog/embedded-text.ts'
import { type ArtSubject, artSubjects } from './art-subject.ts'

export interface ArtText {
  /** Of the museum: `tate:A00001`. */
  readonly id: string
  /** SPEC EM7. */
  readonly text: string
  /** [] for a work drawn to compare with. */
  readonly subjects: readonly ArtSubject[]
}

/** Where a museum's records lie, and which of them are read. */
interface MuseumFile {
  /** Under data/museum, without its ending. */
  readonly file: string
  /** One in so many of the works of no subject is drawn to compare with. */
  readonly everyOther: number
  /** Whether a record's text says what is to be seen: Carnegie's says where a work came from, Tate's repeats the title. */
  readonly readsText: boolean
}

const TATE: MuseumFile = { file: 'tate', everyOther: 64, readsText: false }
const CARNEGIE: MuseumFile = { file: 'cmoa', everyOther: 64, readsText: false }
/** Its films, recordings and talks. */
const NATIONAL_GALLERY: MuseumFile = { file: 'nga_media', everyOther: 8, readsText: true }

export type Museum = 'tate' | 'cmoa' | 'nga'

const MuseumRecord = z.object({
  id: z.string(),
  title: z._default(z.string(), ''),
  text: z._default(z.string(), ''),
  tags: z._default(z.array(z.string()), []),
})

/** All works of a subject, and every so many of the others, in the order of the files. */
export async function readArt(shared: string): Promise<Readonly<Record<Museum, readonly ArtText[]>>> {
  const [tate, cmoa, nga] = await Promise.all([
    readMuseum(shared, TATE),
    readMuseum(shared, CARNEGIE),
    readMuseum(shared, NATIONAL_GALLERY),
  ])
  return { tate, cmoa, nga }
}

async function readMuseum(shared: string, museum: MuseumFile): Promise<readonly ArtText[]> {
  const bytes = gunzipSync(await readFile(join(shared, 'data', 'museum', `${museum.file}.ndjson.gz`)))
  const lines = bytes
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
  const texts: ArtText[] = []
  let others = 0
  for (const line of lines) {
    const { id, title, text, tags } = MuseumRecord.parse(JSON.parse(line))
    if (title === '') continue
    const labels = tags.map((tag) => ({ facet: 'subject', label: tag.slice(tag.indexOf(':') + 1), weight: 1 }))
    const words = [title, ...labels.map(({ label }) => label), museum.readsText ? text : ''].join('; ')
    const subjects = artSubjects(words)
    if (subjects.length === 0 && others++ % museum.everyOther !== 0) continue
    texts.push({ id, text: embeddedText({ title, text, tags: labels }), subjects })
  }
  return texts
}
