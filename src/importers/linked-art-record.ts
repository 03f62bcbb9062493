/** Makes the record of a work of what Linked Art says of it. */
import { pointOfWkt } from './geo-point.ts'
import { reach, reachNumber, reachTexts } from './json-reach.ts'
import { chosenTexts, type LanguageText } from './language-texts.ts'
import { AAT, isClassified, languageOf, linkedArtNames, statements } from './linked-art-terms.ts'
import { type Media, type MuseumDate, museumRecord } from './museum-record.ts'
import { yearOf } from './year-of.ts'

/** Type terms that say nothing of a work: every one has them. */
const EMPTY_TYPES: readonly string[] = [AAT.artwork, AAT.collectionItem]

/** `lang` is the language that the catalog is in. Never throws. */
export function linkedArtRecord(work: unknown, lang: string | undefined): unknown {
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
