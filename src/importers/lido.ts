/** Reads LIDO, the XML in which museums hand on their records: one `lido` or a `lidoWrap` of them (SPEC FM8). */
import type { RecordFault } from '../catalog/record-fault.ts'
import { pointOf, pointOfWkt, type GeoPoint } from './geo-point.ts'
import { reach, reachTexts } from './json-reach.ts'
import { chosenTexts, languageTag, type LanguageText } from './language-texts.ts'
import { conceptIds, conceptNames, isOfType, lidoTexts } from './lido-terms.ts'
import { type Media, museumRecord, type MuseumDate } from './museum-record.ts'
import type { ImportedFile } from './source-record.ts'
import { readXml } from './xml-tree.ts'
import { yearOf } from './year-of.ts'

/** Events by which a work came to be: production, creation, designing; and all their names where the number is missing. */
const MAKING = ['lido00007', 'lido00012', 'lido00224']
const MAKING_NAMES = /^(production|creation|herstellung|entstehung|entwurf|produktion|création|fabrication)/i
/** LIDO's types of a technique, and of a classification as a style. */
const TECHNIQUE = 'lido00131'
const OPENING = /<(?:[\w.-]+:)?lido[\s>]/g

/** Never throws: other XML, broken or unsafe XML is a fault that says what it is. */
export function importLido(file: string, text: string, wanted?: string): ImportedFile {
  const read = readXml(text)
  if ('refused' in read) return { records: [], faults: [{ file, path: '', ...read.refused }] }
  const { root, tree } = read
  if (root !== 'lido' && root !== 'lidoWrap') {
    return { records: [], faults: [fault(file, `an XML file of <${root}>`)] }
  }
  const lidos = root === 'lido' ? reach(tree, 'lido') : reach(tree, 'lidoWrap', 'lido')
  const lines = root === 'lido' ? [] : linesOf(text)
  const records = lidos.map((lido, index) => ({ file, line: lines[index] ?? 1, value: recordOf(lido, wanted) }))
  return { records, faults: records.length > 0 ? [] : [fault(file, 'a <lidoWrap> without any')] }
}

function fault(file: string, found: string): RecordFault {
  return { file, line: 1, path: '', expected: 'LIDO (<lido> or <lidoWrap> with records)', found }
}

function linesOf(text: string): readonly number[] {
  const lines: number[] = []
  let line = 1
  let counted = 0
  for (const { index } of text.matchAll(OPENING)) {
    for (; counted < index; counted++) if (text[counted] === '\n') line++
    lines.push(line)
  }
  return lines
}

function recordOf(lido: unknown, wanted: string | undefined): unknown {
  const [described] = reach(lido, 'descriptiveMetadata')
  const [administered] = reach(lido, 'administrativeMetadata')
  const lang = languageTag(reach(described, '@lang')[0])
  const classes = reach(described, 'objectClassificationWrap')
  const identified = reach(described, 'objectIdentificationWrap')
  const repository = reach(identified, 'repositoryWrap', 'repositorySet')
  const makings = reach(described, 'eventWrap', 'eventSet', 'event').filter(isMaking)
  const texts = (...keys: readonly string[]): readonly LanguageText[] => lidoTexts(reach(described, ...keys), lang)
  const materials = reach([...makings, ...identified], 'eventMaterialsTech', 'materialsTech', 'termMaterialsTech')
  const concepts = (facet: Facet, each: readonly unknown[]) =>
    each.map((concept) => ({ facet, names: conceptNames(concept, lang) }))
  const places = reach(makings, 'eventPlace', 'place')
  const subjects = reach(described, 'objectRelationWrap', 'subjectWrap', 'subjectSet', 'subject')
  const { image, media, file, rights } = mediaOf(administered)
  return museumRecord(
    {
      id: reachTexts(lido, 'lidoRecID', '#text')[0] ?? reachTexts(lido, 'lidoRecID')[0],
      titles: texts('objectIdentificationWrap', 'titleWrap', 'titleSet', 'appellationValue'),
      texts: texts('objectIdentificationWrap', 'objectDescriptionWrap', 'objectDescriptionSet', 'descriptiveNoteValue'),
      creators: reach(makings, 'eventActor').flatMap((actor) => actorName(actor, lang)),
      date: dateOf(makings, lang),
      tags: [
        ...concepts('type', reach(classes, 'objectWorkTypeWrap', 'objectWorkType')),
        ...concepts('type', reach(classes, 'classificationWrap', 'classification')),
        ...concepts('subject', reach(subjects, 'subjectConcept')),
        ...reach(subjects, 'subjectPlace', 'place').map((place) => ({
          facet: 'subject' as const,
          names: placeNames(place, lang),
        })),
        ...reach(subjects, 'subjectActor', 'actor').map((actor) => ({
          facet: 'subject' as const,
          names: actorNames(actor, lang),
        })),
        ...concepts('technique', materials),
        ...concepts('movement', reach(makings, 'culture')),
        ...concepts('period', reach(makings, 'periodName')),
      ],
      medium: mediumOf(makings, materials, lang, wanted),
      place: places.map((place) => placeNames(place, lang)).find((each) => each.length > 0) ?? [],
      point: places.map(pointOfPlace).find((point) => point !== undefined),
      collection: lidoTexts(
        [
          ...reach(repository, 'repositoryName', 'legalBodyName', 'appellationValue'),
          ...reach(repository, 'displayRepository'),
        ],
        lang,
      ),
      rights,
      image,
      url:
        [...lidoTexts(reach(administered, 'recordWrap', 'recordInfoSet', 'recordInfoLink'), undefined)][0]?.text ??
        file,
      media,
      lang,
    },
    wanted,
  )
}

type Facet = 'type' | 'subject' | 'technique' | 'movement' | 'period'

function isMaking(event: unknown): boolean {
  const [type] = reach(event, 'eventType')
  return (
    MAKING.some((number) => isOfType(type, number)) ||
    conceptNames(type, undefined).some(({ text }) => MAKING_NAMES.test(text))
  )
}

function actorName(eventActor: unknown, lang: string | undefined): readonly string[] {
  const names = actorNames(reach(eventActor, 'actorInRole', 'actor')[0] ?? reach(eventActor, 'actor')[0], lang)
  const shown = lidoTexts(reach(eventActor, 'displayActorInRole'), lang)
  return [...names, ...shown].slice(0, 1).map(({ text }) => text)
}

function actorNames(actor: unknown, lang: string | undefined): readonly LanguageText[] {
  return lidoTexts(reach(actor, 'nameActorSet', 'appellationValue'), lang)
}

function placeNames(place: unknown, lang: string | undefined): readonly LanguageText[] {
  return lidoTexts(reach(place, 'namePlaceSet', 'appellationValue'), lang)
}

/** GML's `pos` has latitude before longitude. */
function pointOfPlace(place: unknown): GeoPoint | undefined {
  const positions = lidoTexts(
    [...reach(place, 'gml', 'Point', 'pos'), ...reach(place, 'gml', 'Point', 'coordinates')],
    undefined,
  )
  const [written = ''] = positions.map(({ text }) => text)
  const [lat, lon] = written.split(/[\s,]+/).map(Number)
  return pointOfWkt(written) ?? (written === '' ? undefined : pointOf(lat, lon))
}

function dateOf(makings: readonly unknown[], lang: string | undefined): MuseumDate | undefined {
  const [dated] = reach(makings, 'eventDate')
  const year = (key: string): number | undefined =>
    lidoTexts(reach(dated, 'date', key), lang).map(({ text }) => yearOf(text))[0]
  const text = lidoTexts(reach(dated, 'displayDate'), lang)[0]?.text
  return dated === undefined ? undefined : { text, from: year('earliestDate'), to: year('latestDate') }
}

/** The museum's own words for it, else its materials. */
function mediumOf(
  makings: readonly unknown[],
  materials: readonly unknown[],
  lang: string | undefined,
  wanted: string | undefined,
): readonly LanguageText[] {
  const shown = lidoTexts(reach(makings, 'eventMaterialsTech', 'displayMaterialsTech'), lang)
  if (shown.length > 0) return shown.slice(0, 1)
  return materials
    .filter((each) => !isOfType(each, TECHNIQUE))
    .flatMap((each) => {
      const name = chosenTexts(conceptNames(each, lang), wanted)[0]
      return name === undefined ? [] : [{ text: name.text }]
    })
}

/** The first picture, what kind of file there is, and whose rights they are: of the resource, else of the record. */
function mediaOf(administered: unknown): {
  readonly image?: string | undefined
  readonly file?: string | undefined
  readonly media: Media
  readonly rights: readonly string[]
} {
  const sets = reach(administered, 'resourceWrap', 'resourceSet')
  const links = reach(sets, 'resourceRepresentation', 'linkResource').flatMap((link) =>
    lidoTexts([link], undefined).map(({ text }) => ({ text, format: reachTexts(link, '@formatResource')[0] ?? '' })),
  )
  const timed = links.find(({ format }) => /^(video|audio)/.test(format))
  const image = links.find(({ format }) => !/^(video|audio|text|application|model)/.test(format))?.text
  const kind =
    timed === undefined
      ? image === undefined
        ? 'none'
        : 'image'
      : timed.format.startsWith('video')
        ? 'video'
        : 'audio'
  const ofResource = rightsOf(reach(sets, 'rightsResource'))
  const ofRecord = rightsOf(reach(administered, 'recordWrap', 'recordRights'))
  return { image, file: timed?.text, media: { kind }, rights: ofResource.length > 0 ? ofResource : ofRecord }
}

function rightsOf(rights: readonly unknown[]): readonly string[] {
  const shown = lidoTexts(reach(rights, 'creditLine'), undefined).map(({ text }) => text)
  const holders = lidoTexts(reach(rights, 'rightsHolder', 'legalBodyName', 'appellationValue'), undefined).map(
    ({ text }) => text,
  )
  const types = reach(rights, 'rightsType').flatMap((type) => [
    ...conceptNames(type, undefined)
      .slice(0, 1)
      .map(({ text }) => text),
    ...conceptIds(type).slice(0, 1),
  ])
  return [...shown, ...holders, ...types]
}
