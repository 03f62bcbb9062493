/** Reads IIIF Presentation 3: a manifest is a record, a collection one for each manifest that it names (SPEC FM5). */
import type { RecordFault } from '../catalog/record-fault.ts'
import type { RecordWarning } from '../contracts/read-records.ts'
import { type GeoPoint, pointOfGeoJson } from './geo-point.ts'
import { iiifAnnotationTexts, type IiifMetadata, iiifMetadata, iiifTexts } from './iiif-texts.ts'
import { iiifMedia } from './iiif-media.ts'
import { isNamed, reach, reachTexts } from './json-reach.ts'
import { chosenTexts, type LanguageText } from './language-texts.ts'
import { LeftOutFields } from './left-out-fields.ts'
import type { MetadataMeaning } from './metadata-labels.ts'
import { museumRecord } from './museum-record.ts'
import type { DocumentPlace, ImportedFile, SourceRecord } from './source-record.ts'
import { yearOf } from './year-of.ts'

/** What a collection gives to the manifests that it names. */
interface Surroundings {
  readonly collection: readonly LanguageText[]
  readonly rights: readonly string[]
  readonly line: number
}

/** Collections may hold collections; deeper than this none is meant. */
const DEEPEST = 8
const NAMED_ONLY = 'is only named here; its picture and description are in its own file, which may be built beside'
const OTHER_COLLECTION = 'is only named here; what it holds is in its own file, which may be built beside'

/** Never throws: what is no manifest or collection of version 3 is a fault that says what it is. */
export function importIiif(document: unknown, { file, lineOf, lang }: DocumentPlace): ImportedFile {
  const records: SourceRecord[] = []
  const warnings = new Map<string, RecordWarning>()
  const leftOut = new LeftOutFields()
  const fault = refusal(document, file)
  if (fault !== undefined) return { records: [], faults: [fault] }
  visit(document, { collection: [], rights: [], line: 1 }, 0)
  const faults =
    records.length > 0
      ? []
      : [{ file, line: 1, path: '', expected: 'a IIIF collection with manifests', found: 'one without any' }]
  return { records, faults, warnings: [...warnings.values()], leftOut: leftOut.list }

  function visit(resource: unknown, around: Surroundings, depth: number): void {
    // Only the document's own lists have lines; what lies deeper is found from the element of them that holds it.
    const line = Math.max(lineOf(resource), around.line)
    if (typeOf(resource) === 'Manifest') {
      if (depth > 0 && reach(resource, 'items').length === 0) warn('Manifest', line, NAMED_ONLY)
      const metadata = iiifMetadata(resource)
      for (const label of metadata.unknown) leftOut.note(file, line, label)
      records.push({ file, line, value: recordOf(resource, metadata, around, lang) })
      return
    }
    if (typeOf(resource) !== 'Collection') return
    const inside = reach(resource, 'items')
    if (depth > DEEPEST || (depth > 0 && inside.length === 0)) return warn('Collection', line, OTHER_COLLECTION)
    const rights = rightsOf(resource, lang)
    const own = { collection: iiifTexts(resource, 'label'), rights: rights.length > 0 ? rights : around.rights, line }
    for (const item of inside) visit(item, own, depth + 1)
  }

  function warn(field: string, line: number, says: string): void {
    const before = warnings.get(field)
    const count = (before?.records ?? 0) + 1
    const what = count === 1 ? `a ${field.toLowerCase()}` : `each of ${count} ${field.toLowerCase()}s`
    const at = before?.line ?? line
    warnings.set(field, { file, line: at, field, records: count, message: `${file}:${at}: ${what} ${says}` })
  }
}

function refusal(document: unknown, file: string): RecordFault | undefined {
  const at = { file, line: 1, path: '', expected: 'a IIIF manifest or collection of Presentation 3' }
  const contexts = reachTexts(document, '@context').join(' ')
  const type = [...reachTexts(document, 'type'), ...reachTexts(document, '@type')][0] ?? 'nothing'
  if (/presentation\/2/.test(contexts) || type.startsWith('sc:')) {
    const found =
      'IIIF Presentation 2, its older form; ask the publisher for version 3, or convert it (iiif-prezi3 does)'
    return { ...at, found }
  }
  if (type === 'Manifest' || type === 'Collection') return undefined
  const target = reachTexts(document, 'target', 'id')[0]
  if (type === 'Annotation' && target !== undefined) {
    return { ...at, found: `a IIIF content state, which only points to ${target}; download that and build from it` }
  }
  return { ...at, found: `a IIIF ${type}` }
}

function recordOf(
  manifest: unknown,
  { byMeaning }: IiifMetadata,
  around: Surroundings,
  lang: string | undefined,
): unknown {
  const said = (meaning: MetadataMeaning): readonly LanguageText[] => byMeaning.get(meaning) ?? []
  const chosen = (texts: readonly LanguageText[]): readonly string[] => chosenTexts(texts, lang).map(({ text }) => text)
  const { media, image, file } = iiifMedia(manifest)
  const point = placeOf(manifest)
  const texts = [
    iiifTexts(manifest, 'summary'),
    said('text'),
    iiifAnnotationTexts(manifest, ['describing', 'commenting']),
  ].find((each) => each.length > 0)
  const date = chosen(said('date'))[0]
  const navDate = reachTexts(manifest, 'navDate')[0]
  const collections = [said('collection'), iiifTexts(reach(manifest, 'provider')[0], 'label'), around.collection]
  const own = rightsOf(manifest, lang)
  const tagged = iiifAnnotationTexts(manifest, ['tagging'])
  const facets = (['subject', 'type', 'technique', 'period', 'movement'] as const).flatMap((facet) =>
    chosenTexts(said(facet), lang)
      .filter(({ text }) => !/^https?:/.test(text))
      .map((text) => ({ facet, names: [text] })),
  )
  return museumRecord(
    {
      id: reachTexts(manifest, 'id')[0],
      titles: iiifTexts(manifest, 'label'),
      texts: texts ?? [],
      creators: chosen(said('creator')),
      date: { text: date, ...(date === undefined && navDate !== undefined ? { from: yearOf(navDate) } : {}) },
      tags: [...facets, ...tagged.map((text) => ({ facet: 'subject' as const, names: [text] }))],
      medium: said('medium').length > 0 ? said('medium') : said('technique'),
      place: said('place').length > 0 ? said('place') : point.names,
      point: point.point,
      collection: collections.find((each) => each.length > 0) ?? [],
      room: chosen(said('room'))[0],
      rights: own.length > 0 ? own : [...chosen(said('rights')), ...around.rights],
      image,
      url: reachTexts(manifest, 'homepage', 'id')[0] ?? file,
      media,
      lang: chosen(said('lang'))[0],
    },
    lang,
  )
}

/** The statement that must be shown, with its label as IIIF asks, and the licence. */
function rightsOf(resource: unknown, lang: string | undefined): readonly string[] {
  const statement = reach(resource, 'requiredStatement')[0]
  const [label] = chosenTexts(iiifTexts(statement, 'label'), lang)
  const words = chosenTexts(iiifTexts(statement, 'value'), lang).map(({ text }) =>
    label === undefined ? text : `${label.text}: ${text}`,
  )
  return [...words, ...reachTexts(resource, 'rights')]
}

/** Of the manifest, of a canvas, or of a map's annotation. */
function placeOf(manifest: unknown): { point?: GeoPoint | undefined; names: readonly LanguageText[] } {
  const canvases = reach(manifest, 'items')
  const bodies = reach([manifest, ...canvases], 'annotations', 'items', 'body').filter(
    (body) => typeOf(body) === 'Feature',
  )
  const places = [...reach(manifest, 'navPlace'), ...reach(canvases, 'navPlace'), ...bodies]
  for (const place of places) {
    const point = pointOfGeoJson(place)
    if (point === undefined) continue
    const features = reach(place, 'features')
    const [properties] = reach(features.length > 0 ? features : place, 'properties')
    return { point, names: iiifTexts(properties, 'label') }
  }
  return { names: [] }
}

function typeOf(value: unknown): unknown {
  return isNamed(value) ? reach(value, 'type')[0] : undefined
}
