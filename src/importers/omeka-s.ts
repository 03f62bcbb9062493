/** Reads items of Omeka S as its API gives them: JSON-LD with Dublin Core terms (SPEC FM7). */
import type { RecordFault } from '../catalog/record-fault.ts'
import type { RecordWarning } from '../contracts/read-records.ts'
import { pointOf } from './geo-point.ts'
import { fieldNames, reach, reachNumber, reachTexts } from './json-reach.ts'
import { chosenTexts, type LanguageText, languageTag } from './language-texts.ts'
import { LeftOutFields } from './left-out-fields.ts'
import { type Media, museumRecord } from './museum-record.ts'
import type { DocumentPlace, ImportedFile, SourceRecord } from './source-record.ts'

const TITLES = ['dcterms:title', 'o:title']
const TEXTS = ['dcterms:description', 'dcterms:abstract', 'bibo:content']
const CREATORS = ['dcterms:creator', 'schema:creator', 'foaf:maker']
const DATES = ['dcterms:created', 'dcterms:date', 'dcterms:issued']
const PLACES = ['dcterms:spatial', 'schema:location']
const MEDIUMS = ['dcterms:medium', 'schema:material']
const RIGHTS = ['dcterms:rightsHolder', 'dcterms:rights', 'dcterms:license']
const COLLECTIONS = ['dcterms:isPartOf', 'dcterms:provenance']
const POINTS = { lat: ['geo:lat', 'schema:latitude'], lon: ['geo:long', 'schema:longitude'] }
const LINKS = ['bibo:uri', 'schema:url', 'foaf:homepage']
const SINGLE = ['dcterms:subject', 'dcterms:type', 'dcterms:temporal', 'dcterms:language', 'dcterms:extent']
const READ: ReadonlySet<string> = new Set(
  [TITLES, TEXTS, CREATORS, DATES, PLACES, MEDIUMS, RIGHTS, COLLECTIONS, POINTS.lat, POINTS.lon, LINKS, SINGLE].flat(),
)
/** A property of a vocabulary; `o:` and its modules are Omeka's own. */
const PROPERTY = /^(?!o[:-])[a-z][\w-]*:[A-Za-z]/

/** Never throws. What is hidden from the public is left out: items with a warning, values silently. */
export function importOmekaS(document: unknown, { file, lineOf, lang }: DocumentPlace): ImportedFile {
  const records: SourceRecord[] = []
  const faults: RecordFault[] = []
  const hidden: number[] = []
  const leftOut = new LeftOutFields()
  for (const item of reach(document)) {
    const line = lineOf(item)
    const types = reachTexts(item, '@type')
    const other = types.find((type) => type.startsWith('o:') && type !== 'o:Item')
    if (other !== undefined) {
      const expected = 'an item of Omeka S (/api/items)'
      faults.push({ file, line, path: '', expected, found: `its ${other.slice('o:'.length)}` })
    } else if (reach(item, 'o:is_public')[0] === false) hidden.push(line)
    else {
      for (const key of fieldNames(item)) {
        if (PROPERTY.test(key) && !READ.has(key)) leftOut.note(file, line, key)
      }
      records.push({ file, line, value: recordOf(item, lang) })
    }
  }
  const [first] = hidden
  if (first === undefined) return { records, faults, leftOut: leftOut.list }
  const what = hidden.length === 1 ? 'one item' : `${hidden.length} items`
  const message = `${file}:${first}: ${what} that the museum does not show ("o:is_public": false) left out`
  const warning: RecordWarning = { file, line: first, field: 'o:is_public', records: hidden.length, message }
  return { records, faults, warnings: [warning], leftOut: leftOut.list }
}

function recordOf(item: unknown, lang: string | undefined): unknown {
  const said = (properties: readonly string[]): readonly LanguageText[] =>
    properties.map((property) => valuesOf(item, property)).find((each) => each.length > 0) ?? []
  const chosen = (properties: readonly string[]): readonly string[] =>
    chosenTexts(said(properties), lang).map(({ text }) => text)
  const concepts = (facet: 'subject' | 'type' | 'technique' | 'period', properties: readonly string[]) =>
    chosenTexts(said(properties), lang).map((text) => ({ facet, names: [text] }))
  const classLabel = reachTexts(item, 'o:resource_class', 'o:label').map((text) => ({
    facet: 'type' as const,
    names: [{ text }],
  }))
  const { image, media, file } = mediaOf(item)
  return museumRecord(
    {
      id: [...reachTexts(item, '@id'), ...reachTexts(item, 'o:id')][0],
      titles: said(TITLES),
      texts: said(TEXTS),
      creators: chosen(CREATORS),
      date: { text: chosen(DATES)[0] },
      tags: [
        ...concepts('subject', ['dcterms:subject']),
        ...concepts('type', ['dcterms:type']),
        ...classLabel,
        ...concepts('technique', MEDIUMS),
        ...concepts('period', ['dcterms:temporal']),
      ],
      medium: said(MEDIUMS),
      place: said(PLACES),
      point: pointOf(number(item, POINTS.lat), number(item, POINTS.lon)),
      collection: said(COLLECTIONS),
      rights: RIGHTS.flatMap((property) => chosen([property])),
      image,
      url: addressesOf(item, LINKS)[0] ?? file,
      media,
      lang: chosen(['dcterms:language'])[0],
    },
    lang,
  )
}

/** Values of a property that the public may see: texts by their language, links by their label. */
function valuesOf(item: unknown, property: string): readonly LanguageText[] {
  return reach(item, property)
    .filter((value) => reach(value, 'is_public')[0] !== false)
    .flatMap((value) => {
      const literal = typeof value === 'string' ? reachTexts(value) : reachTexts(value, '@value')
      const label = [...reachTexts(value, 'o:label'), ...reachTexts(value, 'display_title')]
      const text = [...literal, ...label, ...(property === 'dcterms:license' ? reachTexts(value, '@id') : [])][0]
      return text === undefined ? [] : [{ lang: languageTag(reach(value, '@language')[0]), text }]
    })
}

function addressesOf(item: unknown, properties: readonly string[]): readonly string[] {
  return properties.flatMap((property) => reachTexts(item, property, '@id'))
}

function number(item: unknown, properties: readonly string[]): number | undefined {
  return properties.map((property) => reachNumber(item, property, '@value')).find((each) => each !== undefined)
}

/** An item's media are often only named; where they are merged in, a sound or film among them says what the item is. */
function mediaOf(item: unknown): { image?: string | undefined; media: Media; file?: string | undefined } {
  const media = reach(item, 'o:media')
  const isOf = (kind: string) => (each: unknown) => (reachTexts(each, 'o:media_type')[0] ?? '').startsWith(`${kind}/`)
  const image = [
    ...reachTexts(item, 'thumbnail_display_urls', 'large'),
    ...reachTexts(media, 'thumbnail_display_urls', 'large'),
    ...reachTexts(media.filter(isOf('image')), 'o:original_url'),
  ][0]
  for (const kind of ['video', 'audio'] as const) {
    const [timed] = media.filter(isOf(kind))
    if (timed === undefined) continue
    const seconds =
      reachNumber(timed, 'data', 'dimensions', 'duration') ?? reachNumber(timed, 'dcterms:extent', '@value')
    return { image, media: { kind, seconds }, file: reachTexts(timed, 'o:original_url')[0] }
  }
  return { image, media: { kind: image === undefined ? 'none' : 'image' } }
}
