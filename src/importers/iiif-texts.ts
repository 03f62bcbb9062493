/** Reads the texts of IIIF Presentation 3: a map from languages to lists of texts. */
import { isNamed, reach, reachTexts } from './json-reach.ts'
import { type LanguageText, languageTag } from './language-texts.ts'
import { plainText } from './plain-text.ts'
import { meaningOfLabel, type MetadataMeaning } from './metadata-labels.ts'

/** All texts of the field `key`, in the order of the file. A text instead of a map (as version 2 had) is of no language. */
export function iiifTexts(resource: unknown, key: string): readonly LanguageText[] {
  return reach(resource, key).flatMap((value) => {
    if (typeof value === 'string') return reachTexts(value).map((text) => ({ text }))
    if (!isNamed(value)) return []
    return Object.keys(value).flatMap((lang) =>
      reachTexts(value, lang).map((text) => ({ lang: languageTag(lang), text })),
    )
  })
}

/** The entries of `metadata` whose label means something, in any of its languages. */
export function iiifMetadata(resource: unknown): ReadonlyMap<MetadataMeaning, readonly LanguageText[]> {
  const found = new Map<MetadataMeaning, LanguageText[]>()
  for (const entry of reach(resource, 'metadata')) {
    const meaning = iiifTexts(entry, 'label')
      .map(({ text }) => meaningOfLabel(text))
      .find((each) => each !== undefined)
    if (meaning === undefined) continue
    found.set(meaning, [...(found.get(meaning) ?? []), ...iiifTexts(entry, 'value')])
  }
  return found
}

/** Texts of annotations that say something of the work, by motivation; nothing is fetched. */
export function iiifAnnotationTexts(manifest: unknown, motivations: readonly string[]): readonly LanguageText[] {
  const pages = [...reach(manifest, 'annotations'), ...reach(manifest, 'items', 'annotations')]
  return reach(pages, 'items').flatMap((annotation) => {
    if (!reach(annotation, 'motivation').some((each) => motivations.some((wanted) => wanted === each))) return []
    return reach(annotation, 'body').flatMap((body) => {
      const choices = reach(body, 'items')
      return (choices.length > 0 ? choices : [body]).flatMap((each) => {
        const [value] = reach(each, 'value')
        const text = typeof value === 'string' ? plainText(value) : ''
        return text === '' ? [] : [{ lang: languageTag(reach(each, 'language')[0]), text }]
      })
    })
  })
}
