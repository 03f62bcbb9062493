/** Reads Linked Art JSON-LD: an object, a list or page of them (SPEC FM6). */
import { pointOfWkt } from './geo-point.ts'
import { fieldNames, reach, reachNumber, reachTexts } from './json-reach.ts'
import { chosenTexts, type LanguageText } from './language-texts.ts'
import { AAT, isClassified, languageOf, linkedArtNames, statements } from './linked-art-terms.ts'
import { museumRecord, type Media, type MuseumDate } from './museum-record.ts'
import type { DocumentPlace, ImportedFile, SourceRecord } from './source-record.ts'
import { yearOf } from './year-of.ts'

/** What a visitor can look at, listen to or read; other entities (people, places, events) are no contents. */
const WORKS: ReadonlySet<unknown> = new Set(['HumanMadeObject', 'VisualItem', 'LinguisticObject', 'DigitalObject'])
/** Type terms that say nothing of a work: every one has them. */
const EMPTY_TYPES: readonly string[] = [AAT.artwork, AAT.collectionItem]

/** Never throws. A page that only names its objects, and entities that are no works, are faults that say so. */
export function importLinkedArt(document: unknown, { file, lineOf, lang }: DocumentPlace): ImportedFile {
  const entities = entitiesIn(document)
  const records: SourceRecord[] = []
  const faults: ImportedFile['faults'][number][] = []
  for (const entity of entities) {
    const line = lineOf(entity)
    const at = { file, line, path: '', expected: 'a Linked Art object' }
    const type = reach(entity, 'type')[0]
    if (!WORKS.has(type)) {
      faults.push({ ...at, found: typeof type === 'string' ? `a ${type}` : 'one without a type' })
    } else if (fieldNames(entity).every((key) => key === 'id' || key === 'type')) {
      faults.push({ ...at, found: 'its address alone; download the object and build from that' })
    } else records.push({ file, line, value: recordOf(entity, lang) })
  }
  if (entities.length === 0) {
    faults.push({ file, line: 1, path: '', expected: 'Linked Art objects', found: 'a page without any' })
  }
  return { records, faults }
}

/** Of a list, a page (`orderedItems`, `items`), a graph, or the document itself; of an activity its object. */
function entitiesIn(document: unknown): readonly unknown[] {
  return reach(document).flatMap((entity) => {
    const type = reach(entity, 'type')[0]
    if (reach(entity, '@graph').length > 0) return reach(entity, '@graph')
    if (typeof type !== 'string' || !/Collection(Page)?$/.test(type)) return [entity]
    return [...reach(entity, 'orderedItems'), ...reach(entity, 'items')].flatMap((item) => {
      const [object] = reach(item, 'object')
      return [object ?? item]
    })
  })
}

function recordOf(work: unknown, lang: string | undefined): unknown {
  const made = ['produced_by', 'created_by'].flatMap((key) => reach(work, key))
  const making = [...made, ...reach(made, 'part')]
  const visual = [...reach(work, 'shows'), ...reach(work, 'carries')]
  const materials = [...names(work, 'made_of'), ...names(making, 'technique')]
  const places = reach(making, 'took_place_at')
  const types = reach(work, 'classified_as')
  const styles = types.filter((type) => isClassified(type, AAT.style))
  const kinds = types.filter((type) => !styles.includes(type) && !EMPTY_TYPES.some((id) => reach(type, 'id')[0] === id))
  const { description, material, rights } = statements(work)
  const holders = [...names(work, 'current_owner'), ...names(work, 'member_of')]
  const { image, media, page } = carriersOf(work)
  return museumRecord(
    {
      id: reachTexts(work, 'id')[0],
      titles: linkedArtNames(work),
      texts: description,
      creators: oneEach(names(making, 'carried_out_by'), lang),
      date: dateOf([...making, ...reach(work, 'encountered_by')], lang),
      tags: [
        ...tagged('subject', [...names(visual, 'represents'), ...names([...visual, work], 'about')]),
        ...tagged('type', kinds.map(linkedArtNames)),
        ...tagged('technique', materials),
        ...tagged('movement', styles.map(linkedArtNames)),
      ],
      medium: material.length > 0 ? material : oneEach(materials, lang).map((text) => ({ text })),
      place: names(making, 'took_place_at')[0] ?? [],
      point: reachTexts(places, 'defined_by')
        .map(pointOfWkt)
        .find((each) => each !== undefined),
      collection: holders[0] ?? [],
      room: chosenTexts(names(work, 'current_location')[0] ?? [], lang)[0]?.text,
      rights,
      image,
      url: page,
      media,
    },
    lang,
  )
}

function tagged(facet: 'subject' | 'type' | 'technique' | 'movement', concepts: readonly (readonly LanguageText[])[]) {
  return concepts.map((each) => ({ facet, names: each }))
}

/** The names of each entity at `key`. */
function names(value: unknown, key: string): readonly (readonly LanguageText[])[] {
  return reach(value, key)
    .map(linkedArtNames)
    .filter((each) => each.length > 0)
}

function oneEach(entities: readonly (readonly LanguageText[])[], lang: string | undefined): readonly string[] {
  return entities.flatMap((each) => chosenTexts(each, lang)[0]?.text ?? [])
}

function dateOf(events: readonly unknown[], lang: string | undefined): MuseumDate | undefined {
  const [span] = reach(events, 'timespan')
  if (span === undefined) return undefined
  const written = reach(span, 'identified_by').flatMap((name) =>
    reachTexts(name, 'content').map((text): LanguageText => ({ lang: languageOf(name), text })),
  )
  const text = chosenTexts(written, lang)[0]?.text ?? reachTexts(span, '_label')[0]
  const [from] = reachTexts(span, 'begin_of_the_begin').map(yearOf)
  const [to] = reachTexts(span, 'end_of_the_end').map(yearOf)
  return { text, from, to }
}

/** Its picture, what it is as a file, and its page for people. */
function carriersOf(work: unknown): { image?: string | undefined; media: Media; page?: string | undefined } {
  const shown = [
    ...reach(work, 'representation', 'digitally_shown_by'),
    ...reach(work, 'shows', 'digitally_shown_by'),
    ...reach(work, 'representation'),
  ]
  const image = addressOf(shown)
  const pages = reach(work, 'subject_of', 'digitally_carried_by').filter(
    (file) => isClassified(file, AAT.webPage) || reachTexts(file, 'format').includes('text/html'),
  )
  const format = reachTexts(work, 'format')[0] ?? ''
  const kind = format.startsWith('video/') ? 'video' : format.startsWith('audio/') ? 'audio' : undefined
  const seconds = reach(work, 'dimension').find((each) =>
    reachTexts(each, 'classified_as', '_label').includes('Duration'),
  )
  const media: Media =
    kind === undefined
      ? { kind: image === undefined ? 'none' : 'image' }
      : { kind, seconds: reachNumber(seconds, 'value') }
  return { image, media, page: addressOf(pages) ?? (kind === undefined ? undefined : addressOf([work])) }
}

function addressOf(files: readonly unknown[]): string | undefined {
  return [...reachTexts(files, 'access_point', 'id')].find((address) => /^https?:/.test(address))
}
