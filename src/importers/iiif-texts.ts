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

export interface IiifMetadata {
  readonly byMeaning: ReadonlyMap<MetadataMeaning, readonly LanguageText[]>
  /** Labels that mean nothing here, each in its first language. */
  readonly unknown: readonly string[]
}

/** The entries of `metadata` by what their label means, in any of its languages. */
export function iiifMetadata(resource: unknown): IiifMetadata {
  const byMeaning = new Map<MetadataMeaning, LanguageText[]>()
  const unknown: string[] = []
  for (const entry of reach(resource, 'metadata')) {
    const labels = iiifTexts(entry, 'label').map(({ text }) => text)
    const meaning = labels.map(meaningOfLabel).find((each) => each !== undefined)
    if (meaning === undefined) unknown.push(...labels.slice(0, 1))
    else byMeaning.set(meaning, [...(byMeaning.get(meaning) ?? []), ...iiifTexts(entry, 'value')])
  }
  return { byMeaning, unknown }
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
