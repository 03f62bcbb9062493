/** Makes the record of a work of what its IIIF manifest says. */
import { type GeoPoint, pointOfGeoJson } from './geo-point.ts'
import { iiifMedia } from './iiif-media.ts'
import { iiifAnnotationTexts, type IiifMetadata, iiifTexts } from './iiif-texts.ts'
import { reach, reachTexts } from './json-reach.ts'
import { chosenTexts, type LanguageText } from './language-texts.ts'
import type { MetadataMeaning } from './metadata-labels.ts'
import { museumRecord } from './museum-record.ts'
import { yearOf } from './year-of.ts'

/** What a collection gives to the manifests that it names. */
export interface Surroundings {
  readonly collection: readonly LanguageText[]
  readonly rights: readonly string[]
  /** Of the element of the document's list that all of it is in. */
  readonly line: number
}

/** `metadata` is the manifest's own; `lang` the language that the catalog is in. Never throws. */
export function iiifRecord(
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
  const own = iiifRights(manifest, lang)
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
export function iiifRights(resource: unknown, lang: string | undefined): readonly string[] {
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
    (body) => reach(body, 'type')[0] === 'Feature',
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
