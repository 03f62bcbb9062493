/** Makes the record of a work of what LIDO says of it. */
import { reach, reachTexts } from './json-reach.ts'
import { languageTag, type LanguageText } from './language-texts.ts'
import { actorName, actorNames, dateOf, isMaking, mediumOf, placeNames, pointOfPlace } from './lido-events.ts'
import { lidoMedia } from './lido-media.ts'
import { conceptNames, lidoTexts } from './lido-terms.ts'
import { type Facet, museumRecord } from './museum-record.ts'

/** The record of one `lido`; `wanted` is the language that the catalog is in. Never throws. */
export function lidoRecord(lido: unknown, wanted: string | undefined): unknown {
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
  const { image, media, file, rights } = lidoMedia(administered)
  return museumRecord(
    {
      id: reachTexts(lido, 'lidoRecID', '#text')[0] ?? reachTexts(lido, 'lidoRecID')[0],
      titles: texts('objectIdentificationWrap', 'titleWrap', 'titleSet', 'appellationValue'),
      texts: texts('objectIdentificationWrap', 'objectDescriptionWrap', 'objectDescriptionSet', 'descriptiveNoteValue'),
      creators: reach(makings, 'eventActor').flatMap((actor) => actorName(actor, lang)),
      date: dateOf(makings, lang, wanted),
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
      url: lidoTexts(reach(administered, 'recordWrap', 'recordInfoSet', 'recordInfoLink'), undefined)[0]?.text ?? file,
      media,
      lang,
    },
    wanted,
  )
}
