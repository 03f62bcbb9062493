/** Reads the events of a LIDO record by which its work was made: who, when, where, of what. */
import { type GeoPoint, pointOf, pointOfWkt } from './geo-point.ts'
import { reach } from './json-reach.ts'
import { chosenTexts, type LanguageText } from './language-texts.ts'
import { conceptNames, isOfType, lidoTexts } from './lido-terms.ts'
import type { MuseumDate } from './museum-record.ts'
import { yearOf } from './year-of.ts'

/** Events by which a work came to be: production, creation, designing; and all their names where the number is missing. */
const MAKING = ['lido00007', 'lido00012', 'lido00224']
const MAKING_NAMES = /^(production|creation|herstellung|entstehung|entwurf|produktion|création|fabrication)/i
/** LIDO's type of a technique among the materials. */
const TECHNIQUE = 'lido00131'

/** Whether the work came to be by `event`. */
export function isMaking(event: unknown): boolean {
  const [type] = reach(event, 'eventType')
  return (
    MAKING.some((number) => isOfType(type, number)) ||
    conceptNames(type, undefined).some(({ text }) => MAKING_NAMES.test(text))
  )
}

/** The name of an event's actor, else the words that show it; one at most. */
export function actorName(eventActor: unknown, lang: string | undefined): readonly string[] {
  const names = actorNames(reach(eventActor, 'actorInRole', 'actor')[0] ?? reach(eventActor, 'actor')[0], lang)
  const shown = lidoTexts(reach(eventActor, 'displayActorInRole'), lang)
  return [...names, ...shown].slice(0, 1).map(({ text }) => text)
}

/** What an actor is called. */
export function actorNames(actor: unknown, lang: string | undefined): readonly LanguageText[] {
  return lidoTexts(reach(actor, 'nameActorSet', 'appellationValue'), lang)
}

/** What a place is called. */
export function placeNames(place: unknown, lang: string | undefined): readonly LanguageText[] {
  return lidoTexts(reach(place, 'namePlaceSet', 'appellationValue'), lang)
}

/** The point of a place in GML, whose `pos` has latitude before longitude; a few records have WKT there. */
export function pointOfPlace(place: unknown): GeoPoint | undefined {
  const written = lidoTexts(reach(place, 'gml', 'Point', 'pos'), undefined)[0]?.text ?? ''
  const [lat, lon] = written.split(/[\s,]+/).map(Number)
  return pointOfWkt(written) ?? (written === '' ? undefined : pointOf(lat, lon))
}

/** The date of the first event that has one. */
export function dateOf(
  makings: readonly unknown[],
  lang: string | undefined,
  wanted: string | undefined,
): MuseumDate | undefined {
  const [dated] = reach(makings, 'eventDate')
  const year = (key: string): number | undefined =>
    lidoTexts(reach(dated, 'date', key), lang).map(({ text }) => yearOf(text))[0]
  const text = chosenTexts(lidoTexts(reach(dated, 'displayDate'), lang), wanted)[0]?.text
  return dated === undefined ? undefined : { text, from: year('earliestDate'), to: year('latestDate') }
}

/** The museum's own words for it, else its materials. */
export function mediumOf(
  makings: readonly unknown[],
  materials: readonly unknown[],
  lang: string | undefined,
  wanted: string | undefined,
): readonly LanguageText[] {
  const shown = lidoTexts(reach(makings, 'eventMaterialsTech', 'displayMaterialsTech'), lang)
  if (shown.length > 0) return shown
  return materials
    .filter((each) => !isOfType(each, TECHNIQUE))
    .flatMap((each) => {
      const name = chosenTexts(conceptNames(each, lang), wanted)[0]
      return name === undefined ? [] : [{ text: name.text }]
    })
}
