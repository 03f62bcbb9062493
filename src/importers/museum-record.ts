/** Makes the record that record.ts reads of what a museum's format says of a work (SPEC FM3, FM4). */
import { chosenTexts, languageTag, type LanguageText, otherLanguages } from './language-texts.ts'
import { yearOf } from './year-of.ts'

/** What the format's reader found; nothing of it is needed. Texts are plain by now. */
export interface MuseumWork {
  readonly id?: string | undefined
  readonly titles: readonly LanguageText[]
  /** A paragraph each. */
  readonly texts: readonly LanguageText[]
  readonly creators: readonly string[]
  readonly date?: MuseumDate | undefined
  /** By facet: one entry a concept, its names in several languages. */
  readonly tags: readonly { readonly facet: Facet; readonly names: readonly LanguageText[] }[]
  readonly medium: readonly LanguageText[]
  readonly place: readonly LanguageText[]
  readonly point?: { readonly lat: number; readonly lon: number } | undefined
  readonly collection: readonly LanguageText[]
  readonly room?: string | undefined
  readonly rights: readonly string[]
  readonly image?: string | undefined
  readonly url?: string | undefined
  readonly media: Media
  /** The language of the texts that mark none. */
  readonly lang?: string | undefined
}

export interface MuseumDate {
  readonly text?: string | undefined
  /** The first year that the date can mean, and the last. */
  readonly from?: number | undefined
  readonly to?: number | undefined
}

/** `seconds`: how long a sound or film lasts, where it is known. */
export interface Media {
  readonly kind: 'none' | 'image' | 'audio' | 'video'
  readonly seconds?: number | undefined
}

/** The usual facets of a catalog: a style is a movement, a material a technique. */
export type Facet = 'subject' | 'type' | 'technique' | 'period' | 'movement'

const CONTENT_TYPES = { none: 'text_item', image: 'image_item', audio: 'audio_item', video: 'video_item' } as const
const BETWEEN_NAMES = '; '
const BETWEEN_PARAGRAPHS = '\n\n'

/** The record; `wanted` is the language that the catalog is in. Absent values have no field. Never throws. */
export function museumRecord(work: MuseumWork, wanted: string | undefined): Readonly<Record<string, unknown>> {
  const title = chosenTexts(work.titles, wanted)[0]
  const text = paragraphs(chosenTexts(work.texts, wanted))
  const lang = text?.lang ?? title?.lang ?? languageTag(work.lang)
  const entries: readonly (readonly [string, unknown])[] = [
    ['id', work.id],
    ['contentType', CONTENT_TYPES[work.media.kind]],
    ['title', title?.text],
    ['text', text?.text],
    ['tags', tagsOf(work, wanted)],
    ['lat', work.point?.lat],
    ['lon', work.point?.lon],
    ['creator', joined(work.creators)],
    ['year', yearOfDate(work.date)],
    ['medium', joined(chosenTexts(work.medium, wanted).map((each) => each.text))],
    ['place', chosenTexts(work.place, wanted)[0]?.text],
    ['collection', chosenTexts(work.collection, wanted)[0]?.text],
    ['room', work.room],
    ['image', work.image],
    ['url', work.url],
    ['lang', lang],
    ['durationSeconds', work.media.seconds !== undefined && work.media.seconds > 0 ? work.media.seconds : undefined],
    ['rights', joined(work.rights)],
    ['dateText', work.date?.text],
    ['translations', translationsOf(work, title, text)],
  ]
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}

function tagsOf({ tags }: MuseumWork, wanted: string | undefined): readonly { facet: string; label: string }[] {
  const byKey = new Map<string, { facet: string; label: string }>()
  for (const { facet, names } of tags) {
    const label = chosenTexts(names, wanted)[0]?.text.replace(/\s+/g, ' ')
    if (label !== undefined && !byKey.has(`${facet}:${label}`)) byKey.set(`${facet}:${label}`, { facet, label })
  }
  return [...byKey.values()]
}

/** A date's own words, where they name a year that it can mean; else the first that it can. */
function yearOfDate(date: MuseumDate | undefined): number | undefined {
  if (date === undefined) return undefined
  const { text, from, to = Infinity } = date
  const written = text === undefined ? undefined : yearOf(text)
  if (from === undefined) return written
  return written !== undefined && written >= from && written <= to ? written : from
}

function translationsOf(
  { titles, texts }: MuseumWork,
  title: LanguageText | undefined,
  text: LanguageText | undefined,
): unknown {
  const ofTitles = otherLanguages(titles, title)
  const languages = new Set(texts.flatMap(({ lang }) => (lang === undefined || lang === text?.lang ? [] : [lang])))
  const ofTexts = new Map([...languages].map((lang) => [lang, paragraphs(texts.filter((each) => each.lang === lang))]))
  const all = new Set([...ofTitles.keys(), ...ofTexts.keys()])
  if (all.size === 0) return undefined
  return Object.fromEntries(
    [...all].map((lang) => {
      const [titleThere, textThere] = [ofTitles.get(lang), ofTexts.get(lang)?.text]
      return [
        lang,
        {
          ...(titleThere === undefined ? {} : { title: titleThere }),
          ...(textThere === undefined ? {} : { text: textThere }),
        },
      ]
    }),
  )
}

function paragraphs(texts: readonly LanguageText[]): LanguageText | undefined {
  const [first] = texts
  return first && { ...first, text: [...new Set(texts.map(({ text }) => text))].join(BETWEEN_PARAGRAPHS) }
}

function joined(names: readonly string[]): string | undefined {
  const distinct = [...new Set(names)]
  return distinct.length === 0 ? undefined : distinct.join(BETWEEN_NAMES)
}
